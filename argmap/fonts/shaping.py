"""Texts as glyphs: which ones of a face, where each stands, and the outline of each."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from msgspec import Struct, field

from argmap.fonts.instance import FontInstance, open_face

if TYPE_CHECKING:
    import uharfbuzz

UNITS_PER_EM = 1000
"""Units of an em here, whatever the font's own are."""

GlyphPoint = tuple[float, float]


class Glyph(Struct, frozen=True):
    """A glyph of a face by its number there; `x`, `y` from the beginning of its text in EM, y down."""

    number: int
    x: int
    y: int


class GlyphRun(Struct, frozen=True):
    """A text's glyphs, from left to right, and its width in EM."""

    glyphs: tuple[Glyph, ...]
    advance: int


class Shaper(Struct, frozen=True):
    """What sets texts in one cut. `coloured` where its glyphs are pictures, which have no outline."""

    font: "uharfbuzz.Font"
    has_colour: bool


def create_shaper(instance: FontInstance) -> Shaper:
    """A cut made ready to set texts."""
    import uharfbuzz

    face = open_face(instance)
    font = uharfbuzz.Font(face)
    font.scale = (UNITS_PER_EM, UNITS_PER_EM)
    if instance.face.variable:
        font.set_variations({"wght": instance.weight})
    pictures = (face.has_color_png, face.has_color_layers, face.has_color_paint, face.has_color_svg)
    return Shaper(font, any(pictures))


def shape_text(shaper: Shaper, text: str, lang: str, *, rtl: bool) -> GlyphRun:
    """A text of one direction as glyphs; what stands for a character that the face does not have is no glyph.

    Such a character shows nothing: fonts are chosen so that they have all that do.
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
    """A glyph as the data of an SVG path in EM, y down, its origin at 0 0; empty for a blank."""
    pen = _PathBuilder()
    shaper.font.draw_glyph_with_pen(glyph, pen)
    return "".join(pen.commands)


class _PathBuilder(Struct):
    """What uharfbuzz draws a glyph with. Steps are relative and in whole units, which keeps them short."""

    commands: list[str] = field(default_factory=list)
    current_point: tuple[int, int] = (0, 0)
    start_point: tuple[int, int] = (0, 0)

    def moveTo(self, point: GlyphPoint) -> None:  # noqa: N802
        """Begins a contour."""
        self._add_command("m", (point,))
        self.start_point = self.current_point

    def lineTo(self, point: GlyphPoint) -> None:  # noqa: N802
        """A straight line, most often upright or level."""
        x, y = round(point[0]), -round(point[1])
        if x == self.current_point[0]:
            self.commands.append(f"v{y - self.current_point[1]}")
        elif y == self.current_point[1]:
            self.commands.append(f"h{x - self.current_point[0]}")
        else:
            self._add_command("l", (point,))
        self.current_point = x, y

    def qCurveTo(self, *points: GlyphPoint) -> None:  # noqa: N802
        """A curve with one handle."""
        self._add_command("q", points)

    def curveTo(self, *points: GlyphPoint) -> None:  # noqa: N802
        """A curve with two handles."""
        self._add_command("c", points)

    def closePath(self) -> None:  # noqa: N802
        """Ends a contour, which draws its last line too; the next place is told from where this one began."""
        if self.current_point == self.start_point and self.commands[-1][0] in "lhv":
            self.commands.pop()
        self.commands.append("z")
        self.current_point = self.start_point

    def _add_command(self, letter: str, points: Sequence[GlyphPoint]) -> None:
        whole = [(round(x), -round(y)) for x, y in points]
        numbers = [n for x, y in whole for n in (x - self.current_point[0], y - self.current_point[1])]
        self.commands.append(letter + " ".join(str(n) for n in numbers).replace(" -", "-"))
        self.current_point = whole[-1]
