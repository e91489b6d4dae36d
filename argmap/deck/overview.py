"""The overview of a map's parts: its roots and the heads of parts, with the steps between them."""

from collections import Counter
from collections.abc import Callable, Iterator, Sequence, Set

from argmap.deck.branches import Branches, StepGroup, find_parent_group
from argmap.deck.capacity import READABLE_PT, SINGLE_STEP_PT
from argmap.deck.page_content import PageContent
from argmap.deck.page_renderer import MapPart, PageDrawing, PageRenderer


def build_overview(renderer: PageRenderer, contents: Sequence[PageContent]) -> tuple[PageContent, MapPart]:
    """The overview of the parts that were made of these sketches.

    It shows as many heads as can be read, the uppermost first, then what tells pages of one head apart.
    Where that is none, so many that the text does not come out under SINGLE.
    """
    tops = {*renderer.branches.roots, *(head for sketch in contents for head in sketch.heads)}
    found = renderer.branches
    heads = [
        *_sort_by_level(found, tops),
        *_sort_by_level(found, {*_find_distinguishing_statements(contents)} - tops),
    ]
    drawn: dict[int, tuple[PageContent, PageDrawing]] = {}

    def points(count: int) -> float:
        if count not in drawn:
            sketch = _build_content(renderer.branches, heads[:count])
            drawn[count] = sketch, renderer.draw_overview(sketch, tops)
        return drawn[count][1][1].points

    count = _find_largest_count(points, len(heads), READABLE_PT) or _find_largest_count(
        points, len(heads), SINGLE_STEP_PT
    )
    points(count)
    sketch, drawing = drawn[count]
    return sketch, renderer.build_part(sketch, drawing, 0)


def _find_largest_count(measure_points: Callable[[int], float], count: int, min_points: float) -> int:
    """The most of `count` whose text is at least so large, found by doubling and then by halving."""
    low, high = 0, 1
    while high <= count and measure_points(high) >= min_points:
        low, high = high, 2 * high
    high = min(high, count + 1)
    while high - low > 1:
        middle = (low + high) // 2
        low, high = (middle, high) if measure_points(middle) >= min_points else (low, middle)
    return low


def _find_distinguishing_statements(contents: Sequence[PageContent]) -> Iterator[str]:
    """What stands right below a head that has several pages: it tells these apart."""
    several = Counter(sketch.heads[0] for sketch in contents)
    for sketch in contents:
        head = sketch.heads[0]
        for move in sketch.step_groups.get(head, ()) if several[head] > 1 else ():
            yield from move.placed_here


def _sort_by_level(branches: Branches, statements: Set[str]) -> list[str]:
    """What stands below others, that first which fewest of the wanted stand above, then in reading order."""
    levels: dict[str, int] = {}
    for each in sorted(statements, key=branches.reading_index.__getitem__):
        above = branches.parents.get(each)
        while above is not None and above not in statements:
            above = branches.parents.get(above)
        levels[each] = levels[above] + 1 if above is not None else 0
    lower = [each for each in levels if each in branches.parents]
    return sorted(lower, key=levels.__getitem__)


def _build_content(branches: Branches, heads: Sequence[str]) -> PageContent:
    """The roots, and these heads with all that stands between; linked premises stay together."""
    moves: dict[str, dict[tuple[str, ...], StepGroup]] = {}
    met: set[str] = set()
    for head in heads:
        here = head
        while here in branches.parents and here not in met:
            met.add(here)
            way = find_parent_group(branches, here)
            moves.setdefault(branches.parents[here], {})[way.steps] = way
            here = branches.parents[here]
    ordered = sorted(moves, key=branches.reading_index.__getitem__)
    return PageContent(branches.roots, {each: tuple(moves[each].values()) for each in ordered})
