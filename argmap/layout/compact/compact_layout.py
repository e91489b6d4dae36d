"""A map drawn compactly for a page: of all its shapes, the one with the largest text there."""

import math
from collections.abc import Mapping, Sequence
from functools import partial
from operator import attrgetter

from msgspec import Struct
from msgspec.structs import replace

from argmap.config.drawing_choices import DirectionChoice, ReferenceChoice
from argmap.i18n.labels import DrawingLabels
from argmap.layout.box_content import BoxContent, width_options
from argmap.layout.compact.assemble import assemble_parts, assemble_tree
from argmap.layout.compact.last_arrangement import (
    KEPT_TEXT_SHARES,
    MIN_KEPT_TEXT,
    select_growth,
    select_record,
)
from argmap.layout.compact.movable_steps import UnitTree, build_units
from argmap.layout.compact.parts import RootColumns
from argmap.layout.compact.search import search_shapes
from argmap.layout.compact.search_effort import EFFORTS, SearchEffort
from argmap.layout.compact.shape_limits import find_limits
from argmap.layout.compact.shape_options import ParetoFilter, ShapeOption, ShapeOptions
from argmap.layout.compact.stacks import Growth, SearchOptions
from argmap.layout.compact.write_record import record_places
from argmap.layout.layout_options import LayoutOptions
from argmap.layout.page_frame import AccessibleText, build_scene, scene_size
from argmap.layout.readable_labels import draw_with_readable_labels
from argmap.layout.reading_order import ReadingTree, Reference, build_reading_tree
from argmap.layout.reference_boxes import draw_with_references
from argmap.layout.scene_parts import SceneParts
from argmap.layout.wire_limits import WireLimits, select_limits
from argmap.model.map import ArgMap, localize_text
from argmap.scene.arrangement_record import ArrangementRecord
from argmap.scene.map_labels import select_map_labels
from argmap.scene.scene import Scene
from argmap.theme.pages import MIN_TEXT_PT, READABLE_PT

BOX_GAP, WIRE_GAP, WIDE_WIRE_GAP = 5.0, 13.0, 28.0
"""Points between boxes: in a tree, in a map with cross links, and after a cross link found no path.

In a tree, text is up to 1.8 % larger at half, where boxes seem to touch, and up to 3.9 % smaller at double.
With cross links it is up to 3.4 % larger at half, with 17 % more crossings, and up to 6.8 % smaller at
double. None of the measured maps needed the widest gap.
"""
FRAME_ALLOWANCE = (32.0, 80.0)
"""Points that margins, heading and legend add to the width and height, as a first guess.

The next tries use what they really added. Text is 0.1 % smaller at half and 0.2 % at double.
"""
MIN_FILL = 0.3
"""The share of a page that boxes fill at least: shapes beyond are not kept.

It leaves out shapes that are too long to win, so that `max_shapes` is enough for the others. Text is 0.3 %
larger at half and 1.3 % smaller at double, where shapes that would win are left out.
"""
MIN_PYRAMID_TEXT = 0.92
"""The least text of a pyramid, as a share of the largest text that any arrangement gives.

An arrangement whose text reaches one of the READABLE_SIZES wins over one whose text does not.
"""
MIN_SINGLE_COLUMN_TEXT = 0.98
"""The least text of an arrangement with one column for each family, as a share of that with several."""
READABLE_SIZES = (READABLE_PT, MIN_TEXT_PT)
"""Points of text on the page that no choice of a nicer arrangement may give up where another reaches them."""
SLIDE_HEIGHT = 540.0
"""The height of a slide in points."""
COMPARED_SHAPES = 16
"""Shapes of a part that are kept where the largest text is only compared with.

The drawings are the same as with all; at 10 one map of 37 changes its direction.
"""
COMPARED_LOSS = 0.04
"""The share by which text may be larger with all shapes than with COMPARED_SHAPES.

Of 106 measured maps, three lay 2 to 3 % under a readable size that only the search of all shapes reached.
"""
MAX_COMPARED_STATEMENTS = 100
"""Statements up to which arrangements are compared; larger maps grow on one side of each statement."""
MAX_FRAME_TRIES = 12
"""Shapes at most that are measured with their heading and legend, which stands in a free corner of some."""


def lay_out_compact(
    argmap: ArgMap, options: LayoutOptions, aspect: float, page_height: float = SLIDE_HEIGHT
) -> Scene | None:
    """Draw a map so that it fills a page of this ratio of width to height; None if a wire finds no path.

    That happens only where every reference is to be a wire. `page_height` is in points. The last arrangement
    of the options is kept to if the text has at least MIN_KEPT_TEXT of the size that it has without.
    """
    record = select_record(argmap, options, aspect)
    page = _PageShape(aspect, page_height)
    scene, options = _draw_readable(argmap, replace(options, last_arrangements=()), page)
    if scene is None or record is None:
        return scene
    page = replace(page, free_scale=_scale(aspect, scene.width, scene.height))
    similar, _ = _draw_readable(argmap, replace(options, last_arrangements=(record,)), page)
    if similar is None or _scale(aspect, similar.width, similar.height) < MIN_KEPT_TEXT * page.free_scale:
        return scene
    return similar


