"""The borders of groups: cells in the grid that keep the members of a group together and others out."""

from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby

from msgspec import Struct

from argmap.diagnostics.deadline import check_deadline
from argmap.layout.columns.grid import CellKind, Grid, GroupBorder
from argmap.layout.columns.grid_builder import GridBuilder
from argmap.layout.group_membership import GroupPath, find_shared_groups, group_paths
from argmap.layout.group_tab import GroupTab, wrap_tab_title
from argmap.layout.group_title import TITLE_LEADING, title_width, wrap_title
from argmap.layout.layout_options import LayoutOptions
from argmap.model.map import ArgMap

TOP_BORDER_HEIGHT = 8
"""Height of an upper border without its title, in points.

Text of maps with frames is 1.7 % larger at half and 3.2 % smaller at double.
"""
BOTTOM_BORDER_HEIGHT = 4
"""Height of a lower border, in points.

Text of maps with frames is 0.9 % larger at half and 1.4 % smaller at double.
"""


class _GroupBlock(Struct, frozen=True):
    """Cells inside one border: a run of siblings with all below them, or a single box."""

    group: str
    members: tuple[str, ...]
    is_single: bool
    level: int


def add_group_borders(
    builder: GridBuilder, widths: Sequence[float], options: LayoutOptions
) -> tuple[Grid, tuple[float, ...]]:
    """Add borders round the members of every group; return the finished grid and the columns' widths.

    `widths` are those in points without titles. A title is wrapped to the width of its first column, which is
    widened for a word that it has no room for. Scattered members get several frames with the same title; all
    cells between two borders belong to the group. The box of a reference has no tab.
    """
    own_groups, lang = group_paths(builder.argmap), options.lang
    found = _find_group_blocks(builder, own_groups)
    blocks = [each for each in found if not (each.is_single and each.members[0] in options.references)]
    blocks.sort(key=lambda block: block.level)
    widened = _widen_for_titles(builder, blocks, widths, lang)
    borders = [_add_border(builder, block, widened, lang) for block in blocks]
    columns = tuple(tuple(column) for column in builder.columns)
    grid = Grid(
        cells=tuple(builder.cells),
        columns=columns,
        edges=tuple(builder.edges),
        borders=tuple(borders),
        boxes=builder.boxes,
        joints=builder.joints,
        turns=builder.turns,
        rigid_hops=builder.find_rigid_hops(),
    )
    return grid, widened


def _widen_for_titles(
    builder: GridBuilder, blocks: Sequence[_GroupBlock], widths: Sequence[float], lang: str | None
) -> tuple[float, ...]:
    """Return the columns' widths in points, each wide enough for the titles that begin in it."""
    widened = list(widths)
    for block in blocks:
        first = builder.ranks.statements[block.members[0]]
        title = _wrap_block_title(builder.argmap, block, widths[first], lang)
        title_room = GroupTab(block.group, title, 0).box_width if block.is_single else title_width(title)
        widened[first] = max(widened[first], title_room)
    return tuple(widened)


def _wrap_block_title(argmap: ArgMap, block: _GroupBlock, width: float, lang: str | None) -> tuple[str, ...]:
    """Wrap the title of a block that begins in a column of some width, in points."""
    wrap = wrap_tab_title if block.is_single else wrap_title
    return wrap(argmap, block.group, lang, width)


def _find_group_blocks(builder: GridBuilder, own_groups: Mapping[str, GroupPath]) -> Iterator[_GroupBlock]:
    """Yield every block that gets a border.

    Neighbouring siblings of one column that share a group with all below them are one block; any other
    statement in a group is a block by itself.
    """
    shared_groups = find_shared_groups(builder.tree, own_groups, reversed(builder.boxes))
    pending: list[tuple[tuple[str, ...], int]] = [(builder.tree.roots, 0)]
    while pending:
        siblings, level = pending.pop()

        def group_and_rank(statement: str, level: int = level) -> tuple[str | None, int]:
            path = shared_groups[statement]
            return (path[level] if len(path) > level else None), builder.ranks.statements[statement]

        for (group, _), run in groupby(siblings, key=group_and_rank):
            members = tuple(run)
            if group is not None:
                is_single = len(members) == 1 and members[0] not in builder.tree.children
                yield _GroupBlock(group, members, is_single=is_single, level=level)
                pending.append((members, level + 1))
                continue
            for statement in members:
                for inner_level, own_group in enumerate(own_groups[statement][level:], level):
                    yield _GroupBlock(own_group, (statement,), is_single=True, level=inner_level)
                pending.append((builder.tree.children.get(statement, ()), level))


def _add_border(
    builder: GridBuilder, block: _GroupBlock, widths: Sequence[float], lang: str | None
) -> GroupBorder:
    """Insert the border cells of one block into the columns; of a single box, one for the room of its tab.

    Outer blocks must come first, so that the borders of inner ones are closer to their members.
    """
    check_deadline()
    inside = _cells_inside(builder, block)
    first = builder.ranks.statements[block.members[0]]
    last = max(
        builder.cells[cell].rank for cell in inside if builder.cells[cell].kind is not CellKind.PASS_THROUGH
    )
    # A title stays above the first column: between columns, wires might cross it.
    title = _wrap_block_title(builder.argmap, block, widths[first], lang)
    upper, lower = [], []
    for rank in range(first, last + 1):
        column = builder.columns[rank]
        indices = [i for i, cell in enumerate(column) if cell in inside]
        if not block.is_single:
            lower.append(builder.new_cell(CellKind.BORDER, block.group, rank, BOTTOM_BORDER_HEIGHT))
            column.insert(indices[-1] + 1, lower[-1])
        height = TOP_BORDER_HEIGHT + TITLE_LEADING * len(title)
        upper.append(builder.new_cell(CellKind.BORDER, block.group, rank, height))
        column.insert(indices[0], upper[-1])
    tab_box = block.members[0] if block.is_single else None
    return GroupBorder(block.group, first, last, block.level, tuple(upper), tuple(lower), title, tab_box)


def _cells_inside(builder: GridBuilder, block: _GroupBlock) -> frozenset[int]:
    """Return the cells inside the border of a block."""
    if block.is_single:
        return frozenset({builder.boxes[block.members[0]]})
    first = builder.ranks.statements[block.members[0]]
    cells = (cell for member in block.members for cell in builder.branch_cells[member])
    return frozenset(cell for cell in cells if builder.cells[cell].rank >= first)
