"""The report as workflow commands, which show as annotations on a pull request."""

import os

from argmap.text.diagnostic import Diagnostic
from argmap.text.report.columns import visible
from argmap.text.source import Span


def github(diagnostics: tuple[Diagnostic, ...], ui: str) -> str:
    """`::error file=…,line=…,col=…,endColumn=…,title=…::message`, a line each; a hint follows its message."""
    return "".join(f"{_command(diagnostic, ui)}\n" for diagnostic in diagnostics)


def _command(diagnostic: Diagnostic, ui: str) -> str:
    words = diagnostic.message.say(ui)
    if diagnostic.hint:
        words += f"\n{diagnostic.hint.say(ui)}"
    properties = f"{_where(diagnostic.span)},title={_property(f'argmap {diagnostic.code}')}"
    return f"::{diagnostic.severity.value} {properties}::{_data(words)}"


def _where(span: Span) -> str:
    """File and place; columns only within one line, for the annotations know no others."""
    first, last = span.source.position(span.start), span.source.position(span.end)
    file = f"file={_property(span.source.name.replace(os.sep, '/'))},line={first.line}"
    if first.line == last.line:
        return f"{file},col={first.column},endColumn={last.column}"
    return f"{file},endLine={last.line}"


def _data(text: str) -> str:
    """A value as a command holds it; with nothing that could steer a terminal that shows the log."""
    line = text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")
    return "\t".join(map(visible, line.split("\t")))


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
