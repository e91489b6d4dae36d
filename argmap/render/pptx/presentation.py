"""A deck as a PowerPoint presentation: shapes that a presenter can edit, move and restyle.

The files beside this one: what a slide's shapes are (pptx_drawing), statements (pptx_box), wires as
connectors (pptx_runs, pptx_bent), text, colours, timing. pptx_package alone knows the library that writes
the file.
"""

from collections.abc import Iterator, Sequence

from msgspec import Struct, field

from argmap.config.choices import StepMode
from argmap.deck.deck import BODY_BOUNDS, Deck, Slide, SlideKind, SpeakerNote, scale_bounds
from argmap.diagnostics.deadline import check_deadline
from argmap.diagnostics.diagnostic import Phrase
from argmap.fonts.text_width import FONT_STACK
from argmap.render.pptx.animation import Entrance, build_timing
from argmap.render.pptx.package import (
    Layout,
    PresentationFile,
    SlideXml,
    create_presentation,
    open_template,
    translate_template_errors,
)
from argmap.render.pptx.placeholders import (
    build_number_placeholder,
    build_paragraphs,
    build_text_placeholder,
    build_title_placeholder,
    draw_up_arrow,
)
from argmap.render.pptx.scheme_colours import SchemeColours, find_darkening
from argmap.render.pptx.shape_xml import ShapeNumbers
from argmap.render.pptx.slide_canvas import SlideCanvas
from argmap.render.pptx.slide_drawing import SlideShape, draw_slide_shapes
from argmap.render.pptx.slide_units import SlideTransform, fit_drawing
from argmap.render.typefaces import GENERIC_FAMILIES
from argmap.scene.scene import Rect
from argmap.theme.pages import PageSize
from argmap.theme.palette import Theme
from argmap.theme.themes import LIGHT

LAYOUT_TYPES = {
    SlideKind.TITLE: ("title",),
    SlideKind.OVERVIEW: ("titleOnly",),
    SlideKind.MAP: ("titleOnly",),
    SlideKind.SOURCES: ("obj", "tx", "titleOnly"),
}
"""The types of the layouts that slides are made with, the first that there is."""


class PptxOptions(Struct, frozen=True):
    """With CLICKS, the shapes of a slide appear click by click; with PAGES there is a slide for each step.

    `template` is a presentation whose layouts, colours and fonts are taken; the theme's are else.
    """

    theme: Theme = field(default=LIGHT)
    steps: StepMode = StepMode.CLICKS
    template: bytes | None = None


def render_pptx(deck: Deck, options: PptxOptions | None = None) -> bytes:
    """The deck as a `.pptx` file; the same deck gives the same bytes.

    Raises Trouble where python-pptx is not installed, or the template is no presentation.
    """
    options = options or PptxOptions()
    theme = options.theme.without_dark_variant
    if options.template is None:
        return _write_file(
            deck, options, create_presentation(deck.page, theme, _theme_font(theme)), SchemeColours(theme)
        )
    with translate_template_errors():
        book = open_template(options.template)
        return _write_file(deck, options, book, SchemeColours(theme, find_darkening(book.theme_colours())))


def _write_file(
    deck: Deck, options: PptxOptions, presentation: PresentationFile, colours: SchemeColours
) -> bytes:
    maker = _SlideXmlBuilder(deck, options, presentation, colours)
    return presentation.write(
        [sheet for slide in deck.slides for sheet in maker.build_slides(slide)], deck.title, deck.lang
    )


def read_template_page(template: bytes) -> tuple[PageSize, Rect]:
    """A template's page, and the room for a drawing under its titles, in points.

    Raises Trouble as `pptx` does.
    """
    said = Phrase(en="a slide of the template", ko="템플릿의 슬라이드")
    with translate_template_errors():
        book = open_template(template)
        return PageSize(said, *book.page_size), book.find_layout(*LAYOUT_TYPES[SlideKind.MAP]).body_bounds


