"""A map too large for a page as an overview and parts that can be read, with the ways between them."""

from collections.abc import Iterable, Sequence

from msgspec import Struct, field
from msgspec.structs import replace

from argmap.config.choices import LabelChoice
from argmap.deck.branch_cutting import BranchCutter, TrimmedBranch
from argmap.deck.branches import Branches, build_branches
from argmap.deck.capacity import READABLE_PT, measure_capacity
from argmap.deck.links import link_pages
from argmap.deck.overview import build_overview
from argmap.deck.page_cache import CachedPage, PageCache
from argmap.deck.page_content import PageContent, StepGroups, merge_contents
from argmap.deck.page_renderer import MapPart, PageRenderer
from argmap.layout.layout_options import LayoutOptions
from argmap.model.subset import SubsetMap
from argmap.theme.pages import PageSize


class Split(Struct, frozen=True):
    """The overview of a map and its parts in reading order; no part where the whole map fits on one page."""

    overview: MapPart
    parts: tuple[MapPart, ...] = ()

    @property
    def small_parts(self) -> tuple[MapPart, ...]:
        """The pages whose text is smaller than a page should have."""
        return tuple(part for part in (self.overview, *self.parts) if part.points < READABLE_PT)


def split(
    subset: SubsetMap, page: PageSize, options: LayoutOptions, label: LabelChoice = LabelChoice.AUTO
) -> Split:
    """A map, or what a cut leaves of one, on pages whose text is at least READABLE.

    Parts show full texts, unless short ones are asked for. Where a single step needs the room, its page has
    smaller text. Raises EngineTrouble where no engine answers.
    """
    found = build_branches(subset.argmap)
    room = measure_capacity(subset.argmap, page, replace(options, short=label is LabelChoice.SHORT))
    desk = PageRenderer(subset, found, page, options, label, room)
    whole = _build_whole_map(desk)
    if whole and whole.points >= READABLE_PT:
        return Split(whole)
    sheets = PageCache(desk)
    cut = sorted(
        _merge_neighbours(sheets, _cut_pages(sheets)), key=lambda each: _reading_position(found, each)
    )
    overview = build_overview(desk, [sheet.content for sheet in cut])
    sketches = [overview[0], *(sheet.content for sheet in cut)]
    first, *parts = link_pages(found, sketches, [overview[1], *(sheets.build_part(sheet) for sheet in cut)])
    return Split(first, tuple(parts))


def _build_whole_map(renderer: PageRenderer) -> MapPart | None:
    """The whole map on one page; None where that is out of question, even with short texts."""
    argmap, short = renderer.subset.argmap, renderer.label is not LabelChoice.FULL
    room = measure_capacity(argmap, renderer.page, replace(renderer.options, short=short))
    if room.is_overfull(argmap.statements):
        return None
    return renderer.build_part(
        PageContent(renderer.branches.roots, renderer.branches.step_groups), renderer.draw_whole_map(), 0
    )


class _MapCutter(Struct):
    """How far a map is cut: the pages so far, and what of the branches of statements is on none."""

    page_cache: PageCache
    pages: list[CachedPage] = field(default_factory=list)
    remaining: dict[str, StepGroups] = field(default_factory=dict)

    def cut_branch(self, statement: str) -> None:
        """Puts so much of a statement's branch on pages that the rest fits on one; all below are settled."""
        settled = BranchCutter(self.page_cache, self.page_cache.renderer.branches, self.remaining).cut_branch(
            statement
        )
        for each in settled.cut_branches:
            self.add_page(each)
        if isinstance(settled, TrimmedBranch):
            self.remaining[statement] = settled.content.step_groups
        else:
            self.pages += settled.pages
            self.remaining[statement] = {}

    def add_page(self, statement: str) -> None:
        """Puts what is left of a statement's branch on a page of its own."""
        self.pages.append(self.page_cache.draw_page(PageContent((statement,), self.remaining.pop(statement))))


def _cut_pages(page_cache: PageCache) -> list[CachedPage]:
    """The pages of a map, cut from the ends of its branches up: that takes the fewest."""
    found, cutting = page_cache.renderer.branches, _MapCutter(page_cache)
    large: list[str] = []
    waiting = list(reversed(found.roots))
    while waiting:
        here = waiting.pop()
        whole = {each: found.step_groups[each] for each in found.subtree(here) if each in found.step_groups}
        if whole and not page_cache.fits(PageContent((here,), whole)):
            large.append(here)
            waiting.extend(reversed(list(found.children(here))))
        else:
            cutting.remaining[here] = whole
    for statement in reversed(large):
        cutting.cut_branch(statement)
    for root in found.roots:
        if cutting.remaining[root] or root not in found.step_groups:
            cutting.add_page(root)
    return cutting.pages


def _merge_neighbours(page_cache: PageCache, pages: Sequence[CachedPage]) -> list[CachedPage]:
    """The pages with neighbours put together that stand below the same statement, if they fit: first those
    that nothing speaks to.
    """
    bare = [page for page in pages if not page.content.step_groups]
    rest = [page for page in pages if page.content.step_groups]
    return _pair_pages(page_cache, [*_pair_pages(page_cache, bare), *rest])


def _pair_pages(page_cache: PageCache, pages: Iterable[CachedPage]) -> list[CachedPage]:
    found = page_cache.renderer.branches
    whole: list[CachedPage] = []
    last: dict[str | None, int] = {}
    for page in sorted(pages, key=lambda each: _reading_position(found, each)):
        above = found.parents.get(page.content.heads[0])
        both = merge_contents([whole[last[above]].content, page.content]) if above in last else page.content
        if page.has_siblings:
            whole.append(page)
        elif above in last and page_cache.fits(both):
            whole[last[above]] = page_cache.draw_page(both)
        else:
            last[above] = len(whole)
            whole.append(page)
    return whole


def _reading_position(branches: Branches, page: CachedPage) -> tuple[int, int]:
    return branches.reading_index[page.content.heads[0]], page.number
