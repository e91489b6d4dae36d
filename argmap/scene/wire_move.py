"""Wires with all their points moved or mirrored: the paths, both ends and the joint."""

from collections.abc import Callable

from msgspec.structs import replace

from argmap.scene.scene import Joint, Pill, Point, Tip, Wire


def move_wire(wire: Wire, move: Callable[[Point], Point], *, is_mirror: bool) -> Wire:
    """Move the points of a wire; a mirror turns the directions of its ends across as well."""

    def move_tip(tip: Tip) -> Tip:
        return Tip(move(tip.at), -tip.dx if is_mirror else tip.dx, tip.dy)

    return replace(
        wire,
        paths=tuple([tuple([move(point) for point in path]) for path in wire.paths]),
        tip=move_tip(wire.tip),
        joint=_move_joint(wire.joint, move) if wire.joint else None,
        join=move_tip(wire.join) if wire.join else None,
    )


def _move_joint(joint: Joint, move: Callable[[Point], Point]) -> Joint:
    pill = _move_pill(joint.pill, move) if joint.pill else None
    return replace(joint, centre=move(joint.centre), pill=pill)


def _move_pill(pill: Pill, move: Callable[[Point], Point]) -> Pill:
    bar_y = None if pill.bar_y is None else move(Point(pill.members[0].x, pill.bar_y)).y
    return replace(pill, members=tuple([move(point) for point in pill.members]), bar_y=bar_y)
