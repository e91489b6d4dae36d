"""What a page can hold: how large its text is to be, and what is surely too much for it."""

from collections.abc import Iterable, Mapping

from msgspec import Struct
from msgspec.structs import replace

from argmap.layout.card import choices
from argmap.layout.options import LayoutOptions
from argmap.layout.packed.compact import FEW
from argmap.model.map import ArgMap
from argmap.theme.pages import Page
from argmap.words.drawing import words

READABLE = 18.0
"""Points of text that a page is to have."""
SINGLE = 14.0
"""Points of text that a page of a single step may come down to."""
FULLEST = 0.5
"""The share of a page that boxes fill at most, with their wires between them and a heading above."""


class Room(Struct, frozen=True):
    """The least area of each statement's box, and the area that the boxes of a page may have together."""

    areas: Mapping[str, float]
    most: float

    def area(self, statements: Iterable[str]) -> float:
        """What the boxes of some statements take at least, in square points."""
        return sum(self.areas[each] for each in statements)

    def overfull(self, statements: Iterable[str]) -> bool:
        """Whether some statements are surely too many for a page: most are known without a drawing."""
        return self.area(statements) > self.most


def room_for(argmap: ArgMap, page: Page, options: LayoutOptions) -> Room:
    """What the statements of a map need on a page. `options` choose words and the size of text."""
    bare = replace(options, hidden={}, onward=frozenset(), origins={})
    measures = [each * options.size / 18 for each in FEW]
    made = choices(argmap, bare, words(options.lang or argmap.lang), measures)
    areas = {name: min(card.width * card.height for card in cards) for name, cards in made.items()}
    return Room(areas, FULLEST * page.width * page.height * (options.size / READABLE) ** 2)
