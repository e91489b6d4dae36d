"""One page of a map: what it shows, drawn; and the page drawn from a sketch of it."""

from collections.abc import Iterable, Iterator, Mapping, Set
from dataclasses import dataclass, field, replace

from argmap.deck.branches import Branches
from argmap.deck.room import Room
from argmap.deck.sketch import Sketch
from argmap.layout.fit import Fitted, Label, fit
from argmap.layout.options import LayoutOptions
from argmap.layout.scene import Scene
from argmap.model.cut import CutMap, cut_to
from argmap.model.map import ArgMap, Statement, Translated, Wording, wording
from argmap.theme.pages import Page

LONGEST = 64
"""The most characters of a statement's text that stand in a page's heading or in a mark."""


Drawing = tuple[CutMap, Fitted]
"""What a page shows of the map, and how that is drawn."""


@dataclass(frozen=True, slots=True)
class Part:
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


@dataclass(frozen=True, slots=True)
class Desk:
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

    def drawn(self, sketch: Sketch, number: int, *, shared: bool, frames: bool = True) -> Drawing:
        """The page as drawn, its marks in place though they lead nowhere yet. `number` is which of its
        head's pages it is, `shared` whether there are others. Without `frames` no group is drawn; else those
        that set statements apart here.
        """
        onward, origins = self._onward(sketch), self._origins(sketch)
        onward |= frozenset(sketch.heads[:1] if shared else ())
        cut = self._cut(sketch, onward)
        kept = without_common_groups(cut.argmap) if frames else _without_groups(cut.argmap)
        options = replace(
            self.options,
            hidden=cut.hidden,
            onward=onward,
            title=headed(self._heading(sketch, number)),
            origins={each: origins[each] for each in origins if each in sketch.heads or each not in onward},
        )
        return replace(cut, argmap=kept), fit(kept, self.page, options, self.label)

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
        parts = (self.title, self.name(sketch.heads[0]))
        return ": ".join(part for part in parts if part) + (f" ({number})" if number > 1 else "")

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
    clipped = text[:LONGEST]
    return clipped[: max(clipped.rfind(" "), LONGEST // 2)].rstrip() + "…"
