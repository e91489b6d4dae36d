"""The line a span stands on, with carets under its very characters; a window of it where it is long."""

from msgspec import Struct

from argmap.text.report.columns import columns, fit, fit_end, visible, width
from argmap.text.source import Span

CUT = "…"


class Excerpt(Struct, frozen=True):
    """A line ready for a terminal: its number from 1, its text, and the row of carets below it."""

    number: int
    line: str
    marks: str


class _Window(Struct, frozen=True):
    """What is shown of a line: some text before the span, the span's own, some after; and what was cut."""

    before: str
    marked: str
    after: str
    cut_before: bool = False
    cut_after: bool = False


def excerpt(span: Span, limit: int, mark: str = "^") -> Excerpt:
    """The first line of `span`, at most about `limit` columns wide, with at least one `mark` below it.

    Takes time by `limit`, not by the length of the line.
    """
    window = _window(span, limit)
    head = (CUT if window.cut_before else "") + visible(window.before)
    tail = visible(window.after) + (CUT if window.cut_after else "")
    indent = columns(window.before) + window.cut_before
    length = columns(window.marked)
    if window.marked and not length:
        indent -= _base(window.before)
    number = span.source.position(span.start).line
    return Excerpt(number, head + visible(window.marked) + tail, " " * indent + mark * max(length, 1))


def _window(span: Span, limit: int) -> _Window:
    text = span.source.text
    first, last = _line(span)
    start = min(span.start, last)
    stop = min(max(span.end, start), last)
    if last - first <= limit and columns(text[first:last]) <= limit:
        return _Window(text[first:start], text[start:stop], text[stop:last])
    marked = fit(text[start : min(stop, start + limit)], limit * 2 // 3)
    room = limit - columns(marked)
    left = text[max(first, start - limit) : start]
    before = left if columns(left) <= room // 2 else fit_end(left, room // 2)
    room -= columns(before)
    shown = start + len(marked)
    after = fit(text[shown : min(last, shown + limit)], room) if shown == stop else ""
    return _Window(before, marked, after, start - len(before) > first, shown + len(after) < last)


def _line(span: Span) -> tuple[int, int]:
    """Offsets of the first line of the span: its beginning and its end."""
    source = span.source
    number = source.position(span.start).line
    end = source.starts[number] - 1 if number < len(source.starts) else len(source.text)
    return source.starts[number - 1], end


def _base(before: str) -> int:
    """Width of the last character that is wide at all: what a combining mark stands on."""
    return next((width(character) for character in reversed(before) if width(character)), 0)
