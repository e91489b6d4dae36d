"""The properties given below a line: which may stand there, and their texts by language."""

from collections.abc import Mapping

from msgspec import Struct

from argmap.model.line import DECLARATIONS, TOP_STATEMENTS, Line
from argmap.model.map import Translated, Wording
from argmap.model.slips.no_language_here import no_language_here
from argmap.model.slips.own_language import own_language
from argmap.model.slips.property_twice import property_twice
from argmap.model.slips.stray_property import stray_property
from argmap.syntax.tree import Entry, Keyword, Property, Text
from argmap.text.diagnostic import Diagnostic
from argmap.text.source import Span

_ON_STATEMENTS = ("text", "short", "cite", "by", "group", "tag", "note", "strength", "url", "allow")
_ON_DECLARATIONS: Mapping[Keyword, tuple[str, ...]] = {
    Keyword.MAP: ("text", "lang"),
    Keyword.SOURCE: ("text", "by", "url", "allow"),
    Keyword.GROUP: ("text",),
    Keyword.VIEW: ("text", "root", "depth", "tag", "group", "reveal"),
}
_IN_LANGUAGES = frozenset({"text", "short", "note", "by"})
_REPEATING = {Keyword.VIEW: frozenset({"tag", "group"})}
_REPEATING_ON_STATEMENTS = frozenset({"cite", "tag", "allow"})


class Given(Struct, frozen=True):
    """The sound properties of one line, by key, each in the order written."""

    text: Text | None
    by_key: Mapping[str, tuple[Property, ...]]

    def every(self, key: str) -> tuple[Property, ...]:
        """All properties of that key."""
        return self.by_key.get(key, ())

    def one(self, key: str) -> Property | None:
        """The property of that key, where there is one."""
        return next(iter(self.every(key)), None)

    def texts(self, key: str) -> Translated:
        """The property's text by language: under `""` the one that names no language."""
        return {found.language or "": worded(found.value) for found in self.every(key)}

    @property
    def said(self) -> Translated:
        """The line's own text and its translations."""
        return {**({"": worded(self.text)} if self.text else {}), **self.texts("text")}


def worded(text: Text) -> Wording:
    """A text as the model keeps it: its value, and the span of every piece that is not empty."""
    pieces = [piece for piece in text.pieces if piece.text] or list(text.pieces[:1])
    return Wording(text.value, tuple(piece.span for piece in pieces))


def properties_of(keyword: Keyword) -> tuple[str, ...]:
    """The canonical keys that may stand below a line; `text` stands for any language code."""
    return _ON_DECLARATIONS.get(keyword, _ON_STATEMENTS)


def _may_stand(key: str, keyword: Keyword) -> bool:
    return key in properties_of(keyword)


def _homes(key: str) -> tuple[Keyword, ...]:
    """Below which lines a property may stand, `claim` standing for all statements."""
    return tuple(keyword for keyword in (Keyword.CLAIM, *_ON_DECLARATIONS) if _may_stand(key, keyword))


def given(line: Line, lang: str | None) -> tuple[Given, tuple[Diagnostic, ...]]:
    """The properties below a line that may stand there, and what is wrong with the others.

    `lang` is the map's own language. What may not stand below a reference is told elsewhere.
    """
    sound: dict[str, list[Property]] = {}
    first: dict[tuple[str, str | None], Property] = {}
    said: list[Diagnostic] = []
    for found in line.entry.properties:
        before = first.setdefault((found.key, found.language), found)
        if _stray(found, line):
            said.extend(_told_of_stray(found, line))
        elif slip := _misused(found, line.entry, lang, before):
            said.append(slip)
        else:
            sound.setdefault(found.key, []).append(found)
    return Given(line.entry.text, {key: tuple(group) for key, group in sound.items()}), tuple(said)


def _stray(found: Property, line: Line) -> bool:
    return found.key != "strength" if line.refers else not _may_stand(found.key, line.entry.keyword)


def _told_of_stray(found: Property, line: Line) -> tuple[Diagnostic, ...]:
    if line.refers or line.entry.broken or _beside(found, line):
        return ()
    return (stray_property(found, line.entry, _homes(found.key)),)


def _beside(found: Property, line: Line) -> bool:
    """Whether a property stands beside a line that has gone astray: it may be that of the line above both."""
    if line.parent is None or line.entry.keyword not in DECLARATIONS | TOP_STATEMENTS:
        return False
    return _column(found.key_span) == _column(line.entry.keyword_span)


def _column(span: Span) -> int:
    return span.source.position(span.start).column


def _misused(found: Property, entry: Entry, lang: str | None, before: Property) -> Diagnostic | None:
    if found.language and found.key not in _IN_LANGUAGES:
        return no_language_here(found)
    if before is not found and found.key not in _REPEATING.get(entry.keyword, _REPEATING_ON_STATEMENTS):
        return property_twice(found, before)
    if lang and found.language == lang:
        return own_language(found, entry)
    return None
