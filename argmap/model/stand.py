"""Where each line stands: whether it begins a step, joins one, stands at the top, or has gone astray."""

from collections.abc import Sequence
from enum import Enum

from msgspec import Struct
from msgspec.structs import replace

from argmap.model.left_out import left_out_before
from argmap.model.line import DECLARATIONS, TOP_STATEMENTS, Line
from argmap.model.map import Role
from argmap.model.slips.misplaced_declaration import misplaced_declaration, not_below_declaration
from argmap.model.slips.needs_parent import needs_parent
from argmap.model.slips.nested_top_statement import nested_top_statement
from argmap.model.slips.nothing_to_join import nothing_to_join
from argmap.model.slips.rebuttal_of_nothing import rebuttal_of_nothing
from argmap.model.slips.two_maps import two_maps
from argmap.model.slips.undercut_of_nothing import undercut_of_nothing
from argmap.syntax.tree import Keyword
from argmap.text.diagnostic import Diagnostic

ATTACKING = frozenset({Keyword.OBJECTION, Keyword.REBUTTAL, Keyword.UNDERCUT})


class Seat(Enum):
    """What a line is to the lines around it."""

    DECLARES = "declares"
    TOP = "top"
    BEGINS = "begins"
    JOINS = "joins"
    ASTRAY = "astray"
    """Stands where it cannot: that has been said, and nothing is concluded from the place."""


class Stand(Struct, frozen=True, eq=False):
    """A line and its seat.

    `role` is None for declarations. `start` is the line that began the step this line is part of,
    itself or one that it joins; None where it is part of no step. `misplaced` where the place is told.
    """

    line: Line
    seat: Seat
    role: Role | None = None
    start: Line | None = None
    misplaced: bool = False

    @property
    def attacks(self) -> bool:
        """Whether the line's step is an attack."""
        return self.start is not None and self.start.entry.keyword in ATTACKING


_Verdict = tuple[Stand, Diagnostic | None]


def stands_of(lines: Sequence[Line]) -> tuple[tuple[Stand, ...], tuple[Diagnostic, ...]]:
    """The seat of every line, in the order of `lines`, and what is wrong with where lines stand."""
    stands: list[Stand] = []
    said: list[Diagnostic] = []
    for line in lines:
        parent = stands[line.parent.number] if line.parent else None
        above = stands[line.above.number] if line.above else None
        stand, slip = _judge(line, parent, above)
        stands.append(replace(stand, misplaced=slip is not None))
        if slip and not line.entry.broken:
            said.append(slip)
    return tuple(stands), tuple(said) + _further_maps(stands)


def _judge(line: Line, parent: Stand | None, above: Stand | None) -> _Verdict:
    keyword = line.entry.keyword
    if parent and parent.line.entry.keyword in DECLARATIONS:
        return _below_declaration(line, parent, above)
    if keyword in DECLARATIONS:
        return _declaration(line, parent, above)
    if keyword in TOP_STATEMENTS:
        return _top_statement(line, parent)
    if keyword is Keyword.AND:
        return _and(line, parent, above)
    if parent is None:
        return _astray(line), needs_parent(line.entry)
    if keyword is Keyword.ASSUMPTION and above:
        return _join(line, above), None
    return _step(line, parent)


def _below_declaration(line: Line, parent: Stand, above: Stand | None) -> _Verdict:
    declared = parent.line.entry.keyword
    if parent.seat is Seat.DECLARES and declared is line.entry.keyword is Keyword.GROUP:
        return Stand(line, Seat.DECLARES), None
    known = parent.seat is Seat.ASTRAY or (above is not None and above.seat is Seat.ASTRAY)
    return _astray(line), None if known else not_below_declaration(line.entry, parent.line.entry)


def _declaration(line: Line, parent: Stand | None, above: Stand | None) -> _Verdict:
    if parent is None:
        return Stand(line, Seat.DECLARES), None
    known = above is not None and above.line.entry.keyword is line.entry.keyword
    return _astray(line), None if known else misplaced_declaration(line.entry)


def _top_statement(line: Line, parent: Stand | None) -> _Verdict:
    if parent is None:
        return Stand(line, Seat.TOP, _role(line)), None
    slip = None if parent.line.refers else nested_top_statement(line.entry)
    return _astray(line), slip


def _and(line: Line, parent: Stand | None, above: Stand | None) -> _Verdict:
    if above is not None and (parent is not None or above.seat is Seat.ASTRAY):
        return _join(line, above), None
    known = above is None and ((parent is not None and parent.line.refers) or left_out_before(line))
    return _astray(line), None if known else nothing_to_join(line.entry, parent is None)


def _join(line: Line, above: Stand) -> Stand:
    if above.start is None:
        return _astray(line)
    role = Role.ASSUMPTION if line.entry.keyword is Keyword.ASSUMPTION else above.role
    return Stand(line, Seat.JOINS, role, above.start)


def _step(line: Line, parent: Stand) -> _Verdict:
    keyword = line.entry.keyword
    if parent.line.refers and keyword is not Keyword.UNDERCUT:
        return _astray(line), None
    stand = Stand(line, Seat.BEGINS, _role(line), line)
    if parent.seat is Seat.ASTRAY or parent.line.entry.broken:
        return stand, None
    if keyword is Keyword.REBUTTAL and not parent.attacks:
        return stand, rebuttal_of_nothing(line.entry, parent.line.entry)
    if keyword is Keyword.UNDERCUT and parent.start is None:
        return stand, undercut_of_nothing(line.entry, parent.line.entry)
    return stand, None


def _astray(line: Line) -> Stand:
    return Stand(line, Seat.ASTRAY, _role(line))


def _role(line: Line) -> Role | None:
    keyword = line.entry.keyword
    if keyword in DECLARATIONS:
        return None
    return Role.PREMISE if keyword is Keyword.AND else Role(keyword.value)


def _further_maps(stands: Sequence[Stand]) -> tuple[Diagnostic, ...]:
    declared = (stand.line.entry for stand in stands if stand.seat is Seat.DECLARES)
    maps = [entry for entry in declared if entry.keyword is Keyword.MAP and not entry.broken]
    return tuple(two_maps(entry, maps[0]) for entry in maps[1:])
