"""The page round a drawing: margins, a heading above, a legend beside it or below, the sources at the foot.

"Half" and "double" at the constants: the change of the size of text, measured on eleven maps of 9 to 60
claims for a 16:9 page.
"""

from collections.abc import Iterator, Sequence
from itertools import chain

from msgspec import Struct

from argmap.i18n.labels import DrawingLabels
from argmap.layout.box_content import LEADING
from argmap.layout.layout_options import LayoutOptions
from argmap.layout.legend import LEGEND_GAP, LegendBlock, select_unclear_symbols
from argmap.layout.reference_boxes import split_reference_boxes
from argmap.layout.scene_parts import SceneParts, list_rects
from argmap.layout.scene_shift import Shift, shift_parts
from argmap.layout.statement_marks import MarkWriter
from argmap.layout.text.line_breaking import TextStyle, wrap
from argmap.model.cited_places import format_places, list_cited_places
from argmap.model.map import ArgMap, localize_text
from argmap.scene.minimap_place import place_minimap
from argmap.scene.scene import (
    LegendEntry,
    Minimap,
    Rect,
    Scene,
    TextLine,
)

MARGIN = 16
"""Points between the page's edges and the drawing.

Text is 1.6 % larger at half and 2.3 % smaller at double.
"""
HEADING_SIZES = (23.0, 48.0)
"""The least and the greatest size of the heading, in points: it grows with the page, so that it stays one.

Text is 0.8 % larger at half, where the heading is as small as statements, and 2.9 % smaller at double.
"""
MIN_SOURCES_WIDTH = 320
"""Points that the list of sources, and each of its columns, takes at least: some 55 letters, a short line."""
SOURCES_COLUMN_GAP = 24
"""Points between two columns of sources: two letters' height, so that lines are not read across."""
SOURCES_LEADING = 7
"""Points between the lines of the sources, beside the size of their text."""
HEADING_GAP = 10
"""Points between the heading and the body. Text is 0.4 % larger at half and 1 % smaller at double."""
MAX_SEARCHED_BOXES = 120
"""Boxes up to which a free corner is searched for the legend; beside more, the legend is small anyhow."""


class AccessibleText(Struct, frozen=True):
    """The texts for readers who do not see a drawing: its language, and its title."""

    lang: str
    title: str


def build_scene(
    argmap: ArgMap,
    parts: SceneParts,
    accessible: AccessibleText,
    options: LayoutOptions,
    labels: DrawingLabels,
) -> Scene:
    """Build the scene of a body: it is moved below the heading, and a legend and sources are added."""
    rect = _body_rect(parts)
    page = _build_page_frame(argmap, parts, options, labels)
    body, references = split_reference_boxes(
        shift_parts(parts, MARGIN - rect.x, page.top - rect.y), options.references
    )
    return Scene(
        width=page.width,
        height=page.height,
        lang=accessible.lang,
        title=accessible.title,
        outline="",
        heading=page.heading,
        boxes=body.boxes,
        wires=body.wires,
        frames=body.frames,
        legend=page.legend,
        sources=page.sources,
        references=references,
        minimap=page.minimap,
    )


def scene_size(
    argmap: ArgMap, parts: SceneParts, options: LayoutOptions, labels: DrawingLabels
) -> tuple[float, float]:
    """Return the width and height in points of the scene that `build_scene` builds of a body."""
    page = _build_page_frame(argmap, parts, options, labels)
    return page.width, page.height


class _PageFrame(Struct, frozen=True):
    """The texts round a body whose upper edge is at `top`, and the size of the page in points."""

    heading: tuple[TextLine, ...]
    top: float
    legend: tuple[LegendEntry, ...]
    sources: tuple[TextLine, ...]
    width: float
    height: float
    minimap: Minimap | None = None


def _build_page_frame(
    argmap: ArgMap, parts: SceneParts, options: LayoutOptions, labels: DrawingLabels
) -> _PageFrame:
    """Place the heading above a body, the sources below it, the legend where it takes the least room."""
    body = _body_rect(parts)
    title = localize_text(options.title or argmap.title, options.lang, argmap.lang)
    heading = _heading_lines(title, body.width) if options.heading and title else ()
    minimap = _place_beside_heading(options.minimap, heading, body.width) if options.minimap else None
    entries = select_unclear_symbols(argmap, options, labels) if options.legend else ()
    block = LegendBlock(entries, options.label_sizes.legend)
    right = minimap.bounds.x - 2 * HEADING_GAP if minimap else MARGIN + body.width
    legend = block.place_beside_heading(heading, right)
    top = _find_top(heading, minimap)
    if not legend and len(parts.boxes) <= MAX_SEARCHED_BOXES:
        free = block.place_in_free_corner(parts, body)
        legend = Shift(MARGIN - body.x, top - body.y).legend(free)
    if not legend:
        legend = block.place_in_heading_rows(heading, right)
        top = max([top, *(entry.symbol_rect.bottom + HEADING_GAP for entry in legend)])
    bottom = top + body.height
    if not legend:
        legend = tuple(block.place_in_rows(Rect(MARGIN, bottom + LEGEND_GAP, body.width, 0)))
        bottom = max((entry.symbol_rect.bottom for entry in legend), default=bottom)
    described = list(_describe_sources(argmap, options, labels)) if options.sources else []
    sources = tuple(_SourceList(described, options.label_sizes.mark).place(body.width, bottom))
    lines = (*heading, *sources, *(entry.line for entry in legend))
    width = max([MARGIN + body.width, *(line.x + line.width for line in lines)])
    width = max(width, minimap.bounds.right if minimap else 0)
    bottom = max([bottom, *(line.y + 5 for line in sources)])
    return _PageFrame(
        heading,
        top,
        legend,
        sources,
        float(round(width + MARGIN + 0.5)),
        float(round(bottom + MARGIN + 0.5)),
        minimap,
    )


