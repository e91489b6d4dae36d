"""A line of Markdown as it is read from left to right, by columns, where a tab may be taken in part."""

_TAB_WIDTH = 4


class LineReader:
    """The rest of a line, from `offset` on, at a column; `padding` columns are left of the tab before it."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.offset = 0
        self.column = 0
        self.padding = 0

    @property
    def rest(self) -> str:
        """The rest of the line, with the blanks at its beginning."""
        return self.text[self.offset :]

    @property
    def is_blank(self) -> bool:
        """True where only blanks are left."""
        return not self.rest.strip(" \t")

    @property
    def indent(self) -> int:
        """The columns of blanks before the next character."""
        column = self.column + self.padding
        for character in self.rest:
            if character not in " \t":
                break
            column += 1 if character == " " else _TAB_WIDTH - column % _TAB_WIDTH
        return column - self.column

    def skip_blanks(self, columns: int) -> None:
        """Skip so many columns of blanks, or as many as there are."""
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
        """Skip so many characters that are no tabs."""
        self.offset += count
        self.column += count
