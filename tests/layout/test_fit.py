"""The drawing fitted to a page: larger text, nothing lost, the same on every machine."""

import pytest

from argmap.layout.fit import LEAST, Label, fit, text_size
from argmap.layout.lay import lay_out
from argmap.layout.options import LayoutOptions
from argmap.theme.pages import PAGES, page_named
from tests.layout.geometry import faults
from tests.layout.made import made
from tests.layout.mapping import mapped

SLIDE = PAGES["16:9"]


@pytest.mark.parametrize("page", PAGES)
@pytest.mark.parametrize("seed", range(0, 24, 3))
def test_text_never_gets_smaller_and_the_drawing_stays_sound(seed: int, page: str) -> None:
    argmap = mapped(made(seed, 2 + seed))
    usual = lay_out(argmap)
    fitted = fit(argmap, PAGES[page], LayoutOptions())
    assert fitted.points >= text_size(usual, PAGES[page], 18) * 0.999
    assert faults(argmap, fitted.scene) == []
    aspect = PAGES[page].width / PAGES[page].height
    assert fitted.scene.width / fitted.scene.height == pytest.approx(aspect, abs=0.01)


@pytest.mark.parametrize("seed", range(12))
@pytest.mark.parametrize("columns", [2, 3])
def test_staggered_drawings_are_sound(seed: int, columns: int) -> None:
    argmap = mapped(made(seed, 4 + 3 * seed))
    assert faults(argmap, lay_out(argmap, LayoutOptions(stagger=columns))) == []


def test_what_fits_well_already_stays_as_it_is() -> None:
    argmap = mapped("thesis: One\n  premise: Two\n  objection: Three\n")
    fitted = fit(argmap, SLIDE, LayoutOptions())
    assert [box.rect.width for box in fitted.scene.boxes] == [box.rect.width for box in lay_out(argmap).boxes]


def test_the_search_ends_with_the_same_drawing_every_time() -> None:
    text = made(5, 30)
    assert fit(mapped(text), SLIDE, LayoutOptions()) == fit(mapped(text), SLIDE, LayoutOptions())


LONG = "A premise of many words that goes on and on until nobody in the room can read it any more"


def shown(count: int, label: Label) -> str:
    """The first line of the first premise on a slide."""
    premises = "".join(f"  premise: {LONG} {i}\n    short: Short {i}\n" for i in range(count))
    scene = fit(mapped("thesis: T\n" + premises), SLIDE, LayoutOptions(), label).scene
    return scene.boxes[1].lines[0].text


def test_short_texts_are_shown_where_only_they_can_be_read() -> None:
    assert shown(3, Label.AUTO).startswith("A premise")
    assert shown(30, Label.FULL).startswith("A premise")
    assert shown(30, Label.AUTO) == "Short 0"
    assert shown(3, Label.SHORT) == "Short 0"
    assert shown(100, Label.AUTO).startswith("A premise")


def test_the_full_text_is_told_even_where_the_short_one_is_shown() -> None:
    argmap = mapped(f"thesis: T\n  premise: {LONG}\n    short: Short\n")
    assert LONG in lay_out(argmap, LayoutOptions(short=True)).boxes[1].told


@pytest.mark.parametrize("name", ["", "16x9", "0x0", "10x", "100x1100", "letter", "１９２０x1080"])
def test_other_names_are_no_pages(name: str) -> None:
    with pytest.raises(ValueError, match="no page"):
        page_named(name)


def test_a_size_is_a_page_in_pixels_of_a_slide() -> None:
    assert page_named("1920x1080").width == SLIDE.width
    assert LEAST == 12
