"""Fitting a map to a page: the drawing with the largest text among those tried.

Maps are drawn compactly. If a layout engine is asked for, or all references are to be wires and one finds no
path, drawings in columns by depth are searched by hill climbing: from the default one to its neighbours, with
wider or narrower boxes and more or fewer columns for statements without premises, while the text grows. The
search counts drawings, not time, so it is the same on every machine.
"""

from enum import Enum

from msgspec import Struct
from msgspec.structs import replace

from argmap.config.drawing_choices import EngineChoice, LabelChoice
from argmap.diagnostics.deadline import check_deadline
from argmap.fonts.text_direction import is_leftward_language
from argmap.layout.compact.compact_layout import lay_out_compact
from argmap.layout.compact.last_arrangement import select_record
from argmap.layout.layout_options import LayoutOptions
from argmap.layout.readable_labels import draw_with_readable_labels
from argmap.layout.scene_shift import centre_on_page
from argmap.model.map import ArgMap
from argmap.scene.mirror import mirror_scene, runs_leftward
from argmap.scene.scene import Scene
from argmap.theme.pages import MIN_TEXT_PT, PageSize

MEASURES = (150.0, 180.0, 220.0, 270.0, 330.0, 400.0, 480.0, 570.0)
"""The widest lines that are tried in columns, in points at a text size of 18.

Each is about a fifth wider than the one before. `LayoutOptions.measure` must be one of them.
"""
STAGGERS = (1, 2, 3)
"""The numbers of columns in which statements without premises take turns."""
TARGET_TEXT_PT = 24.0
"""Points of text on the page at which the search of columns stops: guides for slides advise 24."""
LABEL_MARGIN = 0.05
"""The share by which the text may pass MIN_TEXT_PT before a map like the last one has its other texts.

Of a hundred edits of the maps in `maps/`, as small as three words, 92 change the text by less.
"""
MAX_COLUMNS_STATEMENTS = 300
"""Statements above which a map without a page is drawn compactly: columns would be far too high."""
DEFAULT_ASPECT = 16 / 9
"""The ratio of width to height of a large map without a page: that of a screen."""
MAX_DRAWINGS = ((60, 16), (200, 8), (400, 3))
"""Numbers of statements, and the most drawings tried for maps up to that; above, only the default one.

It bounds the time of the search, which is needed only when a map cannot be drawn compactly. A drawing in
columns takes 10 milliseconds for a tree of 60 claims, and 40 with cross links.
"""
MAX_EXTRA_WIRES = 60
"""Wires beyond those of a tree with which only the default drawing is tried: each takes long."""


class Arrangement(Enum):
    """The arrangement of boxes in a drawing."""

    COLUMNS = "columns"
    """In columns by depth, with rows from a layout engine."""
    COMPACT = "compact"
    """With branches below or beside their statement, without a layout engine."""


class FittedScene(Struct, frozen=True):
    """A drawing in the shape of its page, and the size of its text there in points (0 without a page).

    `is_shortened` if statements show their short texts so that the page reaches MIN_TEXT_PT.
    """

    scene: Scene
    points: float
    arrangement: Arrangement = Arrangement.COLUMNS
    is_shortened: bool = False


def fit_to_page(
    argmap: ArgMap, page: PageSize, options: LayoutOptions, label: LabelChoice = LabelChoice.AUTO
) -> FittedScene:
    """Draw a map so that its text is as large as possible on a page.

    With AUTO, statements show their short texts if only that brings the text to MIN_TEXT_PT; a map that is
    drawn like the last time changes between them only at sizes LABEL_MARGIN further. Raises EngineError if a
    layout engine is needed and none answers.
    """
    return _turn_to_reader(argmap, options, _fit_with_label(argmap, page, options, label))


def _fit_with_label(
    argmap: ArgMap, page: PageSize, options: LayoutOptions, label: LabelChoice
) -> FittedScene:
    fitted = _fit_once(argmap, page, replace(options, short=label is LabelChoice.SHORT))
    if label is not LabelChoice.AUTO or not has_short_texts(argmap):
        return fitted
    full_points, short_points = _least_points(argmap, page, options)
    if fitted.points >= full_points:
        return fitted
    shortened = _fit_once(argmap, page, replace(options, short=True))
    return replace(shortened, is_shortened=True) if shortened.points >= short_points else fitted


def _least_points(argmap: ArgMap, page: PageSize, options: LayoutOptions) -> tuple[float, float]:
    """Return the points of text at which statements show their full texts, and their short ones."""
    last = select_record(argmap, options, page.width / page.height)
    if last is None:
        return MIN_TEXT_PT, MIN_TEXT_PT
    if last.is_short:
        return MIN_TEXT_PT * (1 + LABEL_MARGIN), MIN_TEXT_PT * (1 - LABEL_MARGIN)
    return MIN_TEXT_PT * (1 - LABEL_MARGIN), MIN_TEXT_PT


