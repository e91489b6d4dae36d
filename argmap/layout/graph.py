"""The lattice as a graph for Graphviz, and its answer: how far down each cell stands.

Graphviz gets boxes of fixed size without labels, so that its fonts never enter. Its own left-to-right is
our top-to-bottom: a cell's height is the node's width, a column is a rank. Invisible edges keep each
column's order; fences and rigid hops are tied so strongly that they come out straight.
"""

from collections.abc import Iterator, Sequence
from itertools import pairwise
from math import inf

from argmap.layout.engine import place
from argmap.layout.lattice import Lattice, Part, Strand
from argmap.layout.options import EngineChoice
from argmap.layout.trouble import EngineTrouble
from argmap.text.pattern import lazily

GAP = 14
"""Points between neighbouring cells of a column."""
FENCED = 6
"""How hard the two fences of a frame are drawn together, so that it sits close round its members."""


def graph(lattice: Lattice) -> str:
    """The lattice in the DOT language, one node a cell (`c7` is cell 7).

    Cells that have no place in a column yet are left out, and with them the strands that need them.
    """
    lines = ["digraph {", f"graph [nodesep={_inches(GAP)}, ranksep=0.1, splines=none]"]
    lines.append('node [shape=box, fixedsize=true, height=0.1, label=""]')
    for column in lattice.columns:
        lines += _column(lattice, column)
    ties = [*_ties(lattice)]
    strongest = 1 + sum(weight for _, _, weight in ties)
    for left, right, weight in ties:
        rigid = strongest if (left, right) in lattice.rigid else 0
        lines.append(f"c{left} -> c{right} [weight={weight + rigid}]")
    for enclosure in lattice.enclosures:
        for row in (enclosure.upper, enclosure.lower):
            lines += [f"c{left} -> c{right} [weight={strongest}]" for left, right in pairwise(row)]
        across = zip(enclosure.upper, enclosure.lower)
        lines += [f"c{above} -> c{below} [style=invis, weight={FENCED}]" for above, below in across]
    return "\n".join([*lines, "}", ""])


def heights(lattice: Lattice, engine: EngineChoice) -> dict[int, float]:
    """How far down the middle of each placed cell stands, in points.

    Raises EngineTrouble where no engine answers, or one does not keep the order of a column.
    """
    found = read_places(place(graph(lattice), engine).drawn)
    for column in lattice.columns:
        ys = [found.get(cell, -inf) for cell in column]
        if ys != sorted(ys) or -inf in ys:
            raise EngineTrouble(
                "the layout engine did not keep the order of the statements",
                "배치 엔진이 진술의 순서를 지키지 않았다",
            )
    return found


def read_places(drawn: str) -> dict[int, float]:
    """The middles of the cells, in points, from Graphviz's own SVG.

    That form alone writes large numbers in full; `plain` and `json` round to five digits. What is no
    number is passed over, and its cell has no place then.
    """
    found: dict[int, float] = {}
    for cell, corners in _DRAWN().findall(drawn):
        xs = [float(corner) for corner in _ACROSS().findall(corners)]
        if xs:
            found[int(cell)] = round((min(xs) + max(xs)) / 2, 1)
    return found


_DRAWN = lazily(r'<title>c(\d{1,9})</title>\s*<polygon[^>]* points="([^"]*)"')
_ACROSS = lazily(r"(?<![^ ])(-?\d{1,12}(?:\.\d+)?),")


def _column(lattice: Lattice, column: Sequence[int]) -> Iterator[str]:
    """A column's cells, as one rank, and their order as a chain of invisible edges."""
    names = [f"c{i}" for i in column]
    yield from (f"{name} [width={_inches(lattice.cells[i].height)}]" for name, i in zip(names, column))
    yield "{rank=same; edge [style=invis, weight=1]"
    yield from names[:1]
    yield from (f"{above} -> {below}" for above, below in pairwise(names))
    yield "}"


def _ties(lattice: Lattice) -> Iterator[tuple[int, int, int]]:
    """Each hop of each strand with its weight: what stands in full pulls harder than what refers.

    A weight of 0 would make Graphviz drop an edge, so the order edges weigh 1 and all others far more.
    """
    placed = {cell for column in lattice.columns for cell in column}
    for strand in lattice.strands:
        if not placed.issuperset(strand.cells):
            continue
        for left, right in pairwise(strand.cells):
            yield left, right, _weight(lattice, strand, left, right)


def _weight(lattice: Lattice, strand: Strand, left: int, right: int) -> int:
    """How hard a hop pulls straight: most next to its premise, so that a wire turns once, near its target."""
    parts = [lattice.cells[cell].part for cell in (left, right)]
    through = sum(part in (Part.WAY, Part.JOINT) for part in parts)
    return (32 if strand.planted else 8) * (1 + through + (parts[1] is Part.BOX))


def _inches(points: float) -> str:
    return f"{points / 72:.5f}"
