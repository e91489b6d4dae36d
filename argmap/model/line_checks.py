"""The parts of a line that its keyword asks for: an id, a text."""

from collections.abc import Sequence

from argmap.diagnostics.diagnostic import Diagnostic
from argmap.model.errors.map_with_id import map_with_id
from argmap.model.errors.no_id import no_id
from argmap.model.errors.no_text import no_text
from argmap.model.structure import LinePlacement, LineRole
from argmap.syntax.tree import Keyword


def check_lines(placements: Sequence[LinePlacement]) -> tuple[Diagnostic, ...]:
    """What is missing, or too much, on lines that stand where they may."""
    told = (_check_line(stand) for stand in placements)
    return tuple(slip for slip in told if slip)


def _check_line(placement: LinePlacement) -> Diagnostic | None:
    entry = placement.line.entry
    if entry.broken or placement.line_role is LineRole.MISPLACED or placement.line.is_reference:
        return None
    if entry.text is None:
        return no_text(entry)
    if entry.keyword is Keyword.MAP:
        return map_with_id(entry, entry.name) if entry.name else None
    if entry.keyword.is_declaration and entry.name is None:
        return no_id(entry)
    return None
