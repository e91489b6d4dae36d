"""The wires of steps that place their premises: from the target through the gutters to the boxes."""

from collections.abc import Iterable, Iterator, Mapping, Sequence

from msgspec import Struct

from argmap.diagnostics.deadline import check_deadline
from argmap.layout.columns.column_wires import build_tip, joint_radius, simplify_path
from argmap.layout.columns.lanes import MIN_RUN_GAP
from argmap.layout.compact.crowded_ports import spread_ports
from argmap.layout.compact.gutter import ColumnSide, hits_outside, lane_kinds
from argmap.layout.compact.movable_steps import JointOnlyRow, Row, StatementRow
from argmap.layout.compact.parts import PORT_GAP, TIP_CORNER_GAP
from argmap.layout.compact.placement import PlacedBox, PlacedColumn, Placement
from argmap.layout.reading_order import ReadingTree
from argmap.layout.scene_parts import wire_kind
from argmap.model.map import ArgMap, Inference
from argmap.scene.scene import Joint, Point, Tip, WireKind, WirePath

MIN_CORNER_GAP = 7
"""Points next to a box's corner that tips keep free at least, even when they are moved.

It bounds PORT_STEP only; half and double gave the same drawings.
"""
PORT_STEP = 6
"""Points by which tips are moved at a time to keep segments apart.

Two steps are more than MIN_RUN_GAP. Half and double gave the same drawings.
"""


class WireSet:
    """The wires so far, by step: paths from the target to premises, the tip, and the joint if any."""

    def __init__(self) -> None:
        self.paths: dict[str, list[WirePath]] = {}
        self.tips: dict[str, Tip] = {}
        self.joints: dict[str, Joint] = {}


def draw_tree_wires(argmap: ArgMap, tree: ReadingTree, placement: Placement) -> WireSet:
    """Draw the wires of all steps that have a row."""
    wire_set = WireSet()
    box_wires = [_BoxWires(argmap, tree, placement, box) for box in placement.boxes.values()]
    for each in box_wires:
        wire_set.joints.update(each.build_joints())
    for each in box_wires:
        check_deadline()
        for step, path in each.draw_target_paths(wire_set.joints):
            wire_set.paths.setdefault(step.id, []).append(path)
            wire_set.tips[step.id] = build_wire_tip(path, wire_set.joints.get(step.target))
        for step, path in each.draw_premise_paths(wire_set.joints):
            wire_set.paths.setdefault(step.id, []).append(path)
    return wire_set


def build_wire_tip(path: WirePath, joint: Joint | None) -> Tip:
    """Return the tip of a path that ends in a joint, or else at a box's edge."""
    return build_tip(path, joint.radius if joint else 0.0)


