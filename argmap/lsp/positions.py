"""Positions as editors count them: lines from 0, columns in the units that both sides have agreed on."""

from enum import Enum

from msgspec import Struct

from argmap.diagnostics.source import Source, Span


class PositionEncoding(Enum):
    """The unit of columns: bytes, pairs of bytes, or code points."""

    UTF8 = "utf-8"
    UTF16 = "utf-16"
    UTF32 = "utf-32"


class EditorPosition(Struct, frozen=True):
    """A line and a column, both from 0, the column in the units of some encoding."""

    line: int
    column: int


def editor_position(source: Source, offset: int, encoding: PositionEncoding) -> EditorPosition:
    """Return the position of a code-point offset."""
    line, column = source.position(min(max(offset, 0), len(source.text)))
    start = source.starts[line - 1]
    return EditorPosition(line - 1, count_units(source.text[start : start + column - 1], encoding))


def editor_range(span: Span, encoding: PositionEncoding) -> tuple[EditorPosition, EditorPosition]:
    """Return the positions of a span's start and end."""
    return editor_position(span.source, span.start, encoding), editor_position(
        span.source, span.end, encoding
    )


def offset_at(source: Source, position: EditorPosition, encoding: PositionEncoding) -> int:
    """Return the code-point offset of a position, the end of its line or of the text if it is behind that,
    and the start of a character if it is inside one.
    """
    if position.line >= len(source.starts):
        return len(source.text)
    line = source.line(position.line + 1)
    return source.starts[position.line] + _count_characters(line, position.column, encoding)


def count_units(text: str, encoding: PositionEncoding) -> int:
    """Count the units of a text."""
    if encoding is PositionEncoding.UTF32 or text.isascii():
        return len(text)
    if encoding is PositionEncoding.UTF8:
        return len(text.encode("utf-8", "surrogatepass"))
    return len(text) + sum(char > "\uffff" for char in text)


def _count_characters(line: str, column: int, encoding: PositionEncoding) -> int:
    """Count the characters of a line that start and end before a column."""
    if encoding is PositionEncoding.UTF32 or line.isascii():
        return min(column, len(line))
    units = 0
    for index, char in enumerate(line):
        units += count_units(char, encoding)
        if units > column:
            return index
    return len(line)
