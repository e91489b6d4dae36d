"""How many terminal columns a character takes, and how one that must not reach a terminal is shown."""

from functools import lru_cache
from unicodedata import category, east_asian_width

TAB = " " * 4
ELLIPSIS = "…"
"""The mark of text that was cut off."""
_JOINERS = "\u200c\u200d"


@lru_cache(maxsize=4096)
def escape_character(character: str) -> str:
    """What is printed for one character: itself, spaces for a tab, or its number as Python writes it.

    Escaped are control and format characters (bidi overrides among them), line separators and lone
    surrogates: whatever could steer a terminal or hide text. The joiners within words and emoji stay.
    """
    if character == "\t":
        return TAB
    if category(character) not in ("Cc", "Cf", "Cs", "Zl", "Zp") or character in _JOINERS:
        return character
    number = ord(character)
    if number < 0x100:
        return f"\\x{number:02x}"
    return f"\\u{number:04x}" if number < 0x10000 else f"\\U{number:08x}"


def escape_for_terminal(text: str) -> str:
    """The text on one line, safe for a terminal."""
    if text.isascii() and text.isprintable():
        return text
    return "".join(map(escape_character, text))


@lru_cache(maxsize=4096)
def character_width(character: str) -> int:
    """Columns that `cell(character)` takes: 2 for East Asian Wide and Fullwidth, 0 for what combines.

    Vowels and final consonants of decomposed Hangul join the syllable before them, so take none.
    """
    shown = escape_character(character)
    if shown != character:
        return len(shown)
    if category(character) in ("Mn", "Me") or character in _JOINERS:
        return 0
    if "\u1160" <= character <= "\u11ff" or "\ud7b0" <= character <= "\ud7ff":
        return 0
    return 2 if east_asian_width(character) in ("W", "F") else 1


def display_width(text: str) -> int:
    """Terminal columns that `visible(text)` takes."""
    return sum(map(character_width, text))


def truncate(text: str, limit: int) -> str:
    """As much of the beginning of `text` as takes at most `limit` columns, and four characters a column."""
    taken = 0
    for at, character in enumerate(text[: limit * 4]):
        taken += character_width(character)
        if taken > limit:
            return text[:at]
    return text[: limit * 4]


def truncate_visibly(text: str, limit: int) -> str:
    """The text on one line, safe for a terminal, cut to `limit` columns and then marked by an ellipsis."""
    start = truncate(text, limit)
    return escape_for_terminal(start) + (ELLIPSIS if len(start) < len(text) else "")


def truncate_start(text: str, limit: int) -> str:
    """As much of the end of `text` as takes at most `limit` columns."""
    taken = 0
    for at in range(len(text) - 1, -1, -1):
        taken += character_width(text[at])
        if taken > limit:
            return text[at + 1 :]
    return text
