"""The wires of steps that place their premises: from the target through the gutters to the boxes."""

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence

from msgspec import Struct

from argmap.diagnostics.deadline import check_deadline
from argmap.layout.columns.column_wires import DISC_RADIUS, PILL_RADIUS, build_tip, simplify_path
from argmap.layout.columns.lanes import MIN_RUN_GAP
from argmap.layout.compact.crowded_ports import spread_ports
from argmap.layout.compact.gutter import ColumnSide, joint_depth, lane_kinds
from argmap.layout.compact.linked_racks import RACK_PILL_X
from argmap.layout.compact.movable_steps import Row, StatementRow
from argmap.layout.compact.parts import PORT_GAP, TIP_CORNER_GAP
from argmap.layout.compact.placement import PlacedBox, PlacedColumn, Placement
from argmap.layout.reading_order import ReadingTree
from argmap.layout.scene_parts import wire_kind
from argmap.model.map import ArgMap, Inference
from argmap.scene.scene import Joint, Pill, Point, Tip, WireKind, WirePath

MIN_CORNER_GAP = 7
"""Points next to a box's corner that tips keep free at least, even when they are moved.

It bounds PORT_STEP only; half and double gave the same drawings.
"""
PORT_STEP = 6
"""Points by which tips are moved at a time to keep segments apart.

Two steps are more than MIN_RUN_GAP. Half and double gave the same drawings.
"""


