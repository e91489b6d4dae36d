"""Fixes in words: what each would change."""

from collections.abc import Iterator

from argmap.diagnostics.diagnostic import Diagnostic, Fix, Phrase
from argmap.reporting.terminal_columns import truncate_visibly

_MAX_COLUMNS = 60
"""The most columns of a fix's old or new text, so that a whole statement does not fill the screen."""


def describe_fixes(diagnostic: Diagnostic) -> Iterator[Phrase]:
    """Say what the fixes of a diagnostic change: in its title if it has one, else each by its text."""
    if diagnostic.fixes and diagnostic.fix_title:
        yield diagnostic.fix_title
    else:
        yield from map(_describe_fix, diagnostic.fixes)


def _describe_fix(fix: Fix) -> Phrase:
    old, new = fix.span.text, fix.text
    if "\n" in old or "\n" in new:
        return _describe_lines(fix)
    if not (old + new).strip():
        return _describe_white_space(old, new)
    if old and new:
        return Phrase(en=f"{_quote(old)} → {_quote(new)}", ko=f"{_quote(old)} → {_quote(new)}")
    if not new:
        return Phrase(en=f"remove {_quote(old)}", ko=f"{_quote(old)} 지우기")
    line, column = fix.span.source.position(fix.span.start)
    return Phrase(en=f"add {_quote(new)} at {line}:{column}", ko=f"{line}:{column}에 {_quote(new)} 넣기")


def _describe_white_space(old: str, new: str) -> Phrase:
    before, after = _count_white_space(old), _count_white_space(new)
    if not new:
        return Phrase(en=f"remove {before.en}", ko=f"{before.ko} 지우기")
    if not old:
        return Phrase(en=f"add {after.en}", ko=f"{after.ko} 넣기")
    return Phrase(en=f"{after.en} in place of {before.en}", ko=f"{before.ko} 대신 {after.ko}")


def _count_white_space(text: str) -> Phrase:
    number = len(text)
    noun = {" ": Phrase(en="blank", ko="공백"), "\t": Phrase(en="tab", ko="탭")}.get(text[:1])
    if noun is None or text.strip(text[0]):
        return Phrase(en="other white space", ko="다른 공백 문자")
    return Phrase(en=f"{number} {noun.en}{'' if number == 1 else 's'}", ko=f"{noun.ko} {number}개")


def _describe_lines(fix: Fix) -> Phrase:
    """Describe a change of whole lines by their numbers, and by their words where it adds some."""
    first, last = _line_range(fix)
    lines = f"line {first}" if first == last else f"lines {first} to {last}"
    korean_lines = f"{first}행" if first == last else f"{first}~{last}행"
    added_lines = [line.strip() for line in fix.text.split("\n") if line.strip()]
    if fix.span.text.strip() and added_lines:
        return Phrase(en=f"change {lines}", ko=f"{korean_lines} 바꾸기")
    if not added_lines:
        return Phrase(en=f"remove {lines}", ko=f"{korean_lines} 지우기")
    listed = ", ".join(map(_quote, added_lines))
    return Phrase(
        en=f"add {listed} at line {first}",
        ko=f"{first}행에 {listed} 넣기",
    )


def _line_range(fix: Fix) -> tuple[int, int]:
    """Return the first and last line that a fix changes; a line end belongs to the line that it ends."""
    source, span = fix.span.source, fix.span
    last = max(span.start, span.end - span.text.endswith("\n"))
    return source.position(span.start).line, source.position(last).line


def _quote(text: str) -> str:
    return f"`{truncate_visibly(text, _MAX_COLUMNS)}`"
