"""Wires as connectors: each runs where the drawing's does, and sticks to what it meets."""

import xml.etree.ElementTree as ET
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from argmap.deck.deck import BODY_BOUNDS
from argmap.render.pptx.bent_connector import fit_bent_connector
from argmap.render.pptx.presentation import render_pptx
from argmap.render.pptx.shape_xml import ShapeIdentity, build_connector
from argmap.render.pptx.slide_units import fit_drawing
from argmap.scene.scene import Scene, WireKind
from tests.layout.generated_maps import generate_map
from tests.render.pptx_decks import MAPS, build_pptx_deck, build_scene_slide, build_slide_scene
from tests.render.pptx_reader import (
    A,
    P,
    connector_ends,
    connector_path,
    find_connectors,
    read_slides,
    shapes_by_number,
    site_position,
)

PIXEL = 9525
"""A px of 1/96 inch, in EMU."""
NAMES = " ".join(f'xmlns:{prefix}="{name.strip("{}")}"' for prefix, name in (("a", A), ("p", P)))
GENERATED_MAPS = {
    f"made {seed}": generate_map(seed, claims) for seed, claims in ((1, 12), (2, 25), (5, 6), (7, 25))
}

along = st.integers(-9_000_000, 9_000_000)


@given(st.lists(along, min_size=1, max_size=6), st.booleans())
def test_a_connector_is_stored_as_the_path_it_takes(steps: list[int], across: bool) -> None:
    corners = [(5_000_000, 3_000_000)]
    for step in steps[:5]:
        x, y = corners[-1]
        corners.append((x + step, y) if across else (x, y + step))
        across = not across
    if any(one == other for one, other in pairwise(corners)):
        return
    xml = build_connector(ShapeIdentity(2, "x"), fit_bent_connector(corners), (), "")
    drawing = connector_path(ET.fromstring(xml.replace("<p:cxnSp>", f"<p:cxnSp {NAMES}>", 1)))
    assert len(drawing) == len(corners)
    for (x, y), (x2, y2) in zip(drawing, corners):
        assert abs(x - x2) <= 1000
        assert abs(y - y2) <= 1000


@pytest.fixture(params=[*MAPS, *GENERATED_MAPS], scope="module")
def drawing(request: pytest.FixtureRequest) -> tuple[Scene, ET.Element]:
    scene = build_slide_scene((MAPS | GENERATED_MAPS)[request.param])
    return scene, read_slides(render_pptx(build_pptx_deck([build_scene_slide(scene, "map")])))[1]


def test_every_connector_sticks_to_shapes_at_both_ends(drawing: tuple[Scene, ET.Element]) -> None:
    scene, slide = drawing
    known = shapes_by_number(slide)
    found = list(find_connectors(slide))
    assert len(found) >= len(scene.wires)
    assert len(found) == len(list(slide.iter(f"{P}cxnSp")))
    for each in found:
        points = connector_path(each)
        for (number, place), (x, y) in zip(connector_ends(each), (points[0], points[-1])):
            x2, y2 = site_position(known[number], place)
            assert abs(x - x2) < PIXEL
            assert abs(y - y2) < PIXEL


def test_every_path_is_drawn_where_the_scene_has_it(drawing: tuple[Scene, ET.Element]) -> None:
    scene, slide = drawing
    place = fit_drawing(scene.width, scene.height, BODY_BOUNDS)
    runs = [run for each in find_connectors(slide) for run in pairwise(connector_path(each))]
    for wire in scene.wires:
        for points in wire.paths:
            for one, other in pairwise(points):
                x, y = ((a + b) / 2 for a, b in zip(place.emu_point(one), place.emu_point(other)))
                length = abs(one.x - other.x) + abs(one.y - other.y)
                if length > 30:
                    assert any(_is_on(run, x, y) for run in runs), (wire.id, one, other)


def test_runs_are_straight_and_right_angled(drawing: tuple[Scene, ET.Element]) -> None:
    for each in find_connectors(drawing[1]):
        for (x, y), (x2, y2) in pairwise(connector_path(each)):
            assert min(abs(x - x2), abs(y - y2)) < PIXEL


def test_wires_stick_to_the_statements_they_join(drawing: tuple[Scene, ET.Element]) -> None:
    """A connector's shape belongs to a statement's group, to a joint's, or is a knot between two elbows."""
    scene, slide = drawing
    homes = {}
    for group in slide.iter(f"{P}grpSp"):
        name = next(group.iter(f"{P}cNvPr")).attrib["name"].split(" ")[-1]
        homes |= {int(each.attrib["id"]): name for each in group.iter(f"{P}cNvPr")}
    kept = {
        homes[number]
        for each in find_connectors(slide)
        for number, _ in connector_ends(each)
        if number in homes
    }
    joined = {wire.target for wire in scene.wires if wire.kind is not WireKind.UNDERCUTS}
    assert joined | {source for wire in scene.wires for source in wire.sources} <= kept


def _is_on(run: tuple[tuple[float, float], tuple[float, float]], x: float, y: float) -> bool:
    (x0, y0), (x1, y1) = run
    return min(x0, x1) - PIXEL <= x <= max(x0, x1) + PIXEL and min(y0, y1) - PIXEL <= y <= max(y0, y1) + PIXEL