class _PageShape(Struct, frozen=True):
    """The ratio of a page's width to its height, and its height in points.

    `free_scale` is the scale of a drawing that keeps to no arrangement, on a page that is 1 high.
    """

    aspect: float
    height: float
    free_scale: float = 0.0


def _draw_readable(
    argmap: ArgMap, options: LayoutOptions, page: _PageShape
) -> tuple[Scene | None, LayoutOptions]:
    """Draw a map with labels that can be read, and return the options for these."""

    def measure(scene: Scene | None) -> float:
        scale = _scale(page.aspect, scene.width, scene.height) if scene else 0.0
        return options.size * page.height * scale

    return draw_with_readable_labels(
        options,
        lambda each: draw_with_references(argmap, each, partial(_try_compact, page=page)),
        measure,
    )


def _scale(aspect: float, width: float, height: float) -> float:
    """Return how large a drawing is on a page that is 1 high, as a factor."""
    return min(aspect / width, 1 / height)


def _try_compact(argmap: ArgMap, options: LayoutOptions, page: _PageShape) -> Scene | list[Reference]:
    """Draw a map, or return the references that have no wire which readers follow."""
    tree = build_reading_tree(argmap)
    labels = select_map_labels(argmap, options.lang)
    effort = next(each for each in EFFORTS if len(argmap.statements) <= each.max_statements)
    contents = width_options(argmap, options, labels, [each * options.size / 18 for each in effort.measures])
    units = build_units(argmap, tree, options.references)
    layout = _CompactLayout(argmap, tree, options, page, labels, effort, units, contents)
    limits = select_limits(options)
    for gap in _list_gaps(argmap, tree, options):
        result = layout.draw(layout.choose_shape(gap), limits)
        if isinstance(result, Scene):
            break
    return result


def _list_gaps(argmap: ArgMap, tree: ReadingTree, options: LayoutOptions) -> tuple[float, ...]:
    """List the gaps between boxes to try: the next one is for a map in which a wire finds no path."""
    if not any(True for step in argmap.inferences.values() for _ in tree.references(step)):
        return (BOX_GAP,)
    return (WIRE_GAP, WIDE_WIRE_GAP) if options.reference_form is ReferenceChoice.WIRES else (WIRE_GAP,)


class _ScaledShape(Struct, frozen=True):
    """A shape, and how large it is drawn on a page that is 1 high, as a factor; its columns grow so."""

    scale: float
    shape: ShapeOption[RootColumns]
    growth: Growth = Growth.ANY


_SCALE = attrgetter("scale")


