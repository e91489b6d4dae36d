"""The overview of a map's parts: its roots and the heads of parts, with the steps between them."""

from collections import Counter
from collections.abc import Callable, Iterator, Sequence, Set

from argmap.deck.branches import Branches, Move, way_to
from argmap.deck.page import Desk, Drawing, Part
from argmap.deck.room import READABLE, SINGLE
from argmap.deck.sketch import Sketch


def overview_of(desk: Desk, sketches: Sequence[Sketch]) -> tuple[Sketch, Part]:
    """The overview of the parts that were made of these sketches.

    It shows as many heads as can be read, the uppermost first, then what tells pages of one head apart.
    Where that is none, so many that the text does not come out under SINGLE.
    """
    tops = {*desk.branches.roots, *(head for sketch in sketches for head in sketch.heads)}
    found = desk.branches
    heads = [*_by_level(found, tops), *_by_level(found, {*_shared(sketches)} - tops)]
    drawn: dict[int, tuple[Sketch, Drawing]] = {}

    def points(count: int) -> float:
        if count not in drawn:
            sketch = _sketch(desk.branches, heads[:count])
            drawn[count] = sketch, desk.overview(sketch, tops)
        return drawn[count][1][1].points

    count = _most(points, len(heads), READABLE) or _most(points, len(heads), SINGLE)
    points(count)
    sketch, drawing = drawn[count]
    return sketch, desk.part(sketch, drawing, 0)


def _most(points: Callable[[int], float], count: int, least: float) -> int:
    """The most of `count` whose text is at least so large, found by doubling and then by halving."""
    low, high = 0, 1
    while high <= count and points(high) >= least:
        low, high = high, 2 * high
    high = min(high, count + 1)
    while high - low > 1:
        middle = (low + high) // 2
        low, high = (middle, high) if points(middle) >= least else (low, middle)
    return low


def _shared(sketches: Sequence[Sketch]) -> Iterator[str]:
    """What stands right below a head that has several pages: it tells these apart."""
    several = Counter(sketch.heads[0] for sketch in sketches)
    for sketch in sketches:
        head = sketch.heads[0]
        for move in sketch.moves.get(head, ()) if several[head] > 1 else ():
            yield from move.planted


def _by_level(found: Branches, wanted: Set[str]) -> list[str]:
    """What stands below others, that first which fewest of the wanted stand above, then in reading order."""
    levels: dict[str, int] = {}
    for each in sorted(wanted, key=found.order.__getitem__):
        above = found.above.get(each)
        while above is not None and above not in wanted:
            above = found.above.get(above)
        levels[each] = levels[above] + 1 if above is not None else 0
    lower = [each for each in levels if each in found.above]
    return sorted(lower, key=levels.__getitem__)


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
