"""The placement of each line: it begins a step, joins one, stands at the top, or is misplaced."""

from collections.abc import Sequence
from enum import Enum

from msgspec import Struct
from msgspec.structs import replace

from argmap.diagnostics.diagnostic import Diagnostic
from argmap.model.errors.misplaced_declaration import misplaced_declaration, not_below_declaration
from argmap.model.errors.needs_parent import needs_parent, premise_before_thesis
from argmap.model.errors.nested_top_statement import nested_top_statement
from argmap.model.errors.nothing_to_join import nothing_to_join
from argmap.model.errors.rebuttal_of_nothing import rebuttal_of_nothing
from argmap.model.errors.two_maps import two_maps
from argmap.model.errors.undercut_of_nothing import undercut_of_nothing
from argmap.model.line_nesting import MapLine
from argmap.model.map import Role
from argmap.syntax.tree import Entry, Keyword


class LineRole(Enum):
    """The relation of a line to the lines around it."""

    DECLARES = "declares"
    TOP = "top"
    BEGINS = "begins"
    JOINS = "joins"
    MISPLACED = "misplaced"
    """Stands where it cannot: that is reported, and nothing is concluded from the place."""


class LinePlacement(Struct, frozen=True, eq=False):
    """A line and its placement.

    `role` is None for declarations. `first_line` is the line that began the step this line is part of,
    itself or one that it joins; None where it is part of no step. `has_place_error` where the placement is
    reported as wrong. `statement_above` is the thesis or claim above a line that was to be nested in it.
    """

    line: MapLine
    line_role: LineRole
    role: Role | None = None
    first_line: MapLine | None = None
    has_place_error: bool = False
    statement_above: Entry | None = None

    @property
    def is_attack(self) -> bool:
        """True where the line's step is an attack."""
        return self.first_line is not None and self.first_line.entry.keyword.is_attack


def _advise_on_premises_first(
    placements: Sequence[LinePlacement], errors: list[Diagnostic]
) -> list[Diagnostic]:
    """Advise on lines at the top whose thesis stands below them, as in a syllogism that is written out."""
    top = [placement.line.entry for placement in placements if placement.line.parent is None]
    statements = [entry for entry in top if entry.keyword.is_top_statement]
    if len(statements) != 1:
        return errors
    statement = statements[0]
    before = {
        entry.keyword_span: entry for entry in top[: top.index(statement)] if not entry.keyword.is_declaration
    }
    first = next(iter(before), None)
    advised = [
        premise_before_thesis(before[error.span], statement, is_first=error.span == first)
        if error.span in before and error.code == "E211"
        else error
        for error in errors
    ]
    will_move = any(error.span == first and error.fixes for error in advised)
    return [_withhold_move(error) if will_move and error.span != first else error for error in advised]


def _withhold_move(error: Diagnostic) -> Diagnostic:
    """Take the move from a line at the top until its thesis has moved, which it would not go with."""
    return replace(error, fixes=(), fix_title=None) if error.code == "E211" else error


_PlacementResult = tuple[LinePlacement, Diagnostic | None]


def place_lines(lines: Sequence[MapLine]) -> tuple[tuple[LinePlacement, ...], tuple[Diagnostic, ...]]:
    """Place every line, in the order of `lines`, and report the lines that stand where they cannot."""
    placements: list[LinePlacement] = []
    errors: list[Diagnostic] = []
    for line in lines:
        parent = placements[line.parent.number] if line.parent else None
        above = placements[line.above.number] if line.above else None
        placement, error = _place_line(line, parent, above)
        placements.append(replace(placement, has_place_error=error is not None))
        if error and not line.entry.broken:
            errors.append(error)
    errors = _advise_on_premises_first(placements, errors)
    return tuple(placements), tuple(errors) + _check_further_maps(placements)


def _place_line(line: MapLine, parent: LinePlacement | None, above: LinePlacement | None) -> _PlacementResult:
    keyword = line.entry.keyword
    if parent and parent.line.entry.keyword.is_declaration:
        return _place_below_declaration(line, parent, above)
    if keyword.is_declaration:
        return _place_declaration(line, parent, above)
    if keyword.is_top_statement:
        return _place_top_statement(line, parent)
    if keyword is Keyword.AND:
        return _place_and(line, parent, above)
    if parent is None:
        statement = _find_statement_above(above)
        return _place_misplaced(line, statement), needs_parent(line.entry, statement)
    if keyword is Keyword.ASSUMPTION and above:
        return _place_joined(line, above), None
    return _place_step(line, parent, above)


def _find_statement_above(above: LinePlacement | None) -> Entry | None:
    """Find the thesis or claim above a line at the top, if nothing else stands between."""
    if above is None or not above.line.entry.keyword.is_top_statement:
        return above.statement_above if above else None
    return above.line.entry


