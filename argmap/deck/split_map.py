"""Splitting a map that is too large for a page into an overview and readable parts, with links."""

from collections.abc import Iterable, Sequence

from msgspec import Struct
from msgspec.structs import replace

from argmap.config.drawing_choices import LabelChoice
from argmap.deck.branch_cutting import BranchCutter, TrimmedBranch
from argmap.deck.branches import Branches, build_branches
from argmap.deck.capacity import measure_capacity
from argmap.deck.links import link_pages
from argmap.deck.minimap import build_minimaps
from argmap.deck.overview import build_overview
from argmap.deck.page_cache import CachedPage, PageCache
from argmap.deck.page_content import PageContent, StepGroups, merge_contents
from argmap.deck.page_merging import merge_pages
from argmap.deck.page_renderer import MapPart, PageRenderer, part_key
from argmap.layout.layout_options import LayoutOptions
from argmap.model.subset import SubsetMap
from argmap.scene.map_labels import select_map_labels
from argmap.theme.pages import READABLE_PT, PageSize


class Split(Struct, frozen=True):
    """The overview of a map and its parts in reading order.

    There are no parts if the whole map fits on one page, which then is the overview. If one part would have
    no other statements than the overview, that shows them in full instead: `overview_part` is the overview
    with the key and the number of that part, and `overview_place` its place among the parts.
    """

    overview: MapPart
    parts: tuple[MapPart, ...] = ()
    overview_part: MapPart | None = None
    overview_place: int = 0

    @property
    def full_parts(self) -> tuple[MapPart, ...]:
        """The pages that together show each statement in full."""
        if self.overview_part is None:
            return self.parts or (self.overview,)
        return (*self.parts[: self.overview_place], self.overview_part, *self.parts[self.overview_place :])

    @property
    def small_parts(self) -> tuple[MapPart, ...]:
        """The pages with text smaller than READABLE_PT."""
        return tuple(part for part in (self.overview, *self.parts) if part.points < READABLE_PT)


def split(
    subset: SubsetMap, page: PageSize, options: LayoutOptions, label: LabelChoice = LabelChoice.AUTO
) -> Split:
    """Split a map, or a subset of one, into pages with text of READABLE_PT or more.

    Parts show full texts, unless short ones are chosen. A page whose single step needs the room has smaller
    text. Raises EngineError if no layout engine answers.
    """
    branches = build_branches(subset.argmap)
    capacity = measure_capacity(subset.argmap, page, replace(options, short=label is LabelChoice.SHORT))
    renderer = PageRenderer(subset, branches, page, options, label, capacity)
    whole_map = _build_whole_map(renderer)
    if whole_map and whole_map.points >= READABLE_PT:
        return Split(whole_map)
    cache = PageCache(renderer)
    pages = merge_pages(cache, _merge_neighbours(cache, _cut_pages(cache)))
    pages.sort(key=lambda each: _reading_position(branches, each))
    content, overview = build_overview(renderer, [head for page in pages for head in page.content.heads])
    twin = next((page for page in pages if page.content.statements == content.statements), None)
    if twin is None:
        return Split(*_link_parts(cache, (content, overview), pages))
    place = pages.index(twin)
    pages.remove(twin)
    overview = cache.build_part(cache.draw_page(twin.content, 0, has_siblings=twin.has_siblings))
    overview, parts = _link_parts(cache, (twin.content, overview), pages)
    key = part_key(overview.head, twin.number)
    return Split(overview, parts, replace(overview, key=key, number=twin.number), place)


def _link_parts(
    page_cache: PageCache, overview: tuple[PageContent, MapPart], pages: Sequence[CachedPage]
) -> tuple[MapPart, tuple[MapPart, ...]]:
    """Link an overview and the parts of pages to one another."""
    renderer = page_cache.renderer
    contents = [overview[0], *(page.content for page in pages)]
    parts = [renderer.build_part(page.content, page.drawing, page.number) for page in pages]
    pattern = select_map_labels(renderer.subset.argmap, renderer.options.lang).part_of
    minimaps = build_minimaps(parts, pattern, [part.title for part in parts])
    if renderer.options.heading:
        parts = [page_cache.build_part(page, minimap) for page, minimap in zip(pages, minimaps)]
    else:
        parts = [page_cache.build_part(page) for page in pages]
    linked, *linked_parts = link_pages(renderer.branches, contents, [overview[1], *parts])
    return linked, tuple(linked_parts)