class WireSet:
    """The wires so far, by step: paths from the target to premises, the ends, and the joint if any."""

    def __init__(self) -> None:
        self.paths: dict[str, list[WirePath]] = {}
        self.tips: dict[str, Tip] = {}
        self.joints: dict[str, Joint] = {}
        self.joins: dict[str, Tip] = {}
        """The ends on lines that steps share."""


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
        wire_set.joins.update(each.build_joins(wire_set))
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
            steps = {row.step.id: row.step for row in column.rows if row.step}
            for step, rows in _rows_by_step(column.rows):
                if self.tree.has_joint(step):
                    position = column.gutter.joints[joint_depth(step, steps)]
                    centre = Point(column.x + position.x, self._joint_y(column, rows))
                    yield step.id, self._build_joint(step, rows, centre, column.x + position.pill_x)

    def _build_joint(self, step: Inference, rows: Sequence[Row], centre: Point, x: float) -> Joint:
        """Build a joint, with a pill on the line `x` if its premises are linked: beside it, or on it."""
        if len(step.premises) < 2:
            return Joint(centre, DISC_RADIUS)
        members = [self._member(row, x) for row in rows if isinstance(row, StatementRow)]
        racks = self.placement.racks.get(step.id)
        pill = Pill(tuple(members) or (centre,), PILL_RADIUS, racks.bar_y if racks else None)
        is_beside = bool(members) and x != centre.x
        return Joint(centre, DISC_RADIUS if is_beside else PILL_RADIUS, pill)

    def _member(self, row: StatementRow, x: float) -> Point:
        """Return the point at which a linked premise meets its pill, whose first part is on the line `x`."""
        port, racks = self._row_port(row), self.placement.racks.get(row.step.id) if row.step else None
        rack = bisect_right(racks.lefts, port.x) - 1 if racks else 0
        return Point(racks.lefts[rack] - RACK_PILL_X if racks and rack else x, port.y)

    def draw_target_paths(self, joints: Mapping[str, Joint]) -> Iterator[tuple[Inference, WirePath]]:
        """Yield each step with its path from the target to its joint, or to its only premise."""
        ports = self._right_ports(joints) if self.placed_box.right else {}
        for column in (*self.placed_box.below, *self.placed_box.right):
            for step, rows in _rows_by_step(column.rows):
                placed = (self._row_port(row) for row in rows if isinstance(row, StatementRow))
                end = joints[step.id].centre if step.id in joints else next(placed)
                if step.undercuts:
                    centre = joints[step.target].centre
                    start = [centre, Point(centre.x, end.y)]
                else:
                    start = self._start_points(column, wire_kind(step), end.y, ports)
                yield step, simplify_path([*start, end])

    def build_joins(self, wire_set: WireSet) -> Iterator[tuple[str, Tip]]:
        """Yield the ids of steps that share a tip at the box, each with its end where it joins the others."""
        joins_by_tip: dict[Tip, dict[str, Tip]] = {}
        for column in (*self.placed_box.below, *self.placed_box.right):
            for step, _ in _rows_by_step(column.rows):
                if not step.undercuts:
                    join = _build_join(column, wire_kind(step), wire_set.paths[step.id][0])
                    joins_by_tip.setdefault(wire_set.tips[step.id], {})[step.id] = join
        for joins in joins_by_tip.values():
            if len(joins) > 1:
                yield from joins.items()

    def draw_premise_paths(self, joints: Mapping[str, Joint]) -> Iterator[tuple[Inference, WirePath]]:
        """Yield each step that has a joint with its paths to the premises that it places.

        With a pill they lead from it, and one leads to it if it is beside the joint.
        """
        for column in (*self.placed_box.below, *self.placed_box.right):
            for step, rows in _rows_by_step(column.rows):
                joint = joints.get(step.id)
                placed = [row for row in rows if isinstance(row, StatementRow)]
                if joint is None or not placed:
                    continue
                ends = [self._row_port(row) for row in placed]
                if joint.pill is None:
                    x, y = joint.centre.x, joint.centre.y
                    yield from ((step, simplify_path([Point(x, y), Point(x, each.y), each])) for each in ends)
                    continue
                members = joint.pill.members
                if joint.has_disc:
                    yield step, (joint.centre, Point(members[0].x, joint.centre.y))
                yield from ((step, path) for path in zip(members, ends, strict=True))

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
            and lanes == [column.gutter.joints[0].x]
            and len(self.placed_box.right) == 1
        ):
            return min(max(self.placed_box.rect.middle, heights[0]), heights[-1])
        is_plain = not any(row.step and self._meets_undercut(row.step) for row in column.rows)
        if len(heights) > 1 and is_plain and column.gutter.joints[0].x not in lanes:
            # Between two premises, so that it does not look like the wire of one.
            return (heights[0] + heights[1]) / 2
        return heights[0]

    def _meets_undercut(self, step: Inference) -> bool:
        """Return whether a step is an undercut or is undercut: these wires need the gaps between rows."""
        return step.undercuts or step.id in self.tree.undercut_steps

    def _start_points(
        self, column: PlacedColumn, kind: WireKind, y: float, ports: Mapping[WireKind, float]
    ) -> list[Point]:
        """Return the points from the statement through the lane of a kind to `y`."""
        x = column.x + column.gutter.lane_x(kind)
        if column.gutter.side is ColumnSide.BELOW:
            return [Point(x, self.placed_box.rect.bottom), Point(x, y)]
        return [Point(self.placed_box.rect.right, ports[kind]), Point(x, ports[kind]), Point(x, y)]

    def _right_ports(self, joints: Mapping[str, Joint]) -> dict[WireKind, float]:
        """Return the y of the port of each kind on the box's right side."""
        rect, columns = self.placed_box.rect, self.placed_box.right
        rows = [row for column in columns for row in column.rows]
        kinds = lane_kinds(rows, self.placed_box.content.statement)
        if len(columns) > 1:
            return {kind: rect.y + TIP_CORNER_GAP + PORT_GAP * i for i, kind in enumerate(kinds)}
        return self._free_ports(columns[0], kinds, joints)

    def _free_ports(
        self, column: PlacedColumn, kinds: Sequence[WireKind], joints: Mapping[str, Joint]
    ) -> dict[WireKind, float]:
        """Return ports about the middle of the right side, away from the segments of other kinds."""
        rows = [(wire_kind(row.step), self._row_y(row)) for row in column.rows if row.step]
        ends = [(row.step, joints[row.step.id]) for row in column.rows if row.step and row.step.id in joints]
        rows += [(wire_kind(step), joint.centre.y) for step, joint in ends]
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


def _build_join(column: PlacedColumn, kind: WireKind, path: WirePath) -> Tip:
    """Build the end of a path at its lane, or where the lane itself ends if the path begins on it."""
    x, end = column.x + column.gutter.lane_x(kind), path[-1]
    return build_tip((Point(x, end.y) if end.x != x else path[-2], end), 0.0)


def _rows_by_step(rows: Sequence[Row]) -> Iterable[tuple[Inference, list[Row]]]:
    """Return the steps in the order of their first rows, each with all its rows."""
    by_step: dict[str, tuple[Inference, list[Row]]] = {}
    for row in rows:
        if row.step:
            by_step.setdefault(row.step.id, (row.step, []))[1].append(row)
    return by_step.values()
