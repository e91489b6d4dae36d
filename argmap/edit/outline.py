"""A file's lines as a tree of headings, for finding one's way in it."""

from msgspec import Struct

from argmap.syntax.tree import Entry, File, Keyword, walk
from argmap.text.source import Span


class Heading(Struct, frozen=True):
    """One line: its text, or its id where it refers; `detail` is its keyword and id.

    `span` reaches to the end of what is nested below, `mark` is where to jump to. `refers` where the line
    stands in full elsewhere.
    """

    text: str
    detail: str
    keyword: str
    span: Span
    mark: Span
    refers: bool
    children: tuple["Heading", ...] = ()


def headings(file: File) -> tuple[Heading, ...]:
    """The headings of a file, nested as its lines are."""
    made: dict[int, Heading] = {}
    for entry in reversed(list(walk(file.entries))):
        made[id(entry)] = _heading(entry, tuple(made[id(child)] for child in entry.children))
    return tuple(made[id(entry)] for entry in file.entries)


def _heading(entry: Entry, children: tuple[Heading, ...]) -> Heading:
    text = entry.text.value if entry.text else ""
    name = entry.name.text if entry.name else ""
    mark = entry.name.span if entry.name else entry.keyword_span
    ends = [entry.span.end, *(found.value.span.end for found in entry.properties)]
    if children:
        ends.append(children[-1].span.end)
    return Heading(
        text=text or name or entry.spelled,
        detail=f"{entry.spelled} {name}" if name else entry.spelled,
        keyword=entry.keyword.value,
        span=Span(entry.span.source, entry.span.start, max(ends)),
        mark=mark,
        refers=entry.text is None and entry.keyword not in (Keyword.MAP, Keyword.VIEW),
        children=children,
    )


class Fold(Struct, frozen=True):
    """Lines that can be folded away behind the first of them, from 1, the last included."""

    first: int
    last: int
    comment: bool = False


def folds(file: File) -> tuple[Fold, ...]:
    """Lines with what is nested below them, and comments of several lines."""
    found = []
    pending = list(headings(file))
    while pending:
        heading = pending.pop()
        found.append(_fold(heading.span))
        pending.extend(heading.children)
    found.extend(_comments(file))
    return tuple(sorted((fold for fold in found if fold.last > fold.first), key=lambda fold: fold.first))


def _fold(span: Span, comment: bool = False) -> Fold:
    first, _ = span.source.position(span.start)
    last, _ = span.source.position(max(span.end - 1, span.start))
    return Fold(first, last, comment)


def _comments(file: File) -> list[Fold]:
    """Runs of comment lines, read off the text: they stand alike in and between all lines."""
    found, begun, number = [], 0, 0
    for number, line in enumerate((*file.source.text.split("\n"), ""), 1):
        if line.lstrip().startswith("#"):
            begun = begun or number
        elif begun:
            found.append(Fold(begun, number - 1, comment=True))
            begun = 0
    return found
