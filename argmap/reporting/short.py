"""The report with one line a diagnostic, for editors and for `grep`."""

from argmap.diagnostics.diagnostic import Diagnostic, Phrase, Severity
from argmap.diagnostics.source import Span
from argmap.reporting.terminal_columns import escape_for_terminal, truncate_visibly

SEVERITY_LABELS = {
    Severity.ERROR: Phrase(en="error", ko="오류"),
    Severity.WARNING: Phrase(en="warning", ko="경고"),
}
MAX_MESSAGE_COLUMNS = 400
"""The most columns of a message: five lines of 80; only a map's own words, quoted, make one so long."""


def format_short_report(diagnostics: tuple[Diagnostic, ...], ui: str) -> str:
    """`file:line:column: error[E101]: message`, a line each."""
    return "".join(f"{_format_line(diagnostic, ui)}\n" for diagnostic in diagnostics)


def format_position(span: Span) -> str:
    """The beginning of the span as `file:line:column`, safe for a terminal."""
    line, column = span.source.position(span.start)
    return f"{escape_for_terminal(span.source.name)}:{line}:{column}"


def _format_line(diagnostic: Diagnostic, ui: str) -> str:
    message = truncate_visibly(diagnostic.message.in_language(ui), MAX_MESSAGE_COLUMNS)
    severity = SEVERITY_LABELS[diagnostic.severity].in_language(ui)
    return f"{format_position(diagnostic.span)}: {severity}[{diagnostic.code}]: {message}"
