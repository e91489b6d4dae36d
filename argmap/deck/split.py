"""A map too large for a page as an overview and parts that can be read, with the ways between them."""

from collections.abc import Iterable, Sequence

from msgspec import Struct, field
from msgspec.structs import replace

from argmap.deck.branches import Branches, branches
from argmap.deck.overview import overview_of
from argmap.deck.page import Desk, Part
from argmap.deck.room import READABLE, room_for
from argmap.deck.shares import Lopped, Shearer
from argmap.deck.sheets import Sheet, Sheets
from argmap.deck.sketch import Moves, Sketch, joined
from argmap.deck.ways import linked
from argmap.layout.fit import Label
from argmap.layout.options import LayoutOptions
from argmap.model.cut import CutMap
from argmap.theme.pages import Page


class Split(Struct, frozen=True):
    """The overview of a map and its parts in reading order; no part where the whole map fits on one page."""

    overview: Part
    parts: tuple[Part, ...] = ()

    @property
    def small(self) -> tuple[Part, ...]:
        """The pages whose text is smaller than a page should have."""
        return tuple(part for part in (self.overview, *self.parts) if part.points < READABLE)


def split(view: CutMap, page: Page, options: LayoutOptions, label: Label = Label.AUTO) -> Split:
    """A map, or what a cut leaves of one, on pages whose text is at least READABLE.

    Parts show full texts, unless short ones are asked for. Where a single step needs the room, its page has
    smaller text. Raises EngineTrouble where no engine answers.
    """
    found = branches(view.argmap)
    room = room_for(view.argmap, page, replace(options, short=label is Label.SHORT))
    desk = Desk(view, found, page, options, label, room)
    whole = _whole(desk)
    if whole and whole.points >= READABLE:
        return Split(whole)
    sheets = Sheets(desk)
    cut = sorted(_merged(sheets, _cut(sheets)), key=lambda each: _place(found, each))
    overview = overview_of(desk, [sheet.sketch for sheet in cut])
    sketches = [overview[0], *(sheet.sketch for sheet in cut)]
    first, *parts = linked(found, sketches, [overview[1], *(sheets.part(sheet) for sheet in cut)])
    return Split(first, tuple(parts))


def _whole(desk: Desk) -> Part | None:
    """The whole map on one page; None where that is out of question, even with short texts."""
    argmap, short = desk.view.argmap, desk.label is not Label.FULL
    room = room_for(argmap, desk.page, replace(desk.options, short=short))
    if room.overfull(argmap.statements):
        return None
    return desk.part(Sketch(desk.branches.roots, desk.branches.moves), desk.whole(), 0)


class _Cutting(Struct):
    """How far a map is cut: the pages so far, and what of the branches of statements is on none."""

    sheets: Sheets
    pages: list[Sheet] = field(default_factory=list)
    left: dict[str, Moves] = field(default_factory=dict)

    def settle(self, statement: str) -> None:
        """Puts so much of a statement's branch on pages that the rest fits on one; all below are settled."""
        settled = Shearer(self.sheets, self.sheets.desk.branches, self.left).settled(statement)
        for each in settled.cut:
            self.finish(each)
        if isinstance(settled, Lopped):
            self.left[statement] = settled.sketch.moves
        else:
            self.pages += settled.sheets
            self.left[statement] = {}

    def finish(self, statement: str) -> None:
        """Puts what is left of a statement's branch on a page of its own."""
        self.pages.append(self.sheets.drawn(Sketch((statement,), self.left.pop(statement))))


def _cut(sheets: Sheets) -> list[Sheet]:
    """The pages of a map, cut from the ends of its branches up: that takes the fewest."""
    found, cutting = sheets.desk.branches, _Cutting(sheets)
    large: list[str] = []
    waiting = list(reversed(found.roots))
    while waiting:
        here = waiting.pop()
        whole = {each: found.moves[each] for each in found.branch(here) if each in found.moves}
        if whole and not sheets.fits(Sketch((here,), whole)):
            large.append(here)
            waiting.extend(reversed(list(found.below(here))))
        else:
            cutting.left[here] = whole
    for statement in reversed(large):
        cutting.settle(statement)
    for root in found.roots:
        if cutting.left[root] or root not in found.moves:
            cutting.finish(root)
    return cutting.pages


def _merged(sheets: Sheets, pages: Sequence[Sheet]) -> list[Sheet]:
    """The pages with neighbours put together that stand below the same statement, if they fit: first those
    that nothing speaks to.
    """
    bare = [page for page in pages if not page.sketch.moves]
    rest = [page for page in pages if page.sketch.moves]
    return _paired(sheets, [*_paired(sheets, bare), *rest])


def _paired(sheets: Sheets, pages: Iterable[Sheet]) -> list[Sheet]:
    found = sheets.desk.branches
    whole: list[Sheet] = []
    last: dict[str | None, int] = {}
    for page in sorted(pages, key=lambda each: _place(found, each)):
        above = found.above.get(page.sketch.heads[0])
        both = joined([whole[last[above]].sketch, page.sketch]) if above in last else page.sketch
        if page.shared:
            whole.append(page)
        elif above in last and sheets.fits(both):
            whole[last[above]] = sheets.drawn(both)
        else:
            last[above] = len(whole)
            whole.append(page)
    return whole


def _place(found: Branches, page: Sheet) -> tuple[int, int]:
    return found.order[page.sketch.heads[0]], page.number
