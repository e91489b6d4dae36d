"""Where the frames of groups run: fences in the lattice that keep members in and strangers out."""

from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby

from msgspec import Struct

from argmap.layout.grouping import Path, paths, shared
from argmap.layout.lattice import Cell, Enclosure, Lattice, Part
from argmap.layout.title import TITLE_LEADING, title_lines
from argmap.layout.weave import Weave, rigid_hops
from argmap.text.deadline import keep_time

UPPER = 8
"""Height of an upper fence without its title, in points."""
LOWER = 4


class _Block(Struct, frozen=True):
    """Neighbours to go round: a run of siblings with all that stands below them, or one box alone."""

    group: str
    members: tuple[str, ...]
    alone: bool
    level: int


def fence(loom: Weave, widths: Sequence[float], lang: str | None) -> Lattice:
    """The finished lattice: the woven one with fences round the members of every group.

    `widths` are the columns' widths in points; a title is wrapped to its first column's. Members that are
    scattered get several frames of one title; whatever lies between two fences belongs to the group.
    """
    own = paths(loom.argmap)
    blocks = sorted(_blocks(loom, own), key=lambda block: block.level)
    enclosures = [_enclose(loom, block, widths, lang) for block in blocks]
    columns = tuple(tuple(column) for column in loom.columns)
    return Lattice(
        cells=tuple(loom.cells),
        columns=columns,
        strands=tuple(loom.strands),
        enclosures=tuple(enclosures),
        boxes=loom.boxes,
        joints=loom.joints,
        hooks=loom.hooks,
        rigid=rigid_hops(loom),
    )


def _blocks(loom: Weave, own: Mapping[str, Path]) -> Iterator[_Block]:
    """Every block to go round, from runs of siblings that share a group with all below them."""
    common = shared(loom.reading, own, reversed(loom.boxes))
    pending: list[tuple[tuple[str, ...], Path]] = [(loom.reading.roots, ())]
    while pending:
        siblings, done = pending.pop()
        level = len(done)

        def kind(statement: str, level: int = level) -> tuple[str | None, int]:
            path = common[statement]
            return (path[level] if len(path) > level else None), loom.ranks.statements[statement]

        for (group, _), members in groupby(siblings, key=kind):
            run = tuple(members)
            if group is not None:
                yield _Block(group, run, alone=False, level=level)
                pending.append((run, (*done, group)))
                continue
            for statement in run:
                for deeper, group in enumerate(own[statement][level:]):
                    yield _Block(group, (statement,), alone=True, level=level + deeper)
                pending.append((loom.reading.children.get(statement, ()), done))


def _enclose(loom: Weave, block: _Block, widths: Sequence[float], lang: str | None) -> Enclosure:
    """Puts the fences of one block into the columns; outer blocks come first, so inner ones stand closer."""
    keep_time()
    inside = _inside(loom, block)
    first = loom.ranks.statements[block.members[0]]
    last = max(loom.cells[cell].rank for cell in inside if loom.cells[cell].part is not Part.WAY)
    # Between columns wires might cross a title: it stays above the first one.
    title = title_lines(loom.argmap, block.group, lang, widths[first])
    upper, lower = [], []
    for rank in range(first, last + 1):
        column = loom.columns[rank]
        places = [i for i, cell in enumerate(column) if cell in inside]
        lower.append(_fence_cell(loom, block.group, rank, LOWER))
        column.insert(places[-1] + 1, lower[-1])
        upper.append(_fence_cell(loom, block.group, rank, UPPER + TITLE_LEADING * len(title)))
        column.insert(places[0], upper[-1])
    return Enclosure(block.group, first, last, block.level, tuple(upper), tuple(lower), title)


def _inside(loom: Weave, block: _Block) -> frozenset[int]:
    """The cells that a block goes round."""
    if block.alone:
        return frozenset({loom.boxes[block.members[0]]})
    first = loom.ranks.statements[block.members[0]]
    cells = (cell for member in block.members for cell in loom.branch[member])
    return frozenset(cell for cell in cells if loom.cells[cell].rank >= first)


def _fence_cell(loom: Weave, group: str, rank: int, height: float) -> int:
    loom.cells.append(Cell(Part.FENCE, group, rank, height))
    return len(loom.cells) - 1
