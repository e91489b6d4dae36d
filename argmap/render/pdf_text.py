"""Lines of text on the pages of a PDF, shaped whole and drawn by their glyphs.

A line that runs to the right with a glyph for each character is text in its fonts. Any other is drawn as
outlines, for programs that copy text know no joined, stacked or reordered letters; its words are written
over it in a blank glyph, in the order in which they are read.
"""

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from msgspec import Struct

from argmap.fonts.fallback import Typeface, choose_typefaces
from argmap.fonts.instance import FontInstance, select_instance
from argmap.fonts.shaping import UNITS_PER_EM, GlyphCluster
from argmap.render.emoji_image import build_emoji_image
from argmap.render.pdf_canvas import add_operators, draw_image
from argmap.render.pdf_fonts import PdfFonts
from argmap.render.pdf_operators import draw_outlines, fill_colour, number, numbers, show_glyphs, show_word
from argmap.render.pdf_words import PlacedWord, place_marks, place_words
from argmap.render.picture import GlyphImage, TextRun
from argmap.render.reading_order import PlacedCharacter, TextDirection, order_by_place
from argmap.render.shaped_line import LineShaper, ShapedLine, ShapedRun, create_line_shaper
from argmap.render.visible_text import has_right_to_left, normalize_text
from argmap.scene.scene import Point

if TYPE_CHECKING:
    from fpdf import FPDF


class _LineFrame(Struct, frozen=True):
    """The place of a line on its page in points, y up; `scale_x` and `scale_y` make points of font units."""

    x: float
    y: float
    scale_x: float
    scale_y: float

    @property
    def size(self) -> float:
        """The size of the font."""
        return self.scale_y * UNITS_PER_EM

    def move_to(self, x: float) -> str:
        """Go to a place on the line, `x` units from its start."""
        return f"1 0 0 1 {numbers(self.x + x * self.scale_x, self.y)} Tm"


class PdfTextWriter:
    """A document with the fonts that its texts have needed so far; `characters` are all that they show."""

    def __init__(self, document: "FPDF", typefaces: Sequence[Typeface], characters: frozenset[str]) -> None:
        self.document = document
        self.typefaces = typefaces
        self.fonts = PdfFonts(document, characters)
        self.shapers: dict[str, LineShaper] = {}
        self.images: dict[str, GlyphImage] = {}

    def draw(self, run: TextRun, lang: str, page: TextDirection) -> None:
        """Draw a line of text on the current page, stretched or narrowed to its width."""
        if lang not in self.shapers:
            self.shapers[lang] = create_line_shaper(self.typefaces, lang)
        shaper = self.shapers[lang]
        line = shaper.shape(run)
        text = normalize_text(run.text)
        placed = order_by_place(text, rtl=run.rtl, page=page)
        frame = self._frame_line(run, line)
        if _is_plain(line, text, placed):
            self._write_plain_line(line, run.colour, frame)
            self._write_words(place_marks(line, placed), frame)
        else:
            self._draw_outlined_line(line, run.colour, frame, shaper)
            self._write_words(place_words(line, placed), frame)

    def _frame_line(self, run: TextRun, line: ShapedLine) -> _LineFrame:
        points = self.document.k
        scale_y = run.size / UNITS_PER_EM
        scale_x = run.width / line.advance if run.width and line.advance else scale_y
        left = run.x - scale_x * line.advance * run.part_before
        y = self.document.h - run.y
        return _LineFrame(left * points, y * points, scale_x * points, scale_y * points)

    def _write_plain_line(self, line: ShapedLine, colour: str, frame: _LineFrame) -> None:
        parts = [f"q {fill_colour(colour)} BT {number(100 * frame.scale_x / frame.scale_y)} Tz"]
        for run in line.runs:
            font = self.fonts.find(run.instance)
            parts += [font.select(frame.size), frame.move_to(run.clusters[0].x)]
            parts += show_glyphs(font, run.clusters, frame.scale_y)
        self._add_operators([*parts, "ET Q"])

    def _draw_outlined_line(
        self, line: ShapedLine, colour: str, frame: _LineFrame, shaper: LineShaper
    ) -> None:
        place = numbers(frame.scale_x, 0, 0, frame.scale_y, frame.x, frame.y)
        parts = [f"q {fill_colour(colour)} {place} cm"]
        for run in line.runs:
            if not run.has_colour:
                glyphs = (glyph for cluster in run.clusters for glyph in cluster.glyphs)
                parts += draw_outlines(shaper.shapers[run.instance], glyphs)
        self._add_operators([*parts, "Q"])
        for run in line.runs:
            if run.has_colour:
                self._draw_images(run, frame)

    def _draw_images(self, run: ShapedRun, frame: _LineFrame) -> None:
        """Draw the characters of a font with colours, each as an image."""
        typeface = next(each for each in self.typefaces if run.instance.face in each.faces)
        for cluster in run.clusters:
            if cluster.advance and not cluster.text.isspace():
                image = self._find_image(cluster, typeface)
                left = frame.x + cluster.x * frame.scale_x
                top = frame.y - image.y * frame.scale_y
                size = (image.width * frame.scale_x, image.height * frame.scale_y)
                draw_image(self.document, image.png, Point(left, top), size)

    def _find_image(self, cluster: GlyphCluster, typeface: Typeface) -> GlyphImage:
        if cluster.text not in self.images:
            self.images[cluster.text] = build_emoji_image(cluster.text, typeface, cluster.advance, "")
        return self.images[cluster.text]

    def _write_words(self, words: Iterable[PlacedWord], frame: _LineFrame) -> None:
        """Write words where they stand, in a glyph that shows nothing."""
        words = list(words)
        if not words:
            return
        font = self.fonts.find(self._choose_blank_font())
        parts = [f"q BT 3 Tr {font.select(frame.size)}"]
        for word in words:
            stretched = PlacedWord(word.text, word.x, word.width * frame.scale_x)
            parts += [frame.move_to(word.x), show_word(font, stretched, frame.scale_y)]
        self._add_operators([*parts, "ET Q"])

    def _choose_blank_font(self) -> FontInstance:
        """Choose the font of words that are not seen: the first whose glyphs have no colours."""
        shapers = next(iter(self.shapers.values())).shapers
        plain = (instance for instance, shaper in shapers.items() if not shaper.has_colour)
        return next(plain, None) or select_instance(choose_typefaces(["A"])[0], bold=False)

    def _add_operators(self, parts: Iterable[str]) -> None:
        add_operators(self.document, parts)


def _is_plain(line: ShapedLine, text: str, placed: Sequence[PlacedCharacter]) -> bool:
    """Tell whether a line can be copied from its glyphs: a character each, in the order they are read."""
    order = [each.index for each in placed if each.index is not None]
    return (
        not has_right_to_left(text)
        and order == list(range(len(text)))
        and [each.index for each in placed][: len(text)] == order
        and not any(run.has_colour for run in line.runs)
        and all(len(cluster.glyphs) == 1 for run in line.runs for cluster in run.clusters)
    )
