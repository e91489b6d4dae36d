"""The drawing of a map whose text is largest on the page it is meant for.

Small maps whose text is large enough keep their columns by depth; others are drawn compactly. Where a wire
finds no way there, the columns are searched: from the usual drawing on to neighbours (wider or narrower
boxes, end statements over more or fewer columns) while the text grows. All this counts drawings, never time,
and so is the same on every machine.
"""

from enum import Enum

from msgspec import Struct
from msgspec.structs import replace

from argmap.config.choices import LabelChoice
from argmap.diagnostics.deadline import check_deadline
from argmap.layout.compact.compact_layout import lay_out_compact
from argmap.layout.layout_options import LayoutOptions
from argmap.layout.page_frame import centre_on_page
from argmap.model.map import ArgMap
from argmap.scene.scene import Scene
from argmap.theme.pages import PageSize

MEASURES = (150.0, 180.0, 220.0, 270.0, 330.0, 400.0, 480.0, 570.0)
"""The widest lines tried, in points at a text size of 18."""
STAGGERS = (1, 2, 3)
TARGET_TEXT_PT = 24.0
"""Points of text on the page at which the usual drawing is kept: what speakers are advised to show."""
MIN_TEXT_PT = 12.0
"""Points of text under which a page is hard to read even from near."""
MAX_SMALL_STATEMENTS = 8
"""Up to so many statements the usual drawing may have text large enough."""
MAX_COLUMNS_STATEMENTS = 300
"""Above so many statements columns by depth are no picture any more."""
DEFAULT_ASPECT = 16 / 9
"""The shape of a large map that is not fitted to a page."""
MAX_DRAWINGS = ((60, 16), (200, 8), (400, 3))
"""Up to so many statements, at most so many drawings are tried; above, only the usual one."""
MAX_EXTRA_WIRES = 60
"""With so many wires more than a tree has, only the usual drawing is tried: each takes long."""


class Arrangement(Enum):
    """How the boxes of a drawing stand."""

    COLUMNS = "columns"
    """In columns by depth, at heights that a layout engine gives."""
    COMPACT = "compact"
    """Branches below or beside their statement; no engine is asked."""


class FittedScene(Struct, frozen=True):
    """A drawing in the shape of its page, and how large its text is there, in points (0 without a page)."""

    scene: Scene
    points: float
    arrangement: Arrangement = Arrangement.COLUMNS


def fit_to_page(
    argmap: ArgMap, page: PageSize, options: LayoutOptions, label: LabelChoice = LabelChoice.AUTO
) -> FittedScene:
    """The drawing with the largest text among those tried.

    With `auto`, statements show their short form where that lifts the text to LEAST, and only there.
    Raises EngineTrouble where no engine answers.
    """
    fitted = _fit_once(argmap, page, replace(options, short=label is LabelChoice.SHORT))
    if label is not LabelChoice.AUTO or fitted.points >= MIN_TEXT_PT or not has_short_texts(argmap):
        return fitted
    shortened = _fit_once(argmap, page, replace(options, short=True))
    return shortened if shortened.points >= MIN_TEXT_PT else fitted


def has_short_texts(argmap: ArgMap) -> bool:
    """Whether any statement has a short form."""
    return any(statement.short for statement in argmap.statements.values())


def _fit_once(argmap: ArgMap, page: PageSize, options: LayoutOptions) -> FittedScene:
    best = _choose_arrangement(argmap, page, options)
    return replace(best, scene=centre_on_page(best.scene, page.width / page.height))


def _choose_arrangement(argmap: ArgMap, page: PageSize, options: LayoutOptions) -> FittedScene:
    """The usual drawing where its text is large enough, else the compact one; a search if there is none."""
    search = _ColumnsSearch(argmap, page, options)
    if (
        len(argmap.statements) <= MAX_SMALL_STATEMENTS
        and search.try_variant(search.start).points >= TARGET_TEXT_PT
    ):
        return search.try_variant(search.start)
    scene = lay_out_compact(argmap, options, page.width / page.height)
    if scene is None:
        return search.hill_climb()
    return FittedScene(scene, text_size(scene, page, options.size), Arrangement.COMPACT)


def lay_out_unfitted(argmap: ArgMap, options: LayoutOptions) -> FittedScene:
    """The drawing in its own shape: columns by depth, or where that would be a mile high the compact one.

    Raises EngineTrouble where no engine answers.
    """
    scene = (
        lay_out_compact(argmap, options, DEFAULT_ASPECT)
        if len(argmap.statements) > MAX_COLUMNS_STATEMENTS
        else None
    )
    if scene is not None:
        return FittedScene(scene, 0.0, Arrangement.COMPACT)
    return FittedScene(_lay_out_by_depth(argmap, options), 0.0)


def _lay_out_by_depth(argmap: ArgMap, options: LayoutOptions) -> Scene:
    from argmap.layout.columns.column_layout import (
        lay_out_columns,  # most drawings are compact, and need none of this
    )

    return lay_out_columns(argmap, options)


_Variant = tuple[int, int]
"""A place in MEASURES and one in STAGGERS."""


class _ColumnsSearch:
    """The drawings tried so far; `left` is how many more may be."""

    def __init__(self, argmap: ArgMap, page: PageSize, options: LayoutOptions) -> None:
        self.argmap, self.page, self.options = argmap, page, options
        self.start: _Variant = (MEASURES.index(options.measure), STAGGERS.index(options.stagger))
        self.tries_left = next((most for size, most in MAX_DRAWINGS if len(argmap.statements) <= size), 1)
        if sum(len(step.premises) for step in argmap.inferences.values()) > MAX_EXTRA_WIRES + len(
            argmap.statements
        ):
            self.tries_left = 1
        self.results: dict[_Variant, FittedScene] = {}

    def hill_climb(self) -> FittedScene:
        """The drawing at which no neighbour has larger text."""
        here = self.start
        best = self.try_variant(here)
        while best.points < TARGET_TEXT_PT and self.tries_left > 0:
            following = max(
                self.neighbours(here), key=lambda each: self.try_variant(each).points, default=here
            )
            if self.try_variant(following).points <= best.points * 1.005:
                break
            here, best = following, self.try_variant(following)
        return best

    def try_variant(self, variant: _Variant) -> FittedScene:
        """The drawing of one choice."""
        if variant not in self.results:
            check_deadline()
            self.tries_left -= 1
            measure, stagger = MEASURES[variant[0]], STAGGERS[variant[1]]
            scene = _lay_out_by_depth(self.argmap, replace(self.options, measure=measure, stagger=stagger))
            self.results[variant] = FittedScene(scene, text_size(scene, self.page, self.options.size))
        return self.results[variant]

    def neighbours(self, variant: _Variant) -> list[_Variant]:
        """The neighbours of a choice that are known or may still be tried."""
        m, s = variant
        near = [(m + 1, s), (m, s + 1), (m - 1, s), (m, s - 1), (m + 1, s + 1), (m - 1, s + 1)]
        inside = [each for each in near if 0 <= each[0] < len(MEASURES) and 0 <= each[1] < len(STAGGERS)]
        new = [each for each in inside if each not in self.results][: max(self.tries_left, 0)]
        return [each for each in inside if each in self.results or each in new]


def text_size(scene: Scene, page: PageSize, size: float) -> float:
    """How large text of `size` points in a drawing is when the drawing fills a page, in points."""
    return size * min(page.width / scene.width, page.height / scene.height)
