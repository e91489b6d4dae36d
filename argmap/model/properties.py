"""The properties below a line, checked against the table, and their texts by language."""

from collections.abc import Mapping

from msgspec import Struct

from argmap.diagnostics.diagnostic import Diagnostic, Phrase
from argmap.diagnostics.source import Span
from argmap.model.errors.no_language_here import no_language_here
from argmap.model.errors.own_language import own_language
from argmap.model.errors.property_twice import property_twice
from argmap.model.errors.stray_property import stray_property
from argmap.model.line_nesting import MapLine
from argmap.model.map import Translations, Wording
from argmap.syntax.properties import SPECS_BY_KEY, TRANSLATION
from argmap.syntax.tree import Entry, Property, Text


class LineProperties(Struct, frozen=True):
    """The sound properties of one line, by key, each in the order written."""

    text: Text | None
    by_key: Mapping[str, tuple[Property, ...]]

    def get_all(self, key: str) -> tuple[Property, ...]:
        """Return all properties of a key."""
        return self.by_key.get(key, ())

    def get(self, key: str) -> Property | None:
        """Return the first property of a key, None without one."""
        return next(iter(self.get_all(key)), None)

    def get_translations(self, key: str) -> Translations:
        """Return the property's text by language: under `""` the one that names no language."""
        return {property_.language or "": to_wording(property_.value) for property_ in self.get_all(key)}

    @property
    def translations(self) -> Translations:
        """The line's own text and its translations."""
        return {
            **({"": to_wording(self.text)} if self.text else {}),
            **self.get_translations(TRANSLATION.key),
        }


_KEYS_BY_FIELD = {"cites": "cite", "tags": "tag", "allowed_warnings": "allow"}
"""The keys of properties that the model has a field of another name for."""


def name_property(field: str) -> Phrase:
    """Name the property that a field of the model holds, by its English and its Korean key."""
    spec = SPECS_BY_KEY[_KEYS_BY_FIELD.get(field, field)]
    return Phrase(en=spec.key, ko=spec.korean)


def to_wording(text: Text) -> Wording:
    """Keep a text as the model does: its value, and the span of every piece that is not empty."""
    return Wording(text.value, _piece_spans(text))


def to_word_list(text: Text) -> Wording:
    """Keep the value of a property that names things: words with a blank between each two."""
    return Wording(text.word_list, _piece_spans(text))


def _piece_spans(text: Text) -> tuple[Span, ...]:
    pieces = [piece for piece in text.physical_lines if piece.text] or list(text.physical_lines[:1])
    return tuple(piece.span for piece in pieces)


def read_properties(line: MapLine, lang: str | None) -> tuple[LineProperties, tuple[Diagnostic, ...]]:
    """Read the properties that may stand below a line, and report the others.

    `lang` is the map's own language. `check_below_references` reports those that no reference may have.
    """
    sound_properties: dict[str, list[Property]] = {}
    first: dict[tuple[str, str | None], Property] = {}
    errors: list[Diagnostic] = []
    for property_ in line.entry.properties:
        before = first.setdefault((property_.key, property_.language), property_)
        if _is_stray(property_, line):
            errors.extend(_check_stray(property_, line))
        elif error := _check_misuse(property_, line.entry, lang, before):
            errors.append(error)
        else:
            sound_properties.setdefault(property_.key, []).append(property_)
    return LineProperties(
        line.entry.text, {key: tuple(group) for key, group in sound_properties.items()}
    ), tuple(errors)


def _is_stray(property_: Property, line: MapLine) -> bool:
    spec = SPECS_BY_KEY[property_.key]
    return not (spec.of_step if line.is_reference else line.entry.keyword in spec.of)


def _check_stray(property_: Property, line: MapLine) -> tuple[Diagnostic, ...]:
    if line.is_reference or line.entry.broken or _is_beside_misplaced_line(property_, line):
        return ()
    return (stray_property(property_, line.entry),)


def _is_beside_misplaced_line(property_: Property, line: MapLine) -> bool:
    """Return whether a property stands beside a misplaced line: it may be that of the line above both."""
    if line.parent is None or line.entry.keyword.may_refer:
        return False
    return _column(property_.key_span) == _column(line.entry.keyword_span)


def _column(span: Span) -> int:
    return span.source.position(span.start).column


def _check_misuse(property_: Property, entry: Entry, lang: str | None, before: Property) -> Diagnostic | None:
    spec = SPECS_BY_KEY[property_.key]
    if property_.language and not spec.translatable:
        return no_language_here(property_)
    if before is not property_ and entry.keyword not in spec.repeats:
        return property_twice(property_, before)
    if lang and property_.language == lang:
        return own_language(property_, entry)
    return None
