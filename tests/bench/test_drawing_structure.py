"""The structure of drawings is measured as a reader would count it, on scenes changed by hand."""

import sys
import xml.etree.ElementTree as ET
from pathlib import Path

import pytest
from msgspec.structs import replace

from argmap.scene.scene import Point, Rect, Scene, Wire, WireKind
from tests.bench import drawing_structure
from tests.bench.drawing_structure import StructureMeasurement, measure_structure
from tests.bench.measurement import draw_on_slide
from tests.bench.other_drawings import (
    find_other_programs,
    measure_text,
    read_svg_size,
    write_argdown,
    write_d2,
)
from tests.bench.structure_table import STRUCTURE_AIMS, format_structure_aims, format_structure_rows
from tests.layout.map_from_text import build_test_map

MAP = """\
map: A map
group g: Town
thesis t: The square should be closed to cars
  premise a: Shops gain when people walk
    group: g
    premise b: Walkers stop more often
    and c: Cars drive past
      premise d: Counts show it
    undercut u: The counts were made in May
  objection e: Deliveries need a road
"""
ARGMAP = build_test_map(MAP)


def measure_changed(monkeypatch: pytest.MonkeyPatch, scene: Scene) -> StructureMeasurement:
    """Measure the map as if this were its drawing."""
    fitted = draw_on_slide(ARGMAP)
    monkeypatch.setattr(drawing_structure, "draw_on_slide", lambda _: replace(fitted, scene=scene))
    return measure_structure(ARGMAP)


def move_box(scene: Scene, id_: str, right: float, down: float) -> Scene:
    """Move one box and nothing else."""
    boxes = tuple(
        replace(box, rect=Rect(box.rect.x + right, box.rect.y + down, box.rect.width, box.rect.height))
        if box.id == id_
        else box
        for box in scene.boxes
    )
    return replace(scene, boxes=boxes)


def change_wire(scene: Scene, id_: str, **changes: object) -> Scene:
    """Change one wire and nothing else."""
    return replace(scene, wires=tuple(replace(w, **changes) if w.id == id_ else w for w in scene.wires))


def find_wire(scene: Scene, kind: WireKind) -> Wire:
    """The first wire of a kind."""
    return next(wire for wire in scene.wires if wire.kind is kind)


def test_a_drawing_is_counted() -> None:
    measured = measure_structure(ARGMAP)
    assert (measured.claims, measured.steps, measured.linked_steps, measured.groups) == (7, 5, 1, 1)
    assert (measured.crossings, measured.strangers, measured.ends_missing) == (0, 0, 0)
    assert len(measured.undercut_bends) == 1
    assert measured.frames == 1


def test_a_family_is_in_line_until_one_of_it_moves(monkeypatch: pytest.MonkeyPatch) -> None:
    scene = draw_on_slide(ARGMAP).scene
    rects = {box.id: box.rect for box in scene.boxes}
    in_column = move_box(scene, "e", rects["a"].x - rects["e"].x, 0)
    measured = measure_changed(monkeypatch, in_column)
    assert (measured.families, measured.families_in_line) == (1, 1)
    monkeypatch.undo()
    moved = move_box(in_column, "e", 31, rects["a"].y - rects["e"].y + 17)
    assert measure_changed(monkeypatch, moved).families_in_line == 0


def test_crossings_are_counted_by_kind(monkeypatch: pytest.MonkeyPatch) -> None:
    scene = draw_on_slide(ARGMAP).scene
    attack, support = find_wire(scene, WireKind.ATTACKS), find_wire(scene, WireKind.SUPPORTS)
    scene = change_wire(scene, attack.id, paths=((Point(5, -50), Point(5, -10)),))
    scene = change_wire(scene, support.id, paths=((Point(0, -30), Point(9, -30)),))
    measured = measure_changed(monkeypatch, scene)
    assert (measured.crossings, measured.crossings_of_one_kind) == (1, 0)
    monkeypatch.undo()
    scene = change_wire(scene, attack.id, kind=WireKind.SUPPORTS)
    assert measure_changed(monkeypatch, scene).crossings_of_one_kind == 1


def test_a_box_between_linked_premises_is_a_stranger_unless_it_is_below_one(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    scene = draw_on_slide(ARGMAP).scene
    rects = {box.id: box.rect for box in scene.boxes}
    if rects["b"].x != rects["c"].x:
        scene = move_box(scene, "c", rects["b"].x - rects["c"].x, rects["b"].bottom - rects["c"].y + 50)
        rects = {box.id: box.rect for box in scene.boxes}
    between = (rects["b"].middle + rects["c"].middle) / 2
    for id_, strangers in (("e", 1), ("d", 0)):
        rect = rects[id_]
        moved = move_box(scene, id_, rects["b"].x - rect.x, between - rect.middle)
        assert measure_changed(monkeypatch, moved).strangers == strangers
        monkeypatch.undo()


def test_steps_at_one_tip_need_ends_of_their_own(monkeypatch: pytest.MonkeyPatch) -> None:
    scene = draw_on_slide(ARGMAP).scene
    attack, support = find_wire(scene, WireKind.ATTACKS), find_wire(scene, WireKind.SUPPORTS)
    shared = change_wire(scene, attack.id, tip=support.tip, join=None)
    shared = change_wire(shared, support.id, join=None)
    assert measure_changed(monkeypatch, shared).ends_missing == 2


def test_rows_and_aims_name_each_measure() -> None:
    measured = measure_structure(ARGMAP)
    heading, row = format_structure_rows([("kind", measured)])
    assert len(heading) == len(row)
    assert row[:3] == ["kind", "1-12", "1"]
    verdicts = {name: verdict for name, _, verdict in format_structure_aims([measured])}
    assert list(verdicts) == ["aim", *(aim.name for aim in STRUCTURE_AIMS)]
    assert verdicts["21 to 40 claims: 65 % of families in line"] == "-"
    assert verdicts["no stranger between linked premises"] == "yes"


def test_other_programs_get_every_statement_and_step() -> None:
    d2, argdown = write_d2(ARGMAP, MAP), write_argdown(ARGMAP, MAP)
    assert d2.count("->") == 8
    assert argdown.splitlines()[1] == "    + [s1]: Shops gain when people walk"
    assert "        _ [s5]: The counts were made in May" in argdown
    assert "    - [s6]: Deliveries need a road" in argdown


def test_text_of_another_argmap_is_read_from_what_it_prints() -> None:
    own = Path(sys.executable).with_name("argmap")
    programs, missing = find_other_programs(own, others=False)
    assert (len(programs), missing) == (1, [])
    measured = measure_text(programs[0], ARGMAP, MAP)
    assert measured == pytest.approx(2 * draw_on_slide(ARGMAP).points, abs=0.11)


def test_text_of_an_svg_is_scaled_to_the_slide() -> None:
    svg = ET.Element("svg", viewBox="0.00 0.00 960.00 100.00")
    group = ET.SubElement(svg, "g", {"id": "graph0", "class": "graph", "transform": "scale(0.5 0.5)"})
    for size in ("10.00", "10.00", "30.00"):
        ET.SubElement(group, "text", {"font-size": size})
    assert read_svg_size(ET.tostring(svg, "unicode"), "") == pytest.approx(10 * 0.5 * 2)
