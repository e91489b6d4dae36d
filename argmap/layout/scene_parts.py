"""Composing the body of a drawing in columns: its boxes, wires and frames at their positions."""

from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise, takewhile

from msgspec import Struct
from msgspec.structs import replace

from argmap.layout.box_content import BoxContent
from argmap.layout.box_drawing import draw_box
from argmap.layout.columns.column_wires import DISC_RADIUS, PlacedGrid, Routes, build_tip
from argmap.layout.columns.grid import Grid, GroupBorder
from argmap.layout.columns.pill import build_linked_joint
from argmap.layout.group_tab import GroupTab, draw_tabs
from argmap.layout.group_title import build_title
from argmap.model.map import ArgMap, Inference, Polarity, localize_text
from argmap.scene.scene import Box, Frame, Joint, Point, Rect, Tip, Wire, WireKind, WirePath

DEFAULT_LINE_WIDTH = 3.0
"""A wire's width in points if its step has no strength.

With a strength it is 1.5 to 6: half is the width of the weakest step, double that of the strongest.
"""


class SceneParts(Struct, frozen=True):
    """The body of a drawing: all but heading, legend and sources."""

    boxes: tuple[Box, ...]
    wires: tuple[Wire, ...]
    frames: tuple[Frame, ...]


def list_rects(parts: SceneParts) -> Iterator[Rect]:
    """Yield the rectangles of everything in a body: boxes and their labels, frames, wires and pills."""
    for box in parts.boxes:
        yield box.rect
        labels = [
            box.role_label,
            box.source_label,
            box.continuation and box.continuation.label,
            box.origin and box.origin.label,
        ]
        yield from (label.rect for label in labels if label)
    yield from (frame.rect for frame in parts.frames)
    for wire in parts.wires:
        if wire.joint and wire.joint.pill:
            yield from wire.joint.pill.rects
        for path in wire.paths:
            for a, b in pairwise(path):
                yield Rect(min(a.x, b.x), min(a.y, b.y), abs(a.x - b.x), abs(a.y - b.y))


def cell_height(content: BoxContent) -> float:
    """Return the height of a box with the halves of its labels above and below, in points."""
    sizes = content.label_sizes
    lower = sizes.mark_height / 2 if content.has_bottom_label else 0.0
    return content.height + sizes.role_height / 2 + lower


def box_extent(content: BoxContent, y: float) -> tuple[float, float]:
    """Return the y of the upper and lower edge of a box whose cell's middle is at `y`."""
    top = y - cell_height(content) / 2 + content.label_sizes.role_height / 2
    return top, top + content.height


def compose_parts(
    argmap: ArgMap,
    contents: Mapping[str, BoxContent],
    placed_grid: PlacedGrid,
    routes: Routes,
    lang: str | None,
) -> SceneParts:
    """Compose the body of a drawing from its grid and wires, before it is moved onto its page."""
    grid = placed_grid.grid
    boxes = []
    for statement, cell in grid.boxes.items():
        rank = grid.cells[cell].rank
        top, bottom = box_extent(contents[statement], placed_grid.ys[cell])
        rect = Rect(routes.lefts[rank], top, placed_grid.widths[rank], bottom - top)
        boxes.append(draw_box(contents[statement], rect))
    order = {s.id: s.order for s in argmap.statements.values()}
    boxes.sort(key=lambda each: order[each.id])
    wires = tuple(
        _build_grid_wire(argmap.inferences[inference], edges, placed_grid, routes)
        for inference, edges in _edges_by_inference(grid).items()
    )
    wires = tuple(add_undercut_joins(wires))
    borders = (each for each in grid.borders if not each.tab_box)
    frames = [_build_frame(argmap, each, placed_grid, routes, lang) for each in borders]
    for box in boxes:
        frames += draw_tabs(argmap, contents[box.id], box.rect, _list_tabs(grid, box.id), lang)
    frames.sort(key=lambda each: each.level)
    return SceneParts(tuple(boxes), wires, tuple(frames))


def _list_tabs(grid: Grid, statement: str) -> list[GroupTab]:
    """List the tabs of a statement's box, the outermost first."""
    return [
        GroupTab(each.group, each.title, each.level) for each in grid.borders if each.tab_box == statement
    ]


def add_undercut_joins(wires: Sequence[Wire]) -> Iterator[Wire]:
    """Yield wires; undercuts with one tip get ends of their own where they join the line that they share."""
    paths_by_tip: dict[Tip, list[WirePath]] = {}
    for wire in wires:
        if wire.kind is WireKind.UNDERCUTS:
            paths_by_tip.setdefault(wire.tip, []).append(wire.paths[0])
    corners = {tip: _own_corners(paths) for tip, paths in paths_by_tip.items() if len(paths) > 1}
    for wire in wires:
        path = wire.paths[0]
        corner = corners.get(wire.tip, {}).get(path)
        yield wire if corner is None else replace(wire, join=build_tip(path[corner:], 0.0))


