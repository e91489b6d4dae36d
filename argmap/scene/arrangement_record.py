"""The record of an arrangement: the place of each statement's box, so that a later drawing can keep to it."""

from zlib import crc32

from msgspec import Struct

from argmap.config.drawing_choices import DirectionChoice

KEY_DIGITS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz-_"
_KEY_LENGTH = 4
"""The number of digits of a key.

In one map of 200 with 400 statements two share a key; it matters only where they are sisters.
"""


class RecordedPlace(Struct, frozen=True):
    """The place of one statement's box.

    `key` stands for the statement's id, and `depth` counts the statements above it. `is_right` tells a column
    at the right of the statement above from one below; `column` counts the columns on that statement, from
    the left. `line_count` is the number of lines of its text.
    """

    key: str
    depth: int
    is_right: bool
    column: int
    line_count: int


class ArrangementRecord(Struct, frozen=True):
    """An arrangement. `places` are in reading order, each statement before those below it.

    `aspect` is the ratio of width to height of the page that it was chosen for, `direction` the choice that
    it follows, and `growth` the name of the sides on which its columns stand. `is_short` if statements show
    their short texts.
    """

    aspect: float
    direction: DirectionChoice
    growth: str
    is_short: bool
    places: tuple[RecordedPlace, ...]


def make_key(statement: str) -> str:
    """Return the key that stands for a statement's id."""
    number, digits = crc32(statement.encode("utf-8", "surrogatepass")), ""
    for _ in range(_KEY_LENGTH):
        number, digit = divmod(number, len(KEY_DIGITS))
        digits += KEY_DIGITS[digit]
    return digits
