"""A letter with marks is drawn by a font that puts these in place, in one piece."""

from pathlib import Path

import pytest
from fontTools.feaLib.builder import addOpenTypeFeaturesFromString
from fontTools.ttLib import TTFont

from argmap.fonts.instance import select_instance
from argmap.fonts.letter_clusters import split_clusters
from argmap.fonts.line_typefaces import choose_line_typefaces
from argmap.fonts.shaping import ShapingInput, create_shaper, shape_text
from argmap.fonts.typeface_runs import split_runs
from tests.fonts.generated_fonts import make_font

MEAN = "x\u0304"


def add_mark_anchor(path: Path, letter: str) -> None:
    """Make the macron of a font a mark, 900 units above the middle of one letter and of no other."""
    font = TTFont(path)
    name = f"u{ord(letter):04X}"
    features = (
        "markClass u0304 <anchor 450 0> @above;"
        f"feature mark {{ pos base {name} <anchor 450 900> mark @above; }} mark;"
        f"table GDEF {{ GlyphClassDef [{name}],,[u0304],; }} GDEF;"
    )
    addOpenTypeFeaturesFromString(font, features)
    font.save(path)


def test_a_font_that_leaves_a_mark_behind_its_letter_is_passed_over(fonts: Path) -> None:
    add_mark_anchor(make_font(fonts / "arial.ttf", "Arial", "abcx\u0304"), "a")
    add_mark_anchor(make_font(fonts / "dejavu.ttf", "DejaVu Sans", "x\u0304"), "x")
    typefaces = choose_line_typefaces([f"a {MEAN} b"])
    assert [each.family for each in typefaces] == ["Arial", "DejaVu Sans"]
    assert split_runs(f"ax {MEAN} b", typefaces) == ((0, "ax "), (1, MEAN), (0, " b"))


def test_a_mark_that_no_font_puts_in_place_stays_with_its_letter(fonts: Path) -> None:
    add_mark_anchor(make_font(fonts / "arial.ttf", "Arial", "abcx\u0304"), "a")
    typefaces = choose_line_typefaces([MEAN])
    assert [each.family for each in typefaces] == ["Arial"]
    assert split_runs(f"a{MEAN}", typefaces) == ((0, f"a{MEAN}"),)


@pytest.mark.parametrize(
    ("text", "clusters"),
    [
        (f"a{MEAN}\u0302b", ["a", f"{MEAN}\u0302", "b"]),
        ("שָׁלוֹם", ["שָׁ", "ל", "וֹ", "ם"]),
        ("مُدَرِّس", ["مُ", "دَ", "رِّ", "س"]),
        ("पहुँच", ["प", "हुँ", "च"]),
        ("น้ำ", ["น้", "ำ"]),
        ("\u1112\u119e\u11ab글", ["\u1112\u119e\u11ab", "글"]),
    ],
)
def test_marks_of_all_scripts_stay_with_their_letters(text: str, clusters: list[str]) -> None:
    assert split_clusters(text) == clusters


@pytest.mark.slow
@pytest.mark.parametrize("text", ["x̄", "p̂", "ṽ", "q̃", "Q̄", "z⃗", "ɔ̀", "я́", "x̄̂"])
def test_the_fonts_here_put_marks_over_the_middle_of_their_letters(text: str) -> None:
    typefaces = choose_line_typefaces([f"The mean {text}"])
    ((number, cluster),) = split_runs(text, typefaces)
    assert cluster == text
    shaper = create_shaper(select_instance(typefaces[number], bold=False))
    letter, *marks = shape_text(shaper, ShapingInput(text), "en").glyphs
    size = shaper.font.get_glyph_extents
    middle = letter.x + size(letter.number).x_bearing + size(letter.number).width / 2
    for mark in marks:
        extents = size(mark.number)
        assert abs(mark.x + extents.x_bearing + extents.width / 2 - middle) < 200
