"""Fixes that move a line to where it was meant to stand, with all that is nested below it."""

import re

from argmap.diagnostics.diagnostic import Fix, Phrase
from argmap.diagnostics.source import Span
from argmap.syntax.keywords import KEYWORDS
from argmap.syntax.line_blocks import find_block, indent_block, move_block_down, read_margin
from argmap.syntax.quoted_word import quote_word
from argmap.syntax.tree import Entry, Keyword

_INDENT = "  "


def move_beside(entry: Entry, parent: Entry) -> tuple[Fix, ...]:
    """Move a line, with those that join it, out of the line it is nested in, to the same depth behind it."""
    margin, new_margin = read_margin(entry.keyword_span), read_margin(parent.keyword_span)
    if not _is_blanks(margin, new_margin):
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
    """Move a line at the left edge, with the `and` lines that join it, below a statement without lines."""
    margin = read_margin(entry.keyword_span)
    new_margin = read_margin(statement.properties[0].key_span) if statement.properties else _INDENT
    if margin or not _is_blanks(new_margin):
        return ()
    return indent_block(_extend_by_joins(find_block(entry.keyword_span)), margin, new_margin)


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
    return Phrase(en=f"indent {word} below {below}", ko=f"{word} 줄을 {below} 줄 아래로 들여 쓰기")


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
