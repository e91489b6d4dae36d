"""Fixes that move a line to where it was meant to stand, with all that is nested below it."""

import re
from bisect import bisect_left
from collections.abc import Sequence

from msgspec.structs import replace

from argmap.diagnostics.diagnostic import Fix, Phrase
from argmap.diagnostics.source import Span
from argmap.syntax.edge_lines import list_unread_edge_lines
from argmap.syntax.keywords import KEYWORDS
from argmap.syntax.line_blocks import (
    cut_at_uneven_line,
    find_block,
    indent_block,
    move_block_down,
    read_margin,
)
from argmap.syntax.quoted_word import quote_word
from argmap.syntax.tree import Entry, Keyword

_INDENT = "  "


def move_beside(entry: Entry, parent: Entry) -> tuple[Fix, ...]:
    """Move a line, with those that join it, out of the line it is nested in, to the same depth behind it."""
    margin, new_margin = read_margin(entry.keyword_span), read_margin(parent.keyword_span)
    if not _is_blanks(margin, new_margin) or _has_uneven_line(parent):
        return ()
    block = _find_step_block(entry, parent.children)
    end = find_block(parent.keyword_span).end
    if end <= block.end:
        return indent_block(block, margin, new_margin)
    return move_block_down(block, end, margin, new_margin)


def move_below(entry: Entry, above: Entry, parent: Entry) -> tuple[Fix, ...]:
    """Move a line, with those that join it, below the sibling right above it."""
    margin, parent_margin = read_margin(entry.keyword_span), read_margin(parent.keyword_span)
    inner_words = [
        *(property_.key_span for property_ in above.properties[:1]),
        *(child.keyword_span for child in above.children[:1]),
    ]
    new_margin = read_margin(inner_words[0]) if inner_words else margin + margin[len(parent_margin) :]
    if not _is_blanks(margin, new_margin):
        return ()
    return indent_block(_find_step_block(entry, parent.children), margin, new_margin)


def move_from_edge(entry: Entry, statement: Entry) -> tuple[Fix, ...]:
    """Move a line at the left edge, with the `and` lines that join it, below a statement.

    That is surely meant only where nothing is nested in the statement, and where no line that says nothing
    of its place, such as one of a list, stands at the edge between them.
    """
    margin = read_margin(entry.keyword_span)
    inner_words = [
        *(property_.key_span for property_ in statement.properties[:1]),
        *(child.keyword_span for child in statement.children[:1]),
    ]
    new_margin = read_margin(inner_words[0]) if inner_words else _INDENT
    if margin or not _is_blanks(new_margin):
        return ()
    fixes = indent_block(_find_edge_block(entry), margin, new_margin)
    unread = list_unread_edge_lines(entry.span.source)
    is_open = bisect_left(unread, statement.span.start) < bisect_left(unread, entry.span.start)
    is_sure = not (statement.children or is_open)
    return fixes if is_sure else tuple(replace(fix, is_safe=False) for fix in fixes)


def _find_edge_block(entry: Entry) -> Span:
    """Find the lines to move with one at the edge: those below it at a depth of their own stay there."""
    block = find_block(entry.keyword_span)
    even = cut_at_uneven_line(block, entry.keyword_span)
    return even if even.end < block.end else _extend_by_joins(block)


def move_above(statement: Entry, entry: Entry) -> tuple[Fix, ...]:
    """Move a statement at the left edge, with its properties, above another line there."""
    if read_margin(entry.keyword_span):
        return ()
    block, place = find_block(statement.keyword_span), find_block(entry.keyword_span)
    line_end = Span(block.source, block.start - 1, block.end)
    return (
        Fix(Span(block.source, place.start, place.start), f"{block.text}\n", is_safe=True),
        Fix(line_end, "", is_safe=True),
    )


def move_out(entries: Sequence[Entry], parent: Entry) -> tuple[Fix, ...]:
    """Move lines side by side, with all that is nested below them, to the depth of their parent."""
    margin, new_margin = read_margin(entries[0].keyword_span), read_margin(parent.keyword_span)
    if not _is_blanks(margin, new_margin) or _has_uneven_line(parent):
        return ()
    start, end = find_block(entries[0].keyword_span).start, find_block(entries[-1].keyword_span).end
    return indent_block(Span(entries[0].span.source, start, end), margin, new_margin)


def _extend_by_joins(block: Span) -> Span:
    """Extend a block at the left edge by the blocks of the `and` lines right behind it."""
    source = block.source
    while (number := source.position(block.end).line + 1) <= len(source.starts):
        word = re.split(r"[\s:：]", source.line(number), maxsplit=1)[0]
        if KEYWORDS.get(word) is not Keyword.AND:
            break
        start = source.starts[number - 1]
        block = Span(source, block.start, find_block(Span(source, start, start + len(word))).end)
    return block


def describe_move_beside(entry: Entry, parent: Entry) -> Phrase:
    """Say what `move_beside` does."""
    word, beside = quote_word(entry.spelling), quote_word(parent.spelling)
    return Phrase(
        en=f"move {word} left, beside {beside}", ko=f"{word} 줄을 왼쪽으로 옮겨 {beside} 줄과 나란히 두기"
    )


def describe_move_below(entry: Entry, above: Entry) -> Phrase:
    """Say what `move_below` does."""
    word, below = quote_word(entry.spelling), quote_word(above.spelling)
    return Phrase(en=f"indent {word} below {below}", ko=f"{word} 줄을 {below} 줄 아래로 들여쓰기")


def _has_uneven_line(parent: Entry) -> bool:
    """Tell whether a line's depth is between a parent's and its first child's: to move that makes it even."""
    block = find_block(parent.keyword_span)
    return cut_at_uneven_line(block, parent.keyword_span).end < block.end


def _is_blanks(*margins: str) -> bool:
    return not any(margin.strip(" ") for margin in margins)


def _find_step_block(entry: Entry, siblings: tuple[Entry, ...]) -> Span:
    """Find the lines of an entry and of the siblings that join it."""
    first = find_block(entry.keyword_span)
    end = first.end
    for sibling in siblings[_index_of(entry, siblings) + 1 :]:
        if not sibling.keyword.may_join:
            break
        end = find_block(sibling.keyword_span).end
    return Span(first.source, first.start, end)


def _index_of(entry: Entry, siblings: tuple[Entry, ...]) -> int:
    return next(index for index, sibling in enumerate(siblings) if sibling is entry)
