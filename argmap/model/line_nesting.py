"""The lines of a file in a row, each with the line above it and the one it is nested in."""

from msgspec import Struct

from argmap.diagnostics.source import Span
from argmap.syntax.tree import Entry, File


class MapLine(Struct, frozen=True, eq=False):
    """One line of the tree. `above` is the sibling directly above; `depth` is 0 at the top."""

    number: int
    entry: Entry
    parent: "MapLine | None"
    above: "MapLine | None"
    depth: int

    def __repr__(self) -> str:
        return f"MapLine({self.number})"

    @property
    def is_statement(self) -> bool:
        """True where the line is about a statement, in full or by reference."""
        return not self.entry.keyword.is_declaration

    @property
    def is_in_full(self) -> bool:
        """True where the line writes its statement in full; a broken line is taken to."""
        return self.entry.text is not None or self.entry.broken

    @property
    def is_reference(self) -> bool:
        """True where the line stands for a statement written elsewhere: a step's line without a colon."""
        return self.entry.keyword.may_refer and self.parent is not None and not self.is_in_full

    @property
    def diagnostic_span(self) -> Span:
        """The place of a diagnostic about the line: its text, else its id, else its keyword."""
        entry = self.entry
        if entry.text is not None and entry.text.value:
            return entry.text.span
        return entry.name.span if entry.name else entry.keyword_span


def list_lines(file: File) -> tuple[MapLine, ...]:
    """List every line of the tree, as written from the top down."""
    lines: list[MapLine] = []
    last_child: dict[MapLine | None, MapLine] = {}
    pending: list[tuple[Entry, MapLine | None]] = [(entry, None) for entry in reversed(file.entries)]
    while pending:
        entry, parent = pending.pop()
        depth = parent.depth + 1 if parent else 0
        line = MapLine(len(lines), entry, parent, last_child.get(parent), depth)
        last_child[parent] = line
        lines.append(line)
        pending.extend((child, line) for child in reversed(entry.children))
    return tuple(lines)
