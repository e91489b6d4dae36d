"""Lines of one text put together: by a blank, but in Chinese and Japanese, which have none, by nothing."""

from collections.abc import Iterable
from unicodedata import category, east_asian_width

_QUOTES_AND_DASHES = frozenset("“”‘’—…·")
"""Signs that Chinese and Japanese share with other scripts; beside a wide letter they are as wide as it."""


def join_lines(lines: Iterable[str]) -> str:
    """Join the lines that are not empty.

    Two lines are joined without a blank where Chinese or Japanese stands on both sides, as browsers join the
    lines of a source (CSS Text, "segment breaks"). A text with any Hangul is Korean, which has blanks.
    """
    full = [line for line in lines if line]
    if all(line.isascii() for line in full):
        return " ".join(full)
    has_blanks = any(_is_hangul(char) for line in full for char in line)
    text = ""
    for line in full:
        text += ("" if not text or (not has_blanks and _is_joined(text[-1], line[0])) else " ") + line
    return text


def _is_joined(before: str, after: str) -> bool:
    """Return whether no blank is written between two characters of which one ends a line."""
    if _is_wide(before) and _is_wide(after):
        return True
    if _is_wide_punctuation(before) or _is_wide_punctuation(after):
        return True
    return (_is_wide(before) and after in _QUOTES_AND_DASHES) or (
        before in _QUOTES_AND_DASHES and _is_wide(after)
    )


def _is_wide(char: str) -> bool:
    """Return whether a character is Han, kana or one of their signs; emoji are as wide, but are none."""
    return east_asian_width(char) in "WFH" and category(char)[0] != "S"


def _is_wide_punctuation(char: str) -> bool:
    return _is_wide(char) and category(char)[0] == "P"


def _is_hangul(char: str) -> bool:
    return "\uac00" <= char <= "\ud7ff" or "\u1100" <= char <= "\u11ff" or "\u3130" <= char <= "\u318f"
