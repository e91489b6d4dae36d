"""The compact drawing of a map for a page: of all its sizes the one whose text is largest there."""

import math
from collections.abc import Mapping, Sequence

from msgspec import Struct

from argmap.i18n.labels import DrawingLabels
from argmap.i18n.languages import select_labels
from argmap.layout.box_content import BoxContent, width_options
from argmap.layout.compact.assemble import assemble_boxes, assemble_parts
from argmap.layout.compact.search import search_shapes
from argmap.layout.compact.shape_options import ParetoFilter, ShapeOption, ShapeOptions
from argmap.layout.compact.stacks import SearchOptions
from argmap.layout.compact.units import build_units
from argmap.layout.layout_options import LayoutOptions
from argmap.layout.page_frame import AccessibleText, build_scene, scene_size
from argmap.layout.reading_order import ReadingTree, build_reading_tree
from argmap.model.map import ArgMap, localize_text
from argmap.scene.argument_outline import write_outline
from argmap.scene.scene import Scene

BOX_GAP, WIRE_GAP, WIDE_WIRE_GAP = 5.0, 13.0, 28.0
"""Points between boxes, where wires have to find a way between them, and where they found none."""
FRAME_ALLOWANCE = (32.0, 80.0)
"""What margins, heading and legend about add to width and height, in points; then as much as they did."""
MIN_FILL = 0.3
"""The share of a page that boxes fill at least."""
MAX_FRAME_TRIES = 3
"""So many sizes are looked at with their heading and legend."""


class SearchEffort(Struct, frozen=True):
    """How many ways are tried for maps of up to `statements`: the larger, the fewer.

    `measures` are the widest lines that boxes may have, in points at a text size of 18; `kept` is how many
    sizes of a branch are kept at most, `cuts` in how many places at most its racks are cut into columns.
    Where `framed`, several sizes are tried with what stands round them.
    """

    max_statements: float
    measures: tuple[float, ...]
    max_shapes: int
    max_cuts: int
    tries_frames: bool


_MEASURES = (180.0, 210.0, 240.0, 270.0, 300.0, 330.0, 360.0, 400.0, 440.0, 480.0, 520.0, 570.0)
FEW_MEASURES = (210.0, 300.0, 400.0)
"""A few measures among which each text finds one that suits it."""
EFFORTS = (
    SearchEffort(120, _MEASURES, 56, 16, tries_frames=True),
    SearchEffort(300, _MEASURES, 32, 16, tries_frames=True),
    SearchEffort(2000, FEW_MEASURES, 16, 4, tries_frames=False),
    SearchEffort(math.inf, (240.0,), 6, 4, tries_frames=False),
)


def lay_out_compact(argmap: ArgMap, options: LayoutOptions, aspect: float) -> Scene | None:
    """The drawing that fills a page of that width to height best; None where some wire finds no way."""
    reading = build_reading_tree(argmap)
    say = select_labels(options.lang or argmap.lang).drawing
    effort = next(each for each in EFFORTS if len(argmap.statements) <= each.max_statements)
    cards = width_options(argmap, options, say, [each * options.size / 18 for each in effort.measures])
    press = _CompactLayout(argmap, reading, options, aspect, say, effort)
    hung = build_units(argmap, reading)
    led = any(True for step in argmap.inferences.values() for _ in reading.premises_elsewhere(step))
    for gap in (WIRE_GAP, WIDE_WIRE_GAP) if led else (BOX_GAP,):
        scene = press.draw(search_shapes(argmap, hung, cards, press.search_options(cards, gap)))
        if scene is not None:
            return scene
    return None


class _CompactLayout(Struct, frozen=True):
    """A map to be drawn compactly, and what for."""

    argmap: ArgMap
    tree: ReadingTree
    options: LayoutOptions
    aspect: float
    labels: DrawingLabels
    effort: SearchEffort

    def search_options(self, contents: Mapping[str, Sequence[BoxContent]], gap: float) -> SearchOptions:
        """What sizes to keep: the fewer the larger the map, none beyond what FULLEST of a page asks for."""
        area = sum(min(card.width * card.height for card in each) for each in contents.values())
        height = math.sqrt(area / MIN_FILL / self.aspect)
        sieve = ParetoFilter(self.effort.max_shapes, height * self.aspect, height)
        return SearchOptions(self.options.lang, gap, sieve, self.effort.max_cuts)

    def draw(self, shapes: ShapeOptions) -> Scene | None:
        """The drawing in the size whose text is largest; None where some wire finds no way."""
        parts = assemble_parts(self.argmap, self.tree, self._best_shape(shapes), self.options.lang)
        if parts is None:
            return None
        title = (
            localize_text(self.argmap.title, self.options.lang, self.argmap.lang) or self.labels.argument_map
        )
        lang = self.options.lang or self.argmap.lang or "en"
        told = AccessibleText(lang, title, write_outline(self.argmap, self.options.lang, self.options.hidden))
        return build_scene(self.argmap, parts, told, self.options, self.labels)

    def _best_shape(self, shapes: ShapeOptions) -> ShapeOption:
        """The size that fills the page best with what stands round it, which its width decides."""
        chrome, best = FRAME_ALLOWANCE, (0.0, shapes[0])
        if not self.effort.tries_frames:
            return max(shapes, key=lambda each: self._scale(each.width + chrome[0], each.height + chrome[1]))
        for _ in range(MAX_FRAME_TRIES):
            size = max(shapes, key=lambda each: self._scale(each.width + chrome[0], each.height + chrome[1]))
            body = assemble_boxes(self.argmap, size, self.options.lang)
            width, height = scene_size(self.argmap, body, self.options, self.labels)
            scale = self._scale(width, height)
            if scale <= best[0]:
                break
            best = scale, size
            chrome = (width - size.width, height - size.height)
        return best[1]

    def _scale(self, width: float, height: float) -> float:
        return min(self.aspect / width, 1 / height)
