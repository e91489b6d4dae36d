"""The comment and blank lines between other lines, and how deep each stands."""

from bisect import bisect_left
from collections.abc import Callable, Iterator

from msgspec import Struct, field

from argmap.diagnostics.source import Source, Span
from argmap.syntax.line_reading import indentation_span
from argmap.syntax.parsed_lines import LineToken, ParsedLine
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


class CommentDepth(Struct):
    """The margin at one line.

    `columns` are those of the line and of the lines it is nested in, `room` is the greatest depth that a
    comment below it can have, and `gap` is what stands between it and the next line.
    """

    source: Source
    gap: LineToken
    columns: list[int] = field(default_factory=list)
    max_depth: int = 0

    def read_comments_above(self, depth: int) -> tuple[Comment, ...]:
        """What stands between this line and the next, which is at `depth`; no blank lines at the top."""
        deepest = max(self.max_depth, depth)
        found = read_comments(
            self.gap, self.source, lambda column: min(max(bisect_left(self.columns, column), depth), deepest)
        )
        return found[1:] if found and not found[0].text and not self.columns else found

    def move_to(self, line: ParsedLine, depth: int, nestable: bool) -> None:
        """Takes the margin on to the next line; below one that is not `nestable`, no comment is deeper."""
        before = indentation_span(line, self.source)
        self.columns[depth:] = [before.end - before.start]
        self.max_depth = depth + nestable
        self.gap = line.gap
