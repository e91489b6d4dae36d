"""The wires of steps whose premises stand in racks: from what is hit through the strips to the boxes."""

from collections.abc import Iterable, Iterator, Mapping, Sequence

from msgspec import Struct, field

from argmap.diagnostics.deadline import check_deadline
from argmap.layout.columns.column_wires import build_tip, joint_radius, simplify_path
from argmap.layout.columns.lanes import MIN_RUN_GAP
from argmap.layout.compact.gutter import ColumnSide, hits_outside, lane_kinds
from argmap.layout.compact.parts import BUS_GAP, PORT_GAP, TIP_CORNER_GAP
from argmap.layout.compact.placement import PlacedBox, PlacedColumn, Placement
from argmap.layout.compact.units import Row
from argmap.layout.reading_order import ReadingTree
from argmap.layout.scene_parts import wire_kind
from argmap.model.map import ArgMap, Inference
from argmap.scene.scene import Joint, Point, Tip, WireKind

MIN_CORNER_GAP = 7
"""Points of a box's side next to its corners that tips keep free at least."""
PORT_STEP = 6
"""Points by which tips are moved to keep runs apart."""

WirePath = tuple[Point, ...]


class WireSet(Struct, frozen=True):
    """The wires so far, by step: paths from what is hit to premises, the tip, and the joint if any."""

    paths: dict[str, list[WirePath]] = field(default_factory=dict)
    tips: dict[str, Tip] = field(default_factory=dict)
    joints: dict[str, Joint] = field(default_factory=dict)


def draw_tree_wires(argmap: ArgMap, tree: ReadingTree, placement: Placement) -> WireSet:
    """The wires of all steps that have a row."""
    drawn = WireSet()
    strung = [_BoxWires(argmap, tree, placement, stand) for stand in placement.boxes.values()]
    for each in strung:
        drawn.joints.update(each.build_joints())
    for each in strung:
        check_deadline()
        for step, path in each.draw_target_paths(drawn.joints):
            drawn.paths.setdefault(step.id, []).append(path)
            drawn.tips[step.id] = build_wire_tip(path, drawn.joints.get(step.target))
        for step, path in each.draw_premise_paths(drawn.joints):
            drawn.paths.setdefault(step.id, []).append(path)
    return drawn


def build_wire_tip(path: WirePath, joint: Joint | None) -> Tip:
    """The tip of a path that ends in a joint, or at a box's edge."""
    return build_tip(path, joint.radius if joint else 0.0)


class _Ports(Struct, frozen=True):
    """Where the lanes of each kind meet a box, at its right and lower side, and how low their rails are."""

    right_ports: Mapping[WireKind, float]
    bottom_ports: Mapping[WireKind, float]
    bus_heights: Mapping[WireKind, float]


