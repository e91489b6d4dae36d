"""The words of a line that is drawn as outlines: their places, for programs that copy and search."""

from collections.abc import Iterator, Sequence
from itertools import groupby

from msgspec import Struct

from argmap.fonts.shaping import UNITS_PER_EM
from argmap.render.reading_order import PlacedCharacter
from argmap.render.shaped_line import ShapedLine

_MARK_WIDTH = UNITS_PER_EM // 1000
"""The room of a mark that stands alone: a word without any room has no place."""


class PlacedWord(Struct, frozen=True):
    """Characters without a blank, or one blank, from left to right; places are in units of the font."""

    text: str
    x: float
    width: float


def place_words(line: ShapedLine, placed: Sequence[PlacedCharacter]) -> Iterator[PlacedWord]:
    """Place the words of a line where its letters are drawn, as far as `placed` has their order."""
    widths = iter(_measure_characters(line))
    x = 0.0
    characters = [(each.character, 0.0 if each.index is None else next(widths)) for each in placed]
    for _, group in groupby(characters, lambda each: each[0].isspace()):
        word = list(group)
        width = sum(width for _, width in word) or _MARK_WIDTH
        yield PlacedWord("".join([character for character, _ in word]), x, width)
        x += width


def place_marks(line: ShapedLine, placed: Sequence[PlacedCharacter]) -> Iterator[PlacedWord]:
    """Place the marks at the end of a line whose letters are text themselves."""
    marks = "".join([each.character for each in placed if each.index is None])
    if marks:
        yield PlacedWord(marks, line.advance, _MARK_WIDTH)


def _measure_characters(line: ShapedLine) -> list[float]:
    """Measure the characters from left to right; those drawn together have their width in equal parts."""
    return [
        cluster.advance / len(cluster.text)
        for run in line.runs
        for cluster in run.clusters
        for _ in cluster.text
    ]
