"""Places as editors count them: lines from 0, columns in the units that both sides have agreed on."""

from enum import Enum

from msgspec import Struct

from argmap.diagnostics.source import Source, Span


class PositionEncoding(Enum):
    """What a column counts: bytes, pairs of bytes, or code points."""

    UTF8 = "utf-8"
    UTF16 = "utf-16"
    UTF32 = "utf-32"


class EditorPosition(Struct, frozen=True):
    """A line from 0, and a column from 0 in some units."""

    line: int
    column: int


def editor_position(source: Source, offset: int, encoding: PositionEncoding) -> EditorPosition:
    """The place of a code-point offset."""
    line, column = source.position(min(max(offset, 0), len(source.text)))
    start = source.starts[line - 1]
    return EditorPosition(line - 1, count_units(source.text[start : start + column - 1], encoding))


def editor_range(span: Span, encoding: PositionEncoding) -> tuple[EditorPosition, EditorPosition]:
    """Where a span begins and ends."""
    return editor_position(span.source, span.start, encoding), editor_position(
        span.source, span.end, encoding
    )


def offset_at(source: Source, position: EditorPosition, encoding: PositionEncoding) -> int:
    """The code-point offset of a place. One behind a line's or the text's end is the end; one inside a
    character is the character's beginning.
    """
    if position.line >= len(source.starts):
        return len(source.text)
    line = source.line(position.line + 1)
    return source.starts[position.line] + _count_characters(line, position.column, encoding)


def count_units(text: str, encoding: PositionEncoding) -> int:
    """How many units a text has."""
    if encoding is PositionEncoding.UTF32 or text.isascii():
        return len(text)
    if encoding is PositionEncoding.UTF8:
        return len(text.encode("utf-8", "surrogatepass"))
    return len(text) + sum(char > "\uffff" for char in text)


def _count_characters(line: str, column: int, encoding: PositionEncoding) -> int:
    """How many characters of a line begin and end before a column."""
    if encoding is PositionEncoding.UTF32 or line.isascii():
        return min(column, len(line))
    passed = 0
    for index, char in enumerate(line):
        passed += count_units(char, encoding)
        if passed > column:
            return index
    return len(line)
