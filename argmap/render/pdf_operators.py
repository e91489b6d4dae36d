"""Operators of a PDF's page that show text: by the glyphs of its fonts, as outlines, and as words to copy."""

from collections.abc import Iterable, Iterator, Sequence

from argmap.fonts.shaping import Glyph, GlyphCluster, Shaper
from argmap.render.pdf_fonts import PdfFont
from argmap.render.pdf_words import PlacedWord

GlyphPoint = tuple[float, float]

_NARROWEST = 1.0
"""The least percentage of its width to which the blank of a word is narrowed; none would hide the word."""


def number(value: float) -> str:
    """Write a number with at most four decimals, which is finer than any printer."""
    return f"{value:.4f}".rstrip("0").rstrip(".") if value % 1 else str(int(value))


def numbers(*values: float) -> str:
    """Write several numbers."""
    return " ".join(map(number, values))


def fill_colour(colour: str) -> str:
    """Set the colour of a fill, which is `#RRGGBB`."""
    parts = (int(colour[start : start + 2], 16) / 255 for start in (1, 3, 5))
    return f"{numbers(*parts)} rg"


def show_glyphs(font: PdfFont, clusters: Sequence[GlyphCluster], scale: float) -> Iterator[str]:
    """Show clusters of one glyph each, from the current place on; `scale` makes points of their units.

    What a glyph is moved by beyond its width is written beside it.
    """
    pen = clusters[0].x
    shown: list[str] = []
    rise = 0
    for cluster in clusters:
        (glyph,) = cluster.glyphs
        if glyph.y != rise:
            yield f"[{''.join(shown)}] TJ {number(-glyph.y * scale)} Ts"
            shown, rise = [], glyph.y
        if glyph.x != pen:
            shown.append(str(pen - glyph.x))
        code, width = font.encode(glyph.number, cluster.text)
        shown.append(f"<{code:04X}>")
        pen = glyph.x + width
    yield f"[{''.join(shown).replace('><', '')}] TJ{' 0 Ts' if rise else ''}"


def show_word(font: PdfFont, word: PlacedWord, scale: float) -> str:
    """Write a word in the font's blank, made as wide as the word is, in `scale` points a unit."""
    blank = font.blank
    encoded = [font.encode(blank, char) for char in word.text]
    natural = sum(width for _, width in encoded) * scale
    stretch = 100 * word.width / natural if natural else 100.0
    codes = "".join([f"{code:04X}" for code, _ in encoded])
    return f"{number(max(stretch, _NARROWEST))} Tz <{codes}> Tj"


def draw_outlines(shaper: Shaper, glyphs: Iterable[Glyph]) -> Iterator[str]:
    """Fill the outlines of glyphs, in units of their font from the start of the line on, y up."""
    for glyph in glyphs:
        pen = _OutlinePen()
        shaper.font.draw_glyph_with_pen(glyph.number, pen)
        if pen.operators:
            yield f"q 1 0 0 1 {glyph.x} {-glyph.y} cm {' '.join(pen.operators)} f Q"


class _OutlinePen:
    """A pen for uharfbuzz that writes a path in whole units."""

    def __init__(self) -> None:
        self.operators: list[str] = []
        self.current_point: GlyphPoint = (0, 0)

    def moveTo(self, point: GlyphPoint) -> None:  # noqa: N802
        """Begin a contour."""
        self._add("m", point)

    def lineTo(self, point: GlyphPoint) -> None:  # noqa: N802
        """Add a straight line."""
        self._add("l", point)

    def qCurveTo(self, control: GlyphPoint, end: GlyphPoint) -> None:  # noqa: N802
        """Add a quadratic curve, as the cubic one that it is: a PDF has no others."""
        start = self.current_point
        first, second = (
            (_two_thirds(place[0], control[0]), _two_thirds(place[1], control[1])) for place in (start, end)
        )
        self._add("c", first, second, end)

    def curveTo(self, first: GlyphPoint, second: GlyphPoint, end: GlyphPoint) -> None:  # noqa: N802
        """Add a cubic curve."""
        self._add("c", first, second, end)

    def closePath(self) -> None:  # noqa: N802
        """End a contour."""
        self.operators.append("h")

    def _add(self, operator: str, *points: GlyphPoint) -> None:
        self.operators.append(
            " ".join([str(round(value)) for point in points for value in point] + [operator])
        )
        self.current_point = points[-1]


def _two_thirds(start: float, end: float) -> float:
    """The place two thirds of the way from one to another."""
    return start + (end - start) * 2 / 3
