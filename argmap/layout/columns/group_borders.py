"""Where the frames of groups run: fences in the lattice that keep members in and strangers out."""

from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby

from msgspec import Struct

from argmap.diagnostics.deadline import check_deadline
from argmap.layout.columns.grid import Cell, CellKind, Grid, GroupBorder
from argmap.layout.columns.grid_builder import GridBuilder, rigid_hops
from argmap.layout.frame_title import TITLE_LEADING, wrap_title
from argmap.layout.group_paths import GroupPath, find_shared_groups, group_paths

TOP_BORDER_HEIGHT = 8
"""Height of an upper fence without its title, in points."""
BOTTOM_BORDER_HEIGHT = 4


class _GroupBlock(Struct, frozen=True):
    """Neighbours to go round: a run of siblings with all that stands below them, or one box alone."""

    group: str
    members: tuple[str, ...]
    is_single: bool
    level: int


def add_group_borders(builder: GridBuilder, widths: Sequence[float], lang: str | None) -> Grid:
    """The finished lattice: the woven one with fences round the members of every group.

    `widths` are the columns' widths in points; a title is wrapped to its first column's. Members that are
    scattered get several frames of one title; whatever lies between two fences belongs to the group.
    """
    own = group_paths(builder.argmap)
    blocks = sorted(_find_group_blocks(builder, own), key=lambda block: block.level)
    enclosures = [_add_border(builder, block, widths, lang) for block in blocks]
    columns = tuple(tuple(column) for column in builder.columns)
    return Grid(
        cells=tuple(builder.cells),
        columns=columns,
        edges=tuple(builder.edges),
        borders=tuple(enclosures),
        boxes=builder.boxes,
        joints=builder.joints,
        turns=builder.turns,
        rigid_hops=rigid_hops(builder),
    )


def _find_group_blocks(builder: GridBuilder, own_groups: Mapping[str, GroupPath]) -> Iterator[_GroupBlock]:
    """Every block to go round, from runs of siblings that share a group with all below them."""
    common = find_shared_groups(builder.tree, own_groups, reversed(builder.boxes))
    pending: list[tuple[tuple[str, ...], GroupPath]] = [(builder.tree.roots, ())]
    while pending:
        siblings, done = pending.pop()
        level = len(done)

        def kind(statement: str, level: int = level) -> tuple[str | None, int]:
            path = common[statement]
            return (path[level] if len(path) > level else None), builder.ranks.statements[statement]

        for (group, _), members in groupby(siblings, key=kind):
            run = tuple(members)
            if group is not None:
                yield _GroupBlock(group, run, is_single=False, level=level)
                pending.append((run, (*done, group)))
                continue
            for statement in run:
                for deeper, group in enumerate(own_groups[statement][level:]):
                    yield _GroupBlock(group, (statement,), is_single=True, level=level + deeper)
                pending.append((builder.tree.children.get(statement, ()), done))


def _add_border(
    builder: GridBuilder, block: _GroupBlock, widths: Sequence[float], lang: str | None
) -> GroupBorder:
    """Puts the fences of one block into the columns; outer blocks come first, so inner ones stand closer."""
    check_deadline()
    inside = _cells_inside(builder, block)
    first = builder.ranks.statements[block.members[0]]
    last = max(
        builder.cells[cell].rank for cell in inside if builder.cells[cell].kind is not CellKind.PASS_THROUGH
    )
    # Between columns wires might cross a title: it stays above the first one.
    title = wrap_title(builder.argmap, block.group, lang, widths[first])
    upper, lower = [], []
    for rank in range(first, last + 1):
        column = builder.columns[rank]
        places = [i for i, cell in enumerate(column) if cell in inside]
        lower.append(_add_border_cell(builder, block.group, rank, BOTTOM_BORDER_HEIGHT))
        column.insert(places[-1] + 1, lower[-1])
        upper.append(
            _add_border_cell(builder, block.group, rank, TOP_BORDER_HEIGHT + TITLE_LEADING * len(title))
        )
        column.insert(places[0], upper[-1])
    return GroupBorder(block.group, first, last, block.level, tuple(upper), tuple(lower), title)


def _cells_inside(builder: GridBuilder, block: _GroupBlock) -> frozenset[int]:
    """The cells that a block goes round."""
    if block.is_single:
        return frozenset({builder.boxes[block.members[0]]})
    first = builder.ranks.statements[block.members[0]]
    cells = (cell for member in block.members for cell in builder.branch_cells[member])
    return frozenset(cell for cell in cells if builder.cells[cell].rank >= first)


def _add_border_cell(builder: GridBuilder, group: str, rank: int, height: float) -> int:
    builder.cells.append(Cell(CellKind.BORDER, group, rank, height))
    return len(builder.cells) - 1