def _turn_to_reader(argmap: ArgMap, options: LayoutOptions, fitted: FittedScene) -> FittedScene:
    """Let a drawing begin at the right where its text does."""
    leftward = _begins_at_right(argmap, options, fitted.scene)
    return replace(fitted, scene=mirror_scene(fitted.scene)) if leftward else fitted


def _begins_at_right(argmap: ArgMap, options: LayoutOptions, scene: Scene) -> bool:
    """Return whether a drawing begins at the right: in its declared language, else as most statements do."""
    if argmap.lang and options.lang in (None, argmap.lang):
        return is_leftward_language(argmap.lang)
    return runs_leftward(scene)


def has_short_texts(argmap: ArgMap) -> bool:
    """Return whether any statement has a short text."""
    return any(statement.short for statement in argmap.statements.values())


def _fit_once(argmap: ArgMap, page: PageSize, options: LayoutOptions) -> FittedScene:
    """Draw a map with full or short texts, as the options say, in the middle of its page."""
    best = _choose_arrangement(argmap, page, options)
    return replace(best, scene=centre_on_page(best.scene, page.width / page.height))


def _choose_arrangement(argmap: ArgMap, page: PageSize, options: LayoutOptions) -> FittedScene:
    """Draw a map compactly, or in columns if a layout engine is asked for or a wire has no path."""
    if options.engine is not EngineChoice.AUTO:
        return _search_columns(argmap, page, options)
    scene = lay_out_compact(argmap, options, page.width / page.height, page.height)
    if scene is None:
        return _search_columns(argmap, page, options)
    return FittedScene(scene, text_size(scene, page, options.size), Arrangement.COMPACT)


def _search_columns(argmap: ArgMap, page: PageSize, options: LayoutOptions) -> FittedScene:
    """Draw a map in the best columns, with labels that can be read."""
    fitted, _ = draw_with_readable_labels(
        options,
        lambda each: _ColumnsSearch(argmap, page, each).hill_climb(),
        lambda each: each.points,
    )
    return fitted


def lay_out_unfitted(argmap: ArgMap, options: LayoutOptions) -> FittedScene:
    """Draw a map without a page: in columns, or compactly if it has over MAX_COLUMNS_STATEMENTS.

    Raises EngineError if no layout engine answers.
    """
    return _turn_to_reader(argmap, options, _lay_out_without_page(argmap, options))


def _lay_out_without_page(argmap: ArgMap, options: LayoutOptions) -> FittedScene:
    scene = (
        lay_out_compact(argmap, options, DEFAULT_ASPECT)
        if len(argmap.statements) > MAX_COLUMNS_STATEMENTS
        else None
    )
    if scene is not None:
        return FittedScene(scene, 0.0, Arrangement.COMPACT)
    return FittedScene(_lay_out_by_depth(argmap, options), 0.0)


def _lay_out_by_depth(argmap: ArgMap, options: LayoutOptions) -> Scene:
    """Draw a map in columns. The module is imported here because most maps are drawn without it."""
    from argmap.layout.columns.column_layout import lay_out_columns

    return lay_out_columns(argmap, options)


_Variant = tuple[int, int]
"""An index into MEASURES and one into STAGGERS."""


class _ColumnsSearch:
    """The search of drawings in columns: results by variant, and how many more may be tried."""

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
        """Return a drawing without a neighbour whose text is larger by more than half a per cent."""
        current = self.start
        best = self.try_variant(current)
        while best.points < TARGET_TEXT_PT and self.tries_left > 0:
            following = max(
                self.neighbours(current), key=lambda each: self.try_variant(each).points, default=current
            )
            if self.try_variant(following).points <= best.points * 1.005:
                break
            current, best = following, self.try_variant(following)
        return best

    def try_variant(self, variant: _Variant) -> FittedScene:
        """Return the drawing of a variant; each is drawn once."""
        if variant not in self.results:
            check_deadline()
            self.tries_left -= 1
            measure, stagger = MEASURES[variant[0]], STAGGERS[variant[1]]
            scene = _lay_out_by_depth(self.argmap, replace(self.options, measure=measure, stagger=stagger))
            self.results[variant] = FittedScene(scene, text_size(scene, self.page, self.options.size))
        return self.results[variant]

    def neighbours(self, variant: _Variant) -> list[_Variant]:
        """Return the neighbours of a variant that are drawn already or may still be tried."""
        m, s = variant
        near = [(m + 1, s), (m, s + 1), (m - 1, s), (m, s - 1), (m + 1, s + 1), (m - 1, s + 1)]
        valid = [each for each in near if 0 <= each[0] < len(MEASURES) and 0 <= each[1] < len(STAGGERS)]
        untried = [each for each in valid if each not in self.results][: max(self.tries_left, 0)]
        return [each for each in valid if each in self.results or each in untried]


def text_size(scene: Scene, page: PageSize, size: float) -> float:
    """Return the size in points of text of `size` points when the drawing fills a page."""
    return size * min(page.width / scene.width, page.height / scene.height)
