"""The capacity of a page: how large its text must be, and which statements are surely too many for it."""

from collections.abc import Iterable, Mapping, Set

from msgspec import Struct
from msgspec.structs import replace

from argmap.layout.box_content import width_options
from argmap.layout.compact.search_effort import FEW_MEASURES
from argmap.layout.layout_options import LayoutOptions
from argmap.model.map import ArgMap
from argmap.scene.map_labels import select_map_labels
from argmap.theme.pages import READABLE_PT, PageSize

SINGLE_STEP_PT = 14.0
"""Points of text to which an overview may come down if it can show no part's head otherwise.

It is seldom needed: half and double gave the same pages of four maps of 30 to 60 claims.
"""
MAX_FILL_SHARE = 0.5
"""The share of a page that boxes can fill, next to their wires, gaps and a heading.

Pages above it are not drawn, because they surely do not fit. At half, four maps of 30 to 60 claims take 10,
16, 11 and 7 parts in place of 4, 9, 7 and 4; at double the parts are the same, and take about half as long
again.
"""


class PageCapacity(Struct, frozen=True):
    """The least area of each statement's box, and the area that the boxes of a page may have together.

    `abridged_areas` are those of boxes with a short text or first words.
    """

    box_areas: Mapping[str, float]
    abridged_areas: Mapping[str, float]
    max_area: float

    def area(self, statements: Iterable[str], abridged: Set[str] = frozenset()) -> float:
        """Return the least area of the boxes of some statements, in square points."""
        return sum(
            self.abridged_areas[each] if each in abridged else self.box_areas[each] for each in statements
        )

    def is_overfull(self, statements: Iterable[str], abridged: Set[str] = frozenset()) -> bool:
        """Return whether some statements are surely too many for a page, which saves most trial drawings."""
        return self.area(statements, abridged) > self.max_area


def measure_capacity(argmap: ArgMap, page: PageSize, options: LayoutOptions) -> PageCapacity:
    """Measure the areas that a map's statements need on a page; `options` choose words and text size."""
    unmarked = replace(options, hidden={}, continuations=frozenset(), origins={})
    measures = [each * options.size / 18 for each in FEW_MEASURES]
    labels = select_map_labels(argmap, options.lang)
    abridged = replace(unmarked, abridged=frozenset(argmap.statements))
    areas, abridged_areas = (
        {name: min(each.width * each.height for each in widths) for name, widths in contents.items()}
        for contents in (width_options(argmap, each, labels, measures) for each in (unmarked, abridged))
    )
    return PageCapacity(
        areas, abridged_areas, MAX_FILL_SHARE * page.width * page.height * (options.size / READABLE_PT) ** 2
    )
