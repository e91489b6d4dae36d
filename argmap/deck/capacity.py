"""What a page can hold: how large its text is to be, and what is surely too much for it."""

from collections.abc import Iterable, Mapping

from msgspec import Struct
from msgspec.structs import replace

from argmap.i18n.languages import select_labels
from argmap.layout.box_content import width_options
from argmap.layout.compact.compact_layout import FEW_MEASURES
from argmap.layout.layout_options import LayoutOptions
from argmap.model.map import ArgMap
from argmap.theme.pages import PageSize

READABLE_PT = 18.0
"""Points of text that a page is to have."""
SINGLE_STEP_PT = 14.0
"""Points of text that a page of a single step may come down to."""
MAX_FILL_SHARE = 0.5
"""The share of a page that boxes fill at most, with their wires between them and a heading above."""


class PageCapacity(Struct, frozen=True):
    """The least area of each statement's box, and the area that the boxes of a page may have together."""

    box_areas: Mapping[str, float]
    max_area: float

    def area(self, statements: Iterable[str]) -> float:
        """What the boxes of some statements take at least, in square points."""
        return sum(self.box_areas[each] for each in statements)

    def is_overfull(self, statements: Iterable[str]) -> bool:
        """Whether some statements are surely too many for a page: most are known without a drawing."""
        return self.area(statements) > self.max_area


def measure_capacity(argmap: ArgMap, page: PageSize, options: LayoutOptions) -> PageCapacity:
    """What the statements of a map need on a page. `options` choose words and the size of text."""
    bare = replace(options, hidden={}, continuations=frozenset(), origins={})
    measures = [each * options.size / 18 for each in FEW_MEASURES]
    made = width_options(argmap, bare, select_labels(options.lang or argmap.lang).drawing, measures)
    areas = {name: min(card.width * card.height for card in cards) for name, cards in made.items()}
    return PageCapacity(areas, MAX_FILL_SHARE * page.width * page.height * (options.size / READABLE_PT) ** 2)
