"""What one line says, and what is wrong with it, whatever stands around it."""

import re
from collections.abc import Iterable
from unicodedata import normalize

from msgspec import Struct

from argmap.diagnostics.diagnostic import Diagnostic
from argmap.diagnostics.source import Source, Span
from argmap.syntax.errors.characters import MASK
from argmap.syntax.errors.ids import not_an_id
from argmap.syntax.names import is_id
from argmap.syntax.parsed_lines import LineToken, ParsedLine
from argmap.syntax.tree import Keyword, Name, Property, Text


class EntryHead(Struct, frozen=True):
    """`keyword [id] [: text]`, as it was written or as it was most likely meant."""

    keyword: Keyword
    spelling: str
    name: Name | None
    text: Text | None


class LineReading(Struct, frozen=True):
    """What a line says (None where that cannot be guessed, or not safely), its first word, and its slips.

    `spoiled` are the ids that may have been meant by its words. A `loose` line may be the rest of a text
    that was wrapped without `|`.
    """

    content: EntryHead | Property | None
    word: Span
    errors: tuple[Diagnostic, ...] = ()
    suppressed_ids: tuple[str, ...] = ()
    may_continue_text: bool = False


def read_name(token: LineToken | None, source: Source) -> tuple[Name | None, tuple[Diagnostic, ...]]:
    """The id that a word is, NFC; with a diagnostic where it cannot be one."""
    written = token.text.replace(MASK, "") if token else ""
    if token is None or not written:
        return None, ()
    place = token_span(token, source)
    slips = () if is_id(written) else (not_an_id(place),)
    return Name(normalize("NFC", written), place), slips


def token_span(token: LineToken, source: Source) -> Span:
    """Where a mark stands."""
    return Span(source, token.start, token.end)


def indentation_span(line: ParsedLine, source: Source) -> Span:
    """The white space before a line's first word."""
    start = source.text.rfind("\n", 0, line.head.start) + 1
    return Span(source, start, line.head.start)


def collect_possible_ids(words: Iterable[str]) -> tuple[str, ...]:
    """The ids that may have been meant by words of which some are none: they, and their parts in turn."""
    meant: list[str] = []
    for word in words:
        written = normalize("NFC", word.replace(MASK, ""))
        parts = re.findall(r"[\w-]+", written)
        meant += [written, *parts, "-".join(parts), "".join(parts)]
    return tuple(dict.fromkeys(name for name in meant if name))
