"""The overview of a split map: its roots and the heads of its parts, with the steps between them."""

from collections import Counter
from collections.abc import Callable, Iterator, Sequence, Set

from argmap.deck.branches import Branches, StepGroup, find_parent_group
from argmap.deck.capacity import SINGLE_STEP_PT
from argmap.deck.page_content import PageContent
from argmap.deck.page_renderer import MapPart, PageDrawing, PageRenderer
from argmap.theme.pages import READABLE_PT


def build_overview(renderer: PageRenderer, contents: Sequence[PageContent]) -> tuple[PageContent, MapPart]:
    """Build the overview of parts from the contents of their pages.

    It shows as many heads as can be read, the uppermost first, then statements that tell pages of one head
    apart. If no head can be read at READABLE_PT, as many as fit at SINGLE_STEP_PT.
    """
    tops = {*renderer.branches.roots, *(head for content in contents for head in content.heads)}
    branches = renderer.branches
    heads = [
        *_sort_by_level(branches, tops),
        *_sort_by_level(branches, {*_find_distinguishing_statements(contents)} - tops),
    ]
    drawings: dict[int, tuple[PageContent, PageDrawing]] = {}

    def measure_points(count: int) -> float:
        if count not in drawings:
            content = _build_content(branches, heads[:count])
            drawings[count] = content, renderer.draw_overview(content, tops)
        return drawings[count][1][1].points

    count = _find_largest_count(measure_points, len(heads), READABLE_PT)
    count = count or _find_largest_count(measure_points, len(heads), SINGLE_STEP_PT)
    measure_points(count)  # draws it, if nothing can be read
    content, drawing = drawings[count]
    return content, renderer.build_part(content, drawing, 0)


def _find_largest_count(measure_points: Callable[[int], float], count: int, min_points: float) -> int:
    """Return the largest number up to `count` with text of `min_points`: double first, then bisect.

    That draws few large overviews, which take longest.
    """
    low, high = 0, 1
    while high <= count and measure_points(high) >= min_points:
        low, high = high, 2 * high
    high = min(high, count + 1)
    while high - low > 1:
        middle = (low + high) // 2
        low, high = (middle, high) if measure_points(middle) >= min_points else (low, middle)
    return low


def _find_distinguishing_statements(contents: Sequence[PageContent]) -> Iterator[str]:
    """Yield the statements right below each head that has several pages: they tell these pages apart."""
    page_counts = Counter(content.heads[0] for content in contents)
    for content in contents:
        head = content.heads[0]
        for group in content.step_groups.get(head, ()) if page_counts[head] > 1 else ():
            yield from group.placed_here


def _sort_by_level(branches: Branches, statements: Set[str]) -> list[str]:
    """Sort the non-root statements by the number of the others above them, then by reading order."""
    levels: dict[str, int] = {}
    for each in sorted(statements, key=branches.reading_index.__getitem__):
        ancestor = branches.parents.get(each)
        while ancestor is not None and ancestor not in statements:
            ancestor = branches.parents.get(ancestor)
        levels[each] = levels[ancestor] + 1 if ancestor is not None else 0
    lower = [each for each in levels if each in branches.parents]
    return sorted(lower, key=levels.__getitem__)


def _build_content(branches: Branches, heads: Sequence[str]) -> PageContent:
    """Build the content of the roots and these heads with all between them; linked premises stay together."""
    groups: dict[str, dict[tuple[str, ...], StepGroup]] = {}
    visited: set[str] = set()
    for head in heads:
        current = head
        while current in branches.parents and current not in visited:
            visited.add(current)
            group = find_parent_group(branches, current)
            groups.setdefault(branches.parents[current], {})[group.steps] = group
            current = branches.parents[current]
    ordered = sorted(groups, key=branches.reading_index.__getitem__)
    return PageContent(branches.roots, {each: tuple(groups[each].values()) for each in ordered})
