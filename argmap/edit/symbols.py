"""A file's lines as a tree of headings, for finding one's way in it."""

from msgspec import Struct

from argmap.diagnostics.source import Span
from argmap.syntax.tree import Entry, File, Keyword, walk


class DocumentSymbol(Struct, frozen=True):
    """One line: its text, or its id where it refers; `detail` is its keyword and id.

    `span` reaches to the end of what is nested below, `mark` is where to jump to. `refers` where the line
    stands in full elsewhere.
    """

    text: str
    detail: str
    keyword: str
    span: Span
    selection_span: Span
    is_reference: bool
    children: tuple["DocumentSymbol", ...] = ()


def list_symbols(file: File) -> tuple[DocumentSymbol, ...]:
    """The headings of a file, nested as its lines are."""
    made: dict[int, DocumentSymbol] = {}
    for entry in reversed(list(walk(file.entries))):
        made[id(entry)] = _build_symbol(entry, tuple(made[id(child)] for child in entry.children))
    return tuple(made[id(entry)] for entry in file.entries)


def _build_symbol(entry: Entry, children: tuple[DocumentSymbol, ...]) -> DocumentSymbol:
    text = entry.text.value if entry.text else ""
    name = entry.name.text if entry.name else ""
    mark = entry.name.span if entry.name else entry.keyword_span
    ends = [entry.span.end, *(found.value.span.end for found in entry.properties)]
    if children:
        ends.append(children[-1].span.end)
    return DocumentSymbol(
        text=text or name or entry.spelling,
        detail=f"{entry.spelling} {name}" if name else entry.spelling,
        keyword=entry.keyword.value,
        span=Span(entry.span.source, entry.span.start, max(ends)),
        selection_span=mark,
        is_reference=entry.text is None and entry.keyword not in (Keyword.MAP, Keyword.VIEW),
        children=children,
    )


class FoldingRange(Struct, frozen=True):
    """Lines that can be folded away behind the first of them, from 1, the last included."""

    first: int
    last: int
    is_comment: bool = False


def list_folding_ranges(file: File) -> tuple[FoldingRange, ...]:
    """Lines with what is nested below them, and comments of several lines."""
    found = []
    pending = list(list_symbols(file))
    while pending:
        heading = pending.pop()
        found.append(_build_folding_range(heading.span))
        pending.extend(heading.children)
    found.extend(_comment_folding_ranges(file))
    return tuple(sorted((fold for fold in found if fold.last > fold.first), key=lambda fold: fold.first))


def _build_folding_range(span: Span, is_comment: bool = False) -> FoldingRange:
    first, _ = span.source.position(span.start)
    last, _ = span.source.position(max(span.end - 1, span.start))
    return FoldingRange(first, last, is_comment)


def _comment_folding_ranges(file: File) -> list[FoldingRange]:
    """Runs of comment lines, read off the text: they stand alike in and between all lines."""
    found, begun, number = [], 0, 0
    for number, line in enumerate((*file.source.text.split("\n"), ""), 1):
        if line.lstrip().startswith("#"):
            begun = begun or number
        elif begun:
            found.append(FoldingRange(begun, number - 1, is_comment=True))
            begun = 0
    return found
