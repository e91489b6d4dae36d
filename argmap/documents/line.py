"""A line of Markdown as it is read from left to right, by columns, where a tab may be taken in part."""

from msgspec import Struct

_TAB = 4


class Reader(Struct):
    """What is left of a line: from `at` on, at a column; `pad` columns are left of the tab before `at`."""

    text: str
    at: int = 0
    column: int = 0
    pad: int = 0

    @property
    def rest(self) -> str:
        """What is left, the blanks at its beginning too."""
        return self.text[self.at :]

    @property
    def blank(self) -> bool:
        """Whether nothing is left."""
        return not self.rest.strip(" \t")

    @property
    def indent(self) -> int:
        """How many columns of blanks are left before the next character."""
        column = self.column + self.pad
        for character in self.rest:
            if character not in " \t":
                break
            column += 1 if character == " " else _TAB - column % _TAB
        return column - self.column

    def skip(self, columns: int) -> None:
        """Takes so many columns of blanks, or as many as there are."""
        while columns > 0:
            if self.pad:
                taken = min(self.pad, columns)
                self.pad, self.column, columns = self.pad - taken, self.column + taken, columns - taken
            elif self.text.startswith("\t", self.at):
                self.at, self.pad = self.at + 1, _TAB - self.column % _TAB
            elif self.text.startswith(" ", self.at):
                self.at, self.column, columns = self.at + 1, self.column + 1, columns - 1
            else:
                return

    def take(self, characters: int) -> None:
        """Takes so many characters that are no tabs."""
        self.at += characters
        self.column += characters
