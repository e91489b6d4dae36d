"""Places and wires into a scene: boxes, joints, arrows and frames where they finally stand."""

from collections.abc import Mapping, Sequence

from msgspec import Struct

from argmap.layout.box_content import ROLE_LABEL_HEIGHT, SMALL_LABEL_HEIGHT, BoxContent
from argmap.layout.box_drawing import draw_box
from argmap.layout.columns.column_wires import PlacedGrid, Routes, joint_radius
from argmap.layout.columns.grid import Grid, GroupBorder
from argmap.layout.frame_title import TITLE_LEADING, TITLE_STYLE
from argmap.model.map import ArgMap, Inference, Polarity, localize_text
from argmap.scene.scene import Box, Frame, Joint, Point, Rect, TextLine, Tip, Wire, WireKind

DEFAULT_LINE_WIDTH = 3.0
"""A wire's width in points where the step has no strength."""


class SceneParts(Struct, frozen=True):
    """What stands in the body of a drawing, and how wide and high that is. Origin at its upper left."""

    boxes: tuple[Box, ...]
    wires: tuple[Wire, ...]
    frames: tuple[Frame, ...]


def cell_height(content: BoxContent) -> float:
    """The height of a card's cell, in points: its box, half the tag above it, half the marks below it."""
    return (
        content.height + ROLE_LABEL_HEIGHT / 2 + (SMALL_LABEL_HEIGHT / 2 if content.has_bottom_label else 0.0)
    )


def box_extent(content: BoxContent, y: float) -> tuple[float, float]:
    """The upper and lower edge of a card's box when its cell's middle is at `y`."""
    top = y - cell_height(content) / 2 + ROLE_LABEL_HEIGHT / 2
    return top, top + content.height


def compose_parts(
    argmap: ArgMap,
    contents: Mapping[str, BoxContent],
    placed_grid: PlacedGrid,
    routes: Routes,
    lang: str | None,
) -> SceneParts:
    """The body of the drawing, before it is moved into its page."""
    lattice = placed_grid.grid
    boxes = []
    for statement, cell in lattice.boxes.items():
        rank = lattice.cells[cell].rank
        top, bottom = box_extent(contents[statement], placed_grid.ys[cell])
        rect = Rect(routes.lefts[rank], top, placed_grid.widths[rank], bottom - top)
        boxes.append(draw_box(contents[statement], rect))
    order = {s.id: s.order for s in argmap.statements.values()}
    boxes.sort(key=lambda each: order[each.id])
    wires = tuple(
        _build_grid_wire(argmap.inferences[i], mine, placed_grid, routes)
        for i, mine in _edges_by_inference(lattice).items()
    )
    frames = tuple(_build_frame(argmap, each, placed_grid, routes, lang) for each in lattice.borders)
    return SceneParts(tuple(boxes), wires, frames)


def _edges_by_inference(grid: Grid) -> dict[str, list[int]]:
    """The strands of each inference, in the order in which inferences are first met."""
    found: dict[str, list[int]] = {}
    for i, strand in enumerate(grid.edges):
        found.setdefault(strand.inference, []).append(i)
    return found


def _build_grid_wire(
    step: Inference, edge_indices: Sequence[int], placed_grid: PlacedGrid, routes: Routes
) -> Wire:
    tip = next(routes.tips[i] for i in edge_indices if routes.tips[i] is not None)
    assert tip is not None
    return build_wire(
        step, tuple(routes.paths[i] for i in edge_indices), tip, _build_joint(step, placed_grid, routes)
    )


def build_wire(step: Inference, paths: tuple[tuple[Point, ...], ...], tip: Tip, joint: Joint | None) -> Wire:
    """A step as it is drawn along its paths."""
    return Wire(
        id=step.id,
        kind=wire_kind(step),
        sources=tuple(premise.statement for premise in step.premises),
        target=step.target,
        paths=paths,
        tip=tip,
        joint=joint,
        weight=DEFAULT_LINE_WIDTH if step.strength is None else 1.5 + 4.5 * step.strength,
    )


def wire_kind(step: Inference) -> WireKind:
    """How a step is drawn."""
    if step.undercuts:
        return WireKind.UNDERCUTS
    return WireKind.SUPPORTS if step.polarity is Polarity.SUPPORTS else WireKind.ATTACKS


def _build_joint(step: Inference, placed_grid: PlacedGrid, routes: Routes) -> Joint | None:
    cell = placed_grid.grid.joints.get(step.id)
    if cell is None:
        return None
    rank = placed_grid.grid.cells[cell].rank
    centre = Point(routes.lefts[rank] + placed_grid.widths[rank] / 2, placed_grid.ys[cell])
    linked = step.id in placed_grid.linked_steps
    return Joint(centre, joint_radius(linked), linked)


def frame_pads(borders: Sequence[GroupBorder], count: int) -> tuple[tuple[float, float], ...]:
    """The room that frames need left and right of each of `count` columns, in points."""
    pads = [[0.0, 0.0] for _ in range(count)]
    for each in borders:
        pads[each.first][0] = max(pads[each.first][0], _frame_pad(each, borders, left=True))
        pads[each.last][1] = max(pads[each.last][1], _frame_pad(each, borders, left=False))
    return tuple((left, right) for left, right in pads)


def _frame_pad(border: GroupBorder, borders: Sequence[GroupBorder], *, left: bool) -> float:
    """How far a frame's side stands from its column: further where other frames begin or end there too."""
    deepest = max(
        other.level
        for other in borders
        if (other.first == border.first if left else other.last == border.last)
    )
    return 14.0 + 10.0 * (deepest - border.level)


def _build_frame(
    argmap: ArgMap, border: GroupBorder, placed_grid: PlacedGrid, routes: Routes, lang: str | None
) -> Frame:
    lattice = placed_grid.grid
    left = routes.lefts[border.first] - _frame_pad(border, lattice.borders, left=True)
    right = (
        routes.lefts[border.last]
        + placed_grid.widths[border.last]
        + _frame_pad(border, lattice.borders, left=False)
    )
    top = min(placed_grid.ys[cell] - lattice.cells[cell].height / 2 for cell in border.upper)
    bottom = max(placed_grid.ys[cell] + lattice.cells[cell].height / 2 for cell in border.lower)
    title = tuple(
        TextLine(
            text,
            left + 12,
            top + 23 + i * TITLE_LEADING,
            TITLE_STYLE.width(text),
            TITLE_STYLE.size,
            bold=True,
        )
        for i, text in enumerate(border.title)
    )
    told = localize_text(argmap.groups[border.group].text, lang, argmap.lang)
    return Frame(border.group, Rect(left, top, right - left, bottom - top), title, told, border.level)
