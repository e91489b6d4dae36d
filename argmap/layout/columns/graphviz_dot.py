"""The lattice as a graph for Graphviz, and its answer: how far down each cell stands.

Graphviz gets boxes of fixed size without labels, so that its fonts never enter. Its own left-to-right is
our top-to-bottom: a cell's height is the node's width, a column is a rank. Invisible edges keep each
column's order; fences and rigid hops are tied so strongly that they come out straight.
"""

from collections.abc import Iterator, Sequence
from itertools import pairwise
from math import inf

from argmap.config.choices import EngineChoice
from argmap.diagnostics.lazy_regex import lazy_regex
from argmap.layout.columns.grid import CellKind, Grid, GridEdge
from argmap.layout.engine import run_engine
from argmap.layout.errors import EngineError

CELL_GAP = 14
"""Points between neighbouring cells of a column."""
BORDER_PAIR_WEIGHT = 6
"""How hard the two fences of a frame are drawn together, so that it sits close round its members."""


def write_dot(grid: Grid) -> str:
    """The lattice in the DOT language, one node a cell (`c7` is cell 7).

    Cells that have no place in a column yet are left out, and with them the strands that need them.
    """
    lines = ["digraph {", f"graph [nodesep={_to_inches(CELL_GAP)}, ranksep=0.1, splines=none]"]
    lines.append('node [shape=box, fixedsize=true, height=0.1, label=""]')
    for column in grid.columns:
        lines += _write_column(grid, column)
    ties = [*_hop_weights(grid)]
    strongest = 1 + sum(weight for _, _, weight in ties)
    for left, right, weight in ties:
        rigid = strongest if (left, right) in grid.rigid_hops else 0
        lines.append(f"c{left} -> c{right} [weight={weight + rigid}]")
    for enclosure in grid.borders:
        for row in (enclosure.upper, enclosure.lower):
            lines += [f"c{left} -> c{right} [weight={strongest}]" for left, right in pairwise(row)]
        across = zip(enclosure.upper, enclosure.lower)
        lines += [
            f"c{above} -> c{below} [style=invis, weight={BORDER_PAIR_WEIGHT}]" for above, below in across
        ]
    return "\n".join([*lines, "}", ""])


def row_positions(grid: Grid, engine: EngineChoice) -> dict[int, float]:
    """How far down the middle of each placed cell stands, in points.

    Raises EngineTrouble where no engine answers, or one does not keep the order of a column.
    """
    found = read_positions(run_engine(write_dot(grid), engine).svg)
    for column in grid.columns:
        ys = [found.get(cell, -inf) for cell in column]
        if ys != sorted(ys) or -inf in ys:
            raise EngineError(
                "the layout engine did not keep the order of the statements",
                "배치 엔진이 진술의 순서를 지키지 않았다",
            )
    return found


def read_positions(svg: str) -> dict[int, float]:
    """The middles of the cells, in points, from Graphviz's own SVG.

    That form alone writes large numbers in full; `plain` and `json` round to five digits. What is no
    number is passed over, and its cell has no place then.
    """
    found: dict[int, float] = {}
    for cell, corners in _NODE_POLYGON().findall(svg):
        xs = [float(corner) for corner in _X_COORDINATE().findall(corners)]
        if xs:
            found[int(cell)] = round((min(xs) + max(xs)) / 2, 1)
    return found


_NODE_POLYGON = lazy_regex(r'<title>c(\d{1,9})</title>\s*<polygon[^>]* points="([^"]*)"')
_X_COORDINATE = lazy_regex(r"(?<![^ ])(-?\d{1,12}(?:\.\d+)?),")


def _write_column(grid: Grid, column: Sequence[int]) -> Iterator[str]:
    """A column's cells, as one rank, and their order as a chain of invisible edges."""
    names = [f"c{i}" for i in column]
    yield from (f"{name} [width={_to_inches(grid.cells[i].height)}]" for name, i in zip(names, column))
    yield "{rank=same; edge [style=invis, weight=1]"
    yield from names[:1]
    yield from (f"{above} -> {below}" for above, below in pairwise(names))
    yield "}"


def _hop_weights(grid: Grid) -> Iterator[tuple[int, int, int]]:
    """Each hop of each strand with its weight: what stands in full pulls harder than what refers.

    A weight of 0 would make Graphviz drop an edge, so the order edges weigh 1 and all others far more.
    """
    placed = {cell for column in grid.columns for cell in column}
    for strand in grid.edges:
        if not placed.issuperset(strand.cells):
            continue
        for left, right in pairwise(strand.cells):
            yield left, right, _hop_weight(grid, strand, left, right)


def _hop_weight(grid: Grid, edge: GridEdge, left: int, right: int) -> int:
    """How hard a hop pulls straight: most next to its premise, so that a wire turns once, near its target."""
    parts = [grid.cells[cell].kind for cell in (left, right)]
    through = sum(part in (CellKind.PASS_THROUGH, CellKind.JOINT) for part in parts)
    return (32 if edge.in_tree else 8) * (1 + through + (parts[1] is CellKind.BOX))


def _to_inches(points: float) -> str:
    return f"{points / 72:.5f}"
