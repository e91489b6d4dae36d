"""Breaking text into lines: at spaces, and inside a word only if it is wider than the line.

Chinese and Japanese break between characters, by the rules of kinsoku. A word that is too wide is broken
after a hyphen or a slash, if it has some.
"""

import math
import re
from bisect import bisect_right
from collections.abc import Sequence
from functools import lru_cache
from itertools import accumulate, pairwise
from typing import NamedTuple
from unicodedata import category, east_asian_width

from msgspec import Struct

from argmap.fonts.text_width import text_width
from argmap.layout.text.word_binding import is_bound

NEVER_FIRST = frozenset(
    "!%),.:;?]}¢°·’”′″‰℃、。々〉》」』】〕〗〙〛〞〟・…‥—―ーぁぃぅぇぉっゃゅょゎァィゥェォッャュョヮ！％），．：；？］｝～､｡｣»›"
)
"""Characters that never start a line (kinsoku, JIS X 4051 and the Korean rules of KS X 6001)."""

_CHUNK = re.compile(r"[^\S\u00a0\u202f]+|(?:\S|[\u00a0\u202f])+")
"""Breakable white space, or a run of all else; no-break spaces are of the second kind."""
CACHE_SIZE = 8192
"""Results that are kept by each function, because a map is drawn again after each change to it.

A map of 300 statements in twelve widths needs 3,600; larger ones are tried in fewer widths.
"""
NEVER_LAST = frozenset("([{£¥‘“〈《「『【〔〖〘〝（［｛￡￥｢«‹$#")
"""Characters that never end a line."""
_BREAK_AFTER = frozenset("/-‐?&")
"""Characters after which a word that is too wide is broken first: an address, a compound with hyphens."""
_IDEOGRAPHIC_UNITS = frozenset("年月日時时分秒歳岁人名円元万萬億亿個个回次本台枚点點倍割号號章節节頁页")
"""Units and counters of Chinese and Japanese, which stay with their number."""


class TextStyle(Struct, frozen=True):
    """A size in points and a weight, in which a text is measured."""

    size: float
    bold: bool = False

    def width(self, text: str) -> float:
        """Return the width of a text in points."""
        return text_width(text, self.size, bold=self.bold)


@lru_cache(maxsize=CACHE_SIZE)
def wrap(text: str, style: TextStyle, limit: float) -> tuple[str, ...]:
    """Break a text into the fewest lines of at most `limit` points, filled as evenly as possible.

    Joined again, with the white space at each break that had some, the lines are the text. An empty text is
    one empty line. A single character wider than `limit` is a line by itself.
    """
    measured = _measure_words(text, style, limit)
    if not measured.words:
        return ("",)
    return tuple(_join_words(measured.words[start:end]) for start, end in _balance_lines(measured, limit))


def clip_words(text: str, style: TextStyle, limit: float) -> str:
    """Cut the end off each word wider than `limit` points, and put an ellipsis there."""
    return "".join(_clip_word(chunk, style, limit) for chunk in _split_chunks(text))


def longest_word_width(text: str, style: TextStyle) -> float:
    """Return the width in points of the widest word that a line's end would cut; 0 for Han and kana."""
    words = (chunk for chunk in _split_chunks(text) if not _is_ideographic(chunk))
    return max(map(style.width, words), default=0.0)


def _clip_word(word: str, style: TextStyle, limit: float) -> str:
    if _is_ideographic(word) or style.width(word) <= limit:
        return word
    room = limit - style.width("…")
    kept, *others = _split_clusters(word, style, room)
    for cluster in others:
        if style.width(kept + cluster) > room:
            break
        kept += cluster
    return kept + "…"


@lru_cache(maxsize=CACHE_SIZE)
def count_lines(text: str, style: TextStyle, limit: float) -> int:
    """Return the number of lines that `wrap` breaks a text into."""
    measured = _measure_words(text, style, limit)
    return len(_fill_lines(measured, limit)) if measured.words else 1


