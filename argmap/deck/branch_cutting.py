"""The moves on one statement on pages: branches below them cut off, or the moves shared out over several."""

from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence

from msgspec import Struct
from msgspec.structs import replace

from argmap.deck.branches import Branches, StepGroup
from argmap.deck.capacity import READABLE_PT
from argmap.deck.page_cache import CachedPage, PageCache
from argmap.deck.page_content import PageContent, StepGroups, merge_contents


class TrimmedBranch(Struct, frozen=True):
    """A page without the branches of `cut`, which get pages of their own."""

    content: PageContent
    cut_branches: tuple[str, ...] = ()


class DividedBranch(Struct, frozen=True):
    """The pages that a statement heads, and whose branches are cut off all the same."""

    pages: tuple[CachedPage, ...]
    cut_branches: tuple[str, ...]


class BranchCutter(Struct, frozen=True):
    """Cuts the branch of one statement. `left` has what stands below others and is on no page yet."""

    page_cache: PageCache
    branches: Branches
    remaining: Mapping[str, StepGroups]

    def cut_branch(self, statement: str) -> TrimmedBranch | DividedBranch:
        """The branch with the least cut off so that it fits on a page; its moves on several pages where that
        makes fewer of them. What is not cut off may share a page with what stands above: it counts as much
        as it fills.
        """
        lopped = self._trim_branch(statement, self.branches.step_groups[statement])
        if lopped and len(lopped.cut_branches) < 2:
            return lopped
        shared = self._divide_branch(statement)
        if lopped is None:
            return shared
        filled = (READABLE_PT / self.page_cache.draw_page(lopped.content).points) ** 2
        costs = len(lopped.cut_branches) + (filled if statement in self.branches.parents else 1)
        return lopped if costs <= len(shared.pages) + len(shared.cut_branches) else shared

    def _trim_branch(
        self, head: str, step_groups: Sequence[StepGroup], number: int = 1
    ) -> TrimmedBranch | None:
        """Some moves, the heaviest branches below them cut off until they fit; None where they never do."""
        below = [each for move in step_groups for each in move.placed_here if self.remaining.get(each)]
        below.sort(key=self._branch_area, reverse=True)

        def page(cut: int) -> PageContent:
            more = [PageContent((head,), self.remaining[each]) for each in below[cut:]]
            return merge_contents([PageContent((head,), {head: step_groups}), *more])

        def fits(cut: int) -> bool:
            return self.page_cache.fits(page(cut), number, has_siblings=number > 1)

        cut = bisect_left(range(len(below) + 1), 1, key=fits)
        return TrimmedBranch(page(cut), tuple(below[:cut])) if cut <= len(below) else None

    def _branch_area(self, statement: str) -> float:
        return self.page_cache.renderer.capacity.area(
            PageContent((statement,), self.remaining[statement]).statements
        )

    def _divide_branch(self, head: str) -> DividedBranch:
        """The moves in order, as many on each page as fit."""
        units = list(self._build_units(head))
        runs = self._balance_pages(self._fill_pages(units))
        sheets = tuple(
            self.page_cache.draw_page(_merge_units(run), number, has_siblings=len(runs) > 1)
            for number, run in enumerate(runs, 1)
        )
        return DividedBranch(sheets, tuple(each for unit in units for each in unit.cut_branches))

    def _fill_pages(self, units: Sequence[TrimmedBranch]) -> list[list[TrimmedBranch]]:
        """The units as they fill one page after the other; one that is too large stands alone."""
        runs: list[list[TrimmedBranch]] = []
        start = 0
        while start < len(units):
            count = self._count_fitting(units[start:], len(runs) + 1)
            runs.append(list(units[start : start + count]))
            start += count
        return runs

    def _count_fitting(self, units: Sequence[TrimmedBranch], number: int) -> int:
        """How many of the units, from the first on, fit on a page; one at least."""

        def too_many(count: int) -> bool:
            return not self._fits(units[:count], number)

        return 1 + bisect_left(range(2, len(units) + 1), 1, key=too_many)

    def _balance_pages(self, pages: list[list[TrimmedBranch]]) -> list[list[TrimmedBranch]]:
        """The runs with the last ones filled up from those before, so that none is nearly empty."""
        for number in range(len(pages) - 1, 0, -1):
            full, scant = pages[number - 1], pages[number]
            while len(full) > 1 and self._is_larger(full[:-1], [full[-1], *scant]):
                if not self._fits([full[-1], *scant], number + 1):
                    break
                scant.insert(0, full.pop())
        return pages

    def _fits(self, units: Sequence[TrimmedBranch], number: int) -> bool:
        return self.page_cache.fits(_merge_units(units), number, has_siblings=True)

    def _is_larger(self, one: Sequence[TrimmedBranch], other: Sequence[TrimmedBranch]) -> bool:
        area = self.page_cache.renderer.capacity.area
        return area(_merge_units(one).statements) >= area(_merge_units(other).statements)

    def _build_units(self, head: str) -> Iterator[TrimmedBranch]:
        """What is never torn apart: each move with what stands below it, or the pieces of one too large."""
        for move in self.branches.step_groups[head]:
            whole = self._trim_branch(head, (move,), 2)
            if whole or not move.pieces:
                yield whole or self._trim_all(head, move)
            else:
                yield from self._build_piece_units(head, move)

    def _build_piece_units(self, head: str, step_group: StepGroup) -> Iterator[TrimmedBranch]:
        """Each piece with what stands below it, and below the step that all have only once."""
        met: set[str] = set()
        for piece in step_group.pieces:
            new = replace(piece, placed_here=tuple(each for each in piece.placed_here if each not in met))
            met.update(piece.placed_here)
            yield self._trim_branch(head, (new,), 2) or self._trim_all(head, new)

    def _trim_all(self, head: str, step_group: StepGroup) -> TrimmedBranch:
        return TrimmedBranch(
            PageContent((head,), {head: (step_group,)}),
            tuple(each for each in step_group.placed_here if self.remaining.get(each)),
        )


def _merge_units(units: Sequence[TrimmedBranch]) -> PageContent:
    return merge_contents(unit.content for unit in units)
