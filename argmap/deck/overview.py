"""The overview of a map's parts: its roots and the heads of parts, with the steps between them."""

from collections.abc import Sequence

from argmap.deck.branches import Branches, Move, way_to
from argmap.deck.page import Desk, Drawing, Part
from argmap.deck.shares import READABLE, SINGLE
from argmap.deck.sketch import Sketch

TRIED = 4
"""The most drawings of an overview."""


def overview_of(desk: Desk, sketches: Sequence[Sketch]) -> tuple[Sketch, Part]:
    """The overview of the parts that were made of these sketches.

    It shows as many heads as can be read, the uppermost first. Where that is none, so many that the text does
    not come out under SINGLE.
    """
    heads = _by_level(desk.branches, sketches)
    sketch, drawing = _settled(desk, heads, READABLE)
    if sketch == _sketch(desk.branches, heads[:0]) and heads:
        closer = _settled(desk, heads, SINGLE)
        if closer[1][1].points >= SINGLE:
            sketch, drawing = closer
    return sketch, desk.part(sketch, drawing, 0)


def _by_level(found: Branches, sketches: Sequence[Sketch]) -> list[str]:
    """The heads that stand below others, those first that fewest parts lie above, then in reading order."""
    heads = dict.fromkeys(head for sketch in sketches for head in sketch.heads)
    levels: dict[str, int] = {}
    for head in sorted(heads, key=found.order.__getitem__):
        above = found.above.get(head)
        while above is not None and above not in heads:
            above = found.above.get(above)
        levels[head] = levels[above] + 1 if above is not None else 0
    lower = [head for head in levels if levels[head]]
    return sorted(lower, key=levels.__getitem__)


def _settled(desk: Desk, heads: Sequence[str], least: float) -> tuple[Sketch, Drawing]:
    """The overview with the most heads among those tried whose text is at least so large; without any head
    where there is none. Each drawing corrects the guess for the next.
    """
    best: tuple[Sketch, Drawing] | None = None
    tops = frozenset((*desk.branches.roots, *heads))
    correction, tried = 1.0, set[int]()
    for _ in range(TRIED):
        count = _count(desk, heads, least / correction)
        if count in tried:
            break
        tried.add(count)
        sketch = _sketch(desk.branches, heads[:count])
        drawing = desk.overview(sketch, tops)
        correction = drawing[1].points / desk.room.points(sketch)
        if drawing[1].points >= least:
            best = sketch, drawing
        elif best:
            break
        else:
            correction *= 0.97
    if best:
        return best
    bare = _sketch(desk.branches, ())
    return bare, desk.overview(bare, tops)


def _count(desk: Desk, heads: Sequence[str], least: float) -> int:
    """How many heads may fit."""
    count = 0
    while count < len(heads) and desk.room.points(_sketch(desk.branches, heads[: count + 1])) >= least:
        count += 1
    return count


def _sketch(found: Branches, heads: Sequence[str]) -> Sketch:
    """The roots, and these heads with all that stands between; linked premises stay together."""
    moves: dict[str, dict[tuple[str, ...], Move]] = {}
    met: set[str] = set()
    for head in heads:
        here = head
        while here in found.above and here not in met:
            met.add(here)
            way = way_to(found, here)
            moves.setdefault(found.above[here], {})[way.steps] = way
            here = found.above[here]
    ordered = sorted(moves, key=found.order.__getitem__)
    return Sketch(found.roots, {each: tuple(moves[each].values()) for each in ordered})