class _Word(Struct, frozen=True):
    """A piece of text that is not broken; `gap` is the white space before it, which may be empty."""

    text: str
    gap: str


class _MeasuredWords(NamedTuple):
    """The words of a text and their widths in points; `ends` are the ends of words if all are in one line."""

    words: tuple[_Word, ...]
    widths: tuple[float, ...]
    ends: tuple[float, ...]
    widest: float
    has_ideographs: bool
    """Return whether some words may be broken in any line: Han and kana."""


def _measure_words(text: str, style: TextStyle, limit: float) -> _MeasuredWords:
    """Measure the words of a text for lines of at most `limit` points."""
    measured = _measure_unlimited(text, style)
    if measured.has_ideographs or measured.widest > limit:
        return _measure_limited(text, style, limit)
    return measured


@lru_cache(maxsize=CACHE_SIZE)
def _measure_unlimited(text: str, style: TextStyle) -> _MeasuredWords:
    """Measure the words of a text that fit any line; kept, because boxes are tried in many widths."""
    return _measure_limited(text, style, math.inf)


def _measure_limited(text: str, style: TextStyle, limit: float) -> _MeasuredWords:
    """Measure the words of a text, breaking those wider than `limit` points."""
    words = tuple(_split_words(text, style, limit))
    space = style.width(" ")
    widths = tuple(style.width(word.text) for word in words)
    ends = tuple(accumulate(space * len(word.gap) + width for word, width in zip(words, widths, strict=True)))
    has_ideographs = any(_is_ideographic(word.text) for word in words)
    return _MeasuredWords(words, widths, ends, max(widths, default=0.0), has_ideographs)


def _split_words(text: str, style: TextStyle, limit: float) -> list[_Word]:
    """Split a text into words; those wider than `limit` points come in parts."""
    words: list[_Word] = []
    chunks = _split_chunks(text)
    for i, chunk in enumerate(chunks):
        if _is_space(chunk[0]):
            continue
        gap = chunks[i - 1] if i and _is_space(chunks[i - 1][0]) else ""
        joined = words[-1].text + gap + chunk if words else ""
        if joined and _is_bound_chunk(chunks, i) and style.width(joined) <= limit:
            words[-1] = _Word(joined, words[-1].gap)
        else:
            fits = style.width(chunk) <= limit and not _is_ideographic(chunk)
            pieces = [chunk] if fits else _split_chunk(chunk, style, limit)
            words += (_Word(piece, "" if number else gap) for number, piece in enumerate(pieces))
    return words


def _is_bound_chunk(chunks: Sequence[str], i: int) -> bool:
    """Return whether no line should begin with a chunk, which has white space and a word before it."""
    return chunks[i][0] in NEVER_FIRST or is_bound(chunks[i - 2], chunks[i], "".join(chunks[i + 2 : i + 3]))


def _split_chunks(text: str) -> list[str]:
    """Split a text at the beginnings and ends of breakable white space."""
    return _CHUNK.findall(text)


def _is_space(char: str) -> bool:
    """Return whether a line may be broken at a character."""
    return char.isspace() and char not in "\u00a0\u202f"


def _is_ideographic(chunk: str) -> bool:
    """Return whether most of a chunk of over four characters is Han or kana, which has no spaces."""
    if chunk.isascii():
        return False
    count = sum(1 for char in chunk if "\u3040" <= char <= "\u30ff" or "\u3400" <= char <= "\u9fff")
    return count * 2 > len(chunk) and len(chunk) > 4


def _split_chunk(chunk: str, style: TextStyle, limit: float) -> list[str]:
    """Split a chunk that fits no line, or that is Han or kana, into parts between which lines may break.

    If it is not Han or kana, parts are as wide as possible: whole stretches up to a sign like a slash, and
    the clusters of a stretch that is too wide itself.
    """
    if _is_ideographic(chunk):
        return _split_clusters(chunk, style, limit)
    parts: list[str] = []
    for stretch in _fill_parts(_split_after_signs(chunk), style, limit):
        fits = style.width(stretch) <= limit
        parts += [stretch] if fits else _fill_parts(_split_clusters(stretch, style, limit), style, limit)
    return parts


