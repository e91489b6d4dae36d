"""The report of one line a diagnostic, for editors and for `grep`."""

from argmap.text.diagnostic import Diagnostic, Phrase, Severity
from argmap.text.report.columns import fit, visible
from argmap.text.source import Span

SEVERITY = {Severity.ERROR: Phrase(en="error", ko="오류"), Severity.WARNING: Phrase(en="warning", ko="경고")}
_LONGEST = 400


def short(diagnostics: tuple[Diagnostic, ...], ui: str) -> str:
    """`file:line:column: error[E101]: message`, a line each."""
    return "".join(f"{_line(diagnostic, ui)}\n" for diagnostic in diagnostics)


def place(span: Span) -> str:
    """Where the span begins: `file:line:column`, safe for a terminal."""
    line, column = span.source.position(span.start)
    return f"{visible(span.source.name)}:{line}:{column}"


def _line(diagnostic: Diagnostic, ui: str) -> str:
    words = diagnostic.message.say(ui)
    message = fit(words, _LONGEST)
    more = "…" if len(message) < len(words) else ""
    severity = SEVERITY[diagnostic.severity].say(ui)
    return f"{place(diagnostic.span)}: {severity}[{diagnostic.code}]: {visible(message)}{more}"
