"""Blocks of lines as they stand in the text, and their moves to another depth."""

import re
from collections.abc import Iterator

from argmap.diagnostics.diagnostic import Fix
from argmap.diagnostics.source import Span

_FREE_LINE = re.compile(r"[^\S\n]*(#|$)")
"""A blank line or a comment, which may stand at any depth."""
_BAR_LINE = re.compile(r"[^\S\n]*\|")


def find_block(word: Span) -> Span:
    """Find the lines of the block that a line's first word begins: that line and all that is nested below it.

    The comments right above the line are part of the block; comments and blank lines behind its last line are
    not.
    """
    source = word.source
    first = source.position(word.start).line
    width = source.indentation(first)
    last = first
    for number in range(first + 1, len(source.starts) + 1):
        line = source.line(number)
        if _FREE_LINE.match(line):
            continue
        if len(source.indentation(number)) <= len(width) and not _BAR_LINE.match(line):
            break
        last = number
    while first > 1 and source.line(first - 1).startswith(f"{width}#"):
        first -= 1
    return Span(source, source.starts[first - 1], source.line_end(last))


def cut_at_uneven_line(block: Span, word: Span) -> Span:
    """Cut a block before a line that is less deep than the first one nested below its first `word`."""
    source, first = block.source, block.source.position(word.start).line
    depth, last = -1, first
    for number in range(first + 1, source.position(block.end).line + 1):
        line = source.line(number)
        if _FREE_LINE.match(line) or _BAR_LINE.match(line):
            continue
        width = len(source.indentation(number))
        if width < depth:
            return Span(source, block.start, source.line_end(last))
        depth = depth if depth >= 0 else width
        last = number
    return block


def read_margin(word: Span) -> str:
    """Return the white space before a line's first word."""
    return word.source.indentation(word.source.position(word.start).line)


def indent_block(block: Span, old_margin: str, new_margin: str) -> tuple[Fix, ...]:
    """Build the fixes that move a block, where it stands, from one depth to another."""
    added = len(new_margin) - len(old_margin)
    places = [block.start + start for start in _list_line_starts(block.text, old_margin)]
    if added < 0:
        return tuple(Fix(Span(block.source, at, at - added), "", is_safe=True) for at in places)
    return tuple(Fix(Span(block.source, at, at), " " * added, is_safe=True) for at in places)


def move_block_down(block: Span, end: int, old_margin: str, new_margin: str) -> tuple[Fix, ...]:
    """Build the fix that moves a block, at a new depth, behind the lines below it, up to the offset `end`."""
    source = block.source
    lines = [
        f"{new_margin}{line.removeprefix(old_margin)}" if line.startswith(old_margin) else line
        for line in block.text.split("\n")
    ]
    text = "\n".join((source.text[block.end + 1 : end], *lines))
    return (Fix(Span(source, block.start, end), text, is_safe=True),)


def _list_line_starts(text: str, margin: str) -> Iterator[int]:
    """List where the lines begin that have the margin, but for blank ones."""
    for line in re.finditer(r"^.*\S.*$", text, re.MULTILINE):
        if line[0].startswith(margin):
            yield line.start()