def _split_clusters(chunk: str, style: TextStyle, limit: float) -> list[str]:
    """Split a chunk into clusters of at most `limit` points, between which kinsoku allows a break."""
    clusters: list[list[str]] = []
    room = 0.0
    for char in chunk:
        width = style.width(char)
        is_combining = bool(clusters) and _is_combining(char, clusters[-1][-1])
        if is_combining or (clusters and _is_unbreakable(char, clusters[-1][-1]) and width <= room):
            clusters[-1].append(char)
        else:
            clusters.append([char])
            room = limit
        room -= width
    return ["".join(cluster) for cluster in clusters]


def _is_combining(char: str, before: str) -> bool:
    """Return whether a character belongs to the one before it: an accent, a joiner, a skin tone."""
    return before == "\u200d" or category(char) in ("Mn", "Mc", "Me", "Cf", "Sk")


def _is_unbreakable(char: str, before: str) -> bool:
    """Return whether no line may be broken between two characters."""
    if char in NEVER_FIRST or before in NEVER_LAST:
        return True
    if char in _BREAK_AFTER and before.isascii():
        return True
    if before.isdigit() and (char in _IDEOGRAPHIC_UNITS or char in "%°"):
        return True
    return char.isalnum() and before.isalnum() and _is_narrow(char) and _is_narrow(before)


def _is_narrow(char: str) -> bool:
    """Return whether a letter or digit is of a script with spaces, and so part of a word among ideographs."""
    return east_asian_width(char) in ("Na", "N", "A")


def _split_after_signs(chunk: str) -> list[str]:
    """Split a chunk after hyphens and the signs that divide an address, but not before NEVER_FIRST."""
    starts = [
        i
        for i in range(1, len(chunk))
        if chunk[i - 1] in _BREAK_AFTER and chunk[i] not in _BREAK_AFTER and chunk[i] not in NEVER_FIRST
    ]
    return [chunk[start:end] for start, end in pairwise([0, *starts, len(chunk)])]


def _fill_parts(clusters: list[str], style: TextStyle, limit: float) -> list[str]:
    """Join clusters into parts of at most `limit` points, as an over-long word is cut."""
    parts: list[str] = []
    room = 0.0
    for cluster in clusters:
        width = style.width(cluster)
        if parts and room >= width:
            parts[-1] += cluster
        else:
            parts.append(cluster)
            room = limit
        room -= width
    return parts


def _balance_lines(measured_words: _MeasuredWords, limit: float) -> list[tuple[int, int]]:
    """Return ranges of words, one a line: the fewest lines, in the narrowest measure that needs no more.

    Eight bisections find it to a 256th of the limit, which is two points of the widest.
    """
    greedy = _fill_lines(measured_words, limit)
    if len(greedy) == 1:
        return greedy
    low, high = measured_words.widest, limit
    best = greedy
    for _ in range(8):
        middle = (low + high) / 2
        lines = _fill_lines(measured_words, middle)
        if len(lines) <= len(greedy):
            best, high = lines, middle
        else:
            low = middle
    return best


def _fill_lines(measured_words: _MeasuredWords, limit: float) -> list[tuple[int, int]]:
    """Return ranges of words, one a line, each line filled as far as possible."""
    lines: list[tuple[int, int]] = []
    start, count, room = 0, len(measured_words.words), limit + 1e-6
    while start < count:
        left = measured_words.ends[start] - measured_words.widths[start]
        end = max(bisect_right(measured_words.ends, left + room, start, count), start + 1)
        lines.append((start, end))
        start = end
    return lines


def _join_words(words: Sequence[_Word]) -> str:
    """Join the words of one line with the gaps between them."""
    return "".join((word.gap if i else "") + word.text for i, word in enumerate(words))
