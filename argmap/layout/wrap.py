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

from argmap.fonts.measure import width

NEVER_FIRST = frozenset(
    "!%),.:;?]}¢°·’”′″‰℃、。々〉》」』】〕〗〙〛〞〟・…‥—―ーぁぃぅぇぉっゃゅょゎァィゥェォッャュョヮ！％），．：；？］｝～､｡｣»›"
)
"""Characters that never start a line (kinsoku, JIS X 4051 and the Korean rules of KS X 6001)."""

_CHUNK = re.compile(r"[^\S\u00a0\u202f]+|(?:\S|[\u00a0\u202f])+")
KEPT = 8192
"""So many texts are remembered: a map is drawn again after each change to it."""
NEVER_LAST = frozenset("([{£¥‘“〈《「『【〔〖〘〝（［｛￡￥｢«‹$#")
"""Characters that never end a line."""


class Face(Struct, frozen=True):
    """A size in points and a weight: what a text is measured with."""

    size: float
    bold: bool = False

    def width(self, text: str) -> float:
        """The width of `text` in points."""
        return width(text, self.size, bold=self.bold)


@lru_cache(maxsize=KEPT)
def wrap(text: str, face: Face, limit: float) -> tuple[str, ...]:
    """The lines of `text`, none wider than `limit` points, in as few lines as that takes, evenly filled.

    The lines put together again, each break that stood at a space giving that space back, are the text.
    A text of no characters is one empty line. A single character wider than `limit` stands alone.
    """
    found = _measured(text, face, limit)
    if not found.words:
        return ("",)
    breaks = _balanced(found, limit)
    return tuple(_join(found.words[start:end]) for start, end in breaks)


@lru_cache(maxsize=KEPT)
def line_count(text: str, face: Face, limit: float) -> int:
    """How many lines `wrap` makes of a text."""
    found = _measured(text, face, limit)
    return len(_greedy(found, limit)) if found.words else 1


class _Word(Struct, frozen=True):
    """An unbreakable stretch; `gap` is the white space between it and the one before (may be empty)."""

    text: str
    gap: str


class _Measured(NamedTuple):
    """The stretches of a text that a line may not break, and their widths in points.

    `ends` is where each ends if all stand in one line.
    """

    words: tuple[_Word, ...]
    widths: tuple[float, ...]
    ends: tuple[float, ...]
    widest: float
    flowing: bool
    """Whether some may be cut in any line: Han and kana."""


def _measured(text: str, face: Face, limit: float) -> _Measured:
    """What there is of `text` for lines no wider than `limit`."""
    found = _uncut(text, face)
    return _cut(text, face, limit) if found.flowing or found.widest > limit else found


@lru_cache(maxsize=KEPT)
def _uncut(text: str, face: Face) -> _Measured:
    """The same where no limit asks for cuts; boxes are tried in many widths."""
    return _cut(text, face, math.inf)


def _cut(text: str, face: Face, limit: float) -> _Measured:
    words = tuple(_words(text, face, limit))
    space = face.width(" ")
    widths = tuple(face.width(word.text) for word in words)
    ends = tuple(accumulate(space * len(word.gap) + wide for word, wide in zip(words, widths, strict=True)))
    flowing = any(_ideographic(word.text) for word in words)
    return _Measured(words, widths, ends, max(widths, default=0.0), flowing)


def _words(text: str, face: Face, limit: float) -> list[_Word]:
    """The stretches of `text` that a line may not break; words wider than `limit` come in parts."""
    words: list[_Word] = []
    gap = ""
    for chunk in _chunks(text):
        if _is_space(chunk[0]):
            gap = chunk
            continue
        if chunk[0] in NEVER_FIRST and words and face.width(words[-1].text + gap + chunk) <= limit:
            words[-1] = _Word(words[-1].text + gap + chunk, words[-1].gap)
        else:
            whole = face.width(chunk) <= limit and not _ideographic(chunk)
            pieces = [chunk] if whole else _parts(chunk, face, limit)
            words += (_Word(piece, "" if i else gap) for i, piece in enumerate(pieces))
        gap = ""
    return words


def _chunks(text: str) -> list[str]:
    """`text` cut where breakable white space begins and ends."""
    return _CHUNK.findall(text)


def _is_space(char: str) -> bool:
    return char.isspace() and char not in "\u00a0\u202f"


def _ideographic(chunk: str) -> bool:
    """Whether a chunk is written without spaces between words (Han, kana): those break between characters."""
    if chunk.isascii():
        return False
    wide = sum(1 for char in chunk if "\u3040" <= char <= "\u30ff" or "\u3400" <= char <= "\u9fff")
    return wide * 2 > len(chunk) and len(chunk) > 4


def _parts(chunk: str, face: Face, limit: float) -> list[str]:
    """A chunk in clusters between which it may be cut, glued by kinsoku, at most `limit` wide."""
    clusters: list[list[str]] = []
    room = 0.0
    for char in chunk:
        needs = face.width(char)
        marks = bool(clusters) and _extends(char, clusters[-1][-1])
        if marks or (clusters and _glues(char, clusters[-1][-1]) and needs <= room):
            clusters[-1].append(char)
        else:
            clusters.append([char])
            room = limit
        room -= needs
    joined = ["".join(cluster) for cluster in clusters]
    return joined if _ideographic(chunk) else _filled(joined, face, limit)


def _extends(char: str, before: str) -> bool:
    """Whether `char` belongs to the character before it: an accent, a joiner, a skin tone."""
    return before == "\u200d" or category(char) in ("Mn", "Mc", "Me", "Cf", "Sk")


def _glues(char: str, before: str) -> bool:
    """Whether no line may begin with `char` here, or none may end with what stands before."""
    if char in NEVER_FIRST or before in NEVER_LAST:
        return True
    return char.isdigit() and before.isdigit() and east_asian_width(char) == "Na"


def _filled(clusters: list[str], face: Face, limit: float) -> list[str]:
    """Clusters put together into parts as wide as `limit` allows: how an over-long word is cut."""
    parts: list[str] = []
    room = 0.0
    for cluster in clusters:
        needs = face.width(cluster)
        if parts and room >= needs:
            parts[-1] += cluster
        else:
            parts.append(cluster)
            room = limit
        room -= needs
    return parts


def _balanced(found: _Measured, limit: float) -> list[tuple[int, int]]:
    """Word ranges, one a line: the fewest lines, then the narrowest measure that still needs no more."""
    greedy = _greedy(found, limit)
    if len(greedy) == 1:
        return greedy
    low, high = found.widest, limit
    best = greedy
    for _ in range(8):
        middle = (low + high) / 2
        tried = _greedy(found, middle)
        if len(tried) <= len(greedy):
            best, high = tried, middle
        else:
            low = middle
    return best


def _greedy(found: _Measured, limit: float) -> list[tuple[int, int]]:
    """Word ranges, each line filled as far as it goes."""
    lines: list[tuple[int, int]] = []
    start, count, room = 0, len(found.words), limit + 1e-6
    while start < count:
        begins = found.ends[start] - found.widths[start]
        end = max(bisect_right(found.ends, begins + room, start, count), start + 1)
        lines.append((start, end))
        start = end
    return lines


def _join(words: Sequence[_Word]) -> str:
    """The words of one line with the gaps that stand between them."""
    return "".join((word.gap if i else "") + word.text for i, word in enumerate(words))
