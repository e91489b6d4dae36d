"""The glyphs of an OpenType font with cubic curves and glyph names, as quadratic ones for a PDF.

fpdf2 writes such a font as if it were TrueType, of which PDF readers warn. Fonts whose glyphs have numbers
(CID-keyed, as those for Chinese, Japanese and Korean) it writes as they are.
"""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from fontTools.ttLib import TTFont

MAX_DEVIATION = 1.0
"""The most font units, of a thousand or so an em, that a quadratic curve may lie beside the cubic one."""


class QuadraticOutlines:
    """A font whose glyphs become TrueType's, each when it is first used; those that are not are empty."""

    def __init__(self, font: "TTFont") -> None:
        self.font = font
        self._cubic_glyphs = font.getGlyphSet()
        self._converted: set[str] = set()
        self._replace_tables()
        self.convert(font.getGlyphOrder()[0])

    def convert(self, name: str) -> None:
        """Convert a glyph. Its side bearing is where its outline begins, as TrueType has it."""
        from fontTools.pens.cu2quPen import Cu2QuPen
        from fontTools.pens.ttGlyphPen import TTGlyphPen

        if name in self._converted:
            return
        self._converted.add(name)
        pen = TTGlyphPen(None)
        self._cubic_glyphs[name].draw(Cu2QuPen(pen, MAX_DEVIATION, reverse_direction=True))
        glyph = pen.glyph()
        glyph.recalcBounds(self.font["glyf"])
        self.font["glyf"].glyphs[name] = glyph
        advance, _ = self.font["hmtx"].metrics[name]
        self.font["hmtx"].metrics[name] = (advance, glyph.xMin)

    def _replace_tables(self) -> None:
        """Put empty TrueType outlines in the place of the font's own, and say so in its header."""
        from fontTools.ttLib import newTable
        from fontTools.ttLib.tables._g_l_y_f import Glyph

        font = self.font
        names = font.getGlyphOrder()
        glyf = newTable("glyf")
        glyf.glyphOrder, glyf.glyphs = names, {name: Glyph() for name in names}
        font["loca"], font["glyf"] = newTable("loca"), glyf
        for tag in ("CFF ", "CFF2", "VORG"):
            if tag in font:
                del font[tag]
        font.sfntVersion = "\0\1\0\0"
        font["head"].glyphDataFormat = 0
        font["post"].formatType = 3.0
        font["maxp"].tableVersion = 0x10000
        for field in _MAXP_FIELDS:
            setattr(font["maxp"], field, int(field == "maxZones"))


_MAXP_FIELDS = (
    "maxZones",
    "maxTwilightPoints",
    "maxStorage",
    "maxFunctionDefs",
    "maxInstructionDefs",
    "maxStackElements",
    "maxSizeOfInstructions",
    "maxComponentElements",
)
"""The fields of TrueType's table maxp that the table of fonts with cubic curves lacks, but for measures."""
