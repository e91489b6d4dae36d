"""A text with a name, and places in it."""

import re
from bisect import bisect_right
from dataclasses import dataclass, field
from typing import NamedTuple

from msgspec import Struct


def detect_line_ending(text: str) -> str:
    """The line ending of the text's first line: LF, CRLF or CR; LF where there is none."""
    ending = re.search("\r\n?|\n", text)
    return ending[0] if ending else "\n"


class Position(NamedTuple):
    """Line and column, both from 1; columns count code points."""

    line: int
    column: int


@dataclass(frozen=True, slots=True)
class Source:
    """A decoded text and its name in messages (a path as the user gave it, or `<stdin>`).

    Lines of `text` end in `\\n` only; offsets into it count code points. `starts` has each line's offset.
    `first_line` is the number that messages give to the first: of a map in a document, that in the document.
    """

    name: str
    text: str
    first_line: int = 1
    starts: tuple[int, ...] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        """Compute the offset of each line."""
        starts = [0]
        newline = self.text.find("\n")
        while newline >= 0:
            starts.append(newline + 1)
            newline = self.text.find("\n", newline + 1)
        object.__setattr__(self, "starts", tuple(starts))

    def position(self, offset: int) -> Position:
        """Line and column (both from 1) of a code-point offset."""
        line = bisect_right(self.starts, offset)
        return Position(line, offset - self.starts[line - 1] + 1)

    def line(self, number: int) -> str:
        """The text of line `number` (from 1) without its line end."""
        return self.text[self.starts[number - 1] : self.line_end(number)]

    def line_end(self, number: int) -> int:
        """The offset of the end of line `number` (from 1), before its line end."""
        return self.starts[number] - 1 if number < len(self.starts) else len(self.text)

    def indentation(self, number: int) -> str:
        """The white space before the first word of line `number` (from 1)."""
        line = self.line(number)
        return line[: len(line) - len(line.lstrip())]


class Span(Struct, frozen=True):
    """A part of a source: code points from `start` up to, not including, `end`."""

    source: Source
    start: int
    end: int

    @property
    def text(self) -> str:
        """The characters of the span."""
        return self.source.text[self.start : self.end]

    def subspan(self, start: int, end: int) -> "Span":
        """The span from `start` to `end`, counted from this span's own start."""
        return Span(self.source, self.start + start, self.start + end)
