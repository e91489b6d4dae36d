"""The blocks of lines below a line: which are nested in it for certain, and which are misplaced."""

from collections.abc import Iterator

from msgspec import Struct

from argmap.diagnostics.diagnostic import Diagnostic
from argmap.diagnostics.source import Source, Span
from argmap.syntax.errors.indentation import no_such_level
from argmap.syntax.grammatical_lines import read_line
from argmap.syntax.line_reading import LineContext, indentation_span, token_span
from argmap.syntax.parsed_lines import Block, LineKind, ParsedLine
from argmap.syntax.tree import Keyword


class CheckedBlock(Struct, frozen=True):
    """A block, whether it stays in the tree below its line, and the error that its indentation is."""

    block: Block
    in_tree: bool
    error: Diagnostic | None = None


def check_blocks(line: ParsedLine, source: Source) -> Iterator[CheckedBlock]:
    """Check the blocks below an entry, in order.

    A block at a depth of its own is left out of the tree and reported, once. It stays where the deeper lines
    before it are only text wrapped without `|`, for that sets no depth. A block whose depth a tab leaves
    open is left out too; the error is that of the tab.
    """
    is_level_set = False
    for block in line.blocks:
        if not block.is_misplaced:
            yield CheckedBlock(block, in_tree=True)
        elif indentation_span(block.lines[0], source).text.strip(" "):
            yield CheckedBlock(block, in_tree=False)
        elif is_level_set:
            yield CheckedBlock(block, in_tree=False, error=_build_misplaced_error(line, block, source))
        else:
            yield CheckedBlock(block, in_tree=True)
        is_level_set = is_level_set or (len(line.blocks) > 1 and not _may_continue_text(block, source))


def _may_continue_text(block: Block, source: Source) -> bool:
    return read_line(block.lines[0], source, LineContext(nested=True)).may_continue_text


def _build_misplaced_error(line: ParsedLine, block: Block, source: Source) -> Diagnostic:
    misplaced = block.lines[0]
    words = [_first_word(line.blocks[0].lines[0], source), token_span(line.head, source)]
    fitting = [
        word for word in words if _can_begin_at(source.position(word.start).column, misplaced, line, source)
    ]
    places = tuple(indentation_span(one, source) for one in block.lines)
    return no_such_level(places, tuple(fitting or words))


def _can_begin_at(column: int, line: ParsedLine, parent: ParsedLine, source: Source) -> bool:
    """Return whether a line can begin at a column, judged by its first word and its first property.

    `parent` is the line it may be nested in.
    """
    is_outside_group = line.keyword is Keyword.GROUP and parent.keyword is not Keyword.GROUP
    if is_outside_group or (line.keyword and line.keyword.is_top_level):
        return column == 1
    if column == 1 and line.keyword is not Keyword.GROUP:
        return False
    first = line.blocks[0].lines[0] if line.keyword and line.blocks else None
    if first is None or first.kind is not LineKind.PROPERTY:
        return True
    return column < source.position(first.head.start).column


def _first_word(line: ParsedLine, source: Source) -> Span:
    end = line.head.start + len(line.head.text.split(maxsplit=1)[0])
    return Span(source, line.head.start, end)
