"""A drawing keeps to the last arrangement of its map, for little text, and to the rules of all drawings."""

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from argmap.config.drawing_choices import DirectionChoice, LabelChoice
from argmap.layout.compact.last_arrangement import MIN_KEPT_TEXT
from argmap.layout.fit_page import LABEL_MARGIN, MIN_TEXT_PT, FittedScene, fit_to_page
from argmap.layout.layout_options import LayoutOptions
from argmap.layout.reading_order import build_reading_tree
from argmap.model.map import ArgMap
from argmap.scene.arrangement_record import ArrangementRecord, RecordedPlace
from argmap.scene.scene import Scene
from argmap.theme.pages import PAGE_SIZES
from tests.layout.generated_maps import generate_map
from tests.layout.geometry import find_faults
from tests.layout.map_from_text import build_test_map
from tests.layout.small_edits import edit_map

DIRECTIONS = [*DirectionChoice]
ROUNDING = 1e-9


def draw(
    argmap: ArgMap,
    last: ArrangementRecord | None = None,
    page: str = "16:9",
    direction: DirectionChoice = DirectionChoice.AUTO,
    label: LabelChoice = LabelChoice.FULL,
) -> FittedScene:
    """Draw a map for a page, like the last time if that is known."""
    options = LayoutOptions(direction=direction, last_arrangements=(last,) if last else ())
    return fit_to_page(argmap, PAGE_SIZES[page], options, label)


def record_of(fitted: FittedScene) -> ArrangementRecord:
    """The record of a drawing that is not in columns by depth."""
    assert fitted.scene.arrangement is not None
    return fitted.scene.arrangement


def list_racks(argmap: ArgMap, scene: Scene) -> dict[tuple[str, str], bool]:
    """Tell of each two sisters, one after the other, whether their boxes stand in one column."""
    lefts = {box.id: box.rect.x for box in scene.boxes}
    children = build_reading_tree(argmap).children
    return {
        (one, other): abs(lefts[one] - lefts[other]) < 1
        for sisters in children.values()
        for one, other in pairwise(sisters)
    }


@pytest.mark.parametrize("direction", DIRECTIONS)
@pytest.mark.parametrize("seed", range(8))
def test_an_unchanged_map_is_drawn_as_before(seed: int, direction: DirectionChoice) -> None:
    argmap = build_test_map(generate_map(seed, 4 + 5 * seed))
    first = draw(argmap, direction=direction)
    again = draw(argmap, record_of(first), direction=direction)
    assert again == first


@pytest.mark.parametrize("seed", range(30, 36))
def test_what_was_kept_is_kept_again(seed: int) -> None:
    """Pictures that are built again and again do not change."""
    first, *_ = edit_map(generate_map(seed, 18), str(seed))
    last = record_of(draw(build_test_map(generate_map(seed, 18))))
    kept = draw(first, last)
    assert draw(first, record_of(kept)) == kept


@pytest.mark.parametrize("direction", DIRECTIONS)
@pytest.mark.parametrize(("page", "seed"), [("16:9", 40), ("4:3", 41), ("a4", 42)])
def test_kept_drawings_keep_the_rules_of_all_drawings(
    page: str, seed: int, direction: DirectionChoice
) -> None:
    text = generate_map(seed, 10 + seed % 7 * 2)
    last = record_of(draw(build_test_map(text), None, page, direction))
    for argmap in edit_map(text, str(seed)):
        kept = draw(argmap, last, page, direction)
        assert find_faults(argmap, kept.scene) == []
        last = record_of(kept)


@settings(max_examples=6, deadline=None)
@given(st.integers(0, 10_000), st.integers(4, 18), st.sampled_from(DIRECTIONS))
def test_unchanged_families_keep_their_racks_or_the_text_is_that_of_a_free_drawing(
    seed: int, claims: int, direction: DirectionChoice
) -> None:
    text = generate_map(seed, claims, references=False, groups=False)
    before = build_test_map(text)
    last = draw(before, direction=direction)
    for argmap in edit_map(text, str(seed)):
        free, kept = draw(argmap, direction=direction), draw(argmap, record_of(last), direction=direction)
        assert kept.points >= MIN_KEPT_TEXT * free.points - ROUNDING
        if kept != free:
            old, new = list_racks(before, last.scene), list_racks(argmap, kept.scene)
            families = set(build_reading_tree(before).children.values())
            unchanged = [each for each in build_reading_tree(argmap).children.values() if each in families]
            pairs = [pair for sisters in unchanged for pair in pairwise(sisters)]
            assert {pair: new[pair] for pair in pairs} == {pair: old[pair] for pair in pairs}
        before, last = argmap, kept


