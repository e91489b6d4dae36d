"""The overview of a split map: its theses with all that bears on them directly."""

from collections.abc import Callable, Iterable, Iterator, Sequence, Set

from argmap.deck.branches import Branches, StepGroup, find_parent_group, without_undercuts
from argmap.deck.capacity import SINGLE_STEP_PT
from argmap.deck.page_content import PageContent, StepGroups
from argmap.deck.page_renderer import MapPart, PageDrawing, PageRenderer
from argmap.theme.pages import READABLE_PT

TOO_FEW_STATEMENTS = 2
"""An overview of so few statements says nothing about a map, so it shows one level more."""


def build_overview(renderer: PageRenderer, heads: Iterable[str]) -> tuple[PageContent, MapPart]:
    """Build the overview of parts that begin with these statements.

    It shows the roots and all that bears on them directly, by short texts; if that leaves text under
    READABLE_PT, by first words where there is no short text; then without undercuts. If text is under
    SINGLE_STEP_PT even so, it shows as many heads as can be read, the uppermost first.
    """
    tops = {*renderer.branches.roots, *heads}
    content, drawing = _draw_direct_steps(renderer, tops)
    if drawing[1].points < SINGLE_STEP_PT:
        content, drawing = _draw_uppermost_heads(renderer, tops)
    return content, renderer.build_part(content, drawing, 0)


def _draw_direct_steps(renderer: PageRenderer, tops: Set[str]) -> tuple[PageContent, PageDrawing]:
    """Draw all that bears on the roots directly, the fullest form that can be read, else the largest.

    A legend goes before texts do.
    """
    drawings: list[tuple[PageContent, PageDrawing]] = []
    for content, is_abridged in _list_direct_contents(renderer.branches):
        for has_legend in dict.fromkeys((renderer.options.legend, False)):
            drawing = renderer.draw_overview(content, tops, is_abridged=is_abridged, has_legend=has_legend)
            if drawing[1].points >= READABLE_PT:
                return content, drawing
            drawings.append((content, drawing))
    return max(drawings, key=lambda each: each[1][1].points)


def _list_direct_contents(branches: Branches) -> Iterator[tuple[PageContent, bool]]:
    """Yield the contents to try, the fullest first, and whether long texts are cut to their first words."""
    groups = _list_direct_groups(branches)
    whole = PageContent(branches.roots, groups)
    yield whole, False
    yield whole, True
    bare = {each: tuple(without_undercuts(branches, group) for group in groups[each]) for each in groups}
    if bare != groups:
        yield PageContent(branches.roots, bare), True


def _list_direct_groups(branches: Branches) -> StepGroups:
    """List the step groups on the roots, and of a single root with a single reason those on that too."""
    groups = {root: branches.step_groups[root] for root in branches.roots if root in branches.step_groups}
    statements = PageContent(branches.roots, groups).statements
    if len(statements) <= TOO_FEW_STATEMENTS:
        lower = sorted(statements & branches.step_groups.keys(), key=branches.reading_index.__getitem__)
        groups |= {each: branches.step_groups[each] for each in lower}
    return groups


def _draw_uppermost_heads(renderer: PageRenderer, tops: Set[str]) -> tuple[PageContent, PageDrawing]:
    """Draw as many heads as can be read at SINGLE_STEP_PT, with all between them."""
    heads = _sort_by_level(renderer.branches, tops)
    drawings: dict[int, tuple[PageContent, PageDrawing]] = {}

    def measure_points(count: int) -> float:
        if count not in drawings:
            content = _build_content(renderer.branches, heads[:count])
            drawings[count] = (
                content,
                renderer.draw_overview(content, tops, is_abridged=True, has_legend=renderer.options.legend),
            )
        return drawings[count][1][1].points

    count = _find_largest_count(measure_points, len(heads), SINGLE_STEP_PT)
    measure_points(count)  # draws it, if nothing can be read
    return drawings[count]


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
