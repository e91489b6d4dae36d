"""Diagnostics as a browser shows them: places count lines from 1 and columns in UTF-16 units from 0."""

from collections.abc import Iterable

from argmap.diagnostics.diagnostic import Diagnostic
from argmap.diagnostics.source import Span


def encode_diagnostics(diagnostics: Iterable[Diagnostic], ui: str) -> list[dict[str, object]]:
    """Encode each diagnostic as an object, in the order given; `file` is the name of its file."""
    return [_encode_diagnostic(each, ui) for each in diagnostics]


def _encode_diagnostic(each: Diagnostic, ui: str) -> dict[str, object]:
    return {
        "code": each.code,
        "severity": each.severity.value,
        "message": each.message.in_language(ui),
        "hint": each.hint.in_language(ui) if each.hint else "",
        "file": each.span.source.name,
        "place": encode_span(each.span),
        "notes": [
            {"message": note.message.in_language(ui), "place": encode_span(note.span)} for note in each.notes
        ],
        "fixes": [{"text": fix.text, "place": encode_span(fix.span)} for fix in each.fixes],
    }


def encode_span(span: Span) -> dict[str, int]:
    """Encode the beginning and the end of a span."""
    line, column = _line_and_column(span, span.start)
    end_line, end_column = _line_and_column(span, span.end)
    return {"line": line, "column": column, "endLine": end_line, "endColumn": end_column}


def _line_and_column(span: Span, offset: int) -> tuple[int, int]:
    source = span.source
    line = source.position(offset).line
    before = source.text[source.starts[line - 1] : offset]
    return line, len(before.encode("utf-16-le", "surrogatepass")) // 2
