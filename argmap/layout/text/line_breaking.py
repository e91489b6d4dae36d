"""Text into lines: at spaces, never inside a word unless the word alone is wider than the line."""

import math
import re
from bisect import bisect_right
from collections.abc import Sequence
from functools import lru_cache
from itertools import accumulate
from typing import NamedTuple
from unicodedata import category, east_asian_width

from msgspec import Struct

from argmap.fonts.text_width import text_width

NEVER_FIRST = frozenset(
    "!%),.:;?]}¢°·’”′″‰℃、。々〉》」』】〕〗〙〛〞〟・…‥—―ーぁぃぅぇぉっゃゅょゎァィゥェォッャュョヮ！％），．：；？］｝～､｡｣»›"
)
"""Characters that never start a line (kinsoku, JIS X 4051 and the Korean rules of KS X 6001)."""

_CHUNK = re.compile(r"[^\S\u00a0\u202f]+|(?:\S|[\u00a0\u202f])+")
CACHE_SIZE = 8192
"""So many texts are remembered: a map is drawn again after each change to it."""
NEVER_LAST = frozenset("([{£¥‘“〈《「『【〔〖〘〝（［｛￡￥｢«‹$#")
"""Characters that never end a line."""


class TextStyle(Struct, frozen=True):
    """A size in points and a weight: what a text is measured with."""

    size: float
    bold: bool = False

    def width(self, text: str) -> float:
        """The width of `text` in points."""
        return text_width(text, self.size, bold=self.bold)


@lru_cache(maxsize=CACHE_SIZE)
def wrap(text: str, style: TextStyle, limit: float) -> tuple[str, ...]:
    """The lines of `text`, none wider than `limit` points, in as few lines as that takes, evenly filled.

    The lines put together again, each break that stood at a space giving that space back, are the text.
    A text of no characters is one empty line. A single character wider than `limit` stands alone.
    """
    found = _measure_words(text, style, limit)
    if not found.words:
        return ("",)
    breaks = _balance_lines(found, limit)
    return tuple(_join_words(found.words[start:end]) for start, end in breaks)


@lru_cache(maxsize=CACHE_SIZE)
def count_lines(text: str, style: TextStyle, limit: float) -> int:
    """How many lines `wrap` makes of a text."""
    found = _measure_words(text, style, limit)
    return len(_fill_lines(found, limit)) if found.words else 1


class _Word(Struct, frozen=True):
    """An unbreakable stretch; `gap` is the white space between it and the one before (may be empty)."""

    text: str
    gap: str


class _MeasuredWords(NamedTuple):
    """The stretches of a text that a line may not break, and their widths in points.

    `ends` is where each ends if all stand in one line.
    """

    words: tuple[_Word, ...]
    widths: tuple[float, ...]
    ends: tuple[float, ...]
    widest: float
    has_ideographs: bool
    """Whether some may be cut in any line: Han and kana."""


def _measure_words(text: str, style: TextStyle, limit: float) -> _MeasuredWords:
    """What there is of `text` for lines no wider than `limit`."""
    found = _measure_unlimited(text, style)
    return _measure_limited(text, style, limit) if found.has_ideographs or found.widest > limit else found


@lru_cache(maxsize=CACHE_SIZE)
def _measure_unlimited(text: str, style: TextStyle) -> _MeasuredWords:
    """The same where no limit asks for cuts; boxes are tried in many widths."""
    return _measure_limited(text, style, math.inf)


def _measure_limited(text: str, style: TextStyle, limit: float) -> _MeasuredWords:
    words = tuple(_split_words(text, style, limit))
    space = style.width(" ")
    widths = tuple(style.width(word.text) for word in words)
    ends = tuple(accumulate(space * len(word.gap) + wide for word, wide in zip(words, widths, strict=True)))
    flowing = any(_is_ideographic(word.text) for word in words)
    return _MeasuredWords(words, widths, ends, max(widths, default=0.0), flowing)


