"""Frames contain the connected members of a group, and no other statement."""

from collections.abc import Callable

from argmap.formats.dot_clusters import common_path, frame_paths
from argmap.model.map import ArgMap

Argue = Callable[[str], ArgMap]

GROUPS = "group g: G\n  group h: H\n"


def test_what_is_written_below_a_member_stands_in_its_frame(parse_argument: Argue) -> None:
    argmap = parse_argument(
        GROUPS + "thesis t: T\n  premise p: P\n    group: g\n    premise q: Q\n  premise r: R\n"
    )
    assert frame_paths(argmap) == {"t": (), "p": ("g/1",), "q": ("g/1",), "r": ()}


def test_scattered_members_get_several_frames(parse_argument: Argue) -> None:
    argmap = parse_argument(
        GROUPS + "thesis t: T\n  premise p: P\n    group: g\n  premise q: Q\n  premise r: R\n    group: g\n"
    )
    assert frame_paths(argmap) == {"t": (), "p": ("g/1",), "q": (), "r": ("g/2",)}


def test_linked_premises_share_a_frame(parse_argument: Argue) -> None:
    argmap = parse_argument(GROUPS + "thesis t: T\n  premise p: P\n    group: g\n  and q: Q\n    group: g\n")
    assert frame_paths(argmap) == {"t": (), "p": ("g/1",), "q": ("g/1",)}


def test_linked_premises_with_another_statement_between_share_no_frame(parse_argument: Argue) -> None:
    argmap = parse_argument(
        GROUPS + "thesis t: T\n  premise p: P\n    group: g\n  and q: Q\n  and r: R\n    group: g\n"
    )
    assert frame_paths(argmap) == {"t": (), "p": ("g/1",), "q": (), "r": ("g/2",)}


def test_a_frame_within_a_frame(parse_argument: Argue) -> None:
    argmap = parse_argument(
        GROUPS
        + "thesis t: T\n  group: g\n  premise p: P\n    group: h\n"
        + "  premise q: Q\n  premise r: R\n    group: h\n"
    )
    assert frame_paths(argmap) == {"t": ("g/1",), "p": ("g/1", "h/1"), "q": ("g/1",), "r": ("g/1", "h/2")}


def test_a_reference_draws_no_one_into_a_frame(parse_argument: Argue) -> None:
    argmap = parse_argument(
        GROUPS + "thesis t: T\n  group: g\n  premise p\nclaim c: C\n  premise p: P\n    group: g\n"
    )
    assert frame_paths(argmap) == {"t": ("g/1",), "c": (), "p": ("g/2",)}


def test_the_frames_around_several_are_those_they_share() -> None:
    assert common_path([("g/1", "h/1"), ("g/1", "h/2")]) == ("g/1",)
    assert common_path([("g/1",), ()]) == ()
    assert common_path([("g/1", "h/1"), ("g/1", "h/1")]) == ("g/1", "h/1")
