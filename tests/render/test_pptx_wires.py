"""Wires as connectors: each runs where the drawing's does, and sticks to what it meets."""

import xml.etree.ElementTree as ET
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from argmap.deck.deck import BODY
from argmap.layout.scene import Kind, Scene
from argmap.render.pptx import pptx
from argmap.render.pptx_bent import bent
from argmap.render.pptx_place import placed
from argmap.render.pptx_shapes import Named, connector
from tests.layout.made import made
from tests.render.pptx_decks import MAPS, deck_of, scene_of, slide_of
from tests.render.unpacked import A, P, connectors, ends, path, shapes, site, slides

PIXEL = 9525
"""A px of 1/96 inch, in EMU."""
NAMES = " ".join(f'xmlns:{prefix}="{name.strip("{}")}"' for prefix, name in (("a", A), ("p", P)))
MADE = {f"made {seed}": made(seed, claims) for seed, claims in ((1, 12), (2, 25), (5, 6), (7, 25))}

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
    xml = connector(Named(2, "x"), bent(corners), (), "")
    drawn = path(ET.fromstring(xml.replace("<p:cxnSp>", f"<p:cxnSp {NAMES}>", 1)))
    assert len(drawn) == len(corners)
    for (x, y), (x2, y2) in zip(drawn, corners):
        assert abs(x - x2) <= 1000
        assert abs(y - y2) <= 1000


@pytest.fixture(params=[*MAPS, *MADE], scope="module")
def drawn(request: pytest.FixtureRequest) -> tuple[Scene, ET.Element]:
    scene = scene_of((MAPS | MADE)[request.param])
    return scene, slides(pptx(deck_of([slide_of(scene, "map")])))[1]


def test_every_connector_sticks_to_shapes_at_both_ends(drawn: tuple[Scene, ET.Element]) -> None:
    scene, slide = drawn
    known = shapes(slide)
    found = list(connectors(slide))
    assert len(found) >= len(scene.wires)
    assert len(found) == len(list(slide.iter(f"{P}cxnSp")))
    for each in found:
        points = path(each)
        for (number, place), (x, y) in zip(ends(each), (points[0], points[-1])):
            x2, y2 = site(known[number], place)
            assert abs(x - x2) < PIXEL
            assert abs(y - y2) < PIXEL


def test_every_path_is_drawn_where_the_scene_has_it(drawn: tuple[Scene, ET.Element]) -> None:
    scene, slide = drawn
    place = placed(scene.width, scene.height, BODY)
    runs = [run for each in connectors(slide) for run in pairwise(path(each))]
    for wire in scene.wires:
        for points in wire.paths:
            for one, other in pairwise(points):
                x, y = ((a + b) / 2 for a, b in zip(place.spot(one), place.spot(other)))
                length = abs(one.x - other.x) + abs(one.y - other.y)
                if length > 30:
                    assert any(_on(run, x, y) for run in runs), (wire.id, one, other)


def test_runs_are_straight_and_right_angled(drawn: tuple[Scene, ET.Element]) -> None:
    for each in connectors(drawn[1]):
        for (x, y), (x2, y2) in pairwise(path(each)):
            assert min(abs(x - x2), abs(y - y2)) < PIXEL


def test_wires_stick_to_the_statements_they_join(drawn: tuple[Scene, ET.Element]) -> None:
    """A connector's shape belongs to a statement's group, to a joint's, or is a knot between two elbows."""
    scene, slide = drawn
    homes = {}
    for group in slide.iter(f"{P}grpSp"):
        name = next(group.iter(f"{P}cNvPr")).attrib["name"].split(" ")[-1]
        homes |= {int(each.attrib["id"]): name for each in group.iter(f"{P}cNvPr")}
    kept = {homes[number] for each in connectors(slide) for number, _ in ends(each) if number in homes}
    joined = {wire.target for wire in scene.wires if wire.kind is not Kind.UNDERCUTS}
    assert joined | {source for wire in scene.wires for source in wire.sources} <= kept


def _on(run: tuple[tuple[float, float], tuple[float, float]], x: float, y: float) -> bool:
    (x0, y0), (x1, y1) = run
    return min(x0, x1) - PIXEL <= x <= max(x0, x1) + PIXEL and min(y0, y1) - PIXEL <= y <= max(y0, y1) + PIXEL
