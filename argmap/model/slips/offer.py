"""A word that names nothing, with the nearest name offered in its place."""

from argmap.syntax.slips.quote import quote_word
from argmap.text.diagnostic import Diagnostic, Fix, Phrase, Severity
from argmap.text.source import Span


def unknown_name(
    near: str | None, code: str, message: Phrase, span: Span, fallback_hint: Phrase
) -> Diagnostic:
    """The error at `span`; it offers `near` as hint and fix, or where that is None the hint `otherwise`."""
    if near is None:
        return Diagnostic(code, Severity.ERROR, message, span, hint=fallback_hint)
    hint = Phrase(en=f"did you mean {quote_word(near)}?", ko=f"혹시 {quote_word(near)}인가?")
    return Diagnostic(code, Severity.ERROR, message, span, hint=hint, fixes=(Fix(span, near),))
