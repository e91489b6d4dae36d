"""Every word of a map file that names something: a statement, a source, a group, a view or a tag."""

import re
from collections.abc import Iterator
from enum import Enum
from unicodedata import normalize

from msgspec import Struct

from argmap.syntax.tree import Entry, File, Keyword, Property, Text, walk
from argmap.text.source import Span

_DECLARING = {Keyword.SOURCE: "source", Keyword.GROUP: "group", Keyword.VIEW: "view"}
_WORDS = re.compile(r"[^\s,]+")
_FIRST_WORD = re.compile(r"\S+")


class Named(Enum):
    """What a word can name."""

    STATEMENT = "statement"
    SOURCE = "source"
    GROUP = "group"
    VIEW = "view"
    TAG = "tag"


class Mention(Struct, frozen=True):
    """One word that names something; `name` is in NFC.

    `declares` where what it names stands here in full. `entry` is the line that the word is on, or that it is
    a property of. Nothing declares a tag.
    """

    kind: Named
    name: str
    span: Span
    declares: bool
    entry: Entry

    @property
    def thing(self) -> tuple[Named, str]:
        """What is named, the same for all mentions of it."""
        return self.kind, self.name


def mentions(file: File) -> tuple[Mention, ...]:
    """All mentions, in the order of the text."""
    found = [mention for entry in walk(file.entries) for mention in _on(entry)]
    return tuple(sorted(found, key=lambda mention: mention.span.start))


def mention_at(found: tuple[Mention, ...], offset: int) -> Mention | None:
    """The mention that covers a place, or ends at it."""
    return next((each for each in found if each.span.start <= offset <= each.span.end), None)


def same(found: tuple[Mention, ...], mention: Mention) -> tuple[Mention, ...]:
    """All mentions of what one of them names."""
    return tuple(each for each in found if each.thing == mention.thing)


def _on(entry: Entry) -> Iterator[Mention]:
    name = entry.name
    if name and entry.keyword is not Keyword.MAP:
        kind = Named(_DECLARING.get(entry.keyword, "statement"))
        declares = entry.text is not None or entry.keyword in _DECLARING
        yield Mention(kind, name.text, name.span, declares, entry)
    for found in entry.properties:
        for kind, word, span in _in_value(found):
            yield Mention(kind, normalize("NFC", word), span, False, entry)


def _in_value(found: Property) -> Iterator[tuple[Named, str, Span]]:
    match found.key:
        case "cite":
            yield from ((Named.SOURCE, *word) for word in list(_words(found.value, _FIRST_WORD))[:1])
        case "tag":
            yield from ((Named.TAG, *word) for word in _words(found.value, _WORDS))
        case "group" | "root":
            piece = next((piece for piece in found.value.pieces if piece.text), None)
            if piece and found.value.value == piece.text:
                kind = Named.GROUP if found.key == "group" else Named.STATEMENT
                yield kind, piece.text, piece.span


def _words(text: Text, pattern: re.Pattern[str]) -> Iterator[tuple[str, Span]]:
    for piece in text.pieces:
        for word in pattern.finditer(piece.span.text):
            yield word[0], piece.span.part(*word.span())
