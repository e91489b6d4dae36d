"""The tree of a map file: its lines as they are nested, before anything is judged."""

from collections.abc import Iterator
from enum import Enum

from msgspec import Struct

from argmap.diagnostics.line_joining import join_lines
from argmap.diagnostics.node import SourceNode
from argmap.diagnostics.source import Source, Span

MAX_DEPTH = 100
"""The most levels that a line may be nested: more than an argument needs; bounds the parser's stack."""


class Keyword(Enum):
    """The twelve words that can begin a line of their own; the value is the English spelling."""

    MAP = "map"
    SOURCE = "source"
    GROUP = "group"
    VIEW = "view"
    THESIS = "thesis"
    CLAIM = "claim"
    PREMISE = "premise"
    AND = "and"
    ASSUMPTION = "assumption"
    OBJECTION = "objection"
    REBUTTAL = "rebuttal"
    UNDERCUT = "undercut"

    def __init__(self, word: str) -> None:
        self.is_declaration = word in ("map", "source", "group", "view")
        """True where the line declares something beside the argument."""
        self.needs_id = word in ("source", "group", "view")
        """True where the line declares what other lines name by its id."""
        self.is_top_statement = word in ("thesis", "claim")
        """True where the line is a statement at the top."""
        self.is_top_level = word in ("map", "source", "view", "thesis", "claim")
        """True where the line may stand at the top only; a `group` may also stand below another."""
        self.may_refer = not (self.is_declaration or self.is_top_statement)
        """True where the line without a colon refers to a statement: the line stands below a statement."""
        self.is_attack = word in ("objection", "rebuttal", "undercut")
        """True where the line speaks against the one above."""
        self.may_join = word in ("and", "assumption")
        """True where the line can be linked with the sibling above."""


class Comment(SourceNode, frozen=True):
    """A `#` line, or a run of blank lines (then `text` is empty).

    `text` is the line without the white space around it. `depth` says how deep a comment that stands
    above a line is indented, in levels: at least as deep as that line, at most one deeper than the line
    before; 0 for blank lines and between `|` lines, where it means nothing.
    """

    text: str
    depth: int = 0
    span: Span | None = None


class Name(SourceNode, frozen=True):
    """An id as it was written, and its NFC form, which is what ids are compared by."""

    text: str
    span: Span


class PhysicalLine(SourceNode, frozen=True):
    """One physical line's share of a text, without the white space around it.

    `comments` are the comment and blank lines above it, which only a `|` line can have.
    """

    text: str
    span: Span
    comments: tuple[Comment, ...] = ()


class Text(Struct, frozen=True):
    """A text over one or more physical lines: the first line's piece, then one for each `|` line.

    The first piece may be empty. `value` joins the pieces that are not empty as `join_lines` does.
    """

    physical_lines: tuple[PhysicalLine, ...]

    @property
    def value(self) -> str:
        """The text as its readers see it."""
        return join_lines(piece.text for piece in self.physical_lines)

    @property
    def word_list(self) -> str:
        """The value of a list of words, which a line's end parts in every script."""
        return " ".join(piece.text for piece in self.physical_lines if piece.text)

    @property
    def span(self) -> Span:
        """From the first character of the text to its last."""
        full = [piece for piece in self.physical_lines if piece.text] or list(self.physical_lines[:1])
        return Span(full[0].span.source, full[0].span.start, full[-1].span.end)


class Property(SourceNode, frozen=True):
    """`key: text` below a line.

    `key` is the canonical English key (`short`, `cite` …), or `text` for a translation of the line's own
    text; `language` is the canonical code after the dot, or the whole key (`en`, `zh-Hant`). `spelling` is
    the key as written, its language code in canonical form (`약칭.en`, `zh-Hant`). The value is never empty.
    The model judges whether the key fits its line, and whether it may repeat.
    """

    key: str
    language: str | None
    value: Text
    spelling: str
    key_span: Span
    comments: tuple[Comment, ...] = ()


class Entry(SourceNode, frozen=True):
    """One `keyword [id] [: text]` line with the lines nested below it.

    `text` is None where the line has no colon: a reference. `spelling` is the keyword as written (`premise`
    or `전제`). `comments` are the comment and blank lines that stand above the line; `properties` and
    `children` keep the written order. `span` is the line as written, with its `|` lines, without the lines
    nested below. A `group: text` line at the top is a declaration whose id is missing (`name` is None);
    anywhere below, it is a property.

    `broken` marks a line with an error of syntax: its keyword, id or text is only the best guess, so no
    further error is reported on the line itself. It still stands for a full line of its keyword, so that the
    lines nested below it can be judged. Only a broken line can have an empty text, or neither a name nor a
    text, or an id that is none.
    """

    UNCOMPARED_FIELDS = SourceNode.UNCOMPARED_FIELDS | {"broken"}

    keyword: Keyword
    spelling: str
    name: Name | None
    text: Text | None
    properties: tuple[Property, ...]
    children: tuple["Entry", ...]
    span: Span
    keyword_span: Span
    comments: tuple[Comment, ...] = ()
    broken: bool = False


class File(SourceNode, frozen=True):
    """A whole map file as it was written.

    `entries` are the top-level lines, nested at most `MAX_DEPTH` levels. `trailing_comments` are the
    comments below the last line.

    A broken line whose keyword can be guessed stays in its place, marked `Entry.broken`. Where nothing can
    be guessed, or where a line's depth is uncertain, the line is left out of `entries` with all that is
    nested below it. `broken` is true where any line was broken in either way: errors that merely follow from
    a missing line (an id that is not declared, a statement that nothing connects) must then be held back.
    `suppressed_ids` are the ids (NFC) that stand, or may have been meant, on broken and left-out lines: no
    error is reported on references to them, nor on declaring them again.
    """

    UNCOMPARED_FIELDS = SourceNode.UNCOMPARED_FIELDS | {"source", "suppressed_ids", "broken"}

    entries: tuple[Entry, ...]
    source: Source
    suppressed_ids: frozenset[str] = frozenset()
    broken: bool = False
    trailing_comments: tuple[Comment, ...] = ()


def walk(entries: tuple[Entry, ...]) -> Iterator[Entry]:
    """Yield every entry in the order it was written, without recursion."""
    stack = list(reversed(entries))
    while stack:
        entry = stack.pop()
        yield entry
        stack.extend(reversed(entry.children))
