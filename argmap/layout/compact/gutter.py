"""The gutter at the left of a column, in which its wires run: the x of each lane."""

from collections.abc import Sequence, Set
from enum import Enum

from msgspec import Struct

from argmap.layout.columns.column_wires import joint_radius
from argmap.layout.compact.movable_steps import Row
from argmap.layout.reading_order import ReadingTree
from argmap.layout.scene_parts import wire_kind
from argmap.model.map import Inference
from argmap.scene.scene import WireKind

LANE_BOX_GAP = 9
"""Points between a lane and the boxes of the column: a wire of 3 to 6 points, and a gap that shows.

Text is 0.7 % larger at half and 1.5 % smaller at double.
"""
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


class Gutter(Struct, frozen=True):
    """The lanes of a column, by their distance in points from the gutter's left edge.

    `lanes` has one for each kind of wire to the statement, and one for undercuts that go round below it.
    `joint_x` is the middle of joints, `bracket_x` the line on which linked premises meet. `bus_kinds` are the
    kinds of wires that a bus can lead to the statement.
    """

    side: ColumnSide
    lanes: tuple[tuple[WireKind, float], ...]
    joint_x: float
    bracket_x: float
    width: float
    bus_kinds: frozenset[WireKind] = frozenset()

    def lane_x(self, kind: WireKind) -> float:
        """Return the x of the lane of a kind."""
        return dict(self.lanes)[kind]


def lane_kinds(rows: Sequence[Row], statement: str | None) -> tuple[WireKind, ...]:
    """Return the kinds of the steps that target the statement itself; the one that ends lowest comes first.

    Its lane is the leftmost, so that it crosses no wire to the other lanes.
    """
    last = {wire_kind(row.step): i for i, row in enumerate(rows) if row.step and row.step.target == statement}
    return tuple(sorted(last, key=lambda kind: -last[kind]))


def build_gutter(tree: ReadingTree, statement: str | None, rows: Sequence[Row], side: ColumnSide) -> Gutter:
    """Build the gutter of a column of `rows` that bear on a statement."""
    if side is ColumnSide.ROOT:
        return Gutter(side, (), 0, 0, 0)
    kinds = [*lane_kinds(rows, statement)]
    ids = {row.step.id for row in rows if row.step}
    if side is not ColumnSide.BELOW and any(row.step and hits_outside(row.step, ids) for row in rows):
        # Leftmost, so that it goes round below without overlapping any wire to a lane.
        kinds.insert(0, WireKind.UNDERCUTS)
    lanes = tuple((kind, float(side.first + i * side.pitch)) for i, kind in enumerate(kinds))
    bus_kinds = frozenset(kinds) - {WireKind.UNDERCUTS}
    edge = lanes[-1][1] if lanes else float(LANE_BOX_GAP - JOINT_GAP)
    steps = {row.step.id: row.step for row in rows if row.step and tree.has_joint(row.step)}
    if not steps:
        return Gutter(side, lanes, edge, edge, edge + LANE_BOX_GAP, bus_kinds)
    radius = joint_radius(any(len(step.premises) > 1 for step in steps.values()))
    joint_x = edge + JOINT_GAP + radius
    is_undercut = any(step in tree.undercut_steps for step in steps)
    if _is_one_step(rows) and len(kinds) == 1 and not (is_undercut and side is ColumnSide.RIGHT):
        # Joint and lane are in one line; at the right of a box, the tip needs its room before the joint.
        joint_x = edge + radius if side is ColumnSide.RIGHT else edge
        lanes = ((kinds[0], joint_x),)
    bracket_x = joint_x
    if any(len(step.premises) > 1 and step.id in tree.undercut_steps for step in steps.values()):
        bracket_x = joint_x + radius + JOINT_GAP
    width = max(joint_x + radius + JOINT_GAP, bracket_x + LANE_BOX_GAP)
    return Gutter(side, lanes, joint_x, bracket_x, width, bus_kinds)


def hits_outside(step: Inference, column_steps: Set[str]) -> bool:
    """Return whether a step undercuts one that has its joint outside of a column with these steps."""
    return step.undercuts and step.target not in column_steps


def _is_one_step(rows: Sequence[Row]) -> bool:
    """Return whether all rows belong to one step and to its undercuts."""
    steps = {row.step.id: row.step for row in rows if row.step}
    undercuts = [step for step in steps.values() if step.undercuts]
    return len(steps) - len(undercuts) == 1 and not any(
        hits_outside(each, steps.keys()) for each in undercuts
    )
