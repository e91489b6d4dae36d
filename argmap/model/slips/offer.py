"""A word that names nothing, with the nearest name offered in its place."""

from argmap.syntax.slips.quote import quoted
from argmap.text.diagnostic import Diagnostic, Fix, Phrase, Severity
from argmap.text.source import Span


def offering(near: str | None, code: str, message: Phrase, span: Span, otherwise: Phrase) -> Diagnostic:
    """The error at `span`; it offers `near` as hint and fix, or where that is None the hint `otherwise`."""
    if near is None:
        return Diagnostic(code, Severity.ERROR, message, span, hint=otherwise)
    hint = Phrase(en=f"did you mean {quoted(near)}?", ko=f"혹시 {quoted(near)}인가?")
    return Diagnostic(code, Severity.ERROR, message, span, hint=hint, fixes=(Fix(span, near),))
