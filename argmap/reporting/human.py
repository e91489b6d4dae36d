"""The report for people: message, place, the line with carets, hint and fixes."""

from collections.abc import Iterator

from argmap.diagnostics.diagnostic import Diagnostic, Note, Phrase, Severity
from argmap.diagnostics.source import Span
from argmap.reporting.excerpt import build_excerpt
from argmap.reporting.fix_description import describe_fixes
from argmap.reporting.report_options import ReportOptions
from argmap.reporting.short import MAX_MESSAGE_COLUMNS, SEVERITY_LABELS, format_position
from argmap.reporting.terminal_columns import truncate_visibly

_SEVERITY_STYLES = {Severity.ERROR: "1;31", Severity.WARNING: "1;33"}
_GUTTER_STYLE, _NOTE_STYLE, _HINT_STYLE, _BOLD_STYLE = "1;34", "1;36", "1;32", "1"
_NOTE_WORD = Phrase(en="note", ko="참고")
_HINT_WORD = Phrase(en="hint", ko="도움말")
_FIX_WORD = Phrase(en="fix", ko="수정")


def format_human_report(diagnostics: tuple[Diagnostic, ...], options: ReportOptions) -> str:
    """One block a diagnostic, with a blank line between; empty without diagnostics. No summary."""
    return "\n".join("\n".join(_format_diagnostic(diagnostic, options)) + "\n" for diagnostic in diagnostics)


def summarize_counts(diagnostics: tuple[Diagnostic, ...], ui: str) -> str:
    """The numbers of errors and warnings: `2 errors, 1 warning`."""
    errors = sum(diagnostic.severity is Severity.ERROR for diagnostic in diagnostics)
    warnings = len(diagnostics) - errors
    if ui == "ko":
        counts = ((errors, f"오류 {errors}건"), (warnings, f"경고 {warnings}건"))
    else:
        counts = ((errors, _pluralize(errors, "error")), (warnings, _pluralize(warnings, "warning")))
    return ", ".join(words for number, words in counts if number)


def _pluralize(number: int, noun: str) -> str:
    return f"{number} {noun}{'' if number == 1 else 's'}"


def _format_diagnostic(diagnostic: Diagnostic, options: ReportOptions) -> Iterator[str]:
    style = _SEVERITY_STYLES[diagnostic.severity]
    gutter = _gutter_width(diagnostic)
    title = _apply_style(
        f"{SEVERITY_LABELS[diagnostic.severity].in_language(options.ui)}[{diagnostic.code}]", style, options
    )
    message = _apply_style(f": {_format_message(diagnostic.message, options)}", _BOLD_STYLE, options)
    yield title + message
    yield from _format_excerpt(diagnostic.span, gutter, ("^", style), options)
    for note in diagnostic.notes:
        yield from _format_note(note, gutter, options)
    if diagnostic.hint:
        yield _format_footer(_HINT_WORD, _format_message(diagnostic.hint, options), gutter, options)
    for change in describe_fixes(diagnostic):
        yield _format_footer(_FIX_WORD, _format_message(change, options), gutter, options)


def _gutter_width(diagnostic: Diagnostic) -> int:
    spans = [diagnostic.span, *(note.span for note in diagnostic.notes)]
    return max(len(str(span.source.position(span.start).line)) for span in spans)


def _format_excerpt(span: Span, gutter: int, caret: tuple[str, str], options: ReportOptions) -> Iterator[str]:
    excerpt = build_excerpt(span, options.columns, caret[0])
    margin = " " * gutter
    bar = _apply_style(f" {margin} |", _GUTTER_STYLE, options)
    yield _apply_style(f" {margin}-->", _GUTTER_STYLE, options) + f" {format_position(span)}"
    yield bar
    yield _apply_style(f" {excerpt.number:>{gutter}} |", _GUTTER_STYLE, options) + f" {excerpt.line}".rstrip()
    yield f"{bar} {_apply_style(excerpt.underline, caret[1], options)}"


def _format_note(note: Note, gutter: int, options: ReportOptions) -> Iterator[str]:
    yield _format_footer(_NOTE_WORD, _format_message(note.message, options), gutter, options)
    yield from _format_excerpt(note.span, gutter, ("-", _NOTE_STYLE), options)


def _format_footer(word: Phrase, text: str, gutter: int, options: ReportOptions) -> str:
    margin = _apply_style(f" {' ' * gutter} =", _GUTTER_STYLE, options)
    return f"{margin} {_apply_style(f'{word.in_language(options.ui)}:', _HINT_STYLE, options)} {text}"


def _format_message(phrase: Phrase, options: ReportOptions) -> str:
    return truncate_visibly(phrase.in_language(options.ui), MAX_MESSAGE_COLUMNS)


def _apply_style(text: str, style: str, options: ReportOptions) -> str:
    return f"\x1b[{style}m{text}\x1b[0m" if options.colour else text
