"""The depth of each line, from the white space it begins with."""

from collections.abc import Iterator
from enum import Enum

from argmap.syntax.tree import MAX_DEPTH


class IndentToken(Enum):
    """A change of depth between one line and the next; the value is the grammar's token."""

    INDENT = "_INDENT"
    DEDENT = "_DEDENT"
    MISPLACED = "_MISPLACED"


class Indentation:
    """The levels that are open at one place of a file, as columns, the top level first.

    Columns are counted twice over: the odd ones stand for lines whose column cannot be known, a little
    deeper than the line above them. One level more than statements may have is open to their properties;
    whatever is deeper counts as standing there, so that no file can exhaust the parser's stack.
    """

    def __init__(self) -> None:
        self.columns: list[int] = []

    def emit_tokens(self, indentation: str) -> Iterator[IndentToken]:
        """Yield the changes from the line before to one that begins with `indentation`.

        A line without indentation, such as the end of a file, closes every block.
        """
        certain = not indentation.strip(" ")
        if not self.columns:
            self.columns.append(2 * len(indentation))
        elif certain:
            yield from self._move_to(2 * len(indentation))
        elif self.columns[-1] % 2 == 0:
            yield from self._open_level(self.columns[-1] + 1, IndentToken.MISPLACED)

    def _move_to(self, column: int) -> Iterator[IndentToken]:
        deeper = IndentToken.INDENT
        while len(self.columns) > 1 and column < self.columns[-1]:
            self.columns.pop()
            deeper = IndentToken.MISPLACED
            yield IndentToken.DEDENT
        if column < self.columns[-1]:
            self.columns[-1] = column
        elif column > self.columns[-1]:
            yield from self._open_level(column, deeper)

    def _open_level(self, column: int, token: IndentToken) -> Iterator[IndentToken]:
        if len(self.columns) <= MAX_DEPTH + 1:
            self.columns.append(column)
            yield token
