"""A map as a talk: a title, what is to come, its views or parts step by step, and the sources."""

from collections.abc import Iterator

from msgspec import Struct
from msgspec.structs import replace

from argmap.deck.build_steps import BuildSteps
from argmap.deck.capacity import READABLE_PT
from argmap.deck.deck import BODY_BOUNDS, Deck, Slide, SlideKind, SpeakerNote, scale_bounds
from argmap.deck.links import TalkLinks
from argmap.deck.page_renderer import MapPart
from argmap.deck.reveal_order import list_in_reading_order, plan_build_steps
from argmap.deck.slide_plan import SlidePlan, TalkOptions, TalkPlan
from argmap.deck.speaker_notes import NotesWriter
from argmap.deck.talk_plan import TalkContext, plan_talk
from argmap.deck.text_slides import build_source_slides, build_title_slide
from argmap.i18n.slide_labels import slide_labels
from argmap.layout.fit_page import fit_to_page
from argmap.model.map import ArgMap
from argmap.scene.scene import Rect, Scene
from argmap.theme.pages import PageSize

OVERVIEW_KEY = "overview"
"""The key of the slide that shows what is to come."""


def build_deck(argmap: ArgMap, page: PageSize, options: TalkOptions | None = None) -> Deck:
    """The slides of a map for a page, with what to say at each step.

    Every statement is on some slide and in some note, unless only some views are asked for. Raises KeyError
    for a view that the map does not have, and EngineTrouble where no engine answers.
    """
    options = options or TalkOptions()
    room = options.body or scale_bounds(BODY_BOUNDS, page)
    podium = TalkContext(argmap, PageSize(page.description, room.width, room.height), options)
    prompter = NotesWriter(argmap, options.layout.lang)
    found = _with_legend(podium, plan_talk(podium))
    making = _SlideBuilder(podium, page, room, prompter, found)
    title = podium.localize(argmap.title) or prompter.words.argument_map
    return Deck(title, prompter.effective_language, page, tuple(making.build_slides(title)))


def _with_legend(context: TalkContext, talk_plan: TalkPlan) -> TalkPlan:
    """The slides with a legend on the first; an overview has it already."""
    if talk_plan.overview:
        return talk_plan
    first, *others = talk_plan.slides
    return replace(talk_plan, slides=(_add_legend(context, first), *others))


def _add_legend(context: TalkContext, slide_plan: SlidePlan) -> SlidePlan:
    """The slide with a legend; as it is where its text would become too small."""
    part = slide_plan.part
    options = replace(
        context.options.layout,
        legend=True,
        hidden=part.hidden_counts,
        continuations=frozenset(box.id for box in part.scene.boxes if box.continuation),
    )
    fitted = fit_to_page(part.argmap, context.body_page, options, context.options.label)
    if fitted.points < min(READABLE_PT, part.points):
        return slide_plan
    return replace(slide_plan, part=replace(part, scene=fitted.scene, points=fitted.points))


class _SlideBuilder(Struct, frozen=True):
    """What the slides of a talk are made of."""

    context: TalkContext
    page: PageSize
    bounds: Rect
    notes_writer: NotesWriter
    talk_plan: TalkPlan

    def build_slides(self, title: str) -> Iterator[Slide]:
        """All slides in order."""
        yield build_title_slide(self.notes_writer, self.page, title)
        leads = TalkLinks(self.context.argmap, self.talk_plan.slides)
        if self.talk_plan.overview:
            yield self._build_overview(self.talk_plan.overview, leads)
        for leaf in self.talk_plan.slides:
            yield self._build_slide(
                leaf, leads.link_scene(leaf, OVERVIEW_KEY if self.talk_plan.overview else None)
            )
        yield from build_source_slides(self.notes_writer, self.page, self._cited_sources())

    def _build_overview(self, part: MapPart, links: TalkLinks) -> Slide:
        """What is to come: as a drawing; where that shows nothing, in words."""
        title = select_labels(self.notes_writer.effective_language).slides.overview
        first = SlidePlan(OVERVIEW_KEY, title, part, OVERVIEW_KEY, is_overview=True)
        if len(part.argmap.statements) > 1:
            return self._build_slide(first, links.link_scene(first, None))
        titles = tuple(leaf.title for leaf in self.talk_plan.slides)
        return Slide(SlideKind.OVERVIEW, OVERVIEW_KEY, title, lines=titles)

    def _build_slide(self, slide_plan: SlidePlan, scene: Scene) -> Slide:
        argmap = slide_plan.part.argmap
        stage = plan_build_steps(argmap, slide_plan.reveal, self.context.options.highlight)
        body = _fit_scene(scene, self.bounds)
        return Slide(
            SlideKind.OVERVIEW if slide_plan.is_overview else SlideKind.MAP,
            slide_plan.key,
            slide_plan.title,
            scene,
            body,
            slide_plan.part.points,
            stage,
            notes=self._write_notes(slide_plan, stage),
        )

    def _write_notes(self, slide_plan: SlidePlan, build_steps: BuildSteps) -> tuple[SpeakerNote, ...]:
        shown = slide_plan.part.argmap
        if slide_plan.is_overview:
            return self.notes_writer.write_overview_notes(list_in_reading_order(shown))
        return self.notes_writer.write_notes(shown, list_in_reading_order(shown), build_steps)

    def _cited_sources(self) -> Iterator[str]:
        for leaf in self.talk_plan.slides:
            for statement in leaf.part.argmap.statements.values():
                yield from (cite.source for cite in statement.cites)


def _fit_scene(scene: Scene, bounds: Rect) -> Rect:
    """Where a drawing stands in a room: in its middle, as large as it can be."""
    scale = min(bounds.width / scene.width, bounds.height / scene.height)
    width, height = scene.width * scale, scene.height * scale
    return Rect(bounds.x + (bounds.width - width) / 2, bounds.y + (bounds.height - height) / 2, width, height)
