"""The lines that a warning lists, where it stands once for all of a map."""

from collections.abc import Sequence

from argmap.diagnostics.diagnostic import Phrase
from argmap.diagnostics.source import Span

_MAX_LINES = 8
"""The most other lines that a message lists: one row of a terminal."""


def add_other_places(message: Phrase, others: Sequence[Span]) -> Phrase:
    """Add to a message in how many other places it holds, and in which lines."""
    if not others:
        return message
    listed = ", ".join(str(_find_line(span)) for span in others[:_MAX_LINES]) + (
        ", …" if len(others) > _MAX_LINES else ""
    )
    places = f"{len(others)} more place" if len(others) == 1 else f"{len(others)} more places"
    return Phrase(
        en=f"{message.en}, as in {places} ({'line' if len(others) == 1 else 'lines'} {listed})",
        ko=f"{message.ko}; 이 밖에 {len(others)}곳({listed}행)",
    )


def _find_line(span: Span) -> int:
    return span.source.position(span.start).line + span.source.first_line - 1
