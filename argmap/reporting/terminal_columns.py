"""Terminal columns of characters, and escapes for characters that must not reach a terminal."""

from functools import lru_cache
from unicodedata import category, east_asian_width

TAB = " " * 4
ELLIPSIS = "…"
"""The mark of text that was cut off."""
_JOINERS = "\u200c\u200d"


@lru_cache(maxsize=4096)
def escape_character(character: str) -> str:
    """The character itself, spaces for a tab, or its number as Python writes it.

    Control and format characters (bidi overrides among them), line separators and lone surrogates are
    escaped: they could steer a terminal or hide text. The joiners within words and emoji stay.
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
    """Columns of `escape_character(character)`: 2 for East Asian Wide and Fullwidth, 0 for combining marks.

    Vowels and final consonants of decomposed Hangul join the syllable before them, so they take none.
    """
    escaped = escape_character(character)
    if escaped != character:
        return len(escaped)
    if category(character) in ("Mn", "Me") or character in _JOINERS:
        return 0
    if "\u1160" <= character <= "\u11ff" or "\ud7b0" <= character <= "\ud7ff":
        return 0
    return 2 if east_asian_width(character) in ("W", "F") else 1


def display_width(text: str) -> int:
    """Terminal columns of `escape_for_terminal(text)`."""
    return sum(map(character_width, text))


def truncate(text: str, limit: int) -> str:
    """The longest start of `text` of at most `limit` columns, and of at most four characters a column.

    Four are enough for a letter with its combining marks; text that stacks more of them is cut.
    """
    width = 0
    for index, character in enumerate(text[: limit * 4]):
        width += character_width(character)
        if width > limit:
            return text[:index]
    return text[: limit * 4]


def truncate_visibly(text: str, limit: int) -> str:
    """The text on one line, safe for a terminal, cut to `limit` columns and then marked by an ellipsis."""
    start = truncate(text, limit)
    return escape_for_terminal(start) + (ELLIPSIS if len(start) < len(text) else "")


def truncate_start(text: str, limit: int) -> str:
    """The longest end of `text` of at most `limit` columns."""
    width = 0
    for index in range(len(text) - 1, -1, -1):
        width += character_width(text[index])
        if width > limit:
            return text[index + 1 :]
    return text
