"""Phrases that messages share: a name that is not known, and a keyword in its writer's language."""

from argmap.diagnostics.diagnostic import Diagnostic, Fix, Phrase, Severity
from argmap.diagnostics.nearest_name import did_you_mean
from argmap.diagnostics.source import Span
from argmap.syntax.keywords import KOREAN_KEYWORDS
from argmap.syntax.quoted_word import quote_word
from argmap.syntax.tree import Keyword

_KOREAN_SPELLINGS = frozenset(KOREAN_KEYWORDS.values())


def unknown_name(
    near: str | None, code: str, message: Phrase, span: Span, fallback_hint: Phrase
) -> Diagnostic:
    """Build the error at `span`, with the nearest name as hint and fix, else with `fallback_hint`."""
    if near is None:
        return Diagnostic(code, Severity.ERROR, message, span, hint=fallback_hint)
    hint = did_you_mean(quote_word(near))
    return Diagnostic(code, Severity.ERROR, message, span, hint=hint, fixes=(Fix(span, near),))


def spell_keyword(keyword: Keyword, spelling: str) -> str:
    """Spell `keyword` in the language in which a writer spelled another one."""
    return KOREAN_KEYWORDS[keyword] if spelling in _KOREAN_SPELLINGS else keyword.value
