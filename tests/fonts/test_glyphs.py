"""Glyphs, their places and outlines; and fonts cut down to what is used."""

from io import BytesIO
from pathlib import Path

import pytest
from fontTools.fontBuilder import FontBuilder
from fontTools.pens.ttGlyphPen import TTGlyphPen
from fontTools.ttLib import TTFont

from argmap.fonts.errors import FontError
from argmap.fonts.face import read_upright_faces
from argmap.fonts.fallback import choose_typefaces
from argmap.fonts.instance import FontInstance, select_instance
from argmap.fonts.shaping import ShapingInput, create_shaper, glyph_path, shape_text
from argmap.fonts.subset import subset_font
from tests.fonts.generated_fonts import make_font


def open_instance(path: Path, weight: int = 400) -> FontInstance:
    (face,) = read_upright_faces(str(path))
    return FontInstance(face, weight)


def make_variable_font(path: Path) -> Path:
    """A font with an axis of weight, whose `a` is a bar as wide as a quarter of its weight."""
    builder = FontBuilder(1000, isTTF=True)
    builder.setupGlyphOrder([".notdef", "a"])
    builder.setupCharacterMap({ord("a"): "a"})
    builder.setupGlyf({name: _draw_bar(100) for name in (".notdef", "a")})
    builder.setupHorizontalMetrics(dict.fromkeys((".notdef", "a"), (900, 0)))
    builder.setupHorizontalHeader(ascent=800, descent=-200)
    builder.setupNameTable({"familyName": "Growing", "styleName": "Regular"})
    builder.setupOS2(usWeightClass=400)
    builder.setupPost()
    builder.setupFvar([("wght", 400, 400, 900, "Weight")], [])
    moves = [(0, 0), (0, 0), (125, 0), (125, 0), (0, 0), (0, 0), (0, 0), (0, 0)]
    from fontTools.ttLib.tables.TupleVariation import TupleVariation

    builder.setupGvar({"a": [TupleVariation({"wght": (0, 1, 1)}, moves)]})
    builder.save(path)
    return path


def _draw_bar(width: int) -> object:
    pen = TTGlyphPen(None)
    pen.moveTo((0, 0))
    for corner in ((0, 700), (width, 700), (width, 0)):
        pen.lineTo(corner)
    pen.closePath()
    return pen.glyph()


@pytest.mark.parametrize("cff", [True, False])
def test_glyphs_follow_one_another_and_stand_on_the_line(fonts: Path, cff: bool) -> None:
    by = create_shaper(open_instance(make_font(fonts / "arial.otf", "Arial", "ab", cff=cff)))
    run = shape_text(by, ShapingInput("ab"), "en")
    assert [(glyph.x, glyph.y) for glyph in run.glyphs] == [(0, 0), (900, 0)]
    assert run.advance == 1800
    assert glyph_path(by, run.glyphs[0].number) == "m50 0v-700h800v700z"
    assert not by.has_colour
    back = shape_text(by, ShapingInput("ab", rtl=True), "he")
    assert [glyph.number for glyph in back.glyphs] == [glyph.number for glyph in run.glyphs][::-1]


def test_what_a_face_lacks_is_no_box(fonts: Path) -> None:
    run = shape_text(
        create_shaper(open_instance(make_font(fonts / "arial.otf", "Arial", "a"))),
        ShapingInput("a\u2028a"),
        "en",
    )
    assert len(run.glyphs) == 2


def test_a_face_with_an_axis_is_set_to_the_weight(fonts: Path) -> None:
    fonts.mkdir(exist_ok=True)
    make_variable_font(fonts / "arial.ttf")
    (typeface,) = choose_typefaces(["a"])
    regular, bold = (select_instance(typeface, bold=bold) for bold in (False, True))
    assert (regular.weight, bold.weight) == (400, 700)
    drawn = [glyph_path(create_shaper(each), 1) for each in (regular, bold)]
    assert drawn == ["m0 0v-700h100v700z", "m0 0v-700h175v700z"]
    fixed = TTFont(BytesIO(subset_font(bold, "a")))
    assert "fvar" not in fixed
    assert fixed["glyf"]["a" if "a" in fixed.getGlyphOrder() else fixed.getGlyphOrder()[1]].xMax == 175


def test_one_cut_where_there_is_one_face(fonts: Path) -> None:
    make_font(fonts / "arial.ttf", "Arial", "a")
    (typeface,) = choose_typefaces(["a"])
    assert select_instance(typeface, bold=True) == select_instance(typeface, bold=False)


@pytest.mark.parametrize("cff", [True, False])
def test_a_subset_is_a_web_font_of_the_characters(fonts: Path, cff: bool) -> None:
    whole = open_instance(make_font(fonts / "arial.otf", "Arial", "abc가나다", cff=cff))
    woff = subset_font(whole, "나b")
    assert woff[:4] == b"wOFF"
    assert len(woff) % 4 == 0
    font = TTFont(BytesIO(woff), checkChecksums=2)
    font.ensureDecompiled()
    assert set(font.getBestCmap()) == set(map(ord, "나b"))
    assert font["hmtx"].metrics[font.getBestCmap()[ord("b")]] == (900, 50)
    assert woff == subset_font(whole, "b나")


@pytest.mark.parametrize(("use", "allowed"), [(0, True), (4, True), (8, True), (2, False), (0x104, False)])
def test_a_font_that_forbids_it_is_not_embedded(fonts: Path, use: int, allowed: bool) -> None:
    path = make_font(fonts / "arial.ttf", "Arial", "a")
    font = TTFont(path)
    font["OS/2"].fsType = use
    font.save(path)
    if allowed:
        assert subset_font(open_instance(path), "a")
    else:
        with pytest.raises(FontError, match=r"^the font Arial does not let itself be embedded; take"):
            subset_font(open_instance(path), "a")
