"""The reading of one line, whatever stands around it."""

import re
from collections.abc import Iterable
from unicodedata import normalize

from msgspec import Struct

from argmap.diagnostics.diagnostic import Diagnostic
from argmap.diagnostics.source import Source, Span
from argmap.syntax.errors.characters import MASK
from argmap.syntax.errors.ids import not_an_id
from argmap.syntax.keywords import is_id
from argmap.syntax.parsed_lines import LineToken, ParsedLine
from argmap.syntax.tree import Keyword, Name, Property, Text


class LineContext(Struct, frozen=True):
    """The place of a line, as far as its reading depends on it: below an attack, or right after one.

    `parent` is the keyword of the line it is nested in, None at the top or where that is unknown.
    """

    nested: bool
    below_attack: bool = False
    after_attack: bool = False
    parent: Keyword | None = None
    is_first: bool = False

    @property
    def is_of_map(self) -> bool:
        """True at the top and right below the map's title."""
        return not self.nested or self.parent is Keyword.MAP


class EntryHead(Struct, frozen=True):
    """`keyword [id] [: text]`, as it was written or as it was most likely meant."""

    keyword: Keyword
    spelling: str
    name: Name | None
    text: Text | None


class LineReading(Struct, frozen=True):
    """The content of a line (None where no guess is safe), its first word, and its errors.

    `suppressed_ids` are the ids that may have been meant by its words. A line that `may_continue_text` may
    be the rest of a text that was wrapped without `|`.
    """

    content: EntryHead | Property | None
    word: Span
    errors: tuple[Diagnostic, ...] = ()
    suppressed_ids: tuple[str, ...] = ()
    may_continue_text: bool = False


def read_name(token: LineToken | None, source: Source) -> tuple[Name | None, tuple[Diagnostic, ...]]:
    """Read a word as an id, NFC; with an error where it cannot be one."""
    word = token.text.replace(MASK, "") if token else ""
    if token is None or not word:
        return None, ()
    span = token_span(token, source)
    errors = () if is_id(word) else (not_an_id(span),)
    return Name(normalize("NFC", word), span), errors


def token_span(token: LineToken, source: Source) -> Span:
    """Return the span of a token."""
    return Span(source, token.start, token.end)


def indentation_span(line: ParsedLine, source: Source) -> Span:
    """Return the span of the white space that a line begins with."""
    start = source.text.rfind("\n", 0, line.head.start) + 1
    before = source.text[start : line.head.start]
    return Span(source, start, line.head.start - len(before.lstrip()))


def collect_possible_ids(words: Iterable[str]) -> tuple[str, ...]:
    """Collect the ids that words may have been meant as: the words, and their parts in turn."""
    ids: list[str] = []
    for word in words:
        normalized = normalize("NFC", word.replace(MASK, ""))
        parts = re.findall(r"[\w-]+", normalized)
        ids += [normalized, *parts, "-".join(parts), "".join(parts)]
    return tuple(dict.fromkeys(name for name in ids if name))
