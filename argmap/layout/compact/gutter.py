"""The strip at the left of a rack, in which its wires run: which lane stands where."""

from collections.abc import Sequence, Set
from enum import Enum

from msgspec import Struct

from argmap.layout.columns.column_wires import joint_radius
from argmap.layout.compact.units import Row
from argmap.layout.reading_order import ReadingTree
from argmap.layout.scene_parts import wire_kind
from argmap.model.map import Inference
from argmap.scene.scene import WireKind

LANE_BOX_GAP = 9
"""Points between a lane and the boxes of the rack."""
JOINT_GAP = 6
"""Points between a joint's rim and a lane, and between it and a box."""


class ColumnSide(Enum):
    """Where a rack stands: what its first lane keeps from the left, and lanes from each other, in points."""

    BELOW = (13, 22)
    """Under its statement's box: each lane goes straight up to it, and tips stand side by side."""
    RIGHT = (26, 14)
    """Right of its statement's box, which a tip points at."""
    FURTHER = (8, 14)
    """A later column: lanes go up to a rail."""
    ROOT = (0, 0)
    """No statement stands above it."""

    def __init__(self, first: int, pitch: int) -> None:
        self.first = first
        """Points between the strip's left edge and its first lane."""
        self.pitch = pitch
        """Points between lanes."""

    __hash__ = object.__hash__  # members are single; the names that Enum takes cost more


class Gutter(Struct, frozen=True):
    """The lanes of a rack, by their distance in points from the strip's left edge.

    `lanes` has one for each kind of wire to the statement, and one for undercuts that go round below it.
    `joint` is where joints stand, `bracket` where linked premises come together; `width` is the whole.
    `hits` are the kinds of the wires that a rail can lead to the statement.
    """

    side: ColumnSide
    lanes: tuple[tuple[WireKind, float], ...]
    joint_x: float
    bracket_x: float
    width: float
    bus_kinds: frozenset[WireKind] = frozenset()

    def lane_x(self, kind: WireKind) -> float:
        """Where the lane of a kind stands."""
        return dict(self.lanes)[kind]


def lane_kinds(rows: Sequence[Row], statement: str | None) -> tuple[WireKind, ...]:
    """The kinds of the steps that hit the statement itself; the one that ends last comes first.

    Its lane is the leftmost, so that it crosses no wire to the lanes right of it.
    """
    last = {wire_kind(row.step): i for i, row in enumerate(rows) if row.step and row.step.target == statement}
    return tuple(sorted(last, key=lambda kind: -last[kind]))


def build_gutter(tree: ReadingTree, statement: str | None, rows: Sequence[Row], side: ColumnSide) -> Gutter:
    """The strip of a rack of `rows` that hang on a statement."""
    if side is ColumnSide.ROOT:
        return Gutter(side, (), 0, 0, 0)
    lanes = [*lane_kinds(rows, statement)]
    inside = {row.step.id for row in rows if row.step}
    if side is not ColumnSide.BELOW and any(row.step and hits_outside(row.step, inside) for row in rows):
        # Leftmost, so that it goes round below without running along any wire to a lane.
        lanes.insert(0, WireKind.UNDERCUTS)
    placed = tuple((kind, float(side.first + i * side.pitch)) for i, kind in enumerate(lanes))
    hits = frozenset(lanes) - {WireKind.UNDERCUTS}
    edge = placed[-1][1] if placed else float(LANE_BOX_GAP - JOINT_GAP)
    steps = {row.step.id: row.step for row in rows if row.step and tree.has_joint(row.step)}
    if not steps:
        return Gutter(side, placed, edge, edge, edge + LANE_BOX_GAP, hits)
    radius = joint_radius(any(len(step.premises) > 1 for step in steps.values()))
    joint = edge + JOINT_GAP + radius
    hit = any(step in tree.undercut_steps for step in steps)
    if _is_one_step(rows) and len(lanes) == 1 and not (hit and side is ColumnSide.RIGHT):
        # The tip keeps its room before the joint where both stand in one line.
        joint = edge + radius if side is ColumnSide.RIGHT else edge
        placed = ((lanes[0], joint),)
    bracket = joint
    if any(len(step.premises) > 1 and step.id in tree.undercut_steps for step in steps.values()):
        bracket = joint + radius + JOINT_GAP
    return Gutter(side, placed, joint, bracket, max(joint + radius + JOINT_GAP, bracket + LANE_BOX_GAP), hits)


def hits_outside(step: Inference, inside: Set[str]) -> bool:
    """Whether a step hits one that has its joint elsewhere than those of the steps `inside`."""
    return step.undercuts and step.target not in inside


def _is_one_step(rows: Sequence[Row]) -> bool:
    """Whether all rows belong to one step and to those that undercut it."""
    steps = {row.step.id: row.step for row in rows if row.step}
    inner = [step for step in steps.values() if step.undercuts]
    return len(steps) - len(inner) == 1 and not any(hits_outside(step, steps.keys()) for step in inner)