class _CompactLayout(Struct, frozen=True):
    """Draws one map compactly."""

    argmap: ArgMap
    tree: ReadingTree
    options: LayoutOptions
    page: _PageShape
    labels: DrawingLabels
    effort: SearchEffort
    units: UnitTree
    contents: Mapping[str, Sequence[BoxContent]]

    def choose_shape(self, gap: float) -> _ScaledShape:
        """Choose the shape to draw: like the last one, else by the direction in which the map is to grow."""
        for record in self.options.last_arrangements:
            similar = self._find_similar(gap, record)
            if similar is not None:
                return similar
        match self.options.direction:
            case DirectionChoice.DOWN:
                best = self._find_best(gap, Growth.BELOW)
                return self._prefer_single_columns(gap, Growth.BELOW, best)
            case DirectionChoice.RIGHT:
                return self._find_best(gap, Growth.RIGHT)
            case DirectionChoice.COMPACT:
                return self._find_best(gap, Growth.ANY)
            case DirectionChoice.AUTO:
                return self._choose_direction(gap)

    def _find_similar(self, gap: float, record: ArrangementRecord) -> _ScaledShape | None:
        """Find the shape that keeps most of an arrangement, of those that are large enough, if any is."""
        limits = find_limits(record, self.units)
        growth = select_growth(record)
        options = replace(self._search_options(gap), growth=growth, limits=limits)
        ways = [self.contents]
        if record.is_short is self.options.short:
            ways.insert(0, limits.limit_contents(self.contents))
        shapes = [
            self._best_shape(search_shapes(self.argmap, self.units, contents, options)) for contents in ways
        ]
        for share in KEPT_TEXT_SHARES:
            for shape in shapes:
                if shape.scale >= share * self.page.free_scale:
                    return replace(shape, growth=growth)
        return None

    def _choose_direction(self, gap: float) -> _ScaledShape:
        """Choose a pyramid if its text is nearly the largest, else one side for each statement."""
        if len(self.argmap.statements) > MAX_COMPARED_STATEMENTS:
            return self._find_best(gap, Growth.ONE_SIDE)
        few = self._find_best(gap, Growth.ANY, max_shapes=COMPARED_SHAPES)
        largest = self._find_best(gap, Growth.ANY) if self._is_near_size(few) else few
        for growth, share in ((Growth.BELOW, MIN_PYRAMID_TEXT), (Growth.ONE_SIDE, 0.0)):
            shape = self._find_best(gap, growth)
            if shape.scale >= share * largest.scale and self._is_as_readable(shape, largest):
                return self._prefer_single_columns(gap, growth, shape)
        return self._find_best(gap, Growth.ANY) if largest is few else largest

    def _is_near_size(self, few: _ScaledShape) -> bool:
        """Return whether the best of few shapes is so near below a READABLE_SIZE that all could reach it."""
        points = self.options.size * self.page.height * few.scale
        return any(points < size <= points * (1 + COMPARED_LOSS) for size in READABLE_SIZES)

    def _prefer_single_columns(self, gap: float, growth: Growth, shape: _ScaledShape) -> _ScaledShape:
        """Return the best shape with single columns if it costs little text, else this one."""
        single = self._find_best(gap, growth, has_single_columns=True)
        is_large = single.scale >= MIN_SINGLE_COLUMN_TEXT * shape.scale
        return single if is_large and self._is_as_readable(single, shape) else shape

    def _is_as_readable(self, shape: _ScaledShape, other: _ScaledShape) -> bool:
        """Return whether the text of a shape falls under none of the READABLE_SIZES that another reaches."""
        points = self.options.size * self.page.height
        return not any(shape.scale * points < size <= other.scale * points for size in READABLE_SIZES)

    def _find_best(
        self, gap: float, growth: Growth, *, has_single_columns: bool = False, max_shapes: int | None = None
    ) -> _ScaledShape:
        """Find the shape with the largest text among those that grow so, of at most so many shapes a part."""
        options = replace(self._search_options(gap), growth=growth, has_single_columns=has_single_columns)
        if max_shapes is not None:
            options = replace(options, pareto=replace(options.pareto, max_count=max_shapes))
        best = self._best_shape(search_shapes(self.argmap, self.units, self.contents, options))
        return replace(best, growth=growth)

    def _search_options(self, gap: float) -> SearchOptions:
        """Return the options of the search; shapes are bounded by the page that boxes fill to MIN_FILL."""
        contents = self.contents.values()
        area = sum(min(each.width * each.height for each in widths) for widths in contents)
        height = math.sqrt(area / MIN_FILL / self.page.aspect)
        pareto = ParetoFilter(self.effort.max_shapes, height * self.page.aspect, height)
        return SearchOptions(self.options.lang, gap, pareto, self.effort.max_cuts)

    def draw(self, chosen: _ScaledShape, limits: WireLimits) -> Scene | list[Reference]:
        """Draw a shape, or return the references without a wire in the limits."""
        parts = assemble_parts(self.argmap, self.tree, chosen.shape, self.options.lang, limits)
        if not isinstance(parts, SceneParts):
            return parts
        title = (
            localize_text(self.argmap.title, self.options.lang, self.argmap.lang) or self.labels.argument_map
        )
        lang = self.options.lang or self.argmap.likely_lang
        scene = build_scene(self.argmap, parts, AccessibleText(lang, title), self.options, self.labels)
        return replace(scene, arrangement=self._record(chosen))

    def _record(self, chosen: _ScaledShape) -> ArrangementRecord:
        """Record the arrangement of a shape."""
        return ArrangementRecord(
            aspect=self.page.aspect,
            direction=self.options.direction,
            growth=chosen.growth.value,
            is_short=self.options.short,
            places=record_places(chosen.shape),
        )

    def _best_shape(self, shapes: ShapeOptions[RootColumns]) -> _ScaledShape:
        """Return the shape that fills the page best with margins, heading and legend.

        Their room depends on the shape, so it is measured, for shapes that would win if the legend took none.
        """
        if not self.effort.tries_frames:
            return max((self._guess(shape, FRAME_ALLOWANCE) for shape in shapes), key=_SCALE)
        widest = shapes[-1]
        width, height = self._measure(widest, legend=False)
        allowance = (width - widest.width, height - widest.height)
        guesses = sorted((self._guess(shape, allowance) for shape in shapes), key=_SCALE, reverse=True)
        best = _ScaledShape(0.0, shapes[0])
        for guess in guesses[:MAX_FRAME_TRIES]:
            if guess.scale <= best.scale:
                break
            scale = self._scale(*self._measure(guess.shape, legend=self.options.legend))
            if scale > best.scale:
                best = _ScaledShape(scale, guess.shape)
        return best

    def _guess(self, shape: ShapeOption[RootColumns], allowance: tuple[float, float]) -> _ScaledShape:
        """Return a shape with its scale if margins, heading and legend take so much room, in points."""
        return _ScaledShape(self._scale(shape.width + allowance[0], shape.height + allowance[1]), shape)

    def _measure(self, shape: ShapeOption[RootColumns], *, legend: bool) -> tuple[float, float]:
        """Return the width and height of the page of a shape, in points."""
        parts = assemble_tree(self.argmap, self.tree, shape, self.options.lang)
        return scene_size(self.argmap, parts, replace(self.options, legend=legend), self.labels)

    def _scale(self, width: float, height: float) -> float:
        return _scale(self.page.aspect, width, height)
