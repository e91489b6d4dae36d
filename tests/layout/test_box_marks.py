"""The small marks on a box: author, sources, link; what has no room there is complete below the drawing."""

import re

import pytest

from argmap.layout.columns.column_layout import lay_out_columns
from argmap.scene.scene import Scene
from tests.layout.geometry import find_faults
from tests.layout.map_from_text import build_test_map

LONG = "by: The first speaker, who has a rather long name and an office"
ENDLESS = "by: " + " ".join(f"name{number}" for number in range(40))


def draw_marks(*properties: str, sources: str = "source one: One\nsource two: Two\n") -> Scene:
    """Draw a thesis with these properties."""
    argmap = build_test_map(f"{sources}thesis: T\n" + "".join(f"  {each}\n" for each in properties))
    scene = lay_out_columns(argmap)
    assert find_faults(argmap, scene) == []
    return scene


def box_marks(*properties: str) -> str:
    """Return the marks of a thesis with these properties."""
    label = draw_marks(*properties).boxes[0].source_label
    assert label
    assert label.rect.width <= 500
    return label.line.text


def listed_sources(*properties: str) -> list[str]:
    """Return the lines below the drawing of a thesis with these properties."""
    return [line.text for line in draw_marks(*properties).sources]


def test_all_that_fits_is_shown() -> None:
    assert box_marks("cite: one 1", "url: https://example.org") == "one 1 · link"


def test_a_box_grows_for_a_speaker_and_leaves_places_to_the_list() -> None:
    properties = (LONG, "cite: one p. 12", "cite: one p. 3", "cite: two", "cite: one p. 12")
    assert (
        box_marks(*properties) == "by The first speaker, who has a rather long name and an office · one · two"
    )
    assert listed_sources(*properties) == ["one: One (p. 3; p. 12)", "two: Two"]


def test_places_are_listed_that_stand_on_a_box_too() -> None:
    assert listed_sources("cite: one 4.2") == ["one: One (4.2)"]


def test_sources_that_have_no_room_are_counted() -> None:
    sources = "".join(f"source {'s' * 20}{number}: S\n" for number in range(9))
    label = (
        draw_marks(*(f"cite: {'s' * 20}{number}" for number in range(9)), sources=sources)
        .boxes[0]
        .source_label
    )
    assert label
    assert label.line.text.endswith(" +6")


def test_marks_that_were_counted_are_listed_below_by_the_first_words() -> None:
    sources = "".join(f"source {'s' * 20}{number}: S\n" for number in range(4))
    cites = [f"cite: {'s' * 20}{number}" for number in range(4)]
    lines = draw_marks(*cites, "url: https://example.org/a-report", sources=sources).sources
    assert f"T: {'s' * 20}3 · https://example.org/a-report" in [line.text for line in lines]


def test_no_mark_is_lost_whatever_there_is() -> None:
    sources = "".join(f"source s{number}: S\n" for number in range(60))
    for count in (1, 7, 30, 60):
        properties = [LONG, *(f"cite: s{number}" for number in range(count)), "url: https://example.org/x"]
        scene = draw_marks(*properties, sources=sources)
        label = scene.boxes[0].source_label
        assert label
        shown = {*re.sub(r" \+\d+$", "", label.line.text).split(" · ")}
        shown |= {*" ".join(line.text for line in scene.sources).replace("T: ", "").split(" · ")}
        named = " ".join(shown).split()
        assert {f"s{number}" for number in range(count)} <= {*named}
        assert "link" in named or "https://example.org/x" in named


def test_a_speaker_without_room_is_named_below() -> None:
    assert box_marks(ENDLESS).endswith("…")
    assert " ".join(listed_sources(ENDLESS)) == f"by {ENDLESS.removeprefix('by: ')}"


def test_sources_stand_in_two_columns_where_that_saves_lines() -> None:
    sources = "".join(f"source s{number}: Source number {number}\n" for number in range(5))
    premises = "".join(
        f"{'  ' * number}premise: {'word ' * 20}{number}\n{'  ' * number}  cite: s{number - 1}\n"
        for number in range(1, 6)
    )
    argmap = build_test_map(f"{sources}thesis: {'word ' * 20}\n{premises}")
    scene = lay_out_columns(argmap)
    assert find_faults(argmap, scene) == []
    rows: dict[float, list[str]] = {}
    for line in sorted(scene.sources, key=lambda line: line.x):
        rows.setdefault(line.y, []).append(line.text[:2])
    assert [*rows.values()] == [["s0", "s3"], ["s1", "s4"], ["s2"]]


@pytest.mark.parametrize("count", [1, 2])
def test_a_narrow_drawing_has_one_column_of_sources(count: int) -> None:
    lines = draw_marks(*(f"cite: {name}" for name in ("one", "two")[:count])).sources
    assert len({line.x for line in lines}) == 1
    assert len(lines) == count
