"""Fitting the branch of one statement: cut off branches below it, or divide its steps among pages."""

from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence

from msgspec import Struct
from msgspec.structs import replace

from argmap.deck.branches import Branches, StepGroup
from argmap.deck.page_cache import CachedPage, PageCache
from argmap.deck.page_content import PageContent, StepGroups, merge_contents
from argmap.theme.pages import READABLE_PT


class TrimmedBranch(Struct, frozen=True):
    """A page without the branches of `cut_branches`, which get pages of their own."""

    content: PageContent
    cut_branches: tuple[str, ...] = ()


class DividedBranch(Struct, frozen=True):
    """The several pages of one statement, and the statements whose branches are cut off even so."""

    pages: tuple[CachedPage, ...]
    cut_branches: tuple[str, ...]


class BranchCutter(Struct, frozen=True):
    """Cuts the branch of one statement.

    `remaining` has, for statements below it, the step groups that are on no page yet.
    """

    page_cache: PageCache
    branches: Branches
    remaining: Mapping[str, StepGroups]

    def cut_branch(self, statement: str) -> TrimmedBranch | DividedBranch:
        """Cut a branch so that it takes the fewest pages.

        Either the least is cut off so that it fits on one page, or its steps are divided among several.
        A trimmed branch may still share a page with its parent, so it counts as the share of a page that it
        fills: the square of the ratio of text sizes.
        """
        trimmed = self._trim_branch(statement, self.branches.step_groups[statement])
        if trimmed and len(trimmed.cut_branches) < 2:
            return trimmed
        divided = self._divide_branch(statement)
        if trimmed is None:
            return divided
        share = (READABLE_PT / self.page_cache.draw_page(trimmed.content).points) ** 2
        cost = len(trimmed.cut_branches) + (share if statement in self.branches.parents else 1)
        return trimmed if cost <= len(divided.pages) + len(divided.cut_branches) else divided

    def _trim_branch(
        self, head: str, step_groups: Sequence[StepGroup], number: int = 1, *, has_siblings: bool = False
    ) -> TrimmedBranch | None:
        """Cut off the largest branches below some step groups until these fit; None if they never do."""
        below = [each for group in step_groups for each in group.placed_here if self.remaining.get(each)]
        below.sort(key=self._branch_area, reverse=True)

        def build_page(count: int) -> PageContent:
            kept_branches = [PageContent((head,), self.remaining[each]) for each in below[count:]]
            return merge_contents([PageContent((head,), {head: step_groups}), *kept_branches])

        def fits(count: int) -> bool:
            return self.page_cache.fits(build_page(count), number, has_siblings=has_siblings)

        count = bisect_left(range(len(below) + 1), 1, key=fits)
        return TrimmedBranch(build_page(count), tuple(below[:count])) if count <= len(below) else None

    def _branch_area(self, statement: str) -> float:
        """Return the least area of the boxes of a remaining branch, in square points."""
        return self.page_cache.renderer.capacity.area(
            PageContent((statement,), self.remaining[statement]).statements
        )

    def _divide_branch(self, head: str) -> DividedBranch:
        """Divide the steps on a statement among pages, in order, as many on each as fit."""
        units = list(self._build_units(head))
        unit_lists = self._balance_pages(self._fill_pages(units))
        pages = tuple(
            self.page_cache.draw_page(_merge_units(on_page), number, has_siblings=len(unit_lists) > 1)
            for number, on_page in enumerate(unit_lists, 1)
        )
        return DividedBranch(pages, tuple(each for unit in units for each in unit.cut_branches))

    def _fill_pages(self, units: Sequence[TrimmedBranch]) -> list[list[TrimmedBranch]]:
        """Fill one page after the other with units; one that is too large gets a page to itself."""
        pages: list[list[TrimmedBranch]] = []
        start = 0
        while start < len(units):
            count = self._count_fitting(units[start:], len(pages) + 1)
            pages.append(list(units[start : start + count]))
            start += count
        return pages

    def _count_fitting(self, units: Sequence[TrimmedBranch], number: int) -> int:
        """Count the units, from the first on, that fit on a page; at least one."""

        def too_many(count: int) -> bool:
            return not self._fits(units[:count], number)

        return 1 + bisect_left(range(2, len(units) + 1), 1, key=too_many)

    def _balance_pages(self, pages: list[list[TrimmedBranch]]) -> list[list[TrimmedBranch]]:
        """Move units from each page to the next while that evens them out, so that none is nearly empty."""
        for number in range(len(pages) - 1, 0, -1):
            page, following = pages[number - 1], pages[number]
            while len(page) > 1 and self._is_larger(page[:-1], [page[-1], *following]):
                if not self._fits([page[-1], *following], number + 1):
                    break
                following.insert(0, page.pop())
        return pages

    def _fits(self, units: Sequence[TrimmedBranch], number: int) -> bool:
        """Return whether units fit on a page of several."""
        return self.page_cache.fits(_merge_units(units), number, has_siblings=True)

    def _is_larger(self, one: Sequence[TrimmedBranch], other: Sequence[TrimmedBranch]) -> bool:
        """Return whether the boxes of some units need at least as much area as those of others."""
        area = self.page_cache.renderer.capacity.area
        return area(_merge_units(one).statements) >= area(_merge_units(other).statements)

    def _build_units(self, head: str) -> Iterator[TrimmedBranch]:
        """Yield what goes on one page: each step group with all below it, or the pieces of one too large."""
        for index, group in enumerate(self.branches.step_groups[head]):
            number = 2 if index else 1
            trimmed = self._trim_branch(head, (group,), number, has_siblings=True)
            if trimmed or not group.pieces:
                yield trimmed or self._trim_all(head, group)
            else:
                yield from self._build_piece_units(head, group, number)

    def _build_piece_units(self, head: str, step_group: StepGroup, number: int) -> Iterator[TrimmedBranch]:
        """Yield each piece with all below it; what is below their common step goes with the first only.

        `number` is the number of the first page that they may stand on.
        """
        placed: set[str] = set()
        for piece in step_group.pieces:
            unit = replace(piece, placed_here=tuple(each for each in piece.placed_here if each not in placed))
            placed.update(piece.placed_here)
            trimmed = self._trim_branch(head, (unit,), number, has_siblings=True)
            yield trimmed or self._trim_all(head, unit)

    def _trim_all(self, head: str, step_group: StepGroup) -> TrimmedBranch:
        """Cut off every branch below a step group."""
        return TrimmedBranch(
            PageContent((head,), {head: (step_group,)}),
            tuple(each for each in step_group.placed_here if self.remaining.get(each)),
        )


def _merge_units(units: Sequence[TrimmedBranch]) -> PageContent:
    """Merge units into the content of one page."""
    return merge_contents(unit.content for unit in units)
