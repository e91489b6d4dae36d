"""What the slides of a talk show of a map: its views, or its parts; then what none of these shows."""

from collections.abc import Iterator, Sequence, Set

from msgspec import Struct
from msgspec.structs import replace

from argmap.deck.branches import branches
from argmap.deck.overview import overview_of
from argmap.deck.page import Desk, Part, called, without_common_groups
from argmap.deck.room import room_for
from argmap.deck.sketch import Sketch
from argmap.deck.split import Split, split
from argmap.layout.fit import Label
from argmap.layout.options import LayoutOptions
from argmap.layout.reading import read
from argmap.layout.scene import Rect
from argmap.model.cut import CutMap, cut, cut_by, cut_to
from argmap.model.map import ArgMap, Reveal, Translated, View, wording
from argmap.theme.pages import Page
from argmap.words.slides import slide_words

BARE = LayoutOptions(heading=False, legend=False, sources=False)
"""How slides are drawn: their titles and the sources stand elsewhere."""
FEW = 2
"""So few statements tell nothing of what a view is about."""
NAMED = 3
"""The most statements that a slide's title names."""


class TalkOptions(Struct, frozen=True):
    """Choices for a talk. `views` are those to show; none for the whole map.

    `highlight` are statements from which all else stands back. What is in no view appears by `reveal`. `body`
    is where drawings stand on the page, in points; None where that is under the titles of our own slides.
    """

    layout: LayoutOptions = BARE
    label: Label = Label.AUTO
    views: tuple[str, ...] = ()
    highlight: Set[str] = frozenset()
    reveal: Reveal = Reveal.BRANCH
    body: Rect | None = None


class Podium(Struct, frozen=True):
    """The map that a talk is about, the room under a slide's title, and how to draw there."""

    argmap: ArgMap
    room: Page
    options: TalkOptions

    def say(self, text: Translated) -> str:
        """A text of the map in the talk's language."""
        return wording(text, self.options.layout.lang, self.argmap.lang)

    def name(self, statement: str) -> str:
        """What a statement is called in a slide's title."""
        return called(self.argmap.statements[statement], self.options.layout.lang, self.argmap.lang)

    def split(self, shown: CutMap) -> Split:
        """What a cut shows, on as many slides as it takes."""
        options = replace(self.options.layout, hidden=shown.hidden)
        kept = replace(shown, argmap=without_common_groups(shown.argmap))
        return split(kept, self.room, options, self.options.label)


class Leaf(Struct, frozen=True):
    """One slide to be: what it shows of the map, as drawn.

    `section` is shared by the slides of one view. `brief` where it only shows what a section is about.
    """

    key: str
    title: str
    part: Part
    section: str
    reveal: Reveal = Reveal.NONE
    brief: bool = False

    @property
    def steps(self) -> Set[str]:
        """The inferences that it shows."""
        return self.part.argmap.inferences.keys()


class Sections(Struct, frozen=True):
    """The slides that show a map in full, and what gives an overview of them, where they are several."""

    leaves: tuple[Leaf, ...]
    overview: Part | None = None


def sections(podium: Podium) -> Sections:
    """The slides that show the map.

    Those are its views, each on several slides where one would be too small; then, unless only some views
    are asked for, the statements and steps that none of them shows. Without views, the parts of the map.
    Raises KeyError for a view that the map does not have, and EngineTrouble where no engine answers.
    """
    views = podium.argmap.views
    if not views:
        return _whole(podium)
    found = [leaf for name in podium.options.views or views for leaf in _view(podium, views[name])]
    heads = tuple(dict.fromkeys(leaf.part.head for leaf in found))
    rest = () if podium.options.views else _rest(podium, found)
    found += rest
    return Sections(tuple(found), _overview(podium, heads) if len(found) > 1 else None)


def _overview(podium: Podium, heads: Sequence[str]) -> Part:
    """What these statements, with which slides begin, have to do with one another; with a legend."""
    options = replace(podium.options.layout, legend=True)
    room = room_for(podium.argmap, podium.room, replace(options, short=True))
    found = branches(podium.argmap)
    desk = Desk(CutMap(podium.argmap), found, podium.room, options, podium.options.label, room)
    return overview_of(desk, [Sketch((head,)) for head in heads])[1]


def _view(podium: Podium, view: View) -> Iterator[Leaf]:
    """The slides of one view; those that it is split into come after one that shows what they are about."""
    shown = cut(podium.argmap, cut_by(view))
    found, title, key = podium.split(shown), podium.say(view.text) or view.id, f"view.{view.id}"
    if len(found.parts) < 2:
        whole = found.parts[0] if found.parts else found.overview
        yield Leaf(key, title, whole, key, view.reveal)
        return
    if len(found.overview.argmap.statements) > FEW:
        yield Leaf(key, title, found.overview, key, brief=True)
    for part in found.parts:
        yield Leaf(f"{key}.{_dotted(part)}", f"{title}: {_headed(podium, part)}", part, key, view.reveal)


def _whole(podium: Podium) -> Sections:
    """The slides of a map without views."""
    found = podium.split(CutMap(podium.argmap))
    if found.parts:
        heads = tuple(dict.fromkeys(part.head for part in found.parts))
        return Sections(tuple(_parts(podium, found.parts)), _overview(podium, heads))
    title = podium.say(podium.argmap.title) or _headed(podium, found.overview)
    return Sections((Leaf("map", title, found.overview, "", podium.options.reveal),))


def _parts(podium: Podium, parts: Sequence[Part]) -> Iterator[Leaf]:
    for part in parts:
        yield Leaf(f"part.{_dotted(part)}", _headed(podium, part), part, "", podium.options.reveal)


def _rest(podium: Podium, shown: Sequence[Leaf]) -> Iterator[Leaf]:
    """The slides with what others do not show."""
    left = _left(podium.argmap, [leaf.part.argmap for leaf in shown if not leaf.brief])
    if not left.argmap.statements:
        return
    found = podium.split(left)
    if not found.parts:
        title = slide_words(podium.options.layout.lang or podium.argmap.lang).rest
        yield Leaf("rest", title, found.overview, "", podium.options.reveal)
    yield from _parts(podium, found.parts)


def _left(argmap: ArgMap, shown: Sequence[ArgMap]) -> CutMap:
    """The steps that none of the maps shows, with what they hit, and the statements that none shows."""
    steps = argmap.inferences.keys() - {step for each in shown for step in each.inferences}
    statements = argmap.statements.keys() - {name for each in shown for name in each.statements}
    waiting = list(steps)
    while waiting:
        step = argmap.inferences[waiting.pop()]
        steps.add(step.id)
        statements.update(part.statement for part in step.premises)
        if step.undercuts:
            waiting.append(step.target)
        else:
            statements.add(step.target)
    return cut_to(argmap, statements, steps)


def _dotted(part: Part) -> str:
    """The key of a part without slashes, for addresses."""
    return part.key.replace("/", ".")


def _headed(podium: Podium, part: Part) -> str:
    """The title of a part: what it begins with."""
    roots = dict.fromkeys((part.head, *read(part.argmap).roots))
    names = " · ".join(podium.name(root) for root in list(roots)[:NAMED])
    return names + (" …" if len(roots) > NAMED else "") + (f" ({part.number})" if part.number > 1 else "")
