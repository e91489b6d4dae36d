"""Texts as glyphs: which ones of a face, where each stands, and the outline of each."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from msgspec import Struct, field

from argmap.fonts.cut import Cut, opened

if TYPE_CHECKING:
    import uharfbuzz

EM = 1000
"""Units of an em here, whatever the font's own are."""

Place = tuple[float, float]


class Glyph(Struct, frozen=True):
    """A glyph of a face by its number there; `x`, `y` from the beginning of its text in EM, y down."""

    number: int
    x: int
    y: int


class Shaped(Struct, frozen=True):
    """A text's glyphs, from left to right, and its width in EM."""

    glyphs: tuple[Glyph, ...]
    advance: int


class Setter(Struct, frozen=True):
    """What sets texts in one cut. `coloured` where its glyphs are pictures, which have no outline."""

    font: "uharfbuzz.Font"
    coloured: bool


def setter(cut: Cut) -> Setter:
    """A cut made ready to set texts."""
    import uharfbuzz

    face = opened(cut)
    font = uharfbuzz.Font(face)
    font.scale = (EM, EM)
    if cut.face.variable:
        font.set_variations({"wght": cut.weight})
    pictures = (face.has_color_png, face.has_color_layers, face.has_color_paint, face.has_color_svg)
    return Setter(font, any(pictures))


def shaped(by: Setter, text: str, lang: str, *, rtl: bool) -> Shaped:
    """A text of one direction as glyphs; what stands for a character that the face does not have is no glyph.

    Such a character shows nothing: fonts are chosen so that they have all that do.
    """
    import uharfbuzz

    buffer = uharfbuzz.Buffer()
    buffer.add_str(text)
    buffer.guess_segment_properties()
    buffer.direction = "rtl" if rtl else "ltr"
    buffer.language = lang
    uharfbuzz.shape(by.font, buffer)
    glyphs, x = [], 0
    for info, position in zip(buffer.glyph_infos, buffer.glyph_positions, strict=True):
        if info.codepoint:
            glyphs.append(Glyph(info.codepoint, x + position.x_offset, -position.y_offset))
        x += position.x_advance
    return Shaped(tuple(glyphs), x)


def outline(by: Setter, glyph: int) -> str:
    """A glyph as the data of an SVG path in EM, y down, its origin at 0 0; empty for a blank."""
    pen = _Pen()
    by.font.draw_glyph_with_pen(glyph, pen)
    return "".join(pen.steps)


class _Pen(Struct):
    """What uharfbuzz draws a glyph with. Steps are relative and in whole units, which keeps them short."""

    steps: list[str] = field(default_factory=list)
    at: tuple[int, int] = (0, 0)
    start: tuple[int, int] = (0, 0)

    def moveTo(self, place: Place) -> None:  # noqa: N802
        """Begins a contour."""
        self._step("m", (place,))
        self.start = self.at

    def lineTo(self, place: Place) -> None:  # noqa: N802
        """A straight line, most often upright or level."""
        x, y = round(place[0]), -round(place[1])
        if x == self.at[0]:
            self.steps.append(f"v{y - self.at[1]}")
        elif y == self.at[1]:
            self.steps.append(f"h{x - self.at[0]}")
        else:
            self._step("l", (place,))
        self.at = x, y

    def qCurveTo(self, *places: Place) -> None:  # noqa: N802
        """A curve with one handle."""
        self._step("q", places)

    def curveTo(self, *places: Place) -> None:  # noqa: N802
        """A curve with two handles."""
        self._step("c", places)

    def closePath(self) -> None:  # noqa: N802
        """Ends a contour, which draws its last line too; the next place is told from where this one began."""
        if self.at == self.start and self.steps[-1][0] in "lhv":
            self.steps.pop()
        self.steps.append("z")
        self.at = self.start

    def _step(self, letter: str, places: Sequence[Place]) -> None:
        whole = [(round(x), -round(y)) for x, y in places]
        numbers = [n for x, y in whole for n in (x - self.at[0], y - self.at[1])]
        self.steps.append(letter + " ".join(str(n) for n in numbers).replace(" -", "-"))
        self.at = whole[-1]
