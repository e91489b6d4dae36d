"""The gutter at the left of a column, in which its wires run: the x of each lane."""

from collections.abc import Mapping, Sequence, Set
from enum import Enum

from msgspec import Struct

from argmap.layout.columns.column_wires import DISC_RADIUS, PILL_RADIUS
from argmap.layout.compact.movable_steps import Row
from argmap.layout.reading_order import ReadingTree
from argmap.layout.scene_parts import wire_kind
from argmap.model.map import Inference
from argmap.scene.scene import WireKind

LANE_BOX_GAP = 9
"""Points between a lane and the boxes of the column: a wire of 3 to 6 points, and a gap that shows.

Text is 0.7 % larger at half and 1.5 % smaller at double.
"""
JOIN_ROOM = 15
"""Points between a shared lane and what joins it: a round corner of 5, an arrowhead of 9.5."""
JOINT_GAP = 6
"""Points between a joint's rim and a lane, and between the rim and a box.

Text is 0.1 % larger at half; double changes it by -2 to +9 %, as other sizes win.
"""


class ColumnSide(Enum):
    """The position of a column: points from the gutter's left to its first lane, and between lanes.

    A tip is 18 points long, and 18 to 24 wide with the bar of an attack.
    """

    BELOW = (13, 22)
    """Below its statement's box: each lane goes straight up to it, and tips are side by side.

    Text is 0.9 % larger at half, where tips overlap, and 1.5 % smaller at double.
    """
    RIGHT = (26, 14)
    """At the right of its statement's box, with the tip in the gutter before the first lane."""
    FURTHER = (8, 14)
    """After another column: lanes go up to a bus."""
    ROOT = (0, 0)
    """Below no statement."""

    def __init__(self, first: int, pitch: int) -> None:
        self.first = first
        """Points between the gutter's left edge and its first lane."""
        self.pitch = pitch
        """Points between lanes."""

    __hash__ = object.__hash__  # members are single; the names that Enum takes cost more


class JointPosition(Struct, frozen=True):
    """The middle of joints, and the line of pills of linked premises: the same, or further to the right.

    Both are points from the gutter's left edge.
    """

    x: float
    pill_x: float


class Gutter(Struct, frozen=True):
    """The lanes of a column, by their distance in points from the gutter's left edge.

    `lanes` has one for each kind of wire to the statement.
    `joints` are the positions of joints by their depth: of steps, of undercuts of steps, of undercuts of
    those.
    """

    side: ColumnSide
    lanes: tuple[tuple[WireKind, float], ...]
    joints: tuple[JointPosition, ...]
    width: float

    def lane_x(self, kind: WireKind) -> float:
        """Return the x of the lane of a kind."""
        return dict(self.lanes)[kind]


def lane_kinds(rows: Sequence[Row], statement: str | None) -> tuple[WireKind, ...]:
    """Return the kinds of the steps that target the statement itself; the one that ends lowest comes first.

    Its lane is the leftmost, so that it crosses no wire to the other lanes.
    """
    last = {wire_kind(row.step): i for i, row in enumerate(rows) if row.step and row.step.target == statement}
    return tuple(sorted(last, key=lambda kind: -last[kind]))


def build_gutter(
    tree: ReadingTree, statement: str | None, rows: Sequence[Row], side: ColumnSide, *, has_bus: bool
) -> Gutter:
    """Build the gutter of a column of `rows` that bear on a statement; other columns share a bus."""
    if side is ColumnSide.ROOT:
        return Gutter(side, (), (), 0)
    kinds = lane_kinds(rows, statement)
    lanes = tuple((kind, float(side.first + i * side.pitch)) for i, kind in enumerate(kinds))
    edge = lanes[-1][1] if lanes else float(LANE_BOX_GAP - JOINT_GAP)
    gap: float = JOIN_ROOM if has_bus or _shares_lane(rows, statement) else JOINT_GAP
    levels = _joints_by_depth(tree, rows)
    if not levels:
        return Gutter(side, lanes, (), edge + max(gap, LANE_BOX_GAP))
    on_lane = _joint_on_lane(tree, rows, side) if len(kinds) == 1 else None
    joints: list[JointPosition] = []
    if on_lane is not None:
        lanes = ((kinds[0], edge + on_lane),)
        gap = on_lane - _joint_radius(tree, levels[0])
    for steps in levels:
        radius = _joint_radius(tree, steps)
        x = edge + gap + radius
        is_beside = radius is DISC_RADIUS and any(len(step.premises) > 1 for step in steps)
        pill_x = x + DISC_RADIUS + JOINT_GAP + PILL_RADIUS if is_beside else x
        joints.append(JointPosition(x, pill_x))
        edge, gap = pill_x + (PILL_RADIUS if is_beside else radius), JOIN_ROOM
    return Gutter(side, lanes, tuple(joints), edge + JOINT_GAP)


def joint_depth(step: Inference, column_steps: Mapping[str, Inference]) -> int:
    """Return the depth of a step in a column: 0, or one more than that of the step it undercuts."""
    depth = 0
    while step.undercuts and step.target in column_steps:
        depth, step = depth + 1, column_steps[step.target]
    return depth


def _joints_by_depth(tree: ReadingTree, rows: Sequence[Row]) -> list[list[Inference]]:
    """Return the steps with joints among the rows, by their depth."""
    steps = {row.step.id: row.step for row in rows if row.step}
    levels: list[list[Inference]] = []
    for step in steps.values():
        if tree.has_joint(step):
            depth = joint_depth(step, steps)
            levels += [[] for _ in range(depth + 1 - len(levels))]
            levels[depth].append(step)
    return levels


def _joint_radius(tree: ReadingTree, steps: Sequence[Inference]) -> float:
    """Return the radius of joints on one line: a pill's if there are pills, and none needs a disc beside."""
    linked = {step.id for step in steps if len(step.premises) > 1}
    return PILL_RADIUS if linked and linked.isdisjoint(tree.undercut_steps) else DISC_RADIUS


def _joint_on_lane(tree: ReadingTree, rows: Sequence[Row], side: ColumnSide) -> float | None:
    """Return the points from the edge to the lane if the only step's joint is on it; None if it is not.

    At the right of a box, the tip needs its room before the joint, and an undercut room beside it.
    """
    if not _is_one_step(rows):
        return None
    if side is not ColumnSide.RIGHT:
        return 0.0
    steps = {row.step.id: row.step for row in rows if row.step}
    first = next(iter(steps.values()))
    return None if not steps.keys().isdisjoint(tree.undercut_steps) else _joint_radius(tree, [first])


def _hits_outside(step: Inference, column_steps: Set[str]) -> bool:
    """Return whether a step undercuts one that has its joint outside of a column with these steps."""
    return step.undercuts and step.target not in column_steps


def _shares_lane(rows: Sequence[Row], statement: str | None) -> bool:
    """Return whether two steps of one kind among the rows target the statement."""
    steps = {row.step.id: row.step for row in rows if row.step and row.step.target == statement}
    kinds = [wire_kind(step) for step in steps.values()]
    return len(kinds) > len(set(kinds))


def _is_one_step(rows: Sequence[Row]) -> bool:
    """Return whether all rows belong to one step and to its undercuts."""
    steps = {row.step.id: row.step for row in rows if row.step}
    undercuts = [step for step in steps.values() if step.undercuts]
    return len(steps) - len(undercuts) == 1 and not any(
        _hits_outside(each, steps.keys()) for each in undercuts
    )
