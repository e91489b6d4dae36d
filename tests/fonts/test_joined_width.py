"""Widths of scripts whose letters change with those beside them, beside those of a font."""

import pytest

from argmap.fonts.errors import FontError
from argmap.fonts.fallback import choose_typefaces
from argmap.fonts.text_width import is_width_known, text_width
from argmap.render.argument_symbols import draw_text_line
from argmap.render.picture import TextRun
from argmap.render.shaped_line import create_line_shaper
from argmap.scene.scene import TextLine
from tests.render.script_maps import SCRIPT_MAPS

MEASURED_FONTS = {"ar": "Noto Sans Arabic", "fa": "Noto Sans Arabic", "ur": "Noto Sans Arabic"} | {
    "hi": "Noto Sans Devanagari",
    "th": "Noto Sans Thai",
}
TEXTS = [(each.name[:2], text) for each in SCRIPT_MAPS if each.name.endswith("-1") for text in each.shown]


@pytest.mark.parametrize(
    ("joined", "parts"),
    [
        ("لا", ("ل", "ا")),
        ("بب", ("ب", "ب")),
        ("क्त", ("क", "त")),
        ("र्क", ("र", "क")),
        ("👨\u200d👩\u200d👧", ("👨", "👩", "👧")),
        ("🇰🇷", ("🇰", "🇷")),
    ],
)
def test_what_is_joined_is_narrower_than_its_parts(joined: str, parts: tuple[str, ...]) -> None:
    assert 0 < text_width(joined, 10) < sum(text_width(part, 10) for part in parts)


@pytest.mark.parametrize(
    ("apart", "together"), [("ب\u200cب", "ب" + "ب"), ("د", "د"), ("द", "द"), ("🇰🇷🇯🇵", "🇰🇷")]
)
def test_what_stands_apart_is_as_wide_as_alone(apart: str, together: str) -> None:
    assert text_width(apart, 10) >= text_width(together, 10)


def test_the_width_of_letters_without_a_table_is_a_guess() -> None:
    known = ("abc", "한글", "日本", "שלום", "سلام 25%", "नमस्ते", "น้ำ", "a\x00b", "👨\u200d👩\u200d👧")
    assert [text for text in known if not is_width_known(text)] == []
    assert [text for text in ("தமிழ்", "a ქართული", "ሰላም") if is_width_known(text)] == []


@pytest.mark.parametrize(("text", "rtl", "x"), [("தமிழ்", False, 10), ("ܫܠܡܐ", True, 60)])
def test_a_guess_holds_no_text_and_begins_where_it_is_read(text: str, rtl: bool, x: float) -> None:
    run = draw_text_line(TextLine(text, 10, 20, 50, 12, rtl=rtl), "#000000")
    assert (run.width, run.centred, run.x) == (None, False, x)


@pytest.mark.slow
@pytest.mark.parametrize(("lang", "text"), [each for each in TEXTS if each[0] in MEASURED_FONTS])
def test_measured_texts_are_as_wide_as_in_their_font(lang: str, text: str) -> None:
    family = MEASURED_FONTS[lang]
    try:
        typefaces = choose_typefaces([text], [family])
    except FontError as missing:
        pytest.skip(str(missing))
    if family not in [typeface.family for typeface in typefaces]:
        pytest.skip(f"{family} is not installed")
    run = TextRun(text, 0, 0, 10, "#000000", rtl=lang in ("ar", "fa", "ur"))
    shaped = create_line_shaper(typefaces, lang).shape(run).advance
    assert text_width(text, 1000) == pytest.approx(shaped, rel=0.06)
