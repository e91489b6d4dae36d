"""A map as a talk: a title slide, an overview, its views or parts step by step, and the sources."""

from collections.abc import Iterator, Mapping
from itertools import chain

from msgspec import Struct
from msgspec.structs import replace

from argmap.deck.build_steps import BuildSteps
from argmap.deck.deck import (
    BODY_BOUNDS,
    TITLE_BOUNDS,
    Deck,
    Slide,
    SlideKind,
    SpeakerNote,
    scale_bounds,
)
from argmap.deck.links import TalkLinks
from argmap.deck.minimap import build_minimaps
from argmap.deck.page_renderer import MapPart
from argmap.deck.reveal_order import list_in_reading_order, plan_build_steps
from argmap.deck.slide_plan import SlidePlan, TalkOptions, TalkPlan
from argmap.deck.speaker_notes import NotesWriter
from argmap.deck.talk_plan import TalkContext, plan_talk
from argmap.deck.text_slides import build_source_slides, build_title_slide
from argmap.i18n.languages import select_labels
from argmap.layout.fit_page import fit_to_page
from argmap.layout.label_sizes import LEAST_SIZE
from argmap.layout.text.line_breaking import TextStyle
from argmap.model.map import ArgMap, Statement
from argmap.scene.minimap_place import fit_minimap, place_minimap
from argmap.scene.scene import Minimap, Rect, Scene
from argmap.theme.pages import READABLE_PT, PageSize

OVERVIEW_KEY = "overview"
"""The key of the overview slide of a whole talk."""


def build_deck(argmap: ArgMap, page: PageSize, options: TalkOptions | None = None) -> Deck:
    """Build the slides of a map for a page size, with speaker notes for each build step.

    Every statement is on some slide and in some note, unless only some views are chosen. Raises KeyError for
    a view that the map does not have, and EngineError if no layout engine answers.
    """
    options = options or TalkOptions()
    bounds = options.body or scale_bounds(BODY_BOUNDS, page)
    context = TalkContext(argmap, PageSize(page.description, bounds.width, bounds.height), options)
    notes_writer = NotesWriter(argmap, options.layout.lang)
    talk_plan = _with_legend(context, plan_talk(context))
    builder = _SlideBuilder(context, page, bounds, notes_writer, talk_plan)
    title = context.localize(argmap.title) or notes_writer.words.argument_map
    return Deck(title, notes_writer.effective_language, page, tuple(builder.build_slides(title)))


def _with_legend(context: TalkContext, talk_plan: TalkPlan) -> TalkPlan:
    """Add a legend to the first slide, unless there is an overview, which has one already."""
    if talk_plan.overview:
        return talk_plan
    first, *others = talk_plan.slides
    return replace(talk_plan, slides=(_add_legend(context, first), *others))


def _add_legend(context: TalkContext, slide_plan: SlidePlan) -> SlidePlan:
    """Draw a slide with a legend; return it unchanged if its text would become too small."""
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
    """Builds the slides of a planned talk. `bounds` is the rectangle of drawings on the page, in points."""

    context: TalkContext
    page: PageSize
    bounds: Rect
    notes_writer: NotesWriter
    talk_plan: TalkPlan

    def build_slides(self, title: str) -> Iterator[Slide]:
        """Yield all slides in order."""
        yield build_title_slide(self.notes_writer, self.page, title)
        links = TalkLinks(self.context.argmap, self.talk_plan.slides)
        if self.talk_plan.overview:
            yield self._build_overview(self.talk_plan.overview, links)
        overview_key = OVERVIEW_KEY if self.talk_plan.overview else None
        minimaps = self._build_minimaps()
        for slide_plan in self.talk_plan.slides:
            slide = self._build_slide(slide_plan, links.link_scene(slide_plan, overview_key))
            yield replace(slide, minimap=minimaps.get(slide_plan.key))
        statements, style = self._list_shown_statements(), self._find_mark_style()
        yield from build_source_slides(self.notes_writer, self.page, statements, style)

    def _build_minimaps(self) -> Mapping[str, Minimap]:
        """Build the small maps beside the titles of several slides, by the slides' keys."""
        plans = [each for each in self.talk_plan.slides if not each.is_overview]
        if len(plans) < 2:
            return {}
        pattern = select_labels(self.notes_writer.effective_language).drawing.part_of
        minimaps = build_minimaps([each.part for each in plans], pattern, [each.title for each in plans])
        room, scale = scale_bounds(TITLE_BOUNDS, self.page), self.page.height / 540
        placed = (place_minimap(each, room.x, room.y, scale) for each in minimaps)
        return {
            plan.key: fit_minimap(each, room, at_left=plan.part.scene.rtl)
            for plan, each in zip(plans, placed)
        }

    def _build_overview(self, part: MapPart, links: TalkLinks) -> Slide:
        """Build the overview: a drawing, or a list of titles if the drawing has but one statement."""
        title = select_labels(self.notes_writer.effective_language).slides.overview
        slide_plan = SlidePlan(OVERVIEW_KEY, title, part, OVERVIEW_KEY, is_overview=True)
        if len(part.argmap.statements) > 1:
            return self._build_slide(slide_plan, links.link_scene(slide_plan, None))
        titles = tuple(each.title for each in self.talk_plan.slides)
        return Slide(SlideKind.OVERVIEW, OVERVIEW_KEY, title, lines=titles)

    def _build_slide(self, slide_plan: SlidePlan, scene: Scene) -> Slide:
        """Build a slide with a drawing, its build steps and its notes."""
        argmap = slide_plan.part.argmap
        build_steps = plan_build_steps(argmap, slide_plan.reveal, self.context.options.highlight)
        body = scene.fit_into(self.bounds)
        return Slide(
            SlideKind.OVERVIEW if slide_plan.is_overview else SlideKind.MAP,
            slide_plan.key,
            slide_plan.title,
            scene,
            body,
            slide_plan.part.points,
            build_steps,
            notes=self._write_notes(slide_plan, build_steps),
        )

    def _write_notes(self, slide_plan: SlidePlan, build_steps: BuildSteps) -> tuple[SpeakerNote, ...]:
        """Write a slide's notes; statements come in reading order."""
        argmap = slide_plan.part.argmap
        if slide_plan.is_overview:
            return self.notes_writer.write_overview_notes(list_in_reading_order(argmap))
        return self.notes_writer.write_notes(argmap, list_in_reading_order(argmap), build_steps)

    def _find_mark_style(self) -> TextStyle:
        """Return the largest style of marks on the slides, in which the fewest letters have room."""
        boxes = chain.from_iterable(plan.part.scene.boxes for plan in self.talk_plan.slides)
        sizes = (box.source_label.line.size for box in boxes if box.source_label)
        return TextStyle(max(sizes, default=LEAST_SIZE))

    def _list_shown_statements(self) -> list[Statement]:
        """List all statements on slides, some of them repeatedly."""
        plans = self.talk_plan.slides
        return [statement for plan in plans for statement in plan.part.argmap.statements.values()]
