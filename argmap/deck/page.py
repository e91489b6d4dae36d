"""One page of a map: what it shows, drawn; and the page drawn from a sketch of it."""

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping, Set

from msgspec import Struct, field
from msgspec.structs import replace

from argmap.deck.branches import Branches
from argmap.deck.room import READABLE, Room
from argmap.deck.sketch import Sketch
from argmap.layout.fit import Fitted, Label, fit
from argmap.layout.options import LayoutOptions
from argmap.layout.scene import Scene
from argmap.layout.wrap import Face
from argmap.model.cut import CutMap, cut_to
from argmap.model.map import ArgMap, Statement, Translated, Wording, wording
from argmap.theme.pages import Page

LONGEST = 64
"""The most characters of a statement's text that stand in a page's heading or in a mark."""
HEADING = 0.45
"""The share of a page's width that a part's heading takes at most: the box under it has the full text, and
there is room for a legend beside it.
"""
FACE = Face(23, bold=True)
"""What a part's heading is measured with."""

Drawing = tuple[CutMap, Fitted]
"""What a page shows of the map, and how that is drawn."""


class Dress(Struct, frozen=True):
    """What a page may do without: a legend, frames round groups. With `brief` texts it may show short ones
    where only they can be read.
    """

    legend: bool = False
    frames: bool = False
    brief: bool = False


class Part(Struct, frozen=True):
    """A page of a split map. `key` names it: the id of its first statement, then `/2` and so on where that
    one is shared out over several; empty for the overview. `points` is its text size on the page.

    `argmap` has what it shows; a statement that stands in full in another part stands at the top. `title`
    is its heading, in the language it is drawn in.
    """

    key: str
    head: str
    number: int
    title: str
    argmap: ArgMap
    scene: Scene
    points: float
    hidden: Mapping[str, int] = field(default_factory=dict)


class Desk(Struct, frozen=True):
    """All that drawing a map's pages takes: the map, as branches too; the page, and how to draw on it."""

    view: CutMap
    branches: Branches
    page: Page
    options: LayoutOptions
    label: Label
    room: Room

    @property
    def title(self) -> str:
        """The map's own heading; empty where it has none."""
        argmap = self.view.argmap
        return wording(self.view.title or argmap.title, self.options.lang, argmap.lang)

    def name(self, statement: str) -> str:
        """What a statement is called: its short form, or as much of its text as goes into a heading."""
        return called(self.view.argmap.statements[statement], self.options.lang, self.view.argmap.lang)

    def drawn(self, sketch: Sketch, number: int, *, shared: bool, dress: Dress) -> Drawing:
        """The page as drawn, its marks in place though they lead nowhere yet. `number` is which of its
        head's pages it is, `shared` whether there are others. Frames are those of groups that set statements
        apart here.
        """
        onward, origins = self._onward(sketch), self._origins(sketch)
        onward |= frozenset(sketch.heads[:1] if shared else ())
        cut = self._cut(sketch, onward)
        kept = without_common_groups(cut.argmap) if dress.frames else _without_groups(cut.argmap)
        options = replace(
            self.options,
            hidden=cut.hidden,
            onward=onward,
            legend=self.options.legend and dress.legend,
            title=headed(self._heading(sketch, number)),
            origins={each: origins[each] for each in origins if each in sketch.heads or each not in onward},
        )
        label = Label.FULL if self.label is Label.AUTO and not dress.brief else self.label
        return replace(cut, argmap=kept), fit(kept, self.page, options, label)

    def grouped(self, sketch: Sketch) -> bool:
        """Whether groups set statements of a page apart."""
        return len({self.view.argmap.statements[each].group for each in sketch.statements}) > 1

    def overview(self, sketch: Sketch, heads: Iterable[str]) -> Drawing:
        """A page that shows nothing but short texts, drawn like that. Those of `heads` lead on."""
        onward = self._onward(sketch) | sketch.statements.intersection(heads)
        cut = self._cut(sketch, onward)
        bare = _without_sources(_without_groups(cut.argmap))
        options = replace(self.options, hidden=cut.hidden, onward=onward)
        return replace(cut, argmap=bare), fit(bare, self.page, options, Label.SHORT)

    def whole(self) -> Drawing:
        """The whole map on one page."""
        return self.view, fit(self.view.argmap, self.page, self.options, self.label)

    def _cut(self, sketch: Sketch, onward: Set[str]) -> CutMap:
        """What the page shows, with counts of what hangs elsewhere where that is marked."""
        cut = cut_to(self.view.argmap, sketch.statements, sketch.steps)
        hidden = {
            name: (cut.hidden.get(name, 0) if name in onward else 0) + self.view.hidden.get(name, 0)
            for name in cut.argmap.statements
        }
        return replace(cut, hidden={name: count for name, count in hidden.items() if count})

    def part(self, sketch: Sketch, drawing: Drawing, number: int) -> Part:
        """The part that a sketch has become."""
        head = sketch.heads[0]
        cut, fitted = drawing
        return Part(
            key="" if not number else head if number == 1 else f"{head}/{number}",
            head=head,
            number=number,
            title=self._heading(sketch, number) if number else self.title,
            argmap=cut.argmap,
            scene=fitted.scene,
            points=fitted.points,
            hidden=cut.hidden,
        )

    def _heading(self, sketch: Sketch, number: int) -> str:
        end = f" ({number})" if number > 1 else ""
        room = HEADING * self.page.width * self.options.size / READABLE - FACE.width(end)
        names = " · ".join(self.name(head) for head in sketch.heads)
        return clipped(names, FACE, room) + end

    def _onward(self, sketch: Sketch) -> frozenset[str]:
        """The statements below whose line stands a step that this page does not show. What undercuts a
        statement's own step is missed only where that step is shown: it goes with it.
        """
        steps, inferences = sketch.steps, self.view.argmap.inferences
        return frozenset(
            step.below
            for step in inferences.values()
            if step.id not in steps and step.below in sketch.statements
            if not step.undercuts or self._shows_way(sketch, step.below)
        )

    def _shows_way(self, sketch: Sketch, statement: str) -> bool:
        return self.branches.via.get(statement) in sketch.steps

    def _origins(self, sketch: Sketch) -> Mapping[str, str]:
        """What those statements stand below that stand below nothing here."""
        return {
            each: self.name(self.branches.above[each])
            for each in sketch.statements
            if each in self.branches.above and not self._shows_way(sketch, each)
        }