def _build_whole_map(renderer: PageRenderer) -> MapPart | None:
    """Build the whole map as one page; None if it surely does not fit, even with short texts."""
    argmap, short = renderer.subset.argmap, renderer.label is not LabelChoice.FULL
    capacity = measure_capacity(argmap, renderer.page, replace(renderer.options, short=short))
    if capacity.is_overfull(argmap.statements):
        return None
    return renderer.build_part(
        PageContent(renderer.branches.roots, renderer.branches.step_groups), renderer.draw_whole_map(), 0
    )


class _MapCutter:
    """Cuts a map into pages: the pages so far, and the step groups on no page, by the branch they are in."""

    def __init__(self, page_cache: PageCache) -> None:
        self.page_cache = page_cache
        self.pages: list[CachedPage] = []
        self.remaining: dict[str, StepGroups] = {}

    def cut_branch(self, statement: str) -> None:
        """Put so much of a statement's branch on pages that the rest fits on one.

        The branches below it must have been cut before.
        """
        branches = self.page_cache.renderer.branches
        branch = BranchCutter(self.page_cache, branches, self.remaining).cut_branch(statement)
        for each in branch.cut_branches:
            self.add_page(each)
        if isinstance(branch, TrimmedBranch):
            self.remaining[statement] = branch.content.step_groups
        else:
            self.pages += branch.pages
            self.remaining[statement] = {}

    def add_page(self, statement: str) -> None:
        """Put the rest of a statement's branch on a page of its own."""
        self.pages.append(self.page_cache.draw_page(PageContent((statement,), self.remaining.pop(statement))))


def _cut_pages(page_cache: PageCache) -> list[CachedPage]:
    """Cut a map into pages from the ends of its branches up: that takes the fewest."""
    branches, cutter = page_cache.renderer.branches, _MapCutter(page_cache)
    too_large: list[str] = []
    pending = list(reversed(branches.roots))
    while pending:
        current = pending.pop()
        groups = {
            each: branches.step_groups[each]
            for each in branches.subtree(current)
            if each in branches.step_groups
        }
        if groups and not page_cache.fits(PageContent((current,), groups)):
            too_large.append(current)
            pending.extend(reversed(list(branches.children(current))))
        else:
            cutter.remaining[current] = groups
    for statement in reversed(too_large):
        cutter.cut_branch(statement)
    for root in branches.roots:
        if cutter.remaining[root] or root not in branches.step_groups:
            cutter.add_page(root)
    return cutter.pages


def _merge_neighbours(page_cache: PageCache, pages: Sequence[CachedPage]) -> list[CachedPage]:
    """Merge neighbouring pages below the same statement if they fit on one.

    Pages of single statements are merged first, so that fewer of them are left.
    """
    single = [page for page in pages if not page.content.step_groups]
    others = [page for page in pages if page.content.step_groups]
    return _pair_pages(page_cache, [*_pair_pages(page_cache, single), *others])


def _pair_pages(page_cache: PageCache, pages: Iterable[CachedPage]) -> list[CachedPage]:
    """Merge each page in reading order into the one before it below the same statement, if they fit."""
    branches = page_cache.renderer.branches
    merged: list[CachedPage] = []
    last_index: dict[str | None, int] = {}
    for page in sorted(pages, key=lambda each: _reading_position(branches, each)):
        parent = branches.parents.get(page.content.heads[0])
        both = page.content
        if parent in last_index:
            both = merge_contents([merged[last_index[parent]].content, page.content])
        if page.has_siblings:
            merged.append(page)
        elif parent in last_index and page_cache.fits(both):
            merged[last_index[parent]] = page_cache.draw_page(both)
        else:
            last_index[parent] = len(merged)
            merged.append(page)
    return merged


def _reading_position(branches: Branches, page: CachedPage) -> tuple[int, int]:
    """Return the sort key of a page: the reading position of its head, and its number."""
    return branches.reading_index[page.content.heads[0]], page.number