def _theme_font(theme: Theme) -> str:
    """The font that a presentation's theme names: the first that a drawing asks for."""
    usual = [name.strip(" '\"") for name in FONT_STACK.split(",")]
    return next(name for name in (*theme.fonts, *usual) if name not in GENERIC_FAMILIES)


class _SlideXmlBuilder(Struct, frozen=True):
    deck: Deck
    options: PptxOptions
    presentation: PresentationFile
    colours: SchemeColours

    def build_slides(self, slide: Slide) -> Iterator[SlideXml]:
        """A slide's sheets: one, or one for each of its steps."""
        check_deadline()
        numbers = ShapeNumbers()
        layout = self.presentation.find_layout(*LAYOUT_TYPES[slide.kind])
        held = self._build_placeholders(slide, layout, numbers)
        pieces = self._draw_shapes(slide, layout, numbers)
        if self.options.steps is not StepMode.PAGES:
            entrances = [Entrance(piece.number, piece.step, piece.has_text) for piece in pieces]
            yield self._build_slide(slide, layout, held + _join_xml(pieces), build_timing(entrances))
            return
        for step in range(slide.step_count):
            shown = [piece for piece in pieces if piece.step <= step]
            yield self._build_slide(slide, layout, held + _join_xml(shown), step=step)

    def _build_slide(
        self, slide: Slide, layout: Layout, shapes: str, timing_xml: str = "", *, step: int | None = None
    ) -> SlideXml:
        notes = [note for note in slide.notes if step is None or note.step == step]
        told = build_paragraphs(
            _note_lines(notes, with_steps=step is None and slide.step_count > 1), self.deck.lang
        )
        return SlideXml(slide.key, layout, shapes, timing_xml, told if notes else "")

    def _build_placeholders(self, slide: Slide, layout: Layout, numbers: ShapeNumbers) -> str:
        """What stands in the layout's own places: title, lines, number."""
        lang = self.deck.lang
        held = build_title_placeholder(slide.title, layout, numbers, lang)
        above = slide.scene.overview if slide.scene else None
        overview = next((each for each in self.deck.slides if each.key == above), None)
        if overview is not None and overview is not slide:
            held += draw_up_arrow(overview.title, f"#{above}", layout, numbers)
        if slide.scene is None and slide.lines:
            held += build_text_placeholder(slide.lines, layout, numbers, lang)
        return held + build_number_placeholder(layout, numbers)

    def _draw_shapes(self, slide: Slide, layout: Layout, numbers: ShapeNumbers) -> Sequence[SlideShape]:
        if slide.scene is None:
            return ()
        keys = frozenset(each.key for each in self.deck.slides)
        place = self._place_drawing(slide, layout)
        easel = SlideCanvas(place, self.colours, slide.scene.lang, keys, slide.build_steps, numbers)
        return draw_slide_shapes(slide.scene, easel)

    def _place_drawing(self, slide: Slide, layout: Layout) -> SlideTransform:
        """Where the drawing stands: as the deck has it; on a template's slide, where that has room."""
        assert slide.scene is not None
        page = PageSize(self.deck.page.description, *self.presentation.page_size)
        body = slide.body or scale_bounds(BODY_BOUNDS, self.deck.page)
        across, down = page.width / self.deck.page.width, page.height / self.deck.page.height
        room = Rect(body.x * across, body.y * down, body.width * across, body.height * down)
        if self.options.template is not None and not layout.body_bounds.contains(room):
            room = layout.body_bounds
        return fit_drawing(slide.scene.width, slide.scene.height, room)


def _join_xml(shapes: Sequence[SlideShape]) -> str:
    return "".join(piece.xml for piece in shapes)


def _note_lines(notes: Sequence[SpeakerNote], *, with_steps: bool) -> Iterator[str]:
    """The lines of notes; where a slide has several steps, at which click each is due."""
    for note in notes:
        if with_steps and note.step:
            yield f"[{note.step}]"
        yield from note.text.split("\n")
