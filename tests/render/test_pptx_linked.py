"""Linked premises are one body on a slide too, and each separate step has an end of its own."""

import xml.etree.ElementTree as ET
from collections import Counter

from argmap.deck.deck import BODY_BOUNDS
from argmap.render.pptx.presentation import render_pptx
from argmap.render.pptx.slide_units import fit_drawing
from tests.render.pptx_decks import build_pptx_deck, build_scene_slide, build_slide_scene
from tests.render.pptx_reader import A, P, read_slides

LINKED = "thesis: T\n  premise: P\n  and: Q\n  and: R\n"
SEPARATE = "thesis: T\n  premise: P\n  premise: Q\n  objection: O\n  objection: N\n  objection: M\n"
EIGHTEEN = "thesis: T\n  premise: Part 1 was tested and holds\n" + "".join(
    f"  and: Part {i} was tested and holds\n" for i in range(2, 19)
)


def read_slide(text: str) -> ET.Element:
    return read_slides(render_pptx(build_pptx_deck([build_scene_slide(build_slide_scene(text), "map")])))[1]


def list_boxes(slide: ET.Element, name: str) -> list[tuple[int, int, int, int]]:
    """List the boxes of shapes outside the legend, by their name: left, top, width, height in EMU."""
    boxes = []
    for shape in slide.iter(f"{P}sp"):
        properties = shape.find(f"{P}nvSpPr/{P}cNvPr")
        place, size = shape.find(f".//{A}xfrm/{A}off"), shape.find(f".//{A}xfrm/{A}ext")
        assert properties is not None
        if properties.get("name") == name and place is not None and size is not None:
            x, y = int(place.get("x", "")), int(place.get("y", ""))
            boxes.append((x, y, int(size.get("cx", "")), int(size.get("cy", ""))))
    return boxes


def test_a_pill_holds_a_plus_for_each_premise() -> None:
    scene = build_slide_scene(LINKED)
    (pill,) = [wire.joint.pill for wire in scene.wires if wire.joint and wire.joint.pill]
    slide = read_slide(LINKED)
    transform = fit_drawing(scene.width, scene.height, BODY_BOUNDS)
    wanted = transform.emu_box(pill.rects[0])
    assert wanted in list_boxes(slide, "linked")
    inside = [
        box
        for box in list_boxes(slide, "plus")
        if wanted[0] <= box[0] and box[0] + box[2] <= wanted[0] + wanted[2] and box[1] >= wanted[1]
    ]
    assert len(inside) == 3


def test_each_of_several_steps_has_an_end_of_its_own() -> None:
    scene = build_slide_scene(SEPARATE)
    joins = Counter(wire.join is not None for wire in scene.wires)
    assert len(list_boxes(read_slide(SEPARATE), "join")) == joins[True] > 0


def test_racks_are_parts_of_one_pill() -> None:
    scene = build_slide_scene(EIGHTEEN)
    (pill,) = [wire.joint.pill for wire in scene.wires if wire.joint and wire.joint.pill]
    boxes = list_boxes(read_slide(EIGHTEEN), "linked")
    transform = fit_drawing(scene.width, scene.height, BODY_BOUNDS)
    assert {transform.emu_box(rect) for rect in pill.rects} <= set(boxes)
