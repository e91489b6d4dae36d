"""The values of properties: strengths, depths, links, languages, tags, silenced codes."""

import re
from unicodedata import category, normalize

from argmap.diagnostics.diagnostic import Diagnostic
from argmap.diagnostics.language_code import normalize_language_code
from argmap.diagnostics.source import Span
from argmap.model.errors.bad_allow import bad_allow
from argmap.model.errors.bad_depth import bad_depth
from argmap.model.errors.bad_lang import bad_lang
from argmap.model.errors.bad_reveal import bad_reveal
from argmap.model.errors.bad_strength import bad_strength
from argmap.model.errors.bad_url import bad_url
from argmap.model.map import Reveal
from argmap.model.properties import to_word_list
from argmap.syntax.properties import SPECS_BY_KEY
from argmap.syntax.tree import Property

WARNING_CODES = frozenset({*(f"W{number}" for number in range(301, 317)), "T401", "T402", "T403", "T404"})
"""The codes that `allow` can silence. The room `check`, which has the rules, stands above this one."""

_STRENGTH_VALUES = {"weak": 0.25, "moderate": 0.5, "strong": 0.75}
_NUMBER = re.compile(r"(0(\.\d{1,9})?|\.\d{1,9}|1(\.0{1,9})?)", re.ASCII)
_WEB_URL = re.compile(r"https?://[^/?#@\s][^\s]*", re.IGNORECASE)
_MAIL_URL = re.compile(r"mailto:[^\s@?]+@[^\s@]+", re.IGNORECASE)
_MAX_DEPTH = 9999
"""The greatest depth of a view: far more than the 100 levels of a file; bounds the digits that are read."""

Errors = tuple[Diagnostic, ...]


def read_strength(property_: Property) -> tuple[float | None, Errors]:
    """Read a step's strength from 0 to 1; None where the value is no sound one."""
    value = _normalize_value(property_)
    if _NUMBER.fullmatch(value):
        return float(value), ()
    word = _spell_choice(property_)
    return (_STRENGTH_VALUES[word], ()) if word else (None, (bad_strength(property_),))


def read_depth(property_: Property | None) -> tuple[int | None, Errors]:
    """Read how many inferences deep a view goes; None for as deep as the map."""
    if property_ is None:
        return None, ()
    value = property_.value.value
    if value.isascii() and value.isdigit() and len(value) <= len(str(_MAX_DEPTH)):
        return int(value), ()
    return None, (bad_depth(property_),)


def read_reveal(property_: Property | None) -> tuple[Reveal, Errors]:
    """Read the order in which a view's statements appear; all at once without one."""
    if property_ is None:
        return Reveal.NONE, ()
    word = _spell_choice(property_)
    return (Reveal(word), ()) if word else (Reveal.NONE, (bad_reveal(property_),))


def read_language(property_: Property | None) -> tuple[str | None, Errors]:
    """Read the map's language code in its canonical form (`ko`, `zh-Hant`)."""
    if property_ is None:
        return None, ()
    code = normalize_language_code(property_.value.value)
    return (code, ()) if code else (None, (bad_lang(property_),))


def read_url(property_: Property | None) -> tuple[str | None, Errors]:
    """Read a link to the web or to a mail address, with nothing in it that a reader cannot see."""
    if property_ is None:
        return None, ()
    value = property_.value.value
    hidden = any(category(char)[0] in "CZ" for char in value)
    if not hidden and (_WEB_URL.fullmatch(value) or _MAIL_URL.fullmatch(value)):
        return value, ()
    return None, (bad_url(property_),)


def read_tags(properties: tuple[Property, ...]) -> tuple[str, ...]:
    """List all tags, each once, in the order written."""
    return tuple(dict.fromkeys(tag for tag, _ in read_tag_spans(properties)))


def read_tag_spans(properties: tuple[Property, ...]) -> tuple[tuple[str, Span], ...]:
    """List all tags and their places; several on one line stand apart by spaces or commas."""
    return tuple((normalize("NFC", word), span) for one in properties for word, span in _split_words(one))


def read_allowed_warnings(properties: tuple[Property, ...]) -> tuple[frozenset[str], Errors]:
    """Read the warning codes that a statement silences."""
    pairs = [(word.upper(), span) for one in properties for word, span in _split_words(one)]
    errors = tuple(bad_allow(code, span, WARNING_CODES) for code, span in pairs if code not in WARNING_CODES)
    return frozenset(code for code, _ in pairs if code in WARNING_CODES), errors


def _normalize_value(property_: Property) -> str:
    """Return the value as named values are compared: in any case, in composed or conjoining letters."""
    return normalize("NFC", property_.value.value).casefold()


def _spell_choice(property_: Property) -> str | None:
    """Return the English spelling of a named value; None where the property has no such choice."""
    return SPECS_BY_KEY[property_.key].choice_spellings.get(_normalize_value(property_))


def _split_words(property_: Property) -> tuple[tuple[str, Span], ...]:
    """Split a value into words, apart by spaces or commas, and their places."""
    value = to_word_list(property_.value)
    return tuple((word[0], value.part(*word.span())) for word in re.finditer(r"[^\s,]+", value.value))
