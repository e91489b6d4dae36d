"""The lines of a file as the grammar shapes them, before anything is read out of them."""

from enum import Enum
from typing import NamedTuple

from msgspec import Struct

from argmap.syntax.tree import Keyword


class LineToken(NamedTuple):
    """A stretch of the text: its characters and the offset of the first."""

    text: str
    start: int

    @property
    def end(self) -> int:
        """The offset behind the last character."""
        return self.start + len(self.text)


class LineKind(Enum):
    """The rule of the grammar that a line follows."""

    ENTRY = "entry"
    BAR_ENTRY = "bar entry"
    """An entry without a text, above `|` lines."""
    MULTIWORD_ENTRY = "multiword entry"
    """A keyword with neither a single word nor a colon behind it."""
    PROPERTY = "property"
    BROKEN = "broken"


class Block(Struct, frozen=True):
    """Lines nested below another; `is_misplaced` where their depth was never opened, or cannot be known."""

    lines: tuple["ParsedLine", ...]
    is_misplaced: bool


class ParsedLine(Struct, frozen=True):
    """One line with its `|` lines and the blocks nested below it.

    `head` is the keyword, the key, or the whole of a broken line; `name` the word after a keyword; `rest`
    what follows (from the colon, or from the line end before the first `|` line, or all the words); `gap`
    everything from the line's end to the beginning of the next line's first word.
    """

    kind: LineKind
    head: LineToken
    gap: LineToken
    keyword: Keyword | None = None
    name: LineToken | None = None
    rest: LineToken | None = None
    blocks: tuple[Block, ...] = ()

    @property
    def end(self) -> int:
        """The offset behind the line's own last character, `|` lines included."""
        return (self.rest or self.name or self.head).end


class ParsedLines(Struct, frozen=True):
    """All top-level lines of a file, and the blank lines and comments before the first."""

    gap: LineToken
    lines: tuple[ParsedLine, ...]
