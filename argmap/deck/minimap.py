"""The small map of a split map that stands on each part: the tree of parts, with the place of this one."""

from collections.abc import Mapping, Sequence

from argmap.deck.page_renderer import MINIMAP_HEIGHT, MapPart
from argmap.scene.scene import Minimap, MinimapCell, Point, Rect, WirePath

CELL_WIDTH, CELL_HEIGHT = 12.0, 8.0
"""The box of a part in points, where body text has 18: half as high as a letter.

With half of it the filled box is a dot; with double, fifteen parts take two thirds of a page's width.
"""
COLUMN_GAP, ROW_GAP = 4.0, 4.0
"""Points between boxes: less, and they run together on a projector."""
MAX_WIDTH = 260.0
"""The width of a small map in points: it leaves a slide's title its three quarters."""


def build_minimaps(parts: Sequence[MapPart], pattern: str, titles: Sequence[str]) -> tuple[Minimap, ...]:
    """Build the small map of each part of a map; a part hangs below the one that shows its first statement.

    `pattern` says in words which part of how many it is, and its title.
    """
    parents = _find_parents(parts)
    cells, lines, bounds = _arrange_cells(parents)
    return tuple(
        Minimap(
            bounds,
            tuple(MinimapCell(cell, number == here) for number, cell in enumerate(cells)),
            lines,
            pattern.format(here, len(parts), title),
        )
        for here, title in enumerate(titles, 1)
    )


def _find_parents(parts: Sequence[MapPart]) -> tuple[int, ...]:
    """Return for each part the number of the part above it, counted from 1; 0 is the overview.

    Only an earlier part is above another, so that none is above itself.
    """
    first_pages: dict[str, int] = {}
    parents = []
    for number, part in enumerate(parts, 1):
        parents.append(first_pages.get(part.head, 0))
        for statement in part.argmap.statements.values():
            if statement.parent_step is not None:
                first_pages.setdefault(statement.id, number)
    return tuple(parents)


def _arrange_cells(parents: Sequence[int]) -> tuple[tuple[Rect, ...], tuple[WirePath, ...], Rect]:
    """Place the overview's box, those of the parts below it, and lines between them, within bounds."""
    children: dict[int, list[int]] = {}
    rows = [0]
    for number, parent in enumerate(parents, 1):
        children.setdefault(parent, []).append(number)
        rows.append(rows[parent] + 1)
    columns = _find_columns(children, len(rows))
    pitch_x, pitch_y = CELL_WIDTH + COLUMN_GAP, CELL_HEIGHT + ROW_GAP
    width, height = max(columns) * pitch_x + CELL_WIDTH, max(rows) * pitch_y + CELL_HEIGHT
    x_scale, y_scale = min(1.0, MAX_WIDTH / width), min(1.0, MINIMAP_HEIGHT / height)
    cells = tuple(
        Rect(column * pitch_x * x_scale, row * pitch_y * y_scale, CELL_WIDTH * x_scale, CELL_HEIGHT * y_scale)
        for column, row in zip(columns, rows)
    )
    lines = tuple(_join_cells(cells[parent], cells[number]) for number, parent in enumerate(parents, 1))
    return cells, lines, Rect(0, 0, width * x_scale, height * y_scale)


def _find_columns(children: Mapping[int, Sequence[int]], count: int) -> list[float]:
    """Return the column of each box: those at the ends side by side, the others over the middle of theirs."""
    columns = [0.0] * count
    order, pending = [], [0]
    while pending:
        order.append(pending.pop())
        pending.extend(reversed(children.get(order[-1], ())))
    ends = [number for number in order if number not in children]
    for column, number in enumerate(ends):
        columns[number] = float(column)
    for number in reversed(order):
        if number in children:
            columns[number] = (columns[children[number][0]] + columns[children[number][-1]]) / 2
    return columns


def _join_cells(upper: Rect, lower: Rect) -> WirePath:
    """Return the line from the foot of a box to the head of one below it."""
    start, end = Point(upper.x + upper.width / 2, upper.bottom), Point(lower.x + lower.width / 2, lower.y)
    if abs(start.x - end.x) < 0.01:
        return start, end
    middle = (start.y + end.y) / 2
    return start, Point(start.x, middle), Point(end.x, middle), end
