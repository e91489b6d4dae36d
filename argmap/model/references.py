"""References: which statement each line is about, and what may not stand below a reference."""

from collections.abc import Sequence

from argmap.model.line import Line
from argmap.model.lookup import Remark, Wanted, find
from argmap.model.names import Kind, Names, kind_of
from argmap.model.slips.below_reference import below_reference
from argmap.model.stand import Seat, Stand
from argmap.text.diagnostic import Diagnostic
from argmap.text.source import Span


def statements_at(stands: Sequence[Stand], names: Names) -> tuple[tuple[str | None, ...], tuple[Remark, ...]]:
    """By line number, the id of the statement the line is about, in full or by reference; and what failed.

    A line whose place is wrong may not be meant as a reference, so nothing is said of what it names.
    """
    found: list[str | None] = []
    missed: list[Remark] = []
    for stand in stands:
        line = stand.line
        if kind_of(line) is Kind.STATEMENT:
            found.append(names.ids[line.number])
        elif line.refers and line.entry.name:
            name = line.entry.name
            statement, misses = find(names, Wanted.STATEMENT, name.text, name.span)
            found.append(statement)
            missed.extend(() if stand.misplaced else misses)
        else:
            found.append(None)
    return tuple(found), tuple(missed)


def told_below(
    stands: Sequence[Stand], statement_at: Sequence[str | None], names: Names
) -> tuple[Diagnostic, ...]:
    """One diagnostic for each reference below which stands more than undercuts and a strength.

    Nothing about references that failed: whoever wrote one may have meant to write a full line.
    """
    said: list[Diagnostic] = []
    astray = {stand.line.parent: stand.line for stand in reversed(stands) if stand.seat is Seat.ASTRAY}
    for stand in stands:
        statement = statement_at[stand.line.number]
        if not stand.line.refers or statement is None:
            continue
        stray = _first_stray(stand.line, astray.get(stand.line))
        if stray:
            said.append(below_reference(stray, stand.line.entry, names.declared[statement].entry))
    return tuple(said)


def _first_stray(reference: Line, child: Line | None) -> Span | None:
    for found in reference.entry.properties:
        if found.key != "strength":
            return found.key_span
    return child.entry.keyword_span if child else None
