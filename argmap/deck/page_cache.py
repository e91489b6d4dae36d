"""A cache of trial pages: each is drawn once, to see whether it fits."""

from msgspec import Struct
from msgspec.structs import replace

from argmap.deck.page_content import PageContent
from argmap.deck.page_renderer import MapPart, PageDrawing, PageExtras, PageRenderer
from argmap.diagnostics.deadline import check_deadline
from argmap.scene.scene import Minimap
from argmap.theme.pages import READABLE_PT

NO_EXTRAS, SHORT_TEXTS = PageExtras(), PageExtras(short_texts=True)
WITH_LEGEND, WITH_LEGEND_AND_FRAMES = PageExtras(legend=True), PageExtras(legend=True, frames=True)

"""The extras that a page can be drawn with."""

_CacheKey = tuple[tuple[str, ...], frozenset[str], int, bool]


class CachedPage(Struct, frozen=True):
    """A drawn page. `number` counts the pages of its head from 1; `has_siblings` if there are several."""

    content: PageContent
    number: int
    has_siblings: bool
    drawing: PageDrawing

    @property
    def points(self) -> float:
        """The size of its text on the page, in points."""
        return self.drawing[1].points


class PageCache:
    """A renderer and the pages that it has drawn, by their content, number and siblings."""

    def __init__(self, renderer: PageRenderer) -> None:
        self.renderer = renderer
        self._pages: dict[_CacheKey, CachedPage] = {}

    def draw_page(self, content: PageContent, number: int = 1, *, has_siblings: bool = False) -> CachedPage:
        """Draw the page of a content without extras, or take it from the cache."""
        check_deadline()
        key = (content.heads, content.steps, number, has_siblings)
        if key not in self._pages:
            drawing = self.renderer.draw_page(content, number, has_siblings=has_siblings, extras=NO_EXTRAS)
            self._pages[key] = CachedPage(content, number, has_siblings, drawing)
        return self._pages[key]

    def fits(self, content: PageContent, number: int = 1, *, has_siblings: bool = False) -> bool:
        """Return whether the page of a content has text of READABLE_PT or more."""
        abridged = self.renderer.find_abridged_statements(content, number)
        if self.renderer.capacity.is_overfull(content.statements, abridged):
            return False
        return self.draw_page(content, number, has_siblings=has_siblings).points >= READABLE_PT

    def build_part(self, page: CachedPage, minimap: Minimap | None = None) -> MapPart:
        """Build the part of a page, with a legend and frames if they leave its text large enough."""
        best = page.drawing if minimap is None else self._draw_with_extras(page, PageExtras(minimap=minimap))
        for extras in self._choose_extras(page):
            drawing = self._draw_with_extras(page, replace(extras, minimap=minimap))
            if drawing[1].points < min(READABLE_PT, page.points):
                break
            best = drawing
        return self.renderer.build_part(page.content, best, page.number)

    def _draw_with_extras(self, page: CachedPage, extras: PageExtras) -> PageDrawing:
        return self.renderer.draw_page(
            page.content, page.number, has_siblings=page.has_siblings, extras=extras
        )

    def _choose_extras(self, page: CachedPage) -> tuple[PageExtras, ...]:
        """Return the extras to try on a page, one after the other."""
        if page.points < READABLE_PT:
            return (SHORT_TEXTS,)
        return (
            (WITH_LEGEND, WITH_LEGEND_AND_FRAMES)
            if self.renderer.has_groups(page.content)
            else (WITH_LEGEND,)
        )
