"""Places as editors count them: lines from 0, columns in the units that both sides have agreed on."""

from enum import Enum

from msgspec import Struct

from argmap.text.source import Source, Span


class Units(Enum):
    """What a column counts: bytes, pairs of bytes, or code points."""

    UTF8 = "utf-8"
    UTF16 = "utf-16"
    UTF32 = "utf-32"


class Place(Struct, frozen=True):
    """A line from 0, and a column from 0 in some units."""

    line: int
    column: int


def place_of(source: Source, offset: int, units: Units) -> Place:
    """The place of a code-point offset."""
    line, column = source.position(min(max(offset, 0), len(source.text)))
    start = source.starts[line - 1]
    return Place(line - 1, width(source.text[start : start + column - 1], units))


def places_of(span: Span, units: Units) -> tuple[Place, Place]:
    """Where a span begins and ends."""
    return place_of(span.source, span.start, units), place_of(span.source, span.end, units)


def offset_of(source: Source, place: Place, units: Units) -> int:
    """The code-point offset of a place. One behind a line's or the text's end is the end; one inside a
    character is the character's beginning.
    """
    if place.line >= len(source.starts):
        return len(source.text)
    line = source.line(place.line + 1)
    return source.starts[place.line] + _count(line, place.column, units)


def width(text: str, units: Units) -> int:
    """How many units a text has."""
    if units is Units.UTF32 or text.isascii():
        return len(text)
    if units is Units.UTF8:
        return len(text.encode("utf-8", "surrogatepass"))
    return len(text) + sum(char > "\uffff" for char in text)


def _count(line: str, column: int, units: Units) -> int:
    """How many characters of a line begin and end before a column."""
    if units is Units.UTF32 or line.isascii():
        return min(column, len(line))
    passed = 0
    for index, char in enumerate(line):
        passed += width(char, units)
        if passed > column:
            return index
    return len(line)