def _place_below_declaration(
    line: MapLine, parent: LinePlacement, above: LinePlacement | None
) -> _PlacementResult:
    declared = parent.line.entry.keyword
    if parent.line_role is LineRole.DECLARES and declared is line.entry.keyword is Keyword.GROUP:
        return LinePlacement(line, LineRole.DECLARES), None
    known = parent.line_role is LineRole.MISPLACED or (
        above is not None and above.line_role is LineRole.MISPLACED
    )
    return _place_misplaced(line), None if known else not_below_declaration(line.entry, parent.line.entry)


def _place_declaration(
    line: MapLine, parent: LinePlacement | None, above: LinePlacement | None
) -> _PlacementResult:
    if parent is None:
        return LinePlacement(line, LineRole.DECLARES), None
    known = above is not None and above.line.entry.keyword is line.entry.keyword
    return _place_misplaced(line), None if known else misplaced_declaration(
        line.entry, is_first=above is None
    )


def _place_top_statement(line: MapLine, parent: LinePlacement | None) -> _PlacementResult:
    if parent is None:
        return LinePlacement(line, LineRole.TOP, _role(line)), None
    error = None if parent.line.is_reference else nested_top_statement(line.entry)
    return _place_misplaced(line), error


def _place_and(line: MapLine, parent: LinePlacement | None, above: LinePlacement | None) -> _PlacementResult:
    if above is not None and (parent is not None or above.line_role is LineRole.MISPLACED):
        return _place_joined(line, above), None
    known = above is None and (
        (parent is not None and parent.line.is_reference) or has_skipped_line_before(line)
    )
    if known:
        return _place_misplaced(line), None
    parent_entry = parent.line.entry if parent else None
    may_move = parent is not None and (parent.first_line is not None or _is_flat_step(parent))
    return _place_misplaced(line), nothing_to_join(line.entry, parent_entry, may_move=may_move)


def _is_flat_step(placement: LinePlacement) -> bool:
    """Return whether a line at the top is the beginning of a step, had it been indented."""
    keyword = placement.line.entry.keyword
    return placement.line_role is LineRole.MISPLACED and not (
        keyword.is_declaration or keyword.is_top_statement or keyword is Keyword.AND
    )


def _place_joined(line: MapLine, above: LinePlacement) -> LinePlacement:
    if above.first_line is None:
        return _place_misplaced(line, above.statement_above)
    role = Role.ASSUMPTION if line.entry.keyword is Keyword.ASSUMPTION else above.role
    return LinePlacement(line, LineRole.JOINS, role, above.first_line)


def _place_step(line: MapLine, parent: LinePlacement, above: LinePlacement | None) -> _PlacementResult:
    keyword = line.entry.keyword
    if parent.line.is_reference and keyword is not Keyword.UNDERCUT:
        return _place_misplaced(line), None
    placement = LinePlacement(line, LineRole.BEGINS, _role(line), line)
    if parent.line_role is LineRole.MISPLACED or parent.line.entry.broken:
        return placement, None
    if keyword is Keyword.REBUTTAL and not parent.is_attack:
        attack = above.line.entry if above and above.is_attack else None
        return placement, rebuttal_of_nothing(line.entry, parent.line.entry, attack)
    if keyword is Keyword.UNDERCUT and parent.first_line is None:
        step = above.line.entry if above and above.first_line else None
        return placement, undercut_of_nothing(line.entry, parent.line.entry, step)
    return placement, None


def _place_misplaced(line: MapLine, statement_above: Entry | None = None) -> LinePlacement:
    return LinePlacement(line, LineRole.MISPLACED, _role(line), statement_above=statement_above)


def _role(line: MapLine) -> Role | None:
    keyword = line.entry.keyword
    if keyword.is_declaration:
        return None
    return Role.PREMISE if keyword is Keyword.AND else Role(keyword.value)


def _check_further_maps(placements: Sequence[LinePlacement]) -> tuple[Diagnostic, ...]:
    declared = (placement.line.entry for placement in placements if placement.line_role is LineRole.DECLARES)
    maps = [entry for entry in declared if entry.keyword is Keyword.MAP and not entry.broken]
    return tuple(two_maps(entry, maps[0]) for entry in maps[1:])


def has_skipped_line_before(line: MapLine) -> bool:
    """Return whether the parser left out a line between `line`, the first child, and its parent."""
    entry = line.parent.entry if line.parent else None
    end = 0
    if entry:
        end = max((entry.span.end, *(property_.value.span.end for property_ in entry.properties)))
    between = line.entry.keyword_span.source.text[end : line.entry.keyword_span.start]
    rows = [row.strip() for row in between.split("\n")]
    return any(row and not row.startswith("#") for row in rows)
