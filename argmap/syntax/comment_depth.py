"""The left margin: how deep each line begins, and which comments stand above it."""

from bisect import bisect_left

from msgspec import Struct, field

from argmap.diagnostics.source import Source
from argmap.syntax.block_indentation import indentation_span
from argmap.syntax.comments import read_comments
from argmap.syntax.parsed_lines import LineToken, ParsedLine
from argmap.syntax.tree import Comment


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
