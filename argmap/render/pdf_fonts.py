"""The fonts of a PDF document: of each, the glyphs that are used, and the texts that they stand for."""

from typing import TYPE_CHECKING, cast

from argmap.fonts.instance import FontInstance
from argmap.fonts.quadratic_outlines import QuadraticOutlines

if TYPE_CHECKING:
    from fpdf import FPDF
    from fpdf.fonts import TTFFont


class PdfFont:
    """A font in a document."""

    def __init__(self, document: "FPDF", font: "TTFFont") -> None:
        self.document = document
        self.font = font
        is_cubic = font.is_cff and not font.is_cid_keyed
        self._outlines = QuadraticOutlines(font.ttfont) if is_cubic else None

    @property
    def blank(self) -> int:
        """The number of the font's space; of its glyph for what is missing where it has none."""
        return int(self.font.glyph_ids.get(ord(" "), 0))

    def select(self, size: float) -> str:
        """The operator that selects the font for the text that follows on the current page, in points."""
        from fpdf.enums import PDFResourceType

        self.document._resource_catalog.add(PDFResourceType.FONT, self.font.i, self.document.page)
        return f"/F{self.font.i} {size:.4f} Tf"

    def encode(self, glyph: int, text: str) -> tuple[int, int]:
        """The code of a glyph that stands for a text, and its width in thousandths of an em."""
        from fpdf.fonts import Glyph

        font = self.font
        name = font.ttfont.getGlyphName(glyph)
        if self._outlines:
            self._outlines.convert(name)
        width = round(font.scale * font.ttfont["hmtx"].metrics[name][0] + 0.001)
        return font.subset.pick_glyph(Glyph(glyph, tuple(map(ord, text)), name, width)) or 0, width


class PdfFonts:
    """All fonts of a document, each added at its first use; `characters` are all that the document shows."""

    def __init__(self, document: "FPDF", characters: frozenset[str]) -> None:
        self.document = document
        self.characters = sorted(map(ord, characters | {" "}))
        self.fonts: dict[FontInstance, PdfFont] = {}

    def find(self, instance: FontInstance) -> PdfFont:
        """Find a font, or add it."""
        if instance not in self.fonts:
            name, face = f"face{len(self.fonts)}", instance.face
            self.document.add_font(
                name,
                "",
                face.path,
                unicode_range=self.characters,
                variations={"wght": float(instance.weight)} if face.variable else None,
                collection_font_number=face.index,
            )
            self.fonts[instance] = PdfFont(self.document, cast("TTFFont", self.document.fonts[name]))
        return self.fonts[instance]
