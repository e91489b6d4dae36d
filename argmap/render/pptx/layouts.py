"""The layouts of a presentation, as its slides use them: placeholders, bounds and text sizes."""

from collections.abc import Iterable, Sequence
from typing import Any

from msgspec import Struct

from argmap.deck.deck import BODY_BOUNDS, TITLE_BOUNDS, scale_bounds
from argmap.diagnostics.diagnostic import Phrase
from argmap.render.pptx.package_cleanup import find_elements
from argmap.render.pptx.slide_units import EMU_PER_POINT
from argmap.scene.scene import Rect
from argmap.theme.pages import PageSize

MAX_TITLE_BOTTOM = 0.45
"""The lowest end of a title, as a share of the page, that leaves room for a drawing below it.

A title further down belongs to a cover; a drawing then gets the bounds that it has without a template.
"""
MIN_FOOTER_TOP = 0.8
"""The share of the page's height below which a number, date or footer ends the bounds of a drawing."""
TITLE_GAP = 4.0
"""The distance of a drawing from the title above it and the footer below it, in points."""


class Placeholder(Struct, frozen=True):
    """A placeholder of a layout: the kind and index that slides refer to it by, and its bounds in points.

    `is_moved` if a slide has it elsewhere than its layout.
    """

    kind: str | None
    index: int | None
    rect: Rect
    is_moved: bool = False


class Layout(Struct, frozen=True):
    """A layout: its number, its placeholders, and the free bounds under its title in points."""

    number: int
    title: Placeholder | None
    body: Placeholder | None
    page_number: Placeholder | None
    body_bounds: Rect
    sizes: tuple[float, float]
    """The largest sizes of its titles and of its lines, in points."""


def read_layout(number: int, layout: Any, page: tuple[float, float], sizes: tuple[float, float]) -> Layout:
    """Read a layout on a page of this width and height in points."""
    placeholders = [
        _read_placeholder(layout.placeholders[index]) for index in range(len(layout.placeholders))
    ]
    title = _find_placeholder(placeholders, "title", "ctrTitle")
    footers = [each for each in placeholders if each.kind in ("sldNum", "dt", "ftr")]
    return Layout(
        number,
        title,
        _find_placeholder(placeholders, "body", "obj", "subTitle", None),
        _find_placeholder(placeholders, "sldNum"),
        _free_bounds(page, title, footers),
        sizes,
    )


def _read_placeholder(placeholder: Any) -> Placeholder:
    reference = next(find_elements(placeholder._element, "ph"))
    sizes = (placeholder.left, placeholder.top, placeholder.width, placeholder.height)
    index = reference.get("idx")
    return Placeholder(
        reference.get("type"),
        int(index) if index else None,
        Rect(*((size or 0) / EMU_PER_POINT for size in sizes)),
    )


def _find_placeholder(placeholders: Iterable[Placeholder], *kinds: str | None) -> Placeholder | None:
    """Find the first placeholder of the first kind that there is."""
    candidates = list(placeholders)
    return next((each for kind in kinds for each in candidates if each.kind == kind), None)


def _free_bounds(
    page: tuple[float, float], title: Placeholder | None, footers: Sequence[Placeholder]
) -> Rect:
    """Compute the bounds between a layout's title and footers, as wide as they are without a template."""
    page_size = PageSize(Phrase(en="", ko=""), *page)
    default, title_bounds = scale_bounds(BODY_BOUNDS, page_size), scale_bounds(TITLE_BOUNDS, page_size)
    top = title.rect.bottom if title and title.rect.height else title_bounds.bottom
    if top > page[1] * MAX_TITLE_BOTTOM:
        return default
    footer_tops = [
        each.rect.y for each in footers if each.rect.height and each.rect.y > page[1] * MIN_FOOTER_TOP
    ]
    bottom = min([default.bottom, *footer_tops])
    return Rect(default.x, top + TITLE_GAP, default.width, bottom - top - 2 * TITLE_GAP)
