"""The grid as a graph for Graphviz, and the y of each cell from its answer.

Graphviz gets boxes of fixed size without labels, so that its fonts have no effect. Its left-to-right is our
top-to-bottom: a cell's height is the node's width, and a column is a rank. Invisible edges keep each column's
order; the edges of borders and rigid hops weigh so much that they come out straight.
"""

from collections.abc import Iterator, Sequence
from itertools import pairwise
from math import inf

from argmap.config.drawing_choices import EngineChoice
from argmap.diagnostics.lazy_regex import lazy_regex
from argmap.layout.columns.grid import CellKind, Grid, GridEdge
from argmap.layout.engine import run_engine
from argmap.layout.errors import EngineError

CELL_GAP = 14
"""Points between neighbouring cells of a column.

Half of a role's label stands out of its box, so 9 are the least between a box and a wire above it. Text is
5.1 % larger at half and 9 % smaller at double.
"""
BORDER_PAIR_WEIGHT = 6
"""The weight of the edge between the upper and lower border of a frame, which keeps it close to its members.

Weaker than any wire, which weigh 8 or more, so that wires stay straight. Text is the same at half and at
double; wires bend a little less often at half.
"""


def write_dot(grid: Grid) -> str:
    """Write the grid in the DOT language, one node a cell (`c7` is cell 7).

    Cells that are in no column yet are left out, and so are the edges through them.
    """
    lines = ["digraph {", f"graph [nodesep={_to_inches(CELL_GAP)}, ranksep=0.1, splines=none]"]
    lines.append('node [shape=box, fixedsize=true, height=0.1, label=""]')
    for column in grid.columns:
        lines += _write_column(grid, column)
    hops = [*_hop_weights(grid)]
    rigid_weight = 1 + sum(weight for _, _, weight in hops)
    for left, right, weight in hops:
        added = rigid_weight if (left, right) in grid.rigid_hops else 0
        lines.append(f"c{left} -> c{right} [weight={weight + added}]")
    for border in grid.borders:
        for row in (border.upper, border.lower):
            lines += [f"c{left} -> c{right} [weight={rigid_weight}]" for left, right in pairwise(row)]
        lines += [
            f"c{above} -> c{below} [style=invis, weight={BORDER_PAIR_WEIGHT}]"
            for above, below in zip(border.upper, border.lower)
        ]
    return "\n".join([*lines, "}", ""])


def row_positions(grid: Grid, engine: EngineChoice) -> dict[int, float]:
    """Return the y of the middle of each cell in a column, in points.

    Raises EngineError if no engine answers, or if its answer does not keep the order of a column.
    """
    positions = read_positions(run_engine(write_dot(grid), engine).svg)
    for column in grid.columns:
        ys = [positions.get(cell, -inf) for cell in column]
        if ys != sorted(ys) or -inf in ys:
            raise EngineError(
                "the layout engine did not keep the order of the statements",
                "배치 엔진이 진술의 순서를 지키지 않았다",
            )
    return positions


def read_positions(svg: str) -> dict[int, float]:
    """Read the middles of the cells, in points, from Graphviz's SVG.

    This format alone writes large numbers in full; `plain` and `json` round to five digits. A cell without
    a number in its polygon is left out.
    """
    positions: dict[int, float] = {}
    for cell, corners in _NODE_POLYGON().findall(svg):
        xs = [float(corner) for corner in _X_COORDINATE().findall(corners)]
        if xs:
            positions[int(cell)] = round((min(xs) + max(xs)) / 2, 1)
    return positions


_NODE_POLYGON = lazy_regex(r'<title>c(\d{1,9})</title>\s*<polygon[^>]* points="([^"]*)"')
_X_COORDINATE = lazy_regex(r"(?<![^ ])(-?\d{1,12}(?:\.\d+)?),")


def _write_column(grid: Grid, column: Sequence[int]) -> Iterator[str]:
    """Yield the lines for a column's cells, as one rank, and for their order, a chain of invisible edges."""
    names = [f"c{i}" for i in column]
    yield from (f"{name} [width={_to_inches(grid.cells[i].height)}]" for name, i in zip(names, column))
    yield "{rank=same; edge [style=invis, weight=1]"
    yield from names[:1]
    yield from (f"{above} -> {below}" for above, below in pairwise(names))
    yield "}"


def _hop_weights(grid: Grid) -> Iterator[tuple[int, int, int]]:
    """Yield the left cell, the right cell and the weight of each hop of edges whose cells are in columns.

    A weight of 0 would make Graphviz drop an edge, so edges for the order weigh 1, and all others far more.
    """
    placed = {cell for column in grid.columns for cell in column}
    for edge in grid.edges:
        if not placed.issuperset(edge.cells):
            continue
        for left, right in pairwise(edge.cells):
            yield left, right, _hop_weight(grid, edge, left, right)


def _hop_weight(grid: Grid, edge: GridEdge, left: int, right: int) -> int:
    """Return the weight of a hop: the higher, the straighter it comes out.

    It is highest next to a premise, so that a wire turns once, near its target, and four times as high in
    the tree as for a cross link, which may bend.
    """
    kinds = [grid.cells[cell].kind for cell in (left, right)]
    through_count = sum(kind in (CellKind.PASS_THROUGH, CellKind.JOINT) for kind in kinds)
    return (32 if edge.in_tree else 8) * (1 + through_count + (kinds[1] is CellKind.BOX))


def _to_inches(points: float) -> str:
    """Write a length in inches, as the DOT language wants it."""
    return f"{points / 72:.5f}"
