"""What a page is to show: some statements, and the moves on them."""

from collections.abc import Iterable, Mapping, Sequence

from msgspec import Struct, field

from argmap.deck.branches import StepGroup

StepGroups = Mapping[str, Sequence[StepGroup]]
"""The moves on statements that a page shows, by statement."""


class PageContent(Struct, frozen=True):
    """The statements that a page begins with, and by statement the moves on it that the page shows."""

    heads: tuple[str, ...]
    step_groups: StepGroups = field(default_factory=dict)

    @property
    def steps(self) -> frozenset[str]:
        """All steps that the page shows."""
        return frozenset(step for moves in self.step_groups.values() for move in moves for step in move.steps)

    @property
    def statements(self) -> frozenset[str]:
        """All statements that the page shows."""
        met = {each for moves in self.step_groups.values() for move in moves for each in move.statements}
        return frozenset(met.union(self.heads))


def merge_contents(contents: Iterable[PageContent]) -> PageContent:
    """One page with all that some pages show."""
    heads: dict[str, None] = {}
    moves: dict[str, tuple[StepGroup, ...]] = {}
    for sketch in contents:
        heads.update(dict.fromkeys(sketch.heads))
        for statement, more in sketch.step_groups.items():
            moves[statement] = (*moves.get(statement, ()), *more)
    return PageContent(tuple(heads), moves)
