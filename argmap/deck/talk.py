"""A map as a talk: a title, what is to come, its views or parts step by step, and the sources."""

from collections.abc import Iterator

from msgspec import Struct
from msgspec.structs import replace

from argmap.deck.deck import BODY, Deck, Note, Slide, SlideKind, scaled
from argmap.deck.leads import Leads
from argmap.deck.legend import explained
from argmap.deck.notes import Prompter
from argmap.deck.page import Part
from argmap.deck.reveal import in_order, staged
from argmap.deck.sections import Leaf, Podium, Sections, TalkOptions, sections
from argmap.deck.stage import Stage
from argmap.deck.texts import source_slides, title_slide
from argmap.layout.scene import Rect, Scene
from argmap.model.map import ArgMap
from argmap.theme.pages import Page
from argmap.words.slides import slide_words

OVERVIEW = "overview"
"""The key of the slide that shows what is to come."""


def talk(argmap: ArgMap, page: Page, options: TalkOptions | None = None) -> Deck:
    """The slides of a map for a page, with what to say at each step.

    Every statement is on some slide and in some note, unless only some views are asked for. Raises KeyError
    for a view that the map does not have, and EngineTrouble where no engine answers.
    """
    options = options or TalkOptions()
    room = options.body or scaled(BODY, page)
    podium = Podium(argmap, Page(page.name, room.width, room.height), options)
    prompter = Prompter(argmap, options.layout.lang)
    found = _with_legend(podium, sections(podium))
    making = _Making(podium, page, room, prompter, found)
    title = podium.say(argmap.title) or prompter.words.argument_map
    return Deck(title, prompter.spoken, page, tuple(making.slides(title)))


def _with_legend(podium: Podium, found: Sections) -> Sections:
    """The slides with a legend on the first; an overview has it already."""
    if found.overview:
        return found
    first, *others = found.leaves
    return replace(found, leaves=(explained(podium, first), *others))


class _Making(Struct, frozen=True):
    """What the slides of a talk are made of."""

    podium: Podium
    page: Page
    room: Rect
    prompter: Prompter
    found: Sections

    def slides(self, title: str) -> Iterator[Slide]:
        """All slides in order."""
        yield title_slide(self.prompter, self.page, title)
        leads = Leads(self.podium.argmap, self.found.leaves)
        if self.found.overview:
            yield self._overview(self.found.overview, leads)
        for leaf in self.found.leaves:
            yield self._slide(leaf, leads.led(leaf, OVERVIEW if self.found.overview else None))
        yield from source_slides(self.prompter, self.page, self._cited())

    def _overview(self, part: Part, leads: Leads) -> Slide:
        """What is to come: as a drawing; where that shows nothing, in words."""
        title = slide_words(self.prompter.spoken).overview
        first = Leaf(OVERVIEW, title, part, OVERVIEW, brief=True)
        if len(part.argmap.statements) > 1:
            return self._slide(first, leads.led(first, None))
        titles = tuple(leaf.title for leaf in self.found.leaves)
        return Slide(SlideKind.OVERVIEW, OVERVIEW, title, lines=titles)

    def _slide(self, leaf: Leaf, scene: Scene) -> Slide:
        argmap = leaf.part.argmap
        stage = staged(argmap, leaf.reveal, self.podium.options.highlight)
        body = _placed(scene, self.room)
        return Slide(
            SlideKind.OVERVIEW if leaf.brief else SlideKind.MAP,
            leaf.key,
            leaf.title,
            scene,
            body,
            leaf.part.points,
            stage,
            notes=self._notes(leaf, stage),
        )

    def _notes(self, leaf: Leaf, stage: Stage) -> tuple[Note, ...]:
        shown = leaf.part.argmap
        if leaf.brief:
            return self.prompter.brief(in_order(shown))
        return self.prompter.notes(shown, in_order(shown), stage)

    def _cited(self) -> Iterator[str]:
        for leaf in self.found.leaves:
            for statement in leaf.part.argmap.statements.values():
                yield from (cite.source for cite in statement.cites)


def _placed(scene: Scene, room: Rect) -> Rect:
    """Where a drawing stands in a room: in its middle, as large as it can be."""
    scale = min(room.width / scene.width, room.height / scene.height)
    width, height = scene.width * scale, scene.height * scale
    return Rect(room.x + (room.width - width) / 2, room.y + (room.height - height) / 2, width, height)
