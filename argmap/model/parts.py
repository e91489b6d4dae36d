"""The parts of a line that its keyword asks for: an id, a text."""

from collections.abc import Sequence

from argmap.model.line import DECLARATIONS
from argmap.model.slips.map_with_id import map_with_id
from argmap.model.slips.no_id import no_id
from argmap.model.slips.no_text import no_text
from argmap.model.stand import Seat, Stand
from argmap.syntax.tree import Keyword
from argmap.text.diagnostic import Diagnostic


def parts_told(stands: Sequence[Stand]) -> tuple[Diagnostic, ...]:
    """What is missing, or too much, on lines that stand where they may."""
    told = (_part(stand) for stand in stands)
    return tuple(slip for slip in told if slip)


def _part(stand: Stand) -> Diagnostic | None:
    entry = stand.line.entry
    if entry.broken or stand.seat is Seat.ASTRAY or stand.line.refers:
        return None
    if entry.text is None:
        return no_text(entry)
    if entry.keyword is Keyword.MAP:
        return map_with_id(entry, entry.name) if entry.name else None
    if entry.keyword in DECLARATIONS and entry.name is None:
        return no_id(entry)
    return None
