"""The report as one JSON document, for programs. Its schema is `report.schema.json` beside this file."""

import json
from typing import TypedDict

from argmap.diagnostics.diagnostic import Diagnostic
from argmap.diagnostics.source import Source, Span


class _JsonPosition(TypedDict):
    line: int
    column: int
    offset: int


class _JsonRange(TypedDict):
    file: str
    start: _JsonPosition
    end: _JsonPosition


class _JsonNote(TypedDict):
    message: str
    range: _JsonRange


class _JsonFix(TypedDict):
    range: _JsonRange
    text: str
    safe: bool


class _JsonDiagnostic(TypedDict):
    code: str
    severity: str
    message: str
    hint: str | None
    range: _JsonRange
    notes: list[_JsonNote]
    fixes: list[_JsonFix]


def format_json_report(diagnostics: tuple[Diagnostic, ...], ui: str) -> str:
    """One array with an object a diagnostic, in their order, and a line end."""
    entries = [_encode_diagnostic(diagnostic, ui) for diagnostic in diagnostics]
    return escape_surrogates(json.dumps(entries, ensure_ascii=False, indent=2)) + "\n"


def escape_surrogates(document: str) -> str:
    """Write lone surrogates, which UTF-8 cannot encode, as JSON's escapes."""
    return document.encode("utf-8", "backslashreplace").decode("utf-8")


def _encode_diagnostic(diagnostic: Diagnostic, ui: str) -> _JsonDiagnostic:
    return {
        "code": diagnostic.code,
        "severity": diagnostic.severity.value,
        "message": diagnostic.message.in_language(ui),
        "hint": diagnostic.hint.in_language(ui) if diagnostic.hint else None,
        "range": _encode_range(diagnostic.span),
        "notes": [
            {"message": note.message.in_language(ui), "range": _encode_range(note.span)}
            for note in diagnostic.notes
        ],
        "fixes": [
            {"range": _encode_range(fix.span), "text": fix.text, "safe": fix.is_safe}
            for fix in diagnostic.fixes
        ],
    }


def _encode_range(span: Span) -> _JsonRange:
    source = span.source
    return {
        "file": source.name,
        "start": _encode_position(source, span.start),
        "end": _encode_position(source, span.end),
    }


def _encode_position(source: Source, offset: int) -> _JsonPosition:
    line, column = source.position(offset)
    return {"line": line, "column": column, "offset": offset}
