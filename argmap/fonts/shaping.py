"""Texts as glyphs of a face: their numbers, positions and outlines."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from msgspec import Struct

from argmap.fonts.instance import FontInstance, open_face

if TYPE_CHECKING:
    import uharfbuzz

UNITS_PER_EM = 1000
"""Units of an em in this module, whatever the font's own are."""

GlyphPoint = tuple[float, float]


class Glyph(Struct, frozen=True):
    """A glyph by its number in the face; `x`, `y` from the start of the text in UNITS_PER_EM, y down."""

    number: int
    x: int
    y: int


class GlyphRun(Struct, frozen=True):
    """The glyphs of a text from left to right, and its width in UNITS_PER_EM."""

    glyphs: tuple[Glyph, ...]
    advance: int


class Shaper(Struct, frozen=True):
    """A font instance ready to shape texts. With `has_colour` its glyphs are pictures without outlines."""

    font: "uharfbuzz.Font"
    has_colour: bool


def create_shaper(instance: FontInstance) -> Shaper:
    """Create the shaper of an instance."""
    import uharfbuzz

    face = open_face(instance)
    font = uharfbuzz.Font(face)
    font.scale = (UNITS_PER_EM, UNITS_PER_EM)
    if instance.face.variable:
        font.set_variations({"wght": instance.weight})
    pictures = (face.has_color_png, face.has_color_layers, face.has_color_paint, face.has_color_svg)
    return Shaper(font, any(pictures))


def shape_text(shaper: Shaper, text: str, lang: str, *, rtl: bool) -> GlyphRun:
    """Shape a text of one direction. Characters that the face lacks have no glyph.

    Such characters are invisible ones: the fonts of a text are chosen so that they have all others.
    """
    import uharfbuzz

    buffer = uharfbuzz.Buffer()
    buffer.add_str(text)
    buffer.guess_segment_properties()
    buffer.direction = "rtl" if rtl else "ltr"
    buffer.language = lang
    uharfbuzz.shape(shaper.font, buffer)
    glyphs, x = [], 0
    for info, position in zip(buffer.glyph_infos, buffer.glyph_positions, strict=True):
        if info.codepoint:
            glyphs.append(Glyph(info.codepoint, x + position.x_offset, -position.y_offset))
        x += position.x_advance
    return GlyphRun(tuple(glyphs), x)


def glyph_path(shaper: Shaper, glyph: int) -> str:
    """The outline of a glyph as SVG path data in UNITS_PER_EM, y down, origin at 0 0; empty for a blank."""
    pen = _PathBuilder()
    shaper.font.draw_glyph_with_pen(glyph, pen)
    return "".join(pen.commands)


class _PathBuilder:
    """A pen for uharfbuzz that writes SVG path data, in relative steps of whole units, which are short."""

    def __init__(self) -> None:
        self.commands: list[str] = []
        self.current_point = self.start_point = (0, 0)

    def moveTo(self, point: GlyphPoint) -> None:  # noqa: N802
        """Begin a contour."""
        self._add_command("m", (point,))
        self.start_point = self.current_point

    def lineTo(self, point: GlyphPoint) -> None:  # noqa: N802
        """Add a straight line, most often vertical or horizontal."""
        x, y = round(point[0]), -round(point[1])
        if x == self.current_point[0]:
            self.commands.append(f"v{y - self.current_point[1]}")
        elif y == self.current_point[1]:
            self.commands.append(f"h{x - self.current_point[0]}")
        else:
            self._add_command("l", (point,))
        self.current_point = x, y

    def qCurveTo(self, *points: GlyphPoint) -> None:  # noqa: N802
        """Add a quadratic curve."""
        self._add_command("q", points)

    def curveTo(self, *points: GlyphPoint) -> None:  # noqa: N802
        """Add a cubic curve."""
        self._add_command("c", points)

    def closePath(self) -> None:  # noqa: N802
        """End a contour, which draws its last line too; the next step counts from the contour's start."""
        if self.current_point == self.start_point and self.commands[-1][0] in "lhv":
            self.commands.pop()
        self.commands.append("z")
        self.current_point = self.start_point

    def _add_command(self, letter: str, points: Sequence[GlyphPoint]) -> None:
        rounded = [(round(x), -round(y)) for x, y in points]
        numbers = [n for x, y in rounded for n in (x - self.current_point[0], y - self.current_point[1])]
        self.commands.append(letter + " ".join(str(n) for n in numbers).replace(" -", "-"))
        self.current_point = rounded[-1]
