"""The report for people: what, where, the line with carets, and what to do."""

from collections.abc import Iterator

from argmap.text.diagnostic import Diagnostic, Fix, Note, Phrase, Severity
from argmap.text.report.columns import fit, visible
from argmap.text.report.excerpt import CUT, excerpt
from argmap.text.report.options import ReportOptions
from argmap.text.report.short import SEVERITY, place
from argmap.text.source import Span

_PAINT = {Severity.ERROR: "1;31", Severity.WARNING: "1;33"}
_GUTTER, _NOTE, _HINT, _STRONG = "1;34", "1;36", "1;32", "1"
_NOTE_WORD = Phrase(en="note", ko="참고")
_HINT_WORD = Phrase(en="hint", ko="도움")
_FIX_WORD = Phrase(en="fix", ko="고침")
_LONGEST = 400


def human(diagnostics: tuple[Diagnostic, ...], options: ReportOptions) -> str:
    """One block a diagnostic, a blank line between; empty for none. No summary."""
    return "\n".join("\n".join(_block(diagnostic, options)) + "\n" for diagnostic in diagnostics)


def summary(diagnostics: tuple[Diagnostic, ...], ui: str) -> str:
    """How many errors and warnings there are, in a few words: `2 errors, 1 warning`."""
    errors = sum(diagnostic.severity is Severity.ERROR for diagnostic in diagnostics)
    warnings = len(diagnostics) - errors
    if ui == "ko":
        counts = ((errors, f"오류 {errors}건"), (warnings, f"경고 {warnings}건"))
    else:
        counts = ((errors, _count(errors, "error")), (warnings, _count(warnings, "warning")))
    return ", ".join(words for number, words in counts if number)


def _count(number: int, noun: str) -> str:
    return f"{number} {noun}{'' if number == 1 else 's'}"


def _block(diagnostic: Diagnostic, options: ReportOptions) -> Iterator[str]:
    paint = _PAINT[diagnostic.severity]
    gutter = _gutter(diagnostic)
    title = _painted(f"{SEVERITY[diagnostic.severity].say(options.ui)}[{diagnostic.code}]", paint, options)
    message = _painted(f": {_sentence(diagnostic.message, options)}", _STRONG, options)
    yield title + message
    yield from _lines(diagnostic.span, gutter, ("^", paint), options)
    for note in diagnostic.notes:
        yield from _note(note, gutter, options)
    if diagnostic.hint:
        yield _tail(_HINT_WORD, _sentence(diagnostic.hint, options), gutter, options)
    for fix in diagnostic.fixes:
        yield _tail(_FIX_WORD, _fix(fix, options.ui), gutter, options)


def _gutter(diagnostic: Diagnostic) -> int:
    spans = [diagnostic.span, *(note.span for note in diagnostic.notes)]
    return max(len(str(span.source.position(span.start).line)) for span in spans)


def _lines(span: Span, gutter: int, mark: tuple[str, str], options: ReportOptions) -> Iterator[str]:
    shown = excerpt(span, options.columns, mark[0])
    margin = " " * gutter
    bar = _painted(f" {margin} |", _GUTTER, options)
    yield _painted(f" {margin}-->", _GUTTER, options) + f" {place(span)}"
    yield bar
    yield _painted(f" {shown.number:>{gutter}} |", _GUTTER, options) + f" {shown.line}".rstrip()
    yield f"{bar} {_painted(shown.marks, mark[1], options)}"


def _note(note: Note, gutter: int, options: ReportOptions) -> Iterator[str]:
    yield _tail(_NOTE_WORD, _sentence(note.message, options), gutter, options)
    yield from _lines(note.span, gutter, ("-", _NOTE), options)


def _tail(word: Phrase, text: str, gutter: int, options: ReportOptions) -> str:
    margin = _painted(f" {' ' * gutter} =", _GUTTER, options)
    return f"{margin} {_painted(f'{word.say(options.ui)}:', _HINT, options)} {text}"


def _fix(fix: Fix, ui: str) -> str:
    old, new = _quoted(fix.span.text), _quoted(fix.text)
    if fix.span.text and fix.text:
        return f"{old} → {new}"
    if not fix.text:
        return f"{old} 지우기" if ui == "ko" else f"remove {old}"
    line, column = fix.span.source.position(fix.span.start)
    return f"{line}:{column}에 {new} 넣기" if ui == "ko" else f"add {new} at {line}:{column}"


def _quoted(text: str) -> str:
    shown = text.replace("\t", "\\t").replace("\n", "\\n")
    return f"`{_cut(shown, 60)}`"


def _sentence(phrase: Phrase, options: ReportOptions) -> str:
    return _cut(phrase.say(options.ui), _LONGEST)


def _cut(text: str, limit: int) -> str:
    shown = fit(text, limit)
    return visible(shown) + (CUT if len(shown) < len(text) else "")


def _painted(text: str, paint: str, options: ReportOptions) -> str:
    return f"\x1b[{paint}m{text}\x1b[0m" if options.colour else text
