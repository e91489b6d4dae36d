"""A text that lies in pieces in a source, a piece a line, such as a block that is indented in a list."""

from bisect import bisect_right
from dataclasses import dataclass, field

from msgspec import Struct

from argmap.diagnostics.source import Source, Span


class TextPiece(Struct, frozen=True):
    """One line of a text: its offsets in the source, without the line end, and the spaces before it.

    The spaces stand for the rest of a tab that the document's structure has taken a part of.
    """

    start: int
    end: int
    padding: int = 0


@dataclass(frozen=True, slots=True)
class PiecewiseText:
    """The pieces of a text; `text` joins them by line ends, and `ends_with_newline` adds one at the end."""

    source: Source
    pieces: tuple[TextPiece, ...]
    ends_with_newline: bool = False
    text: str = field(init=False)
    starts: tuple[int, ...] = field(init=False, repr=False)

    def __post_init__(self) -> None:
        """Join the pieces, and note where each begins."""
        lines = [" " * each.padding + self.source.text[each.start : each.end] for each in self.pieces]
        starts, at = [], 0
        for line in lines:
            starts.append(at)
            at += len(line) + 1
        object.__setattr__(
            self, "text", "\n".join(lines) + ("\n" if self.ends_with_newline and lines else "")
        )
        object.__setattr__(self, "starts", tuple(starts))

    def span(self, start: int, end: int) -> Span:
        """Return the source's span of the text from `start` to `end`. Raises ValueError where it has none."""
        if not self.pieces:
            raise ValueError("nothing stands in an empty slab")
        first = self._source_offset(start)
        return Span(self.source, first, max(first, self._source_offset(end - 1, 1) if end > start else first))

    def _source_offset(self, offset: int, extra: int = 0) -> int:
        line = max(bisect_right(self.starts, offset) - 1, 0)
        piece = self.pieces[line]
        return min(piece.start + max(offset - self.starts[line] - piece.padding, 0) + extra, piece.end)
