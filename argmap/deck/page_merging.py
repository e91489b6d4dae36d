"""Merging pages that are next to one another in a split map, so that few of them are nearly empty."""

from collections.abc import Sequence

from argmap.deck.branches import Branches
from argmap.deck.page_cache import CachedPage, PageCache
from argmap.deck.page_content import PageContent, merge_contents

MAX_HEADS = 3
"""Statements that a merged page begins with at most: its heading names each of them.

Of 13 maps of 30 to 81 claims, 1 gives 129 parts with 7 claims in the median; 3 and 6 give 117 with 8.
"""


def merge_pages(page_cache: PageCache, pages: Sequence[CachedPage]) -> list[CachedPage]:
    """Merge pages while that leaves text large enough, the smallest first, each with its nearest relative.

    A page goes with the one that shows its head below a parent, with one below the same statement, else with
    any other of the same root. Pages that share a head stay as they are, but others may join them.
    """
    merger = _PageMerger(page_cache, pages)
    while merger.merge_once():
        pass
    return merger.pages


class _PageMerger:
    """Some pages of a map, and the pairs that do not fit on one."""

    def __init__(self, page_cache: PageCache, pages: Sequence[CachedPage]) -> None:
        self.page_cache = page_cache
        self.branches = page_cache.renderer.branches
        self.pages = list(pages)

    def merge_once(self) -> bool:
        """Merge two pages; return whether any fit on one."""
        by_size = sorted(self.pages, key=lambda page: (len(page.content.statements), self._position(page)))
        pairs = (
            sorted((page, each), key=self._position) for page in by_size for each in self._partners(page)
        )
        return any(self._merge_pair(kept, added) for kept, added in pairs)

    def _merge_pair(self, kept: CachedPage, added: CachedPage) -> bool:
        """Merge a page into an earlier one, if they fit on one."""
        content = merge_related(self.branches, kept.content, added.content)
        if added.has_siblings or len(content.heads) > MAX_HEADS:
            return False
        if not self.page_cache.fits(content, kept.number, has_siblings=kept.has_siblings):
            return False
        self.pages.remove(added)
        merged = self.page_cache.draw_page(content, kept.number, has_siblings=kept.has_siblings)
        self.pages[self.pages.index(kept)] = merged
        return True

    def _partners(self, page: CachedPage) -> list[CachedPage]:
        """Return the pages of the same root, the nearest relatives first, then the smallest."""
        root = self._root(page.content.heads[0])
        others = [
            each for each in self.pages if each is not page and self._root(each.content.heads[0]) == root
        ]
        return sorted(
            others,
            key=lambda each: (self._distance(page, each), len(each.content.statements), self._position(each)),
        )

    def _distance(self, page: CachedPage, other: CachedPage) -> int:
        """Return 0 where one page shows the head of the other, 1 where both are below a statement, else 2."""
        one, two = page.content, other.content
        if one.heads[0] in two.statements.difference(two.heads):
            return 0
        if two.heads[0] in one.statements.difference(one.heads):
            return 0
        parents = self.branches.parents
        return 1 if parents.get(one.heads[0]) == parents.get(two.heads[0]) else 2

    def _root(self, statement: str) -> str:
        while statement in self.branches.parents:
            statement = self.branches.parents[statement]
        return statement

    def _position(self, page: CachedPage) -> tuple[int, int]:
        return self.branches.reading_index[page.content.heads[0]], page.number


def merge_related(branches: Branches, upper: PageContent, lower: PageContent) -> PageContent:
    """Merge the contents of two pages; a head that now stands below its parent is none any more."""
    both = merge_contents([upper, lower])
    heads = tuple(
        each
        for each in both.heads
        if each == upper.heads[0] or branches.parent_steps.get(each) not in both.steps
    )
    return PageContent(heads, both.step_groups)
