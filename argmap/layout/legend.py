"""The legend of a drawing: beside the heading, in a free corner of the body, or below it.

"Half" and "double" at the constants: the change of the size of text, measured on eleven maps of 9 to 60
claims for a 16:9 page.
"""

import math
from collections.abc import Iterator, Sequence

from msgspec import Struct

from argmap.i18n.labels import DrawingLabels
from argmap.layout.layout_options import LayoutOptions
from argmap.layout.role_plates import omits_premise_plates
from argmap.layout.scene_parts import SceneParts, list_rects
from argmap.layout.text.line_breaking import TextStyle
from argmap.model.map import ArgMap, Polarity, Role
from argmap.scene.scene import LegendEntry, LegendSymbol, Rect, TextLine

SYMBOL_RECT = Rect(0, 0, 58, 22)
"""The room for a legend's symbol: 58 points wide for a wire with its tip, 22 high for a joint."""
LEGEND_GAP = 18
"""Points between the body and a legend below it.

Text is 0.3 % larger at half; at double it changes by -3 to +11 %, as other shapes win.
"""
ENTRY_GAP = 24
"""Points between legend entries.

Text is 0.2 % larger at half; at double it changes by -1 to +11 %, as other shapes win.
"""
CORNER_CLEARANCE = 14.0
"""Points that stay free round a legend inside the body: as much as between boxes and wires."""
SCAN_STEP = 12.0
"""Points between the places that are tried for a legend along an edge of the body."""
ROW_PITCH = SYMBOL_RECT.height + 8
"""Points from one row of a legend to the next."""

BASELINE_SHARE = 5.4 / 14
"""The share of the words' size by which their baseline is below the middle of the symbol."""

MAX_HEADING_ROWS = 3
"""Rows of a legend beside a heading at most: as high as a heading of two lines, and no higher than below."""
SYMBOLS_BY_PLATES = frozenset({LegendSymbol.SUPPORTS, LegendSymbol.ATTACKS, LegendSymbol.UNSTATED})
"""The symbols that plates on all boxes explain."""

Entries = Sequence[tuple[LegendSymbol, str]]
"""Symbols with their words."""


def list_symbols(
    argmap: ArgMap, options: LayoutOptions, labels: DrawingLabels
) -> tuple[tuple[LegendSymbol, str], ...]:
    """Return the symbols that occur in a map's drawing, with their words."""
    steps = argmap.inferences.values()
    polarities = [step.polarity for step in steps if not step.undercuts]
    rebuttal_sides = {s.opposes_thesis for s in argmap.statements.values() if s.role is Role.REBUTTAL}
    rebuttal = labels.role_label(Role.REBUTTAL.value)
    occurs = {
        LegendSymbol.SUPPORTS: Polarity.SUPPORTS in polarities,
        LegendSymbol.ATTACKS: Polarity.ATTACKS in polarities,
        LegendSymbol.UNDERCUTS: any(step.undercuts for step in steps),
        LegendSymbol.LINKED: any(len(step.premises) > 1 for step in steps),
        LegendSymbol.UNSTATED: any(s.role is Role.ASSUMPTION for s in argmap.statements.values()),
        LegendSymbol.STRENGTH: any(step.strength is not None for step in steps),
        LegendSymbol.REBUTTAL: rebuttal_sides == {False, True},
        LegendSymbol.COUNTER_REBUTTAL: True in rebuttal_sides,
        LegendSymbol.REFERENCE: bool(options.references),
        LegendSymbol.PREMISE: omits_premise_plates(argmap, options)
        and any(s.role is Role.PREMISE for s in argmap.statements.values()),
    }
    names = {
        LegendSymbol.SUPPORTS: labels.supports,
        LegendSymbol.ATTACKS: labels.attacks,
        LegendSymbol.UNDERCUTS: labels.undercuts,
        LegendSymbol.LINKED: labels.linked,
        LegendSymbol.UNSTATED: labels.unstated,
        LegendSymbol.STRENGTH: f"{labels.strength_of_step}: {labels.weak} – {labels.strong}",
        LegendSymbol.REBUTTAL: f"{rebuttal}: {labels.for_thesis}",
        LegendSymbol.COUNTER_REBUTTAL: f"{rebuttal}: {labels.against_thesis}",
        LegendSymbol.REFERENCE: labels.stated_elsewhere,
        LegendSymbol.PREMISE: labels.role_label("premise"),
    }
    return tuple((symbol, names[symbol]) for symbol in LegendSymbol if occurs[symbol])


def select_unclear_symbols(
    argmap: ArgMap, options: LayoutOptions, labels: DrawingLabels
) -> tuple[tuple[LegendSymbol, str], ...]:
    """Return the symbols of a drawing that are not clear by themselves, with their words.

    Where each box has a plate, that says whether its line supports or attacks, and what is unstated.
    """
    symbols = list_symbols(argmap, options, labels)
    if omits_premise_plates(argmap, options):
        return symbols
    return tuple((symbol, words) for symbol, words in symbols if symbol not in SYMBOLS_BY_PLATES)


