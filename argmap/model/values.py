"""What a property's value means: strengths, depths, links, languages, tags, silenced codes."""

import re
from unicodedata import category, normalize

from argmap.model.given import worded
from argmap.model.map import Reveal
from argmap.model.slips.bad_allow import bad_allow
from argmap.model.slips.bad_depth import bad_depth
from argmap.model.slips.bad_lang import bad_lang
from argmap.model.slips.bad_reveal import bad_reveal
from argmap.model.slips.bad_strength import bad_strength
from argmap.model.slips.bad_url import bad_url
from argmap.syntax.names import REVEALS, STRENGTHS, language_code
from argmap.syntax.tree import Property
from argmap.text.diagnostic import Diagnostic
from argmap.text.source import Span

WARNING_CODES = frozenset({*(f"W{number}" for number in range(301, 311)), "T401", "T402", "T403", "T404"})
"""The codes that `allow` can silence. The room `check`, which has the rules, stands above this one."""

_STRENGTH = {"weak": 0.25, "moderate": 0.5, "strong": 0.75}
_NUMBER = re.compile(r"(0(\.\d{1,9})?|\.\d{1,9}|1(\.0{1,9})?)", re.ASCII)
_WEB = re.compile(r"https?://[^/?#@\s][^\s]*", re.IGNORECASE)
_MAIL = re.compile(r"mailto:[^\s@?]+@[^\s@]+", re.IGNORECASE)
_DEEPEST = 9999

Said = tuple[Diagnostic, ...]


def strength(found: Property) -> tuple[float | None, Said]:
    """A step's strength from 0 to 1; None where the value is no sound one."""
    value = _word(found)
    if _NUMBER.fullmatch(value):
        return float(value), ()
    word = STRENGTHS.get(value)
    return (_STRENGTH[word], ()) if word else (None, (bad_strength(found),))


def depth(found: Property | None) -> tuple[int | None, Said]:
    """How many inferences deep a view goes; None for as deep as the map."""
    if found is None:
        return None, ()
    value = found.value.value
    if value.isascii() and value.isdigit() and len(value) <= len(str(_DEEPEST)):
        return int(value), ()
    return None, (bad_depth(found),)


def reveal(found: Property | None) -> tuple[Reveal, Said]:
    """In what order a view's statements appear; all at once where nothing is said."""
    if found is None:
        return Reveal.NONE, ()
    word = REVEALS.get(_word(found))
    return (Reveal(word), ()) if word else (Reveal.NONE, (bad_reveal(found),))


def lang(found: Property | None) -> tuple[str | None, Said]:
    """The map's language code in its usual spelling (`ko`, `zh-Hant`)."""
    if found is None:
        return None, ()
    code = language_code(found.value.value)
    return (code, ()) if code else (None, (bad_lang(found),))


def url(found: Property | None) -> tuple[str | None, Said]:
    """A link to the web or to a mail address, with nothing in it that a reader cannot see."""
    if found is None:
        return None, ()
    value = found.value.value
    hidden = any(category(char)[0] in "CZ" for char in value)
    if not hidden and (_WEB.fullmatch(value) or _MAIL.fullmatch(value)):
        return value, ()
    return None, (bad_url(found),)


def tags(found: tuple[Property, ...]) -> tuple[str, ...]:
    """All tags, each once, in the order written."""
    return tuple(dict.fromkeys(tag for tag, _ in tags_at(found)))


def tags_at(found: tuple[Property, ...]) -> tuple[tuple[str, Span], ...]:
    """All tags and where each stands; several on one line stand apart by spaces or commas."""
    return tuple((normalize("NFC", word), span) for one in found for word, span in _words(one))


def allowed(found: tuple[Property, ...]) -> tuple[frozenset[str], Said]:
    """The warning codes a statement silences."""
    pairs = [(word.upper(), span) for one in found for word, span in _words(one)]
    wrong = tuple(bad_allow(code, span, WARNING_CODES) for code, span in pairs if code not in WARNING_CODES)
    return frozenset(code for code, _ in pairs if code in WARNING_CODES), wrong


def _word(found: Property) -> str:
    """The value as named values are compared: in any case, in composed or conjoining letters."""
    return normalize("NFC", found.value.value).casefold()


def _words(found: Property) -> tuple[tuple[str, Span], ...]:
    """The words of a value, apart by spaces or commas, and where each stands."""
    value = worded(found.value)
    return tuple((word[0], value.part(*word.span())) for word in re.finditer(r"[^\s,]+", value.value))
