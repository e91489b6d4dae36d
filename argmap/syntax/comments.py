"""The comment and blank lines between other lines, and how deep each stands."""

from bisect import bisect_left
from collections.abc import Callable, Iterator

from argmap.diagnostics.source import Source, Span
from argmap.syntax.line_reading import indentation_span
from argmap.syntax.parsed_lines import LineToken, ParsedLine
from argmap.syntax.tree import Comment


def read_comments(
    gap: LineToken, source: Source, depth_at: Callable[[int], int] = lambda column: 0
) -> tuple[Comment, ...]:
    """Read the comments in a gap, a run of blank lines as one; `depth_at` gives a column's depth.

    The first and the last of the gap's lines are the ends of other lines, and hold no comment.
    """
    if gap.text.count("\n") < 2:
        return ()
    comments: list[Comment] = []
    for line, start in _split_lines(gap):
        text = line.strip()
        if text:
            column = len(line) - len(line.lstrip())
            place = Span(source, start + column, start + column + len(text))
            comments.append(Comment(text, depth_at(column), place))
        elif not comments or comments[-1].text:
            comments.append(Comment("", 0, Span(source, start, start)))
    return tuple(comments)


def _split_lines(gap: LineToken) -> Iterator[tuple[str, int]]:
    first, *lines = gap.text.split("\n")
    start = gap.start + len(first) + 1
    for line in lines[:-1]:
        yield line, start
        start += len(line) + 1


class CommentDepth:
    """The left margin at one line, by which the comments below it get their depth.

    `columns` are those of the line and of the lines it is nested in, `max_depth` is the greatest depth that
    a comment below it can have, and `gap` is the text between it and the next line.
    """

    def __init__(self, source: Source, gap: LineToken) -> None:
        self.source, self.gap = source, gap
        self.columns: list[int] = []
        self.max_depth = 0

    def read_comments_above(self, depth: int) -> tuple[Comment, ...]:
        """Read the comments between this line and the next, at `depth`; no blank lines at the top."""
        deepest = max(self.max_depth, depth)
        comments = read_comments(
            self.gap, self.source, lambda column: min(max(bisect_left(self.columns, column), depth), deepest)
        )
        return comments[1:] if comments and not comments[0].text and not self.columns else comments

    def move_to(self, line: ParsedLine, depth: int, nestable: bool) -> None:
        """Move the margin on to the next line; below one that is not `nestable`, no comment is deeper."""
        before = indentation_span(line, self.source)
        self.columns[depth:] = [before.end - before.start]
        self.max_depth = depth + nestable
        self.gap = line.gap
