"""The report as one JSON document, for programs; `report.schema.json` beside this file says its shape."""

import json
from typing import TypedDict

from argmap.text.diagnostic import Diagnostic
from argmap.text.source import Source, Span


class _Place(TypedDict):
    line: int
    column: int
    offset: int


class _Range(TypedDict):
    file: str
    start: _Place
    end: _Place


class _Note(TypedDict):
    message: str
    range: _Range


class _Fix(TypedDict):
    range: _Range
    text: str


class _Entry(TypedDict):
    code: str
    severity: str
    message: str
    hint: str | None
    range: _Range
    notes: list[_Note]
    fixes: list[_Fix]


def as_json(diagnostics: tuple[Diagnostic, ...], ui: str) -> str:
    """An array with one object a diagnostic, in the order given; ends with a line end."""
    entries = [_entry(diagnostic, ui) for diagnostic in diagnostics]
    return encodable(json.dumps(entries, ensure_ascii=False, indent=2)) + "\n"


def encodable(document: str) -> str:
    """The JSON document with lone surrogates, which UTF-8 cannot hold, as JSON's own escapes."""
    return document.encode("utf-8", "backslashreplace").decode("utf-8")


def _entry(diagnostic: Diagnostic, ui: str) -> _Entry:
    return {
        "code": diagnostic.code,
        "severity": diagnostic.severity.value,
        "message": diagnostic.message.say(ui),
        "hint": diagnostic.hint.say(ui) if diagnostic.hint else None,
        "range": _range(diagnostic.span),
        "notes": [{"message": note.message.say(ui), "range": _range(note.span)} for note in diagnostic.notes],
        "fixes": [{"range": _range(fix.span), "text": fix.text} for fix in diagnostic.fixes],
    }


def _range(span: Span) -> _Range:
    source = span.source
    return {"file": source.name, "start": _place(source, span.start), "end": _place(source, span.end)}


def _place(source: Source, offset: int) -> _Place:
    line, column = source.position(offset)
    return {"line": line, "column": column, "offset": offset}
