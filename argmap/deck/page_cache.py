"""Pages drawn to see what fits, each but once."""

from msgspec import Struct, field

from argmap.deck.capacity import READABLE_PT
from argmap.deck.page_content import PageContent
from argmap.deck.page_renderer import MapPart, PageDrawing, PageExtras, PageRenderer
from argmap.diagnostics.deadline import check_deadline

NO_EXTRAS, SHORT_TEXTS = PageExtras(), PageExtras(short_texts=True)
WITH_LEGEND, WITH_LEGEND_AND_FRAMES = PageExtras(legend=True), PageExtras(legend=True, frames=True)

_CacheKey = tuple[tuple[str, ...], frozenset[str], int, bool]


class CachedPage(Struct, frozen=True):
    """A page as drawn: which of its head's pages it is, from 1 on, and whether there are others."""

    content: PageContent
    number: int
    has_siblings: bool
    drawing: PageDrawing

    @property
    def points(self) -> float:
        """How large its text is."""
        return self.drawing[1].points


class PageCache(Struct, frozen=True):
    """A desk, and the pages that were drawn on it."""

    renderer: PageRenderer
    pages: dict[_CacheKey, CachedPage] = field(default_factory=dict)

    def draw_page(self, content: PageContent, number: int = 1, *, has_siblings: bool = False) -> CachedPage:
        """The page of a sketch."""
        check_deadline()
        key = (content.heads, content.steps, number, has_siblings)
        if key not in self.pages:
            drawing = self.renderer.draw_page(content, number, has_siblings=has_siblings, extras=NO_EXTRAS)
            self.pages[key] = CachedPage(content, number, has_siblings, drawing)
        return self.pages[key]

    def fits(self, content: PageContent, number: int = 1, *, has_siblings: bool = False) -> bool:
        """Whether the page of a sketch can be read."""
        if self.renderer.capacity.is_overfull(content.statements):
            return False
        return self.draw_page(content, number, has_siblings=has_siblings).points >= READABLE_PT

    def build_part(self, page: CachedPage) -> MapPart:
        """The part that a page becomes: with a legend and frames, where they leave its text large enough."""
        best = page.drawing
        for dress in self._choose_extras(page):
            dressed = self.renderer.draw_page(
                page.content, page.number, has_siblings=page.has_siblings, extras=dress
            )
            if dressed[1].points < min(READABLE_PT, page.points):
                break
            best = dressed
        return self.renderer.build_part(page.content, best, page.number)

    def _choose_extras(self, page: CachedPage) -> tuple[PageExtras, ...]:
        if page.points < READABLE_PT:
            return (SHORT_TEXTS,)
        return (
            (WITH_LEGEND, WITH_LEGEND_AND_FRAMES)
            if self.renderer.has_groups(page.content)
            else (WITH_LEGEND,)
        )