class _BoxWires(Struct, frozen=True):
    """Draws the wires between a placed statement and its columns."""

    argmap: ArgMap
    tree: ReadingTree
    placement: Placement
    placed_box: PlacedBox

    def build_joints(self) -> Iterator[tuple[str, Joint]]:
        """Yield the ids of steps with their joints."""
        for column in (*self.placed_box.below, *self.placed_box.right):
            for step, rows in _rows_by_step(column.rows):
                if self.tree.has_joint(step):
                    linked = len(step.premises) > 1
                    centre = Point(column.x + column.gutter.joint_x, self._joint_y(column, rows))
                    yield step.id, Joint(centre, joint_radius(linked), linked)

    def draw_target_paths(self, joints: Mapping[str, Joint]) -> Iterator[tuple[Inference, WirePath]]:
        """Yield each step with its path from the target to its joint, or to its only premise."""
        ports = self._right_ports() if self.placed_box.right else {}
        for column in (*self.placed_box.below, *self.placed_box.right):
            ids = {row.step.id for row in column.rows if row.step}
            for step, rows in _rows_by_step(column.rows):
                placed = (self._row_port(row) for row in rows if isinstance(row, StatementRow))
                end = joints[step.id].centre if step.id in joints else next(placed)
                if step.undercuts:
                    outside = hits_outside(step, ids)
                    start = self._undercut_points(column, end.y, joints[step.target].centre, outside=outside)
                else:
                    start = self._start_points(column, wire_kind(step), end.y, ports)
                yield step, simplify_path([*start, end])

    def draw_premise_paths(self, joints: Mapping[str, Joint]) -> Iterator[tuple[Inference, WirePath]]:
        """Yield each step that has a joint with its paths to the premises that it places."""
        for column in (*self.placed_box.below, *self.placed_box.right):
            gutter = column.gutter
            for row in column.rows:
                if row.step is None or isinstance(row, JointOnlyRow) or row.step.id not in joints:
                    continue
                centre, end = joints[row.step.id].centre, self._row_port(row)
                x = column.x + (gutter.bracket_x if len(row.step.premises) > 1 else gutter.joint_x)
                yield row.step, simplify_path([centre, Point(x, centre.y), Point(x, end.y), end])

    def _row_port(self, row: StatementRow) -> Point:
        """Return the point at which a row's wire ends: the middle of its box's left side."""
        rect = self.placement.boxes[row.statement].rect
        return Point(rect.x, rect.middle)

    def _row_y(self, row: Row) -> float:
        """Return the y of the wire to a row."""
        if isinstance(row, StatementRow):
            return self.placement.boxes[row.statement].rect.middle
        return self.placement.joint_rows[row.step.id]

    def _joint_y(self, column: PlacedColumn, rows: Sequence[Row]) -> float:
        """Return the y of a joint: its first premise's, or near the box's if it is on the only lane."""
        heights = [self._row_y(row) for row in rows]
        lanes = [x for _, x in column.gutter.lanes]
        if (
            column.gutter.side is ColumnSide.RIGHT
            and lanes == [column.gutter.joint_x]
            and len(self.placed_box.right) == 1
        ):
            return min(max(self.placed_box.rect.middle, heights[0]), heights[-1])
        return heights[0]

    def _start_points(
        self, column: PlacedColumn, kind: WireKind, y: float, ports: Mapping[WireKind, float]
    ) -> list[Point]:
        """Return the points from the statement through the lane of a kind to `y`."""
        x = column.x + column.gutter.lane_x(kind)
        if column.gutter.side is ColumnSide.BELOW:
            return [Point(x, self.placed_box.rect.bottom), Point(x, y)]
        return [Point(self.placed_box.rect.right, ports[kind]), Point(x, ports[kind]), Point(x, y)]

    def _undercut_points(
        self, column: PlacedColumn, y: float, joint_centre: Point, *, outside: bool
    ) -> list[Point]:
        """Return the points from an undercut's target to `y`; `outside` if that is outside of the column."""
        if column.gutter.side is ColumnSide.BELOW or not outside:
            return [joint_centre, Point(joint_centre.x, y)]
        x = column.x + column.gutter.lane_x(WireKind.UNDERCUTS)
        return [joint_centre, Point(joint_centre.x, column.detour_y), Point(x, column.detour_y), Point(x, y)]

    def _right_ports(self) -> dict[WireKind, float]:
        """Return the y of the port of each kind on the box's right side."""
        rect, columns = self.placed_box.rect, self.placed_box.right
        rows = [row for column in columns for row in column.rows]
        kinds = lane_kinds(rows, self.placed_box.content.statement)
        if len(columns) > 1:
            return {kind: rect.y + TIP_CORNER_GAP + PORT_GAP * i for i, kind in enumerate(kinds)}
        return self._free_ports(columns[0], kinds)

    def _free_ports(self, column: PlacedColumn, kinds: Sequence[WireKind]) -> dict[WireKind, float]:
        """Return ports about the middle of the right side, away from the segments of other kinds."""
        rows = [(wire_kind(row.step), self._row_y(row)) for row in column.rows if row.step]
        from_top = sorted(kinds, key=lambda kind: min(y for other, y in rows if other is kind))
        others = [[y for other, y in rows if other is not kind] for kind in from_top]
        if len(kinds) == 1:
            ideals = [self._straight_height([y for kind, y in rows if kind is kinds[0]])]
            steps: list[tuple[int, ...]] = [(0, -1, 1, -2, 2, -3, 3)]
        else:
            first = self.placed_box.rect.middle - (len(kinds) - 1) / 2 * PORT_GAP
            ideals = [first + i * PORT_GAP for i in range(len(kinds))]
            steps = [(0, 1, 2, 3, -1) if i else (0, -1, -2, -3, 1) for i in range(len(kinds))]
        ports = list(map(self._free_height, ideals, others, steps))
        free = [port for port in ports if port is not None]
        heights = free if len(free) == len(ports) else spread_ports(ideals, others, *self._port_range())
        return dict(zip(from_top, heights, strict=True))

    def _straight_height(self, heights: Sequence[float]) -> float:
        """Return the y at which a wire to one of the heights is straight, if near; else the middle."""
        rect = self.placed_box.rect
        level = [y for y in heights if rect.y + TIP_CORNER_GAP <= y <= rect.bottom - TIP_CORNER_GAP]
        nearest = min(level, key=lambda y: abs(y - rect.middle), default=rect.middle)
        return nearest if len(heights) == 1 or abs(nearest - rect.middle) < 2 * MIN_RUN_GAP else rect.middle

    def _free_height(self, ideal: float, others: Sequence[float], steps: Sequence[int]) -> float | None:
        """Return the first y, so many PORT_STEPs from the ideal, that is MIN_RUN_GAP from all others."""
        low, high = self._port_range()
        heights = [ideal + i * PORT_STEP for i in steps if low <= ideal + i * PORT_STEP <= high]
        free = (each for each in heights if all(abs(each - y) >= MIN_RUN_GAP for y in others))
        return next(free, None)

    def _port_range(self) -> tuple[float, float]:
        """Return the least and the greatest y of a port."""
        return self.placed_box.rect.y + MIN_CORNER_GAP, self.placed_box.rect.bottom - MIN_CORNER_GAP


def _rows_by_step(rows: Sequence[Row]) -> Iterable[tuple[Inference, list[Row]]]:
    """Return the steps in the order of their first rows, each with all its rows."""
    by_step: dict[str, tuple[Inference, list[Row]]] = {}
    for row in rows:
        if row.step:
            by_step.setdefault(row.step.id, (row.step, []))[1].append(row)
    return by_step.values()
