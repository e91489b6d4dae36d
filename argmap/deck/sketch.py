"""What a page is to show: some statements, and the moves on them."""

from collections.abc import Container, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from argmap.deck.branches import Branches, Move


@dataclass(frozen=True, slots=True)
class Sketch:
    """The statements that a page begins with, and by statement the moves on it that the page shows."""

    heads: tuple[str, ...]
    moves: Mapping[str, Sequence[Move]] = field(default_factory=dict)

    @property
    def steps(self) -> frozenset[str]:
        """All steps that the page shows."""
        return frozenset(step for moves in self.moves.values() for move in moves for step in move.steps)

    @property
    def statements(self) -> frozenset[str]:
        """All statements that the page shows."""
        met = {each for moves in self.moves.values() for move in moves for each in move.statements}
        return frozenset(met.union(self.heads))

    def planted(self) -> Iterator[str]:
        """What stands here in the reading order, below something else that the page shows."""
        for moves in self.moves.values():
            for move in moves:
                yield from move.planted

    def with_moves(self, more: Mapping[str, Sequence[Move]]) -> "Sketch":
        """The same page, and these moves too."""
        return Sketch(self.heads, {**self.moves, **more})


def ends(found: Branches, sketch: Sketch, known: Container[str]) -> list[str]:
    """The statements on whom the page shows no move although there are some, in reading order.

    Those that are `known` stand elsewhere with their moves.
    """
    open_ones = {
        each
        for each in sketch.planted()
        if each in found.moves and each not in sketch.moves and each not in known
    }
    return sorted(open_ones, key=found.order.__getitem__)
