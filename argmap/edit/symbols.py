"""A file's lines as a tree of headings, for finding one's way in it."""

from msgspec import Struct

from argmap.diagnostics.source import Span
from argmap.syntax.tree import Entry, File, Keyword, walk


class DocumentSymbol(Struct, frozen=True):
    """One line: its text, or its id where it refers; `detail` is its keyword and id.

    `span` reaches to the end of what is nested below, `selection_span` is where to jump to. `is_reference`
    where the line stands in full elsewhere.
    """

    text: str
    detail: str
    keyword: str
    span: Span
    selection_span: Span
    is_reference: bool
    children: tuple["DocumentSymbol", ...] = ()


def list_symbols(file: File) -> tuple[DocumentSymbol, ...]:
    """List the headings of a file, nested as its lines are."""
    symbols: dict[int, DocumentSymbol] = {}
    for entry in reversed(list(walk(file.entries))):
        symbols[id(entry)] = _build_symbol(entry, tuple(symbols[id(child)] for child in entry.children))
    return tuple(symbols[id(entry)] for entry in file.entries)


def _build_symbol(entry: Entry, children: tuple[DocumentSymbol, ...]) -> DocumentSymbol:
    text = entry.text.value if entry.text else ""
    name = entry.name.text if entry.name else ""
    selection_span = entry.name.span if entry.name else entry.keyword_span
    ends = [entry.span.end, *(property_.value.span.end for property_ in entry.properties)]
    if children:
        ends.append(children[-1].span.end)
    return DocumentSymbol(
        text=text or name or entry.spelling,
        detail=f"{entry.spelling} {name}" if name else entry.spelling,
        keyword=entry.keyword.value,
        span=Span(entry.span.source, entry.span.start, max(ends)),
        selection_span=selection_span,
        is_reference=entry.text is None and entry.keyword not in (Keyword.MAP, Keyword.VIEW),
        children=children,
    )


class FoldingRange(Struct, frozen=True):
    """Lines that can be folded away behind the first of them, counted from 1, the last included."""

    first: int
    last: int
    is_comment: bool = False


def list_folding_ranges(file: File) -> tuple[FoldingRange, ...]:
    """List the lines with something nested below them, and comments of several lines."""
    ranges = []
    pending = list(list_symbols(file))
    while pending:
        symbol = pending.pop()
        ranges.append(_build_folding_range(symbol.span))
        pending.extend(symbol.children)
    ranges.extend(_comment_folding_ranges(file))
    return tuple(
        sorted((range_ for range_ in ranges if range_.last > range_.first), key=lambda range_: range_.first)
    )


def _build_folding_range(span: Span, is_comment: bool = False) -> FoldingRange:
    first, _ = span.source.position(span.start)
    last, _ = span.source.position(max(span.end - 1, span.start))
    return FoldingRange(first, last, is_comment)


def _comment_folding_ranges(file: File) -> list[FoldingRange]:
    """List the runs of comment lines, read from the text: the tree has them in many places."""
    ranges, first, number = [], 0, 0
    for number, line in enumerate((*file.source.text.split("\n"), ""), 1):
        if line.lstrip().startswith("#"):
            first = first or number
        elif first:
            ranges.append(FoldingRange(first, number - 1, is_comment=True))
            first = 0
    return ranges
