"""Phrases that messages share: a name that is not known, and a keyword in its writer's language."""

from argmap.diagnostics.diagnostic import Diagnostic, Fix, Phrase, Severity
from argmap.diagnostics.nearest_name import did_you_mean
from argmap.diagnostics.source import Span
from argmap.syntax.errors.quote import quote_word
from argmap.syntax.names import KOREAN_KEYWORDS
from argmap.syntax.tree import Keyword

_KOREAN_SPELLINGS = frozenset(KOREAN_KEYWORDS.values())


def unknown_name(
    near: str | None, code: str, message: Phrase, span: Span, fallback_hint: Phrase
) -> Diagnostic:
    """The error at `span`; it offers `near` as hint and fix, or where that is None the hint `otherwise`."""
    if near is None:
        return Diagnostic(code, Severity.ERROR, message, span, hint=fallback_hint)
    hint = did_you_mean(quote_word(near))
    return Diagnostic(code, Severity.ERROR, message, span, hint=hint, fixes=(Fix(span, near),))


def spell_keyword(keyword: Keyword, spelling: str) -> str:
    """`keyword` as whoever wrote the keyword `spelled` would write it."""
    return KOREAN_KEYWORDS[keyword] if spelling in _KOREAN_SPELLINGS else keyword.value
