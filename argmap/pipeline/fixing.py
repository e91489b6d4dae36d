"""Making the fixes of a map file's diagnostics, bytes to bytes."""

import re
from bisect import bisect_left
from codecs import BOM_UTF8
from collections.abc import Callable, Sequence

from msgspec import Struct
from msgspec.structs import replace

from argmap.diagnostics.deadline import check_deadline
from argmap.diagnostics.diagnostic import Diagnostic, Fix
from argmap.diagnostics.source import Source, Span, detect_line_ending
from argmap.edit.fixes import apply_fixes, list_fixes, select_fixable
from argmap.pipeline.compile import CompileOptions, CompileResult, compile_bytes


class FixOptions(Struct, frozen=True):
    """Choices for fixing: how the map is compiled, and whether guesses are made too."""

    compile_options: CompileOptions = CompileOptions()
    include_unsafe: bool = False


class FixResult(Struct, frozen=True):
    """A file's content before and after, how many diagnostics were fixed, and those that are left.

    `before` and `after` are its texts, with LF line ends. Each diagnostic that was `fixed` lies in the text
    of its round.
    """

    before: str
    after: str
    data: bytes
    fixed_count: int
    diagnostics: tuple[Diagnostic, ...]
    fixed: tuple[Diagnostic, ...] = ()

    @property
    def changed_heads(self) -> tuple[Diagnostic, ...]:
        """Those that were fixed by another first word or another depth of a line."""
        return tuple(each for each in self.fixed if any(map(_changes_head, each.fixes)))


class _Version(Struct, frozen=True):
    """The content of a file between two rounds of fixes, compiled; `fixed` since the beginning."""

    data: bytes
    result: CompileResult
    fixed: tuple[Diagnostic, ...] = ()

    @property
    def error_count(self) -> int:
        """The number of errors."""
        return len(self.result.errors)


_SYNTAX_CODES = "E1"


def fix_bytes(data: bytes, name: str, options: FixOptions) -> FixResult:
    """Make all fixes of a map file, and those that they bring, until none is left.

    The result never has more errors than `data`: fixes that would reveal more than they resolve are not made.
    Bytes that no fix touches stay as they are, line ends and byte order mark included. Fixing the result
    again changes nothing.
    """
    first = _Version(data, compile_bytes(data, name, options.compile_options))
    last = _fix_until_stable(first, options)
    return FixResult(
        first.result.source.text,
        last.result.source.text,
        last.data,
        len(last.fixed),
        last.result.diagnostics,
        last.fixed,
    )


def _fix_until_stable(first: _Version, options: FixOptions) -> _Version:
    """Alternate bold and careful rounds; where rules at odds make them run in a circle, fix nothing."""
    version, seen = first, {first.data}
    while True:
        boldest = _fix_boldly(version, options)
        if boldest and boldest.error_count <= version.error_count:
            return boldest
        next_version = _fix_carefully(version, options)
        if next_version.data == version.data:
            return version
        if next_version.data in seen:
            return first
        seen.add(next_version.data)
        version = next_version


def _fix_boldly(version: _Version, options: FixOptions) -> _Version | None:
    """Make all fixes, round by round, until there is none; None where the rounds run in a circle.

    An error may hide others: their number can rise in between, until those are fixed too.
    """
    seen = {version.data}
    while fixable := _select(version, options):
        check_deadline()
        version = _make(version, fixable, options)
        if version.data in seen:
            return None
        seen.add(version.data)
    return version


def _fix_carefully(version: _Version, options: FixOptions) -> _Version:
    """Make as many fixes of one round as leave no more errors than there are."""
    best, chosen = version, tuple[Diagnostic, ...]()
    pending: list[Sequence[Diagnostic]] = [_select(version, options)]
    while pending:
        group = pending.pop()
        candidate = _make(version, (*chosen, *group), options) if group else best
        if candidate.error_count <= version.error_count:
            best, chosen = candidate, (*chosen, *group)
        elif len(group) > 1:
            half = len(group) // 2
            pending += [group[half:], group[:half]]
    return best


def _select(version: _Version, options: FixOptions) -> tuple[Diagnostic, ...]:
    """Select what to fix in a round: errors of syntax first, as the moves of lines depend on their words."""
    fixable = select_fixable(version.result.diagnostics, include_unsafe=options.include_unsafe)
    return tuple(each for each in fixable if each.code.startswith(_SYNTAX_CODES)) or fixable


def _make(version: _Version, fixable: Sequence[Diagnostic], options: FixOptions) -> _Version:
    """Make the fixes of some diagnostics, in the file's own bytes."""
    source = version.result.source
    data = _apply_to_bytes(version.data, source, fixable)
    result = compile_bytes(data, source.name, options.compile_options)
    return _Version(data, result, (*version.fixed, *fixable))


def _changes_head(fix: Fix) -> bool:
    """Return whether a fix begins in a line's indentation or first word, unless it only adds lines."""
    text = fix.span.source.text
    before = text[text.rfind("\n", 0, fix.span.start) + 1 : fix.span.start]
    return not before.strip() and bool(fix.span.text or "\n" not in fix.text)


def _apply_to_bytes(data: bytes, source: Source, fixable: Sequence[Diagnostic]) -> bytes:
    """Make fixes of the decoded text in the bytes it was decoded from; new lines end like the first one."""
    mark, body = data[: len(data) - len(data.removeprefix(BOM_UTF8))], data.removeprefix(BOM_UTF8)
    written = Source(source.name, body.decode("utf-8"))
    line_ending = detect_line_ending(written.text)
    to_written = _offset_map(source.text, written.text)
    fixes = [
        replace(
            fix,
            span=Span(written, to_written(fix.span.start), to_written(fix.span.end)),
            text=fix.text.replace("\n", line_ending),
        )
        for fix in list_fixes(fixable)
    ]
    return mark + apply_fixes(written.text, fixes).encode("utf-8")


def _offset_map(text: str, written_text: str) -> Callable[[int], int]:
    """Return the function from offsets of a text to those of the same text with CRLF for some of its LFs."""
    if len(text) == len(written_text):
        return lambda offset: offset
    ends = [match.start() - index for index, match in enumerate(re.finditer("\r\n", written_text))]
    return lambda offset: offset + bisect_left(ends, offset)
