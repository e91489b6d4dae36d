"""The comment and blank lines between other lines."""

from collections.abc import Callable, Iterator

from argmap.diagnostics.source import Source, Span
from argmap.syntax.parsed_lines import LineToken
from argmap.syntax.tree import Comment


def read_comments(
    gap: LineToken, source: Source, depth_at: Callable[[int], int] = lambda column: 0
) -> tuple[Comment, ...]:
    """The comments in a gap, a run of blank lines as one; `depth_at` gives a column's depth.

    The first and the last of the gap's lines are the ends of other lines, and hold no comment.
    """
    if gap.text.count("\n") < 2:
        return ()
    found: list[Comment] = []
    for line, start in _split_lines(gap):
        text = line.strip()
        if text:
            column = len(line) - len(line.lstrip())
            place = Span(source, start + column, start + column + len(text))
            found.append(Comment(text, depth_at(column), place))
        elif not found or found[-1].text:
            found.append(Comment("", 0, Span(source, start, start)))
    return tuple(found)


def _split_lines(gap: LineToken) -> Iterator[tuple[str, int]]:
    first, *whole = gap.text.split("\n")
    start = gap.start + len(first) + 1
    for line in whole[:-1]:
        yield line, start
        start += len(line) + 1
