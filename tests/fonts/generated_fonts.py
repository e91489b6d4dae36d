"""Small generated fonts, whose characters the tests know."""

from pathlib import Path

from fontTools.colorLib.builder import buildCOLR, buildCPAL
from fontTools.fontBuilder import FontBuilder
from fontTools.pens.t2CharStringPen import T2CharStringPen
from fontTools.pens.ttGlyphPen import TTGlyphPen
from fontTools.ttLib import TTFont


def make_font(path: Path, family: str, characters: str, *, weight: int = 400, cff: bool = False) -> Path:
    """A font in which each of `characters`, and the space, is a filled square."""
    codes = {ord(char): f"u{ord(char):04X}" for char in dict.fromkeys(" " + characters)}
    names = [".notdef", *codes.values()]
    builder = FontBuilder(1000, isTTF=not cff)
    builder.setupGlyphOrder(names)
    builder.setupCharacterMap(codes)
    if cff:
        drawn = {name: _draw_square(T2CharStringPen(900, None)).getCharString() for name in names}
        builder.setupCFF(family.replace(" ", ""), {}, drawn, {})
    else:
        builder.setupGlyf({name: _draw_square(TTGlyphPen(None)).glyph() for name in names})
    builder.setupHorizontalMetrics(dict.fromkeys(names, (900, 50)))
    builder.setupHorizontalHeader(ascent=800, descent=-200)
    style = "Bold" if weight >= 700 else "Regular"
    full = f"{family.replace(' ', '')}-{style}"  # without it, resvg takes no font
    builder.setupNameTable({"familyName": family, "styleName": style, "psName": full})
    builder.setupOS2(usWeightClass=weight, sCapHeight=700)
    builder.setupPost()
    path.parent.mkdir(parents=True, exist_ok=True)
    builder.save(path)
    return path


def make_colour_font(path: Path, family: str, character: str, colour: tuple[float, float, float]) -> Path:
    """A font whose one character is a square in a colour (red, green, blue from 0 to 1), as emoji are."""
    font = TTFont(make_font(path, family, character))
    glyph = font.getBestCmap()[ord(character)]
    font["CPAL"] = buildCPAL([[(*colour, 1.0)]])
    font["COLR"] = buildCOLR({glyph: [(".notdef", 0)]}, version=0)
    font.save(path)
    return path


def _draw_square(pen: object) -> object:
    pen.moveTo((50, 0))
    for corner in ((50, 700), (850, 700), (850, 0)):
        pen.lineTo(corner)
    pen.closePath()
    return pen
