"""The containers of other Markdown blocks, quotes and list items, and the marks that continue them."""

import re

from msgspec import Struct

from argmap.documents.markdown_line import LineReader

CODE_INDENT = 4
"""The columns of indentation that make code (CommonMark 0.31, 4.4)."""
MAX_DEPTH = 100
"""The most containers in one another; the marks of more are text. It bounds the work for one line."""
_LIST_MARKER = re.compile(r"(?:[-+*]|(\d{1,9})[.)])(?=[ \t]|$)")


class Container(Struct, frozen=True):
    """A quote, or a list item indented by `width` columns; `is_empty` before its first content."""

    width: int | None = None
    is_empty: bool = False

    def continues(self, line: LineReader) -> bool:
        """Return whether a line continues the container, and take the mark that says so off the line."""
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
    """Return whether a line continues with the mark of a quote, and take it off the line."""
    indent = line.indent
    if indent >= CODE_INDENT or not line.rest.lstrip(" \t").startswith(">"):
        return False
    line.skip_blanks(indent)
    line.skip_characters(1)
    line.skip_blanks(1)
    return True


def take_list_marker(line: LineReader, *, in_paragraph: bool) -> Container | None:
    """Return the list item that begins here, and take its mark off the line; None where none begins.

    Within a paragraph only an item with content begins, and where it has a number, the number one.
    """
    indent = line.indent
    match = _LIST_MARKER.match(line.rest.lstrip(" \t"))
    if indent >= CODE_INDENT or not match:
        return None
    empty = not line.rest.lstrip(" \t")[match.end() :].strip(" \t")
    if in_paragraph and (empty or (match[1] and int(match[1]) != 1)):
        return None
    line.skip_blanks(indent)
    line.skip_characters(match.end())
    room = 1 if empty or line.indent > CODE_INDENT else line.indent
    line.skip_blanks(room)
    return Container(indent + match.end() + room, empty)
