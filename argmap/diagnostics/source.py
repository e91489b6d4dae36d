"""A text with a name, and the places in it."""

import re
from bisect import bisect_right
from dataclasses import dataclass, field
from typing import NamedTuple

from msgspec import Struct


def detect_line_ending(text: str) -> str:
    """What ends the first line of a text as it is kept, and so, as a rule, all: LF, CRLF or CR; else LF."""
    found = re.search("\r\n?|\n", text)
    return found[0] if found else "\n"


class Position(NamedTuple):
    """A place as people count: line and column from 1, columns in code points."""

    line: int
    column: int


@dataclass(frozen=True, slots=True)
class Source:
    """A decoded text and the name it is shown under (a path as the user gave it, or `<stdin>`).

    Line ends in `text` are `\\n` only; offsets into it are code points.
    """

    name: str
    text: str
    starts: tuple[int, ...] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        """Note where each line begins."""
        starts = [0]
        at = self.text.find("\n")
        while at >= 0:
            starts.append(at + 1)
            at = self.text.find("\n", at + 1)
        object.__setattr__(self, "starts", tuple(starts))

    def position(self, offset: int) -> Position:
        """Line and column (both from 1) of a code-point offset."""
        line = bisect_right(self.starts, offset)
        return Position(line, offset - self.starts[line - 1] + 1)

    def line(self, number: int) -> str:
        """The text of line `number` (from 1) without its line end."""
        start = self.starts[number - 1]
        end = self.starts[number] - 1 if number < len(self.starts) else len(self.text)
        return self.text[start:end]


class Span(Struct, frozen=True):
    """A stretch of a source: code points from `start` up to, not including, `end`."""

    source: Source
    start: int
    end: int

    @property
    def text(self) -> str:
        """The characters the span covers."""
        return self.source.text[self.start : self.end]

    def subspan(self, start: int, end: int) -> "Span":
        """The span from `start` to `end`, counted from this span's own start."""
        return Span(self.source, self.start + start, self.start + end)
