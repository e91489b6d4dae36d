"""How large the text of some statements may come out on a page: a guess, made without a drawing."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from argmap.deck.sketch import Sketch
from argmap.layout.card import cards
from argmap.layout.compose import cell_height
from argmap.layout.options import LayoutOptions
from argmap.model.map import ArgMap
from argmap.theme.pages import Page
from argmap.words.drawing import words

MEASURES = (150.0, 220.0, 330.0)
"""The widest lines guessed with, in points at a text size of 18."""
BETWEEN = 14.0
"""Points between boxes of a column."""
ASIDE = 62.0
"""Points between columns."""
JOINT = 40.0
"""Points more where a joint stands between two columns."""
MARGINS = 56.0
HEADED = 90.0
"""Points that a page's heading and legend take."""

Size = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Room:
    """A page, and for each of MEASURES the width and height of every statement's box."""

    page: Page
    size: float
    sizes: tuple[Mapping[str, Size], ...]

    def points(self, sketch: Sketch) -> float:
        """How large the text of a page may come out, in points. Columns as wide as their widest box, what
        speaks to a statement beside it, one below the other.
        """
        depths, below, joints = _columns(sketch)
        gaps = max(depths.values()) * ASIDE + joints * JOINT
        return max(self._points(sizes, depths, below, gaps) for sizes in self.sizes)

    def _points(
        self,
        sizes: Mapping[str, Size],
        depths: Mapping[str, int],
        below: Mapping[str, list[str]],
        gaps: float,
    ) -> float:
        widths: dict[int, float] = {}
        heights: dict[str, float] = {}
        for statement in reversed(list(depths)):
            wide, high = sizes[statement]
            widths[depths[statement]] = max(wide, widths.get(depths[statement], 0.0))
            stack = sum(heights[each] + BETWEEN for each in below[statement]) - BETWEEN
            heights[statement] = max(high, stack)
        height = sum(heights[top] + BETWEEN for top, depth in depths.items() if depth == 0) + HEADED + MARGINS
        width = sum(widths.values()) + gaps + MARGINS
        return self.size * min(self.page.width / width, self.page.height / height)


def _columns(sketch: Sketch) -> tuple[Mapping[str, int], Mapping[str, list[str]], int]:
    """The column of each statement, what stands right of each, and how many columns have joints before them.

    A statement comes after the one that it stands right of.
    """
    depths = dict.fromkeys(sketch.heads, 0)
    below: dict[str, list[str]] = {head: [] for head in sketch.heads}
    joints: set[int] = set()
    waiting = list(sketch.heads)
    for here in waiting:
        for move in sketch.moves.get(here, ()):
            if len(move.steps) > 1 or len(move.statements) > 1:
                joints.add(depths[here])
            for each in move.statements:
                if each not in depths:
                    depths[each] = depths[here] + 1
                    below[each] = []
                    below[here].append(each)
                    waiting.append(each)
    return depths, below, len(joints)


def room_for(argmap: ArgMap, page: Page, options: LayoutOptions) -> Room:
    """What the statements of a map need on a page. `options` choose their words."""
    say = words(options.lang or argmap.lang)
    bare = replace(options, hidden={}, onward=frozenset(), origins={})
    sizes = []
    for measure in MEASURES:
        made = cards(argmap, replace(bare, measure=measure), say, {})
        sizes.append({name: (card.width, cell_height(card)) for name, card in made.items()})
    return Room(page, options.size, tuple(sizes))
