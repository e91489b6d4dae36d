"""The report as GitHub's workflow commands, which show as annotations on a pull request."""

import os

from argmap.diagnostics.diagnostic import Diagnostic
from argmap.diagnostics.source import Span
from argmap.reporting.terminal_columns import escape_for_terminal


def format_github_report(diagnostics: tuple[Diagnostic, ...], ui: str) -> str:
    """`::error file=…,line=…,col=…,endColumn=…,title=…::message`, a line each; a hint follows its message."""
    return "".join(f"{_format_command(diagnostic, ui)}\n" for diagnostic in diagnostics)


def _format_command(diagnostic: Diagnostic, ui: str) -> str:
    message = diagnostic.message.in_language(ui)
    if diagnostic.hint:
        message += f"\n{diagnostic.hint.in_language(ui)}"
    properties = (
        f"{_location_properties(diagnostic.span)},title={_escape_property(f'argmap {diagnostic.code}')}"
    )
    return f"::{diagnostic.severity.value} {properties}::{_escape_data(message)}"


def _location_properties(span: Span) -> str:
    """File and place; columns only for a span within one line, as annotations have no others."""
    first, last = span.source.position(span.start), span.source.position(span.end)
    file = f"file={_escape_property(span.source.name.replace(os.sep, '/'))},line={first.line}"
    if first.line == last.line:
        return f"{file},col={first.column},endColumn={last.column}"
    return f"{file},endLine={last.line}"


def _escape_data(text: str) -> str:
    """Escape a command's value, and what could steer a terminal that shows the log."""
    line = text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")
    return "\t".join(map(escape_for_terminal, line.split("\t")))


def _escape_property(text: str) -> str:
    return _escape_data(text).replace(":", "%3A").replace(",", "%2C")
