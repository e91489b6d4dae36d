"""What other blocks of Markdown stand in: quotes and list items, and what a line needs to go on in one."""

import re

from msgspec import Struct

from argmap.documents.line import Reader

CODE = 4
"""So many columns of indentation make code."""
DEEPEST = 100
"""So many containers stand in one another; the marks of more are text."""
_MARKER = re.compile(r"(?:[-+*]|(\d{1,9})[.)])(?=[ \t]|$)")


class Container(Struct, frozen=True):
    """A quote, or a list item whose content is indented by `width` columns. `empty` where nothing has stood
    in it yet.
    """

    width: int | None = None
    empty: bool = False

    def goes_on(self, line: Reader) -> bool:
        """Whether a line stands in it too; what says so is then taken off the line."""
        if self.width is None:
            return quoted(line)
        if line.blank:
            line.skip(line.indent)
            return not self.empty
        if line.indent < self.width:
            return False
        line.skip(self.width)
        return True


def quoted(line: Reader) -> bool:
    """Whether a line goes on with the mark of a quote, which is then taken off it."""
    indent = line.indent
    if indent >= CODE or not line.rest.lstrip(" \t").startswith(">"):
        return False
    line.skip(indent)
    line.take(1)
    line.skip(1)
    return True


def item(line: Reader, *, paragraph: bool) -> Container | None:
    """The list item that begins here, its mark taken off the line; None where none does.

    Within a `paragraph` only one begins that has content, and, where it has a number, the number one.
    """
    indent = line.indent
    found = _MARKER.match(line.rest.lstrip(" \t"))
    if indent >= CODE or not found:
        return None
    empty = not line.rest.lstrip(" \t")[found.end() :].strip(" \t")
    if paragraph and (empty or (found[1] and int(found[1]) != 1)):
        return None
    line.skip(indent)
    line.take(found.end())
    room = 1 if empty or line.indent > CODE else line.indent
    line.skip(room)
    return Container(indent + found.end() + room, empty)