def _without_groups(argmap: ArgMap) -> ArgMap:
    statements = {s.id: replace(s, group=None) for s in argmap.statements.values()}
    return replace(argmap, statements=statements)


def _without_sources(argmap: ArgMap) -> ArgMap:
    """The same map without whose words its statements are and where they come from."""
    statements = {s.id: replace(s, cites=(), by={}, url=None) for s in argmap.statements.values()}
    return replace(argmap, statements=statements)


def without_common_groups(argmap: ArgMap) -> ArgMap:
    """The same map without the groups that all its statements stand in: a frame round all tells nothing."""
    around = [set(_around(argmap, each.group)) for each in argmap.statements.values()]
    common = set.intersection(*around)
    if not common:
        return argmap
    groups = {
        group.id: replace(group, parent=None) if group.parent in common else group
        for group in argmap.groups.values()
    }
    statements = {
        each.id: replace(each, group=None) if each.group in common else each
        for each in argmap.statements.values()
    }
    return replace(argmap, statements=statements, groups=groups)


def _around(argmap: ArgMap, group: str | None) -> Iterator[str]:
    """A group and those that it is nested in."""
    while group is not None:
        yield group
        group = argmap.groups[group].parent


def headed(text: str) -> Translated:
    """A text of our own where a map's would stand."""
    return {"": Wording(text, ())}


def called(statement: Statement, lang: str | None, own: str | None) -> str:
    """What a statement is called in a heading."""
    if statement.short:
        return wording(statement.short, lang, own)
    text = wording(statement.text, lang, own)
    if len(text) <= LONGEST:
        return text
    first = text[:LONGEST]
    return first[: max(first.rfind(" "), LONGEST // 2)].rstrip() + "…"


def clipped(text: str, face: Face, room: float) -> str:
    """The text, its end cut off where it is wider than `room` points; between words, if that leaves half."""
    if face.width(text) <= room:
        return text
    count = bisect_right(range(1, len(text)), room, key=lambda end: face.width(text[:end] + "…"))
    first = text[:count]
    return first[: max(first.rfind(" "), count // 2)].rstrip() + "…"
