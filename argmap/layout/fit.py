"""The drawing of a map whose text is largest on the page it is meant for.

Small maps whose text is large enough keep their columns by depth; others are drawn compactly. Where a wire
finds no way there, the columns are searched: from the usual drawing on to neighbours (wider or narrower
boxes, end statements over more or fewer columns) while the text grows. All this counts drawings, never time,
and so is the same on every machine.
"""

from enum import Enum

from msgspec import Struct
from msgspec.structs import replace

from argmap.layout.options import LayoutOptions
from argmap.layout.packed.compact import compact
from argmap.layout.page import centred_on
from argmap.layout.scene import Scene
from argmap.model.map import ArgMap
from argmap.text.deadline import keep_time
from argmap.theme.pages import Page

MEASURES = (150.0, 180.0, 220.0, 270.0, 330.0, 400.0, 480.0, 570.0)
"""The widest lines tried, in points at a text size of 18."""
STAGGERS = (1, 2, 3)
ENOUGH = 24.0
"""Points of text on the page at which the usual drawing is kept: what speakers are advised to show."""
LEAST = 12.0
"""Points of text under which a page is hard to read even from near."""
SMALL = 8
"""Up to so many statements the usual drawing may have text large enough."""
LARGE = 300
"""Above so many statements columns by depth are no picture any more."""
ASPECT = 16 / 9
"""The shape of a large map that is not fitted to a page."""
TRIED = ((60, 16), (200, 8), (400, 3))
"""Up to so many statements, at most so many drawings are tried; above, only the usual one."""
TANGLED = 60
"""With so many wires more than a tree has, only the usual drawing is tried: each takes long."""


class Label(Enum):
    """Which form of its text a statement shows."""

    FULL = "full"
    SHORT = "short"
    AUTO = "auto"


class Arrangement(Enum):
    """How the boxes of a drawing stand."""

    COLUMNS = "columns"
    """In columns by depth, at heights that a layout engine gives."""
    COMPACT = "compact"
    """Branches below or beside their statement; no engine is asked."""


class Fitted(Struct, frozen=True):
    """A drawing in the shape of its page, and how large its text is there, in points (0 without a page)."""

    scene: Scene
    points: float
    arrangement: Arrangement = Arrangement.COLUMNS


def fit(argmap: ArgMap, page: Page, options: LayoutOptions, label: Label = Label.AUTO) -> Fitted:
    """The drawing with the largest text among those tried.

    With `auto`, statements show their short form where that lifts the text to LEAST, and only there.
    Raises EngineTrouble where no engine answers.
    """
    fitted = _fit(argmap, page, replace(options, short=label is Label.SHORT))
    if label is not Label.AUTO or fitted.points >= LEAST or not has_shorts(argmap):
        return fitted
    shortened = _fit(argmap, page, replace(options, short=True))
    return shortened if shortened.points >= LEAST else fitted


def has_shorts(argmap: ArgMap) -> bool:
    """Whether any statement has a short form."""
    return any(statement.short for statement in argmap.statements.values())


def _fit(argmap: ArgMap, page: Page, options: LayoutOptions) -> Fitted:
    best = _best(argmap, page, options)
    return replace(best, scene=centred_on(best.scene, page.width / page.height))


def _best(argmap: ArgMap, page: Page, options: LayoutOptions) -> Fitted:
    """The usual drawing where its text is large enough, else the compact one; a search if there is none."""
    search = _Search(argmap, page, options)
    if len(argmap.statements) <= SMALL and search.drawn(search.start).points >= ENOUGH:
        return search.drawn(search.start)
    scene = compact(argmap, options, page.width / page.height)
    if scene is None:
        return search.climb()
    return Fitted(scene, text_size(scene, page, options.size), Arrangement.COMPACT)


def shaped(argmap: ArgMap, options: LayoutOptions) -> Fitted:
    """The drawing in its own shape: columns by depth, or where that would be a mile high the compact one.

    Raises EngineTrouble where no engine answers.
    """
    scene = compact(argmap, options, ASPECT) if len(argmap.statements) > LARGE else None
    if scene is not None:
        return Fitted(scene, 0.0, Arrangement.COMPACT)
    return Fitted(_by_depth(argmap, options), 0.0)


def _by_depth(argmap: ArgMap, options: LayoutOptions) -> Scene:
    from argmap.layout.lay import lay_out  # most drawings are compact, and need none of this

    return lay_out(argmap, options)


_Choice = tuple[int, int]
"""A place in MEASURES and one in STAGGERS."""


class _Search:
    """The drawings tried so far; `left` is how many more may be."""

    def __init__(self, argmap: ArgMap, page: Page, options: LayoutOptions) -> None:
        self.argmap, self.page, self.options = argmap, page, options
        self.start: _Choice = (MEASURES.index(options.measure), STAGGERS.index(options.stagger))
        self.left = next((most for size, most in TRIED if len(argmap.statements) <= size), 1)
        if sum(len(step.premises) for step in argmap.inferences.values()) > TANGLED + len(argmap.statements):
            self.left = 1
        self.known: dict[_Choice, Fitted] = {}

    def climb(self) -> Fitted:
        """The drawing at which no neighbour has larger text."""
        here = self.start
        best = self.drawn(here)
        while best.points < ENOUGH and self.left > 0:
            following = max(self.around(here), key=lambda each: self.drawn(each).points, default=here)
            if self.drawn(following).points <= best.points * 1.005:
                break
            here, best = following, self.drawn(following)
        return best

    def drawn(self, choice: _Choice) -> Fitted:
        """The drawing of one choice."""
        if choice not in self.known:
            keep_time()
            self.left -= 1
            measure, stagger = MEASURES[choice[0]], STAGGERS[choice[1]]
            scene = _by_depth(self.argmap, replace(self.options, measure=measure, stagger=stagger))
            self.known[choice] = Fitted(scene, text_size(scene, self.page, self.options.size))
        return self.known[choice]

    def around(self, choice: _Choice) -> list[_Choice]:
        """The neighbours of a choice that are known or may still be tried."""
        m, s = choice
        near = [(m + 1, s), (m, s + 1), (m - 1, s), (m, s - 1), (m + 1, s + 1), (m - 1, s + 1)]
        inside = [each for each in near if 0 <= each[0] < len(MEASURES) and 0 <= each[1] < len(STAGGERS)]
        new = [each for each in inside if each not in self.known][: max(self.left, 0)]
        return [each for each in inside if each in self.known or each in new]


def text_size(scene: Scene, page: Page, size: float) -> float:
    """How large text of `size` points in a drawing is when the drawing fills a page, in points."""
    return size * min(page.width / scene.width, page.height / scene.height)
