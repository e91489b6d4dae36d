"""The order in which a page's characters are written, so that programs read them in the order they are said.

A PDF has no order but that of places. Programs that copy or search its text take the characters of a line
from left to right and turn round what runs to the left, by one direction for the whole page, that of most of
its letters; they know no levels, and let blanks and signs between two directions go with either. So each
line is written as they will turn it round, with marks of direction where a sign would go astray.
The rules are those of Poppler and of Xpdf, from which it comes; what is written nearly always stands as it is
seen, as other programs expect it.
"""

from collections.abc import Iterable, Sequence
from enum import Enum
from itertools import groupby
from unicodedata import bidirectional

from msgspec import Struct

LEFT_TO_RIGHT_MARK, RIGHT_TO_LEFT_MARK = "\u200e", "\u200f"


class TextDirection(Enum):
    """The direction of a character; digits run to the right, with the signs that stand beside them."""

    RIGHTWARD = "rightward"
    LEFTWARD = "leftward"


_DIRECTIONS = {
    "L": TextDirection.RIGHTWARD,
    "EN": TextDirection.RIGHTWARD,
    "ES": TextDirection.RIGHTWARD,
    "ET": TextDirection.RIGHTWARD,
    "CS": TextDirection.RIGHTWARD,
    "AN": TextDirection.RIGHTWARD,
    "R": TextDirection.LEFTWARD,
    "AL": TextDirection.LEFTWARD,
}
"""By bidirectional class (UAX #9); all other classes are signs without a direction."""
_RECENT_CURRENCIES = range(0x20B2, 0x20D0)
"""Signs before or after digits that Poppler's table, of Unicode 4, does not know."""
_MARKS = {TextDirection.RIGHTWARD: LEFT_TO_RIGHT_MARK, TextDirection.LEFTWARD: RIGHT_TO_LEFT_MARK}


class PlacedCharacter(Struct, frozen=True):
    """A character in the order of places, and its place in the text; a mark that was added has none."""

    character: str
    index: int | None


def page_direction(texts: Iterable[str]) -> TextDirection:
    """The direction of most letters of a page; digits do not count."""
    balance = sum(_balance(text) for text in texts)
    return TextDirection.LEFTWARD if balance < 0 else TextDirection.RIGHTWARD


def order_by_place(text: str, *, rtl: bool, page: TextDirection) -> tuple[PlacedCharacter, ...]:
    """Order a line's characters as they are written from left to right; `rtl` is the line's own direction."""
    line = TextDirection.LEFTWARD if rtl else TextDirection.RIGHTWARD
    placed: list[PlacedCharacter] = []
    for follows_page, section in groupby(_mark_sections(text, line, page), lambda each: each[0]):
        characters = [character for _, character in section]
        placed += characters if follows_page else reversed(characters)
    return tuple(placed if page is TextDirection.RIGHTWARD else reversed(placed))


def _mark_sections(text: str, line: TextDirection, page: TextDirection) -> list[tuple[bool, PlacedCharacter]]:
    """Tell of each character, in the order they are said, whether it follows the page's direction, and add
    marks: a section against it ends with a letter of its own, and one along it begins so after another.
    """
    directions = [_find_direction(char) for char in text]
    marked: list[tuple[bool, PlacedCharacter]] = []
    before: TextDirection | None = None
    start = 0
    for own, group in groupby(directions):
        end = start + len(list(group))
        after = directions[end] if end < len(text) else None
        along = own is page if own else _follows_page(before, after, line, page)
        run = [(along, PlacedCharacter(text[index], index)) for index in range(start, end)]
        against = before is not None and before is not page
        if own is None and against and along:
            run.insert(0, (True, PlacedCharacter(_MARKS[page], None)))
        if own is None and not along and after is None:
            run.append((False, PlacedCharacter(_MARKS[line], None)))
        marked += run
        before, start = own or before, end
    return marked


def _follows_page(
    before: TextDirection | None, after: TextDirection | None, line: TextDirection, page: TextDirection
) -> bool:
    """Tell whether signs between two letters follow the page's direction; at an end the line's counts."""
    return (before or line) is page or (after or line) is page


def _find_direction(char: str) -> TextDirection | None:
    """Find the direction of a character; None for signs, and for the upper planes: programs see none."""
    if char > "\uffff" or ord(char) in _RECENT_CURRENCIES:
        return None
    return _DIRECTIONS.get(bidirectional(char))


def _balance(text: str) -> int:
    """The number of letters that run to the right less those that run to the left."""
    kinds: Sequence[str] = [bidirectional(char) for char in text if char <= "\uffff"]
    return kinds.count("L") - kinds.count("R") - kinds.count("AL")
