"""References: which statement each line is about, and what may not stand below a reference."""

from collections.abc import Sequence

from argmap.diagnostics.diagnostic import Diagnostic
from argmap.diagnostics.source import Span
from argmap.model.errors.below_reference import below_reference
from argmap.model.map_lines import MapLine
from argmap.model.name_resolution import PendingDiagnostic, ReferenceKind, resolve_id
from argmap.model.names import NameKind, Names, kind_of
from argmap.model.structure import LinePlacement, LineRole
from argmap.syntax.properties import SPECS_BY_KEY


def resolve_references(
    placements: Sequence[LinePlacement], names: Names
) -> tuple[tuple[str | None, ...], tuple[PendingDiagnostic, ...]]:
    """By line number, the id of the statement the line is about, in full or by reference; and what failed.

    A line whose place is wrong may not be meant as a reference, so nothing is said of what it names.
    """
    found: list[str | None] = []
    missed: list[PendingDiagnostic] = []
    for stand in placements:
        line = stand.line
        if kind_of(line) is NameKind.STATEMENT:
            found.append(names.ids[line.number])
        elif line.is_reference and line.entry.name:
            name = line.entry.name
            statement, misses = resolve_id(names, ReferenceKind.STATEMENT, name.text, name.span)
            found.append(statement)
            missed.extend(() if stand.has_place_error else misses)
        else:
            found.append(None)
    return tuple(found), tuple(missed)


def check_below_references(
    placements: Sequence[LinePlacement], statement_at: Sequence[str | None], names: Names
) -> tuple[Diagnostic, ...]:
    """One diagnostic for each reference below which stands more than undercuts and a strength.

    Nothing about references that failed: whoever wrote one may have meant to write a full line.
    """
    said: list[Diagnostic] = []
    astray = {
        stand.line.parent: stand.line
        for stand in reversed(placements)
        if stand.line_role is LineRole.MISPLACED
    }
    for stand in placements:
        statement = statement_at[stand.line.number]
        if not stand.line.is_reference or statement is None:
            continue
        stray = _find_first_stray(stand.line, astray.get(stand.line))
        if stray:
            said.append(below_reference(stray, stand.line.entry, names.lines_by_id[statement].entry))
    return tuple(said)


def _find_first_stray(reference: MapLine, child: MapLine | None) -> Span | None:
    for found in reference.entry.properties:
        if not SPECS_BY_KEY[found.key].of_step:
            return found.key_span
    return child.entry.keyword_span if child else None
