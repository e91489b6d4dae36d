"""The widths of letters that change with those beside them: joined, halved, or stacked."""

from collections.abc import Iterator
from functools import cache
from unicodedata import category

from argmap.fonts.joined_advances import ARABIC, DEVANAGARI, THAI

_RIGHT_JOINING = frozenset(
    map(
        chr,
        (*range(0x622, 0x626), 0x627, 0x629, *range(0x62F, 0x633), 0x648, 0x671, 0x672, 0x673, 0x675, 0x676),
    )
) | frozenset(
    map(chr, (0x677, *range(0x688, 0x69A), 0x6C0, *range(0x6C3, 0x6CC), 0x6CD, 0x6CF, 0x6D2, 0x6D3, 0x6D5))
)
"""Arabic letters that join to the one before them only (Unicode, ArabicShaping.txt)."""
_LAM, _ALEFS = "\u0644", frozenset("\u0622\u0623\u0625\u0627")
_LAM_ALEF_ADVANCE = 600
"""The width of the ligature of lam and alef: 582 to 732 in the measured fonts."""
_SKIN_COLOURS = frozenset(map(chr, range(0x1F3FB, 0x1F400)))
_FLAG_LETTERS = "".join(map(chr, range(0x1F1E6, 0x1F200)))
"""Letters of which two are a flag."""
_VIRAMA, _RA, _ZERO_WIDTH_JOINER = "\u094d", "\u0930", "\u200d"


def joined_advances(text: str, *, bold: bool) -> Iterator[tuple[str, int | None]]:
    """The advance of each character of a text beside it; None for those of other scripts."""
    for index, char in enumerate(text):
        if "\u0600" <= char <= "\u06ff":
            yield char, _arabic_advance(text, index, bold)
        elif "\u0900" <= char <= "\u097f":
            yield char, _devanagari_advance(text, index, bold)
        elif "\u0e01" <= char <= "\u0e5b":
            yield char, _read_advance(THAI[bold], ord(char) - 0xE01)
        else:
            yield char, 0 if _is_part_of_emoji(text, index) else None


def _is_part_of_emoji(text: str, index: int) -> bool:
    """Tell whether a character only changes the emoji before it: its colour, or a figure more of a group."""
    char = text[index]
    if char < "\U0001f000":
        return index > 0 and text[index - 1] == _ZERO_WIDTH_JOINER and char > "\u2000"
    flags = len(text[: index + 1]) - len(text[: index + 1].rstrip(_FLAG_LETTERS))
    return (
        text[index - 1 : index] == _ZERO_WIDTH_JOINER
        or char in _SKIN_COLOURS
        or (flags > 0 and flags % 2 == 0)
    )


def _arabic_advance(text: str, index: int, bold: bool) -> int:
    char = text[index]
    before, after = _neighbour(text, index, -1), _neighbour(text, index, 1)
    if char == _LAM and after in _ALEFS:
        return 0
    if char in _ALEFS and before == _LAM:
        return _LAM_ALEF_ADVANCE
    joins_before = _joins_next(before) and _joins_previous(char)
    joins_after = _joins_next(char) and _joins_previous(after)
    form = (0, 1, 3, 2)[2 * joins_before + joins_after]
    return _read_advance(ARABIC[bold], 4 * (ord(char) - 0x600) + form)


def _devanagari_advance(text: str, index: int, bold: bool) -> int:
    """The width of a letter: none for a ra that is a mark over or under another, half where it is joined."""
    char, following = text[index], text[index + 1 : index + 3]
    joins = following[:1] == _VIRAMA and (following[1:].isalpha() or following[1:] == _ZERO_WIDTH_JOINER)
    under = text[index - 1 : index] == _VIRAMA and index > 1
    if char == _RA and (joins or under):
        return 0
    return _read_advance(DEVANAGARI[bold], 2 * (ord(char) - 0x900) + (joins and following[1:] != _RA))


def _neighbour(text: str, index: int, step: int) -> str:
    """The next character in a direction that is no mark; empty at the end of the text."""
    index += step
    while 0 <= index < len(text) and category(text[index]) in ("Mn", "Me"):
        index += step
    return text[index] if 0 <= index < len(text) else ""


@cache
def _joins_previous(char: str) -> bool:
    return (
        "\u0620" <= char <= "\u06ff" and category(char) in ("Lo", "Lm") and char not in ("\u0621", "\u0674")
    )


def _joins_next(char: str) -> bool:
    return _joins_previous(char) and char not in _RIGHT_JOINING


def _read_advance(digits: str, place: int) -> int:
    return int(digits[2 * place : 2 * place + 2], 36)