def _find_top(heading: Sequence[TextLine], minimap: Minimap | None) -> float:
    """Return the y of the upper edge of a body below a heading and a small map, if there are any."""
    height = max(round(sum(line.size for line in heading) * LEADING), minimap.bounds.height if minimap else 0)
    return MARGIN + (height + HEADING_GAP if height else 0)


def _place_beside_heading(minimap: Minimap, heading: Sequence[TextLine], width: float) -> Minimap:
    """Place a small map at the end of a heading over a body of some width, and clear of its words."""
    left = max((line.x + line.width for line in heading), default=0) + 4 * HEADING_GAP
    return place_minimap(minimap, max(MARGIN + width - minimap.bounds.width, left), MARGIN)


def _body_rect(parts: SceneParts) -> Rect:
    """Return the smallest rectangle round all parts."""
    rects = list(list_rects(parts))
    left, top = min(r.x for r in rects), min(r.y for r in rects)
    return Rect(left, top, max(r.right for r in rects) - left, max(r.bottom for r in rects) - top)


def _heading_lines(title: str, width: float) -> tuple[TextLine, ...]:
    """Place the lines of a heading over a body of some width, in points.

    Its size is a 70th of the width, within HEADING_SIZES; a narrow body does not make it narrower than 320.
    """
    style = TextStyle(min(max(HEADING_SIZES[0], round(width / 70)), HEADING_SIZES[1]), bold=True)
    lines = wrap(title, style, max(width, 320))
    return tuple(
        TextLine(
            text, MARGIN, MARGIN + style.size * (1 + LEADING * i), style.width(text), style.size, bold=True
        )
        for i, text in enumerate(lines)
    )


class _SourceList(Struct, frozen=True):
    """The list of sources, in a style smaller than statements: it is read last."""

    entries: Sequence[str]
    style: TextStyle

    def place(self, width: float, bottom: float) -> Iterator[TextLine]:
        """Yield the lines of the list, below `bottom`, in two columns where that saves lines."""
        full_width = max(width, MIN_SOURCES_WIDTH)
        column_width = (full_width - SOURCES_COLUMN_GAP) / 2
        columns = [list(chain(*self._wrap(full_width)))]
        if column_width >= MIN_SOURCES_WIDTH and len(self.entries) > 1:
            columns = min(columns, _cut_in_two(self._wrap(column_width)), key=_count_rows)
        style, pitch = self.style, self.style.size + SOURCES_LEADING
        for number, column in enumerate(columns):
            x = MARGIN + number * (column_width + SOURCES_COLUMN_GAP)
            for row, line in enumerate(column, 1):
                yield TextLine(line, x, bottom + 12 + row * pitch, style.width(line), style.size)

    def _wrap(self, width: float) -> list[tuple[str, ...]]:
        return [wrap(each, self.style, width) for each in self.entries]


def _describe_sources(argmap: ArgMap, options: LayoutOptions, labels: DrawingLabels) -> Iterator[str]:
    """Yield each cited source with the places cited of it, and the marks that have no room on a box."""
    for name, places in list_cited_places(argmap.statements.values()).items():
        if source := argmap.sources.get(name):
            text = localize_text(source.text, options.lang, argmap.lang)
            yield f"{name}: {text}{format_places(places)}"
    writer = MarkWriter(options.lang, argmap.lang, labels, options.label_sizes.mark)
    yield from writer.list_cut_marks(argmap.statements.values())


def _cut_in_two(entries: Sequence[Sequence[str]]) -> list[list[str]]:
    """Cut entries, each of some lines, into two columns as low as can be; the order goes down, then right."""
    cuts = (
        [list(chain(*entries[:cut])), list(chain(*entries[cut:]))] for cut in range(len(entries) - 1, 0, -1)
    )
    return min(cuts, key=_count_rows)


def _count_rows(columns: Sequence[Sequence[str]]) -> int:
    return max(map(len, columns))
