"""The drawing fitted to a page: larger text, nothing lost, the same on every machine."""

import pytest

from argmap.config.drawing_choices import EngineChoice, LabelChoice
from argmap.layout.columns.column_layout import lay_out_columns
from argmap.layout.fit_page import MIN_TEXT_PT, Arrangement, fit_to_page, text_size
from argmap.layout.layout_options import LayoutOptions
from argmap.theme.pages import PAGE_SIZES, parse_page_size
from tests.layout.generated_maps import generate_map
from tests.layout.geometry import find_faults
from tests.layout.map_from_text import build_test_map

SLIDE = PAGE_SIZES["16:9"]


@pytest.mark.parametrize("page", PAGE_SIZES)
@pytest.mark.parametrize("seed", range(0, 24, 3))
def test_text_never_gets_smaller_and_the_drawing_stays_sound(seed: int, page: str) -> None:
    argmap = build_test_map(generate_map(seed, 2 + seed))
    usual = lay_out_columns(argmap)
    fitted = fit_to_page(argmap, PAGE_SIZES[page], LayoutOptions())
    assert fitted.points >= text_size(usual, PAGE_SIZES[page], 18) * 0.999
    assert find_faults(argmap, fitted.scene) == []
    aspect = PAGE_SIZES[page].width / PAGE_SIZES[page].height
    assert fitted.scene.width / fitted.scene.height == pytest.approx(aspect, abs=0.01)


@pytest.mark.parametrize("seed", range(12))
@pytest.mark.parametrize("columns", [2, 3])
def test_staggered_drawings_are_sound(seed: int, columns: int) -> None:
    argmap = build_test_map(generate_map(seed, 4 + 3 * seed))
    assert find_faults(argmap, lay_out_columns(argmap, LayoutOptions(stagger=columns))) == []


def test_a_layout_engine_that_is_asked_for_draws_columns() -> None:
    argmap = build_test_map("thesis: One\n  premise: Two\n  objection: Three\n")
    fitted = fit_to_page(argmap, SLIDE, LayoutOptions(engine=EngineChoice.EMBEDDED))
    assert fitted.arrangement is Arrangement.COLUMNS
    assert fit_to_page(argmap, SLIDE, LayoutOptions()).arrangement is Arrangement.COMPACT


def test_the_search_ends_with_the_same_drawing_every_time() -> None:
    text = generate_map(5, 30)
    assert fit_to_page(build_test_map(text), SLIDE, LayoutOptions()) == fit_to_page(
        build_test_map(text), SLIDE, LayoutOptions()
    )


LONG = "A premise of many words that goes on and on until nobody in the room can read it any more"


def first_premise_line(count: int, label: LabelChoice) -> str:
    """Return the first line of the first premise on a slide."""
    premises = "".join(f"  premise: {LONG} {i}\n    short: Short {i}\n" for i in range(count))
    scene = fit_to_page(build_test_map("thesis: T\n" + premises), SLIDE, LayoutOptions(), label).scene
    return scene.boxes[1].lines[0].text


def test_short_texts_are_shown_where_only_they_can_be_read() -> None:
    assert first_premise_line(3, LabelChoice.AUTO).startswith("A premise")
    assert first_premise_line(30, LabelChoice.FULL).startswith("A premise")
    assert first_premise_line(30, LabelChoice.AUTO) == "Short 0"
    assert first_premise_line(3, LabelChoice.SHORT) == "Short 0"
    assert first_premise_line(130, LabelChoice.AUTO).startswith("A premise")


def test_the_description_has_the_full_text_even_if_the_short_one_is_shown() -> None:
    argmap = build_test_map(f"thesis: T\n  premise: {LONG}\n    short: Short\n")
    assert LONG in lay_out_columns(argmap, LayoutOptions(short=True)).boxes[1].description


@pytest.mark.parametrize("name", ["", "16x9", "0x0", "10x", "100x1100", "tabloid", "１９２０x1080"])
def test_other_names_are_no_pages(name: str) -> None:
    with pytest.raises(ValueError, match="no page"):
        parse_page_size(name)


def test_a_size_is_a_page_in_pixels_of_a_slide() -> None:
    assert parse_page_size("1920x1080").width == SLIDE.width
    assert parse_page_size("A4") == PAGE_SIZES["a4"]
    assert MIN_TEXT_PT == 12