@pytest.mark.slow
@settings(max_examples=15, deadline=None)
@given(st.integers(0, 10_000), st.integers(4, 25))
def test_no_text_is_smaller_by_more_than_a_twentieth(seed: int, claims: int) -> None:
    """References and groups may go elsewhere, but not for more text than that."""
    text = generate_map(seed, claims)
    last = record_of(draw(build_test_map(text)))
    for argmap in edit_map(text, str(seed)):
        free, kept = draw(argmap), draw(argmap, last)
        assert kept.points >= MIN_KEPT_TEXT * free.points - ROUNDING
        last = record_of(kept)


REASONS = (
    "The air is clean",
    "Children walk to school by themselves",
    "Shops sell more",
    "Buses are on time",
)
EIGHT = "thesis t: Towns should close their centres to cars\n" + "".join(
    f"  premise p{i}: {words}\n" for i, words in enumerate(REASONS * 2)
)


def test_a_text_without_an_id_is_found_when_it_is_edited() -> None:
    text = EIGHT.replace("premise p", "premise: P")
    last = draw(build_test_map(text))
    edited = build_test_map(text.replace("P3: Buses", "P3: Red buses"))
    kept = draw(edited, record_of(last))
    racks = [place.column for place in record_of(last).places]
    assert [place.column for place in record_of(kept).places] == racks
    assert len(set(racks)) > 1


def test_an_arrangement_of_another_map_page_or_direction_is_passed_over() -> None:
    argmap, other = build_test_map(EIGHT), build_test_map(generate_map(5, 30))
    free = draw(argmap)
    assert draw(argmap, record_of(draw(other))) == free
    assert draw(argmap, record_of(draw(argmap, page="9:16"))) == free
    assert draw(argmap, record_of(draw(argmap, direction=DirectionChoice.RIGHT))) == free


@settings(max_examples=15, deadline=None)
@given(st.data())
def test_no_record_of_a_stranger_does_harm(data: st.DataObject) -> None:
    """Whatever stands in it, a map is drawn by the rules and with nearly the largest text."""
    argmap = build_test_map(EIGHT)
    known = record_of(draw(argmap))
    places = tuple(
        RecordedPlace(
            place.key,
            data.draw(st.integers(0, 3)),
            data.draw(st.booleans()),
            data.draw(st.integers(0, 5)),
            data.draw(st.integers(0, 9)),
        )
        for place in data.draw(st.permutations(known.places))
    )
    growth = data.draw(st.sampled_from(["any", "below", "right", "one side", "elsewhere"]))
    kept = draw(argmap, replace(known, growth=growth, places=places))
    assert find_faults(argmap, kept.scene) == []
    assert kept.points >= MIN_KEPT_TEXT * draw(argmap).points - ROUNDING


def draw_wordy_map(premises: int, last: ArrangementRecord | None = None) -> FittedScene:
    """Draw a map of so many premises of 16 words, with short texts: full ones have 12 points up to 28."""
    long = " ".join(["word"] * 15)
    lines = (f"  premise p{i}: {long} {i}\n    short: Short {i}\n" for i in range(premises))
    return draw(build_test_map("thesis t: T\n" + "".join(lines)), last, label=LabelChoice.AUTO)


def test_texts_change_between_full_and_short_only_where_they_must() -> None:
    full, short = draw_wordy_map(28), draw_wordy_map(29)
    assert not full.is_shortened
    assert short.is_shortened
    same = draw_wordy_map(32, record_of(full))
    assert not same.is_shortened
    assert MIN_TEXT_PT * (1 - LABEL_MARGIN) <= same.points < MIN_TEXT_PT
    assert draw_wordy_map(40, record_of(full)).is_shortened
    assert draw_wordy_map(28, record_of(short)).is_shortened
    assert not draw_wordy_map(20, record_of(short)).is_shortened
