"""What other blocks of Markdown stand in: quotes and list items, and what a line needs to go on in one."""

import re

from msgspec import Struct

from argmap.documents.markdown_line import LineReader

CODE_INDENT = 4
"""So many columns of indentation make code."""
MAX_DEPTH = 100
"""So many containers stand in one another; the marks of more are text."""
_LIST_MARKER = re.compile(r"(?:[-+*]|(\d{1,9})[.)])(?=[ \t]|$)")


class Container(Struct, frozen=True):
    """A quote, or a list item whose content is indented by `width` columns. `empty` where nothing has stood
    in it yet.
    """

    width: int | None = None
    is_empty: bool = False

    def continues(self, line: LineReader) -> bool:
        """Whether a line stands in it too; what says so is then taken off the line."""
        if self.width is None:
            return take_quote_marker(line)
        if line.is_blank:
            line.skip_blanks(line.indent)
            return not self.is_empty
        if line.indent < self.width:
            return False
        line.skip_blanks(self.width)
        return True


def take_quote_marker(line: LineReader) -> bool:
    """Whether a line goes on with the mark of a quote, which is then taken off it."""
    indent = line.indent
    if indent >= CODE_INDENT or not line.rest.lstrip(" \t").startswith(">"):
        return False
    line.skip_blanks(indent)
    line.skip_characters(1)
    line.skip_blanks(1)
    return True


def take_list_marker(line: LineReader, *, in_paragraph: bool) -> Container | None:
    """The list item that begins here, its mark taken off the line; None where none does.

    Within a `paragraph` only one begins that has content, and, where it has a number, the number one.
    """
    indent = line.indent
    found = _LIST_MARKER.match(line.rest.lstrip(" \t"))
    if indent >= CODE_INDENT or not found:
        return None
    empty = not line.rest.lstrip(" \t")[found.end() :].strip(" \t")
    if in_paragraph and (empty or (found[1] and int(found[1]) != 1)):
        return None
    line.skip_blanks(indent)
    line.skip_characters(found.end())
    room = 1 if empty or line.indent > CODE_INDENT else line.indent
    line.skip_blanks(room)
    return Container(indent + found.end() + room, empty)
