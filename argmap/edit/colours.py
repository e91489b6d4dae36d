"""What each stretch of a map file is, for an editor that colours it."""

from collections.abc import Iterator
from enum import Enum

from msgspec import Struct

from argmap.edit.mentions import Mention, Named
from argmap.syntax.tree import Entry, File, Keyword, walk
from argmap.text.source import Span

_DECLARATIONS = frozenset({Keyword.MAP, Keyword.SOURCE, Keyword.GROUP, Keyword.VIEW})
_THESES = frozenset({Keyword.THESIS, Keyword.CLAIM})
_ATTACKS = frozenset({Keyword.OBJECTION, Keyword.REBUTTAL, Keyword.UNDERCUT})
_WORDS = frozenset({"strength", "depth", "reveal", "lang", "allow"})


class Tint(Enum):
    """What a stretch is."""

    DECLARATION = "declaration"
    """The keyword of a line that declares."""
    THESIS = "thesis"
    """The keyword of a line at the top."""
    SUPPORT = "support"
    """The keyword of a line that speaks for the one above."""
    ATTACK = "attack"
    """The keyword of a line that speaks against the one above."""
    STATEMENT = "statement"
    SOURCE = "source"
    GROUP = "group"
    VIEW = "view"
    TAG = "tag"
    KEY = "key"
    VALUE = "value"
    """The value of a property that is no text."""
    COMMENT = "comment"


class Stretch(Struct, frozen=True):
    """A stretch on one line; `declares` where what it names stands there in full."""

    span: Span
    tint: Tint
    declares: bool = False


def stretches(file: File, named: tuple[Mention, ...]) -> tuple[Stretch, ...]:
    """All stretches in the order of the text; none overlap, none runs over a line's end, no text is one."""
    found = [*_comments(file), *(_named(each) for each in named)]
    for entry in walk(file.entries):
        found.extend(_on(entry))
    return tuple(
        sorted((one for one in found if one.span.end > one.span.start), key=lambda one: one.span.start)
    )


def _named(mention: Mention) -> Stretch:
    return Stretch(mention.span, Tint(mention.kind.value), mention.declares or mention.kind is Named.VIEW)


def _on(entry: Entry) -> Iterator[Stretch]:
    yield Stretch(entry.keyword_span, _keyword(entry.keyword))
    for found in entry.properties:
        yield Stretch(found.key_span, Tint.KEY)
        if found.key in _WORDS:
            yield from (Stretch(piece.span, Tint.VALUE) for piece in found.value.pieces)


def _keyword(keyword: Keyword) -> Tint:
    if keyword in _DECLARATIONS:
        return Tint.DECLARATION
    if keyword in _THESES:
        return Tint.THESIS
    return Tint.ATTACK if keyword in _ATTACKS else Tint.SUPPORT


def _comments(file: File) -> Iterator[Stretch]:
    for start in file.source.starts:
        end = file.source.text.find("\n", start)
        line = file.source.text[start : end if end >= 0 else None]
        text = line.strip()
        if text.startswith("#"):
            at = start + line.index("#")
            yield Stretch(Span(file.source, at, at + len(text)), Tint.COMMENT)
