"""A line of Markdown as it is read from left to right, by columns, where a tab may be taken in part."""

from msgspec import Struct

_TAB_WIDTH = 4


class LineReader(Struct):
    """What is left of a line: from `at` on, at a column; `pad` columns are left of the tab before `at`."""

    text: str
    offset: int = 0
    column: int = 0
    padding: int = 0

    @property
    def rest(self) -> str:
        """What is left, the blanks at its beginning too."""
        return self.text[self.offset :]

    @property
    def is_blank(self) -> bool:
        """Whether nothing is left."""
        return not self.rest.strip(" \t")

    @property
    def indent(self) -> int:
        """How many columns of blanks are left before the next character."""
        column = self.column + self.padding
        for character in self.rest:
            if character not in " \t":
                break
            column += 1 if character == " " else _TAB_WIDTH - column % _TAB_WIDTH
        return column - self.column

    def skip_blanks(self, columns: int) -> None:
        """Takes so many columns of blanks, or as many as there are."""
        while columns > 0:
            if self.padding:
                taken = min(self.padding, columns)
                self.padding, self.column, columns = (
                    self.padding - taken,
                    self.column + taken,
                    columns - taken,
                )
            elif self.text.startswith("\t", self.offset):
                self.offset, self.padding = self.offset + 1, _TAB_WIDTH - self.column % _TAB_WIDTH
            elif self.text.startswith(" ", self.offset):
                self.offset, self.column, columns = self.offset + 1, self.column + 1, columns - 1
            else:
                return

    def skip_characters(self, count: int) -> None:
        """Takes so many characters that are no tabs."""
        self.offset += count
        self.column += count
