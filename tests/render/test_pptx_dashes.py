"""The dashes of attacks on a slide: one at each end and corner, and the same on a run that lines share."""

import xml.etree.ElementTree as ET
from collections.abc import Iterator
from itertools import accumulate, pairwise

import pytest

from argmap.render.pptx.presentation import render_pptx
from tests.layout.generated_maps import generate_map
from tests.render.pptx_decks import MAPS, build_pptx_deck, build_scene_slide, build_slide_scene
from tests.render.pptx_reader import A, connector_path, find_connectors, read_slides

GENERATED_MAPS = {f"made {seed}": generate_map(seed, 12 + seed) for seed in range(8)}


def list_dashed_lines(text: str) -> Iterator[tuple[list[float], list[tuple[float, float]], float]]:
    """Yield the dash and period, the path, and the width of each dashed line of a map on a slide, in EMU."""
    scene = build_slide_scene(text)
    slide = read_slides(render_pptx(build_pptx_deck([build_scene_slide(scene, "map")])))[1]
    for each in find_connectors(slide):
        dash, line = each.find(f".//{A}ds"), each.find(f".//{A}ln")
        if dash is not None and line is not None:
            width = int(line.attrib["w"])
            lengths = [int(dash.attrib[name]) / 100_000 * width for name in ("d", "sp")]
            yield [lengths[0], sum(lengths)], connector_path(each), width


def list_uncovered(text: str) -> list[tuple[float, float]]:
    """List the corners and ends of dashed lines at which there is no dash."""
    return [
        place
        for (dash, period), path, width in list_dashed_lines(text)
        for place, at in zip(
            path[1:], accumulate(abs(a - c) + abs(b - d) for (a, b), (c, d) in pairwise(path))
        )
        if not at % period <= dash + width / 100
    ]


@pytest.mark.parametrize("name", MAPS | GENERATED_MAPS)
def test_a_dash_stands_at_every_corner_and_end(name: str) -> None:
    assert list_uncovered((MAPS | GENERATED_MAPS)[name]) == []


def test_many_lines_on_one_lane_have_dashes_at_most_corners() -> None:
    text = "thesis: T\n" + "".join(f"  objection: Objection {i}\n" for i in range(30))
    places = sum(len(path) - 1 for _, path, _ in list_dashed_lines(text))
    assert places >= 30
    assert len(list_uncovered(text)) < places / 4


def test_lines_that_share_a_run_have_the_same_dashes() -> None:
    text = "thesis: T\n" + "".join(f"  objection: Objection {i}\n" for i in range(4))
    by_start: dict[tuple[float, float], set[tuple[float, ...]]] = {}
    for lengths, path, _ in list_dashed_lines(text):
        by_start.setdefault(path[0], set()).add(tuple(lengths))
    assert by_start
    assert all(len(each) == 1 for each in by_start.values())


def test_a_slide_is_made_of_one_dash_and_one_gap() -> None:
    slide = ET.tostring(
        read_slides(
            render_pptx(
                build_pptx_deck([build_scene_slide(build_slide_scene("thesis: T\n  objection: O\n"), "m")])
            )
        )[1]
    )
    assert slide.count(b":ds ") == slide.count(b":custDash>") / 2 == 1
