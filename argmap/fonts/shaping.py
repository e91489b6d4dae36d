"""Texts as glyphs of a face: their numbers, positions and outlines."""

from collections.abc import Sequence
from itertools import groupby
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


class GlyphCluster(Struct, frozen=True):
    """Characters that are drawn together, with their glyphs; `x` is their left end, in UNITS_PER_EM."""

    text: str
    x: int
    advance: int
    glyphs: tuple[Glyph, ...]


class GlyphRun(Struct, frozen=True):
    """The clusters of a text from left to right, and its width in UNITS_PER_EM."""

    clusters: tuple[GlyphCluster, ...]
    advance: int

    @property
    def glyphs(self) -> tuple[Glyph, ...]:
        """All glyphs, from left to right."""
        return tuple([glyph for cluster in self.clusters for glyph in cluster.glyphs])


class ShapingInput(Struct, frozen=True):
    """A text of one direction and one script (ISO 15924; empty: that of its first letter).

    `before` and `after` is what stands beside it on its line, for letters that join.
    """

    text: str
    rtl: bool = False
    script: str = ""
    before: str = ""
    after: str = ""


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


def guess_script(text: str) -> str:
    """The code (ISO 15924) of the first script in a text; empty where it has none of its own."""
    import uharfbuzz

    buffer = uharfbuzz.Buffer()
    buffer.add_str(text)
    buffer.guess_segment_properties()
    return buffer.script or ""


def shape_text(shaper: Shaper, piece: ShapingInput, lang: str) -> GlyphRun:
    """Shape a text. Characters that the face lacks have no glyph, nor have invisible ones.

    The former are invisible as well: the fonts of a text are chosen so that they have all others.
    """
    import uharfbuzz

    buffer = uharfbuzz.Buffer()
    start, whole = len(piece.before), piece.before + piece.text + piece.after
    buffer.add_str(whole, start, len(piece.text))
    buffer.guess_segment_properties()
    if piece.script:
        buffer.script = piece.script
    buffer.direction = "rtl" if piece.rtl else "ltr"
    buffer.language = lang
    uharfbuzz.shape(shaper.font, buffer)
    return _group_glyphs(shaper, buffer, whole, start + len(piece.text))


def _group_glyphs(shaper: Shaper, buffer: "uharfbuzz.Buffer", text: str, end: int) -> GlyphRun:
    """Group the glyphs of a buffer by their places in `text`, where the shaped part stops at `end`."""
    infos, positions = buffer.glyph_infos, buffer.glyph_positions
    starts = sorted({info.cluster for info in infos})
    ends = dict(zip(starts, [*starts[1:], end], strict=True))
    blank = shaper.font.get_nominal_glyph(ord(" "))
    clusters, x = [], 0
    for start, members in groupby(zip(infos, positions, strict=True), lambda each: each[0].cluster):
        left, glyphs = x, []
        for info, position in members:
            if info.codepoint and (position.x_advance or info.codepoint != blank):
                glyphs.append(Glyph(info.codepoint, x + position.x_offset, -position.y_offset))
            x += position.x_advance
        clusters.append(GlyphCluster(text[start : ends[start]], left, x - left, tuple(glyphs)))
    return GlyphRun(tuple(clusters), x)


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