class _BoxWires(Struct, frozen=True):
    """A statement in its place, and the wires of its racks."""

    argmap: ArgMap
    tree: ReadingTree
    placement: Placement
    placed_box: PlacedBox

    def build_joints(self) -> Iterator[tuple[str, Joint]]:
        """The joints of its racks, by their step."""
        for rack in (*self.placed_box.below, *self.placed_box.right):
            for step, rows in _rows_by_step(rack.rows):
                if self.tree.has_joint(step):
                    linked = len(step.premises) > 1
                    centre = Point(rack.x + rack.gutter.joint_x, self._joint_y(rack, rows))
                    yield step.id, Joint(centre, joint_radius(linked), linked)

    def draw_target_paths(self, joints: Mapping[str, Joint]) -> Iterator[tuple[Inference, WirePath]]:
        """For each step its way from what it hits to its joint, or to its only premise."""
        gates = self._find_ports()
        for rack in (*self.placed_box.below, *self.placed_box.right):
            inside = {row.step.id for row in rack.rows if row.step}
            for step, rows in _rows_by_step(rack.rows):
                end = (
                    [joints[step.id].centre] if step.id in joints else [self._left_port(row) for row in rows]
                )
                if step.undercuts:
                    outside = hits_outside(step, inside)
                    start = self._undercut_points(rack, end[0].y, joints[step.target].centre, outside=outside)
                else:
                    start = self._start_points(rack, wire_kind(step), end[0].y, gates)
                yield step, simplify_path([*start, *end])

    def draw_premise_paths(self, joints: Mapping[str, Joint]) -> Iterator[tuple[Inference, WirePath]]:
        """From each joint to the premises that stand here."""
        for rack in (*self.placed_box.below, *self.placed_box.right):
            for row in rack.rows:
                if row.step is None or row.statement is None or row.step.id not in joints:
                    continue
                centre, end = joints[row.step.id].centre, self._left_port(row)
                x = rack.x + (rack.gutter.bracket_x if len(row.step.premises) > 1 else rack.gutter.joint_x)
                yield row.step, simplify_path([centre, Point(x, centre.y), Point(x, end.y), end])

    def _left_port(self, row: Row) -> Point:
        """Where a row's wire leaves it: the middle of its box's left side."""
        assert row.statement is not None
        rect = self.placement.boxes[row.statement].rect
        return Point(rect.x, rect.middle)

    def _row_y(self, row: Row) -> float:
        if row.statement is not None:
            return self.placement.boxes[row.statement].rect.middle
        assert row.step is not None
        return self.placement.joint_rows[row.step.id]

    def _joint_y(self, column: PlacedColumn, rows: Sequence[Row]) -> float:
        """The height of a joint: its first premise's, or level with what it hits where it is the only one."""
        heights = [self._row_y(row) for row in rows]
        lanes = [x for _, x in column.gutter.lanes]
        if (
            column.gutter.side is ColumnSide.RIGHT
            and lanes == [column.gutter.joint_x]
            and len(self.placed_box.right) == 1
        ):
            return min(max(self.placed_box.rect.middle, heights[0]), heights[-1])
        return heights[0]

    def _start_points(self, column: PlacedColumn, kind: WireKind, y: float, ports: "_Ports") -> list[Point]:
        """From the statement through the lane of a kind to the height `y`."""
        x = column.x + column.gutter.lane_x(kind)
        if column.gutter.side is ColumnSide.BELOW:
            return [Point(x, self.placed_box.rect.bottom), Point(x, y)]
        if column in self.placed_box.right:
            port = ports.right_ports[kind]
            return [Point(self.placed_box.rect.right, port), Point(x, port), Point(x, y)]
        port, rail = ports.bottom_ports[kind], ports.bus_heights[kind]
        return [Point(port, self.placed_box.rect.bottom), Point(port, rail), Point(x, rail), Point(x, y)]

    def _undercut_points(
        self, column: PlacedColumn, y: float, joint_centre: Point, *, outside: bool
    ) -> list[Point]:
        """From the joint that an undercut hits to the height `y`."""
        if column.gutter.side is ColumnSide.BELOW or not outside:
            return [joint_centre, Point(joint_centre.x, y)]
        x = column.x + column.gutter.lane_x(WireKind.UNDERCUTS)
        return [joint_centre, Point(joint_centre.x, column.detour_y), Point(x, column.detour_y), Point(x, y)]

    def _find_ports(self) -> "_Ports":
        """Where the lanes meet the box, found once for all of its steps."""
        ports = self._right_ports() if self.placed_box.right else {}
        if len(self.placed_box.below) < 2:
            return _Ports(ports, {}, {})
        doors = self._bottom_ports()
        return _Ports(ports, doors, self._bus_heights(doors))

    def _bottom_ports(self) -> dict[WireKind, float]:
        """Where the lanes of the racks below meet the box's lower side."""
        first = self.placed_box.below[0]
        found = {kind: first.x + x for kind, x in first.gutter.lanes}
        for kind in self._further_kinds():
            if kind not in found:
                found[kind] = (
                    max([first.x + TIP_CORNER_GAP - ColumnSide.BELOW.pitch, *found.values()])
                    + ColumnSide.BELOW.pitch
                )
        return found

    def _further_kinds(self) -> tuple[WireKind, ...]:
        rows = [row for rack in self.placed_box.below[1:] for row in rack.rows]
        return lane_kinds(rows, self.placed_box.content.statement)

    def _bus_heights(self, bottom_ports: Mapping[WireKind, float]) -> dict[WireKind, float]:
        """The height of the rail of each kind: the further right its door is, the higher, to cross none."""
        order = sorted(self._further_kinds(), key=lambda kind: -bottom_ports[kind])
        return {
            kind: self.placed_box.bottom + BUS_GAP + i * ColumnSide.FURTHER.pitch
            for i, kind in enumerate(order)
        }

    def _right_ports(self) -> dict[WireKind, float]:
        """Where the racks at the right meet the box's right side."""
        rect, racks = self.placed_box.rect, self.placed_box.right
        order = lane_kinds([row for rack in racks for row in rack.rows], self.placed_box.content.statement)
        if len(racks) > 1:
            return {kind: rect.y + TIP_CORNER_GAP + PORT_GAP * i for i, kind in enumerate(order)}
        return self._free_ports(racks[0], order)

    def _free_ports(self, column: PlacedColumn, order: Sequence[WireKind]) -> dict[WireKind, float]:
        """Ports about the middle of the right side, where no run of another kind is level with them."""
        taken = [(wire_kind(row.step), self._row_y(row)) for row in column.rows if row.step]
        if len(order) == 1:
            others = [y for kind, y in taken if kind is not order[0]]
            level = self._straight_height([y for kind, y in taken if kind is order[0]])
            return {order[0]: self._free_height(level, others, (0, -1, 1, -2, 2, -3, 3))}
        upward = sorted(order, key=lambda kind: min(y for other, y in taken if other is kind))
        found: dict[WireKind, float] = {}
        for i, kind in enumerate(upward):
            wanted = self.placed_box.rect.middle + (i - (len(order) - 1) / 2) * PORT_GAP
            others = [y for other, y in taken if other is not kind]
            found[kind] = self._free_height(wanted, others, (0, 1, 2, 3, -1) if i else (0, -1, -2, -3, 1))
        return found

    def _straight_height(self, heights: Sequence[float]) -> float:
        """The middle of the right side, or what is level with one of the wires that meet it, if near."""
        rect = self.placed_box.rect
        level = [y for y in heights if rect.y + TIP_CORNER_GAP <= y <= rect.bottom - TIP_CORNER_GAP]
        nearest = min(level, key=lambda y: abs(y - rect.middle), default=rect.middle)
        return nearest if len(heights) == 1 or abs(nearest - rect.middle) < 2 * MIN_RUN_GAP else rect.middle

    def _free_height(self, ideal: float, taken: Sequence[float], steps: Sequence[int]) -> float:
        """The height that keeps off all others, so many STEPs from the wanted one: the first that does."""
        low, high = self.placed_box.rect.y + MIN_CORNER_GAP, self.placed_box.rect.bottom - MIN_CORNER_GAP
        places = [ideal + i * PORT_STEP for i in steps if low <= ideal + i * PORT_STEP <= high]
        free = (place for place in places if all(abs(place - y) >= MIN_RUN_GAP for y in taken))
        return next(free, ideal)


def _rows_by_step(rows: Sequence[Row]) -> Iterable[tuple[Inference, list[Row]]]:
    """The steps in the order of their first rows, each with all its rows."""
    found: dict[str, tuple[Inference, list[Row]]] = {}
    for row in rows:
        if row.step:
            found.setdefault(row.step.id, (row.step, []))[1].append(row)
    return found.values()