def _split_words(text: str, style: TextStyle, limit: float) -> list[_Word]:
    """The stretches of `text` that a line may not break; words wider than `limit` come in parts."""
    words: list[_Word] = []
    gap = ""
    for chunk in _split_chunks(text):
        if _is_space(chunk[0]):
            gap = chunk
            continue
        if chunk[0] in NEVER_FIRST and words and style.width(words[-1].text + gap + chunk) <= limit:
            words[-1] = _Word(words[-1].text + gap + chunk, words[-1].gap)
        else:
            whole = style.width(chunk) <= limit and not _is_ideographic(chunk)
            pieces = [chunk] if whole else _split_clusters(chunk, style, limit)
            words += (_Word(piece, "" if i else gap) for i, piece in enumerate(pieces))
        gap = ""
    return words


def _split_chunks(text: str) -> list[str]:
    """`text` cut where breakable white space begins and ends."""
    return _CHUNK.findall(text)


def _is_space(char: str) -> bool:
    return char.isspace() and char not in "\u00a0\u202f"


def _is_ideographic(chunk: str) -> bool:
    """Whether a chunk is written without spaces between words (Han, kana): those break between characters."""
    if chunk.isascii():
        return False
    wide = sum(1 for char in chunk if "\u3040" <= char <= "\u30ff" or "\u3400" <= char <= "\u9fff")
    return wide * 2 > len(chunk) and len(chunk) > 4


def _split_clusters(chunk: str, style: TextStyle, limit: float) -> list[str]:
    """A chunk in clusters between which it may be cut, glued by kinsoku, at most `limit` wide."""
    clusters: list[list[str]] = []
    room = 0.0
    for char in chunk:
        needs = style.width(char)
        marks = bool(clusters) and _is_combining(char, clusters[-1][-1])
        if marks or (clusters and _is_unbreakable(char, clusters[-1][-1]) and needs <= room):
            clusters[-1].append(char)
        else:
            clusters.append([char])
            room = limit
        room -= needs
    joined = ["".join(cluster) for cluster in clusters]
    return joined if _is_ideographic(chunk) else _fill_parts(joined, style, limit)


def _is_combining(char: str, before: str) -> bool:
    """Whether `char` belongs to the character before it: an accent, a joiner, a skin tone."""
    return before == "\u200d" or category(char) in ("Mn", "Mc", "Me", "Cf", "Sk")


def _is_unbreakable(char: str, before: str) -> bool:
    """Whether no line may begin with `char` here, or none may end with what stands before."""
    if char in NEVER_FIRST or before in NEVER_LAST:
        return True
    return char.isdigit() and before.isdigit() and east_asian_width(char) == "Na"


def _fill_parts(clusters: list[str], style: TextStyle, limit: float) -> list[str]:
    """Clusters put together into parts as wide as `limit` allows: how an over-long word is cut."""
    parts: list[str] = []
    room = 0.0
    for cluster in clusters:
        needs = style.width(cluster)
        if parts and room >= needs:
            parts[-1] += cluster
        else:
            parts.append(cluster)
            room = limit
        room -= needs
    return parts


def _balance_lines(measured_words: _MeasuredWords, limit: float) -> list[tuple[int, int]]:
    """Word ranges, one a line: the fewest lines, then the narrowest measure that still needs no more."""
    greedy = _fill_lines(measured_words, limit)
    if len(greedy) == 1:
        return greedy
    low, high = measured_words.widest, limit
    best = greedy
    for _ in range(8):
        middle = (low + high) / 2
        tried = _fill_lines(measured_words, middle)
        if len(tried) <= len(greedy):
            best, high = tried, middle
        else:
            low = middle
    return best


def _fill_lines(measured_words: _MeasuredWords, limit: float) -> list[tuple[int, int]]:
    """Word ranges, each line filled as far as it goes."""
    lines: list[tuple[int, int]] = []
    start, count, room = 0, len(measured_words.words), limit + 1e-6
    while start < count:
        begins = measured_words.ends[start] - measured_words.widths[start]
        end = max(bisect_right(measured_words.ends, begins + room, start, count), start + 1)
        lines.append((start, end))
        start = end
    return lines


def _join_words(words: Sequence[_Word]) -> str:
    """The words of one line with the gaps that stand between them."""
    return "".join((word.gap if i else "") + word.text for i, word in enumerate(words))
