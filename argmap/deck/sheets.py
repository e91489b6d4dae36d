"""Pages drawn to see what fits, each but once."""

from msgspec import Struct, field

from argmap.deck.page import Desk, Drawing, Dress, Part
from argmap.deck.room import READABLE
from argmap.deck.sketch import Sketch
from argmap.text.deadline import keep_time

BARE, TIGHT = Dress(), Dress(brief=True)
PLAIN, FULL = Dress(legend=True), Dress(legend=True, frames=True)

_Key = tuple[tuple[str, ...], frozenset[str], int, bool]


class Sheet(Struct, frozen=True):
    """A page as drawn: which of its head's pages it is, from 1 on, and whether there are others."""

    sketch: Sketch
    number: int
    shared: bool
    drawing: Drawing

    @property
    def points(self) -> float:
        """How large its text is."""
        return self.drawing[1].points


class Sheets(Struct, frozen=True):
    """A desk, and the pages that were drawn on it."""

    desk: Desk
    known: dict[_Key, Sheet] = field(default_factory=dict)

    def drawn(self, sketch: Sketch, number: int = 1, *, shared: bool = False) -> Sheet:
        """The page of a sketch."""
        keep_time()
        key = (sketch.heads, sketch.steps, number, shared)
        if key not in self.known:
            drawing = self.desk.drawn(sketch, number, shared=shared, dress=BARE)
            self.known[key] = Sheet(sketch, number, shared, drawing)
        return self.known[key]

    def fits(self, sketch: Sketch, number: int = 1, *, shared: bool = False) -> bool:
        """Whether the page of a sketch can be read."""
        if self.desk.room.overfull(sketch.statements):
            return False
        return self.drawn(sketch, number, shared=shared).points >= READABLE

    def part(self, sheet: Sheet) -> Part:
        """The part that a page becomes: with a legend and frames, where they leave its text large enough."""
        best = sheet.drawing
        for dress in self._dresses(sheet):
            dressed = self.desk.drawn(sheet.sketch, sheet.number, shared=sheet.shared, dress=dress)
            if dressed[1].points < min(READABLE, sheet.points):
                break
            best = dressed
        return self.desk.part(sheet.sketch, best, sheet.number)

    def _dresses(self, sheet: Sheet) -> tuple[Dress, ...]:
        if sheet.points < READABLE:
            return (TIGHT,)
        return (PLAIN, FULL) if self.desk.grouped(sheet.sketch) else (PLAIN,)
