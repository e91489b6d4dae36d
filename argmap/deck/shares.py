"""The moves on one statement on pages: branches below them cut off, or the moves shared out over several."""

from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence

from msgspec import Struct
from msgspec.structs import replace

from argmap.deck.branches import Branches, Move
from argmap.deck.room import READABLE
from argmap.deck.sheets import Sheet, Sheets
from argmap.deck.sketch import Moves, Sketch, joined


class Lopped(Struct, frozen=True):
    """A page without the branches of `cut`, which get pages of their own."""

    sketch: Sketch
    cut: tuple[str, ...] = ()


class Shared(Struct, frozen=True):
    """The pages that a statement heads, and whose branches are cut off all the same."""

    sheets: tuple[Sheet, ...]
    cut: tuple[str, ...]


class Shearer(Struct, frozen=True):
    """Cuts the branch of one statement. `left` has what stands below others and is on no page yet."""

    sheets: Sheets
    found: Branches
    left: Mapping[str, Moves]

    def settled(self, statement: str) -> Lopped | Shared:
        """The branch with the least cut off so that it fits on a page; its moves on several pages where that
        makes fewer of them. What is not cut off may share a page with what stands above: it counts as much
        as it fills.
        """
        lopped = self._lopped(statement, self.found.moves[statement])
        if lopped and len(lopped.cut) < 2:
            return lopped
        shared = self._shared(statement)
        if lopped is None:
            return shared
        filled = (READABLE / self.sheets.drawn(lopped.sketch).points) ** 2
        costs = len(lopped.cut) + (filled if statement in self.found.above else 1)
        return lopped if costs <= len(shared.sheets) + len(shared.cut) else shared

    def _lopped(self, head: str, moves: Sequence[Move], number: int = 1) -> Lopped | None:
        """Some moves, the heaviest branches below them cut off until they fit; None where they never do."""
        below = [each for move in moves for each in move.planted if self.left.get(each)]
        below.sort(key=self._weight, reverse=True)

        def page(cut: int) -> Sketch:
            more = [Sketch((head,), self.left[each]) for each in below[cut:]]
            return joined([Sketch((head,), {head: moves}), *more])

        def fits(cut: int) -> bool:
            return self.sheets.fits(page(cut), number, shared=number > 1)

        cut = bisect_left(range(len(below) + 1), 1, key=fits)
        return Lopped(page(cut), tuple(below[:cut])) if cut <= len(below) else None

    def _weight(self, statement: str) -> float:
        return self.sheets.desk.room.area(Sketch((statement,), self.left[statement]).statements)

    def _shared(self, head: str) -> Shared:
        """The moves in order, as many on each page as fit."""
        units = list(self._units(head))
        runs = self._evened(self._runs(units))
        sheets = tuple(
            self.sheets.drawn(_page(run), number, shared=len(runs) > 1) for number, run in enumerate(runs, 1)
        )
        return Shared(sheets, tuple(each for unit in units for each in unit.cut))

    def _runs(self, units: Sequence[Lopped]) -> list[list[Lopped]]:
        """The units as they fill one page after the other; one that is too large stands alone."""
        runs: list[list[Lopped]] = []
        start = 0
        while start < len(units):
            count = self._most(units[start:], len(runs) + 1)
            runs.append(list(units[start : start + count]))
            start += count
        return runs

    def _most(self, units: Sequence[Lopped], number: int) -> int:
        """How many of the units, from the first on, fit on a page; one at least."""

        def too_many(count: int) -> bool:
            return not self._fit(units[:count], number)

        return 1 + bisect_left(range(2, len(units) + 1), 1, key=too_many)

    def _evened(self, runs: list[list[Lopped]]) -> list[list[Lopped]]:
        """The runs with the last ones filled up from those before, so that none is nearly empty."""
        for number in range(len(runs) - 1, 0, -1):
            full, scant = runs[number - 1], runs[number]
            while len(full) > 1 and self._heavier(full[:-1], [full[-1], *scant]):
                if not self._fit([full[-1], *scant], number + 1):
                    break
                scant.insert(0, full.pop())
        return runs

    def _fit(self, units: Sequence[Lopped], number: int) -> bool:
        return self.sheets.fits(_page(units), number, shared=True)

    def _heavier(self, one: Sequence[Lopped], other: Sequence[Lopped]) -> bool:
        area = self.sheets.desk.room.area
        return area(_page(one).statements) >= area(_page(other).statements)

    def _units(self, head: str) -> Iterator[Lopped]:
        """What is never torn apart: each move with what stands below it, or the pieces of one too large."""
        for move in self.found.moves[head]:
            whole = self._lopped(head, (move,), 2)
            if whole or not move.pieces:
                yield whole or self._bare(head, move)
            else:
                yield from self._pieces(head, move)

    def _pieces(self, head: str, move: Move) -> Iterator[Lopped]:
        """Each piece with what stands below it, and below the step that all have only once."""
        met: set[str] = set()
        for piece in move.pieces:
            new = replace(piece, planted=tuple(each for each in piece.planted if each not in met))
            met.update(piece.planted)
            yield self._lopped(head, (new,), 2) or self._bare(head, new)

    def _bare(self, head: str, move: Move) -> Lopped:
        return Lopped(
            Sketch((head,), {head: (move,)}), tuple(each for each in move.planted if self.left.get(each))
        )


def _page(units: Sequence[Lopped]) -> Sketch:
    return joined(unit.sketch for unit in units)
