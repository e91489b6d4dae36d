"""The line of a span with carets below the span, cut to a window where the line is long."""

from msgspec import Struct

from argmap.diagnostics.source import Span
from argmap.reporting.terminal_columns import (
    ELLIPSIS,
    character_width,
    display_width,
    escape_for_terminal,
    truncate,
    truncate_start,
)


class Excerpt(Struct, frozen=True):
    """A line ready for a terminal: its number from 1, its text, and the row of carets below it."""

    number: int
    line: str
    underline: str


class _Window(Struct, frozen=True):
    """The part of a line that an excerpt has: text before the span, the span's own, text after it.

    `has_more_before` and `has_more_after` say that the line goes on beyond.
    """

    before: str
    span_text: str
    after: str
    has_more_before: bool = False
    has_more_after: bool = False


def build_excerpt(span: Span, limit: int, caret: str = "^") -> Excerpt:
    """The first line of `span`, at most about `limit` columns wide, with at least one `caret` below it.

    Takes time by `limit`, not by the length of the line.
    """
    window = _select_window(span, limit)
    head = (ELLIPSIS if window.has_more_before else "") + escape_for_terminal(window.before)
    tail = escape_for_terminal(window.after) + (ELLIPSIS if window.has_more_after else "")
    indent = display_width(window.before) + window.has_more_before
    length = display_width(window.span_text)
    if window.span_text and not length:
        indent -= _base_character_width(window.before)
    number = span.source.position(span.start).line
    return Excerpt(
        number, head + escape_for_terminal(window.span_text) + tail, " " * indent + caret * max(length, 1)
    )


def _select_window(span: Span, limit: int) -> _Window:
    """The span, at most two thirds of `limit`, with half of the room left before it and the rest after it."""
    text = span.source.text
    first, last = _line_bounds(span)
    start = min(span.start, last)
    stop = min(max(span.end, start), last)
    if last - first <= limit and display_width(text[first:last]) <= limit:
        return _Window(text[first:start], text[start:stop], text[stop:last])
    span_text = truncate(text[start : min(stop, start + limit)], limit * 2 // 3)
    room = limit - display_width(span_text)
    left = text[max(first, start - limit) : start]
    before = left if display_width(left) <= room // 2 else truncate_start(left, room // 2)
    room -= display_width(before)
    end = start + len(span_text)
    after = truncate(text[end : min(last, end + limit)], room) if end == stop else ""
    return _Window(before, span_text, after, start - len(before) > first, end + len(after) < last)


def _line_bounds(span: Span) -> tuple[int, int]:
    """Offsets of the beginning and the end of the span's first line."""
    source = span.source
    number = source.position(span.start).line
    end = source.starts[number] - 1 if number < len(source.starts) else len(source.text)
    return source.starts[number - 1], end


def _base_character_width(before: str) -> int:
    """Width of the last character that takes any columns: the base of a combining mark."""
    return next(
        (character_width(character) for character in reversed(before) if character_width(character)), 0
    )