class LegendBlock(Struct, frozen=True):
    """The entries of a legend, and the style of their words."""

    entries: Entries
    style: TextStyle

    def place_beside_heading(self, heading: Sequence[TextLine], right: float) -> tuple[LegendEntry, ...]:
        """Place entries in one row that ends at `right`, beside a one-line heading; none without room."""
        if len(heading) != 1 or not self.entries:
            return ()
        left = right - sum(self._entry_width(text) + ENTRY_GAP for _, text in self.entries) + ENTRY_GAP
        if left < heading[0].x + heading[0].width + 2 * ENTRY_GAP:
            return ()
        top = heading[0].y - self.style.size * 0.36 - SYMBOL_RECT.height / 2
        return tuple(self.place_in_rows(Rect(left, top, math.inf, 0)))

    def place_in_heading_rows(self, heading: Sequence[TextLine], right: float) -> tuple[LegendEntry, ...]:
        """Place entries in as few rows as can be, two or more, that end at `right` beside a heading.

        They begin at the heading's upper edge; there are none where they have no room.
        """
        if not heading or not self.entries:
            return ()
        start = max(line.x + line.width for line in heading) + 2 * ENTRY_GAP
        top = heading[0].y - heading[0].size
        for count in range(2, min(MAX_HEADING_ROWS, len(self.entries)) + 1):
            columns = math.ceil(len(self.entries) / count)
            widths = [self._entry_width(text) for _, text in self.entries]
            column_widths = [max(widths[i::columns]) for i in range(columns)]
            left = right - sum(column_widths) - ENTRY_GAP * (columns - 1)
            if left >= start:
                return tuple(self._place_grid(column_widths, left, top))
        return ()

    def _place_grid(self, column_widths: Sequence[float], left: float, top: float) -> Iterator[LegendEntry]:
        """Yield the entries of a grid, one row after another."""
        columns = len(column_widths)
        for i, (symbol, text) in enumerate(self.entries):
            x = left + sum(column_widths[: i % columns]) + ENTRY_GAP * (i % columns)
            yield self._place_entry(symbol, text, x, top + i // columns * ROW_PITCH)

    def place_in_rows(self, room: Rect) -> Iterator[LegendEntry]:
        """Yield entries side by side from the corner of a room, in as many rows as they need."""
        x, y = room.x, room.y
        for symbol, text in self.entries:
            entry_width = self._entry_width(text)
            if x > room.x and x + entry_width > room.right:
                x, y = room.x, y + ROW_PITCH
            yield self._place_entry(symbol, text, x, y)
            x += entry_width + ENTRY_GAP

    def place_in_free_corner(self, parts: SceneParts, body: Rect) -> tuple[LegendEntry, ...]:
        """Place entries in a free place at the foot or the head of the body; none if there is no room.

        The fewest columns are tried first, from the right, so that the legend is a list if it can be.
        """
        obstacles = [_grow(rect) for rect in list_rects(parts)]
        for columns in range(1, len(self.entries) + 1):
            rows = math.ceil(len(self.entries) / columns)
            width = max(self._entry_width(text) for _, text in self.entries)
            block_width, height = columns * (width + ENTRY_GAP) - ENTRY_GAP, rows * ROW_PITCH - 8
            for y in (body.bottom - height, body.y):
                x = _find_free_x(Rect(body.right - block_width, y, block_width, height), body, obstacles)
                if x is not None:
                    return tuple(self._place_block(rows, width, x, y))
        return ()

    def _place_block(self, rows: int, width: float, left: float, top: float) -> Iterator[LegendEntry]:
        """Yield the entries of a block, one column after another."""
        for i, (symbol, text) in enumerate(self.entries):
            x, y = left + i // rows * (width + ENTRY_GAP), top + i % rows * ROW_PITCH
            yield self._place_entry(symbol, text, x, y)

    def _place_entry(self, symbol: LegendSymbol, text: str, x: float, y: float) -> LegendEntry:
        """Place an entry: its symbol at `x`, `y`, its words beside it."""
        width, height, style = SYMBOL_RECT.width, SYMBOL_RECT.height, self.style
        baseline = y + height / 2 + style.size * BASELINE_SHARE
        line = TextLine(text, x + width + 8, baseline, style.width(text), style.size)
        return LegendEntry(symbol, Rect(x, y, width, height), line)

    def _entry_width(self, text: str) -> float:
        """Return the width of an entry in points: its symbol, a gap of 8, and its words."""
        return SYMBOL_RECT.width + 8 + self.style.width(text)


def _find_free_x(block: Rect, body: Rect, obstacles: Sequence[Rect]) -> float | None:
    """Return the rightmost x at which a block is free; None without any."""
    if block.width > body.width or block.height > body.height:
        return None
    beside = [each for each in obstacles if each.y < block.bottom and block.y < each.bottom]
    x = block.x
    while x >= body.x:
        if not any(each.x < x + block.width and x < each.right for each in beside):
            return x
        x -= SCAN_STEP
    return None


def _grow(rect: Rect) -> Rect:
    """Return a rectangle with CORNER_CLEARANCE on all sides."""
    c = CORNER_CLEARANCE
    return Rect(rect.x - c, rect.y - c, rect.width + 2 * c, rect.height + 2 * c)