def _own_corners(paths: Sequence[WirePath]) -> dict[WirePath, int]:
    """Return for each path the index of its first corner that no other one shares with all before it.

    In order of their points, no path shares more with another than with one of its neighbours.
    """
    ordered = sorted(paths, key=lambda path: [(point.x, point.y) for point in path])
    shared = [0, *(_count_shared(one, other) for one, other in pairwise(ordered)), 0]
    longest = {path: max(shared[i], shared[i + 1]) for i, path in enumerate(ordered)}
    return {path: count for path, count in longest.items() if count < len(path) - 1}


def _count_shared(one: WirePath, other: WirePath) -> int:
    """Count the points that two paths have in common at their beginnings."""
    return sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(one, other)))


def _edges_by_inference(grid: Grid) -> dict[str, list[int]]:
    """Return the indices of each inference's edges, in the order of their first edges."""
    indices: dict[str, list[int]] = {}
    for i, edge in enumerate(grid.edges):
        indices.setdefault(edge.inference, []).append(i)
    return indices


def _build_grid_wire(
    step: Inference, edge_indices: Sequence[int], placed_grid: PlacedGrid, routes: Routes
) -> Wire:
    """Build the wire of an inference from its edges, one of which has the tip."""
    tip = next(tip for tip in (routes.tips[i] for i in edge_indices) if tip)
    paths = tuple(routes.paths[i] for i in edge_indices)
    centre = _joint_centre(step, placed_grid, routes)
    if centre is None:
        return build_wire(step, paths, WireEnds(tip))
    if step.id in placed_grid.linked_steps:
        joint, paths = build_linked_joint(centre, paths)
    else:
        joint = Joint(centre, DISC_RADIUS)
    return build_wire(step, paths, WireEnds(tip, joint))


class WireEnds(Struct, frozen=True):
    """The tip of a wire, its joint if it has one, and its end on a line that it shares with other steps."""

    tip: Tip
    joint: Joint | None = None
    join: Tip | None = None


def build_wire(step: Inference, paths: tuple[WirePath, ...], ends: WireEnds) -> Wire:
    """Build the wire of a step along its paths."""
    return Wire(
        id=step.id,
        kind=wire_kind(step),
        sources=tuple(premise.statement for premise in step.premises),
        target=step.target,
        paths=paths,
        tip=ends.tip,
        joint=ends.joint,
        weight=DEFAULT_LINE_WIDTH if step.strength is None else 1.5 + 4.5 * step.strength,
        join=ends.join,
    )


def wire_kind(step: Inference) -> WireKind:
    """Return the kind of a step's wire."""
    if step.undercuts:
        return WireKind.UNDERCUTS
    return WireKind.SUPPORTS if step.polarity is Polarity.SUPPORTS else WireKind.ATTACKS


def _joint_centre(step: Inference, placed_grid: PlacedGrid, routes: Routes) -> Point | None:
    """Return the middle of a step's joint; None if it has none."""
    cell = placed_grid.grid.joints.get(step.id)
    if cell is None:
        return None
    rank = placed_grid.grid.cells[cell].rank
    return Point(routes.lefts[rank] + placed_grid.widths[rank] / 2, placed_grid.ys[cell])


def frame_pads(borders: Sequence[GroupBorder], count: int) -> tuple[tuple[float, float], ...]:
    """Return the points that frames need at the left and right of each of `count` columns; tabs need none."""
    borders = [each for each in borders if not each.tab_box]
    pads = [[0.0, 0.0] for _ in range(count)]
    for each in borders:
        pads[each.first][0] = max(pads[each.first][0], _frame_pad(each, borders, left=True))
        pads[each.last][1] = max(pads[each.last][1], _frame_pad(each, borders, left=False))
    return tuple((left, right) for left, right in pads)


def _frame_pad(border: GroupBorder, borders: Sequence[GroupBorder], *, left: bool) -> float:
    """Return the points between a frame's side and its column: 14, and 10 more for each frame inside."""
    max_level = max(
        other.level
        for other in borders
        if not other.tab_box and (other.first == border.first if left else other.last == border.last)
    )
    return 14.0 + 10.0 * (max_level - border.level)


def _build_frame(
    argmap: ArgMap, border: GroupBorder, placed_grid: PlacedGrid, routes: Routes, lang: str | None
) -> Frame:
    """Build a frame round the cells of a border, with its title in the upper left corner."""
    grid, last = placed_grid.grid, border.last
    left = routes.lefts[border.first] - _frame_pad(border, grid.borders, left=True)
    right = routes.lefts[last] + placed_grid.widths[last] + _frame_pad(border, grid.borders, left=False)
    top = min(placed_grid.ys[cell] - grid.cells[cell].height / 2 for cell in border.upper)
    bottom = max(placed_grid.ys[cell] + grid.cells[cell].height / 2 for cell in border.lower)
    title = build_title(border.title, Point(left + 12, top + 23))
    description = localize_text(argmap.groups[border.group].text, lang, argmap.lang)
    return Frame(border.group, Rect(left, top, right - left, bottom - top), title, description, border.level)
