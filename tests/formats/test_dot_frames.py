"""A group has one frame in DOT, round members that stand together; those elsewhere name their group."""

from collections.abc import Callable

import pytest

from argmap.formats.dot import DotOptions, to_dot
from argmap.formats.dot_clusters import DotFrames, build_frames
from argmap.formats.dot_tree import build_dot_tree
from argmap.model.map import ArgMap
from tests.layout.generated_maps import generate_map

Argue = Callable[[str], ArgMap]

GROUPS = "group g: G\n  group h: H\n"


def frame(argmap: ArgMap) -> DotFrames:
    return build_frames(argmap, build_dot_tree(argmap, {}))


def list_framed(frames: DotFrames) -> dict[str, tuple[str, ...]]:
    """The statements that have frames round them, and these."""
    return {node: path for node, path in frames.paths.items() if path and node.startswith("s-")}


def test_what_is_written_below_a_member_stands_in_its_frame(parse_argument: Argue) -> None:
    frames = frame(
        parse_argument(
            GROUPS + "thesis t: T\n  premise p: P\n    group: g\n    premise q: Q\n  premise r: R\n"
        )
    )
    assert list_framed(frames) == {"s-p": ("g",), "s-q": ("g",)}
    assert frames.labels == {}


def test_a_box_alone_names_its_group(parse_argument: Argue) -> None:
    frames = frame(parse_argument(GROUPS + "thesis t: T\n  premise p: P\n    group: g\n  premise q: Q\n"))
    assert list_framed(frames) == {}
    assert frames.labels == {"s-p": ["g"]}


def test_the_larger_part_has_the_frame_and_the_other_names_the_group(parse_argument: Argue) -> None:
    frames = frame(
        parse_argument(
            GROUPS + "thesis t: T\n  premise p: P\n    group: g\n    premise: P2\n  premise q: Q\n"
            "  premise r: R\n    group: g\n    premise s: S\n    premise: S2\n"
        )
    )
    assert {node for node in list_framed(frames) if not node.startswith("s-n.")} == {"s-r", "s-s"}
    assert frames.labels == {"s-p": ["g"]}


def test_linked_premises_share_a_frame(parse_argument: Argue) -> None:
    frames = frame(
        parse_argument(GROUPS + "thesis t: T\n  premise p: P\n    group: g\n  and q: Q\n    group: g\n")
    )
    assert list_framed(frames) == {"s-p": ("g",), "s-q": ("g",)}
    assert frames.paths["i-p.supports"] == ()


def test_a_frame_within_a_frame(parse_argument: Argue) -> None:
    frames = frame(
        parse_argument(
            GROUPS
            + "thesis t: T\n  group: g\n  premise p: P\n    group: h\n    premise q: Q\n  premise r: R\n"
        )
    )
    assert list_framed(frames) == {
        "s-t": ("g",),
        "s-p": ("g", "h"),
        "s-q": ("g", "h"),
        "s-r": ("g",),
    }


def test_a_member_above_another_group_stands_outside_its_frame(parse_argument: Argue) -> None:
    frames = frame(
        parse_argument(
            "group g: G\ngroup h: H\nthesis t: T\n  premise p: P\n    group: g\n    premise q: Q\n"
            "    premise r: R\n    premise s: S\n      group: h\n"
        )
    )
    assert list_framed(frames) == {"s-q": ("g",), "s-r": ("g",)}
    assert frames.labels == {"s-p": ["g"], "s-s": ["h"]}


@pytest.mark.parametrize("seed", range(20))
def test_each_group_is_titled_once(parse_argument: Argue, seed: int) -> None:
    source = to_dot(parse_argument(generate_map(seed, 5 + seed)), DotOptions())
    clusters = [line for line in source.splitlines() if line.strip().startswith("subgraph cluster_")]
    assert len(clusters) == len(set(clusters))
