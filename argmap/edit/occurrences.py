"""Occurrences of names in a map file: words that name a statement, a source, a group, a view or a tag."""

import re
from collections.abc import Iterator, Mapping
from enum import Enum
from types import MappingProxyType
from unicodedata import normalize

from msgspec import Struct

from argmap.diagnostics.source import Span
from argmap.syntax.properties import SPECS_BY_KEY, PropertyKind
from argmap.syntax.tree import Entry, File, Keyword, Property, Text, walk

_WORD = re.compile(r"[^\s,]+")
_FIRST_WORD = re.compile(r"\S+")


class SymbolKind(Enum):
    """The kinds of things that a word can name."""

    STATEMENT = "statement"
    SOURCE = "source"
    GROUP = "group"
    VIEW = "view"
    TAG = "tag"


SYMBOLS_NAMED: Mapping[PropertyKind, SymbolKind] = MappingProxyType(
    {
        PropertyKind.CITATION: SymbolKind.SOURCE,
        PropertyKind.GROUP: SymbolKind.GROUP,
        PropertyKind.STATEMENT: SymbolKind.STATEMENT,
        PropertyKind.TAGS: SymbolKind.TAG,
    }
)
"""The kind of thing that the value of a property names, where it names something."""


class Occurrence(Struct, frozen=True):
    """One word that names something; `name` is in NFC.

    `is_declaration` where the thing stands in full here. `entry` is the line that the word is on, or that it
    is a property of. Nothing declares a tag.
    """

    kind: SymbolKind
    name: str
    span: Span
    is_declaration: bool
    entry: Entry

    @property
    def symbol(self) -> tuple[SymbolKind, str]:
        """The thing that is named: equal for all its occurrences."""
        return self.kind, self.name


def find_occurrences(file: File) -> tuple[Occurrence, ...]:
    """List all occurrences, in the order of the text."""
    occurrences = [occurrence for entry in walk(file.entries) for occurrence in _entry_occurrences(entry)]
    return tuple(sorted(occurrences, key=lambda occurrence: occurrence.span.start))


def occurrence_at(occurrences: tuple[Occurrence, ...], offset: int) -> Occurrence | None:
    """Find the occurrence that covers a place, or ends at it."""
    return next(
        (occurrence for occurrence in occurrences if occurrence.span.start <= offset <= occurrence.span.end),
        None,
    )


def occurrences_of(occurrences: tuple[Occurrence, ...], occurrence: Occurrence) -> tuple[Occurrence, ...]:
    """List all occurrences of the thing that one of them names."""
    return tuple(each for each in occurrences if each.symbol == occurrence.symbol)


def _entry_occurrences(entry: Entry) -> Iterator[Occurrence]:
    name = entry.name
    if name and entry.keyword is not Keyword.MAP:
        kind = SymbolKind(entry.keyword.value) if entry.keyword.is_declaration else SymbolKind.STATEMENT
        is_declaration = entry.text is not None or entry.keyword.is_declaration
        yield Occurrence(kind, name.text, name.span, is_declaration, entry)
    for property_ in entry.properties:
        for kind, word, span in _value_words(property_):
            yield Occurrence(kind, normalize("NFC", word), span, False, entry)


def _value_words(prop: Property) -> Iterator[tuple[SymbolKind, str, Span]]:
    property_kind = SPECS_BY_KEY[prop.key].kind
    kind = SYMBOLS_NAMED.get(property_kind)
    if kind is None:
        return
    if property_kind is PropertyKind.CITATION:
        yield from ((kind, *word) for word in list(_split_words(prop.value, _FIRST_WORD))[:1])
    elif property_kind is PropertyKind.TAGS:
        yield from ((kind, *word) for word in _split_words(prop.value, _WORD))
    else:
        piece = next((piece for piece in prop.value.physical_lines if piece.text), None)
        if piece and prop.value.value == piece.text:
            yield kind, piece.text, piece.span


def _split_words(text: Text, pattern: re.Pattern[str]) -> Iterator[tuple[str, Span]]:
    for piece in text.physical_lines:
        for word in pattern.finditer(piece.span.text):
            yield word[0], piece.span.subspan(*word.span())
