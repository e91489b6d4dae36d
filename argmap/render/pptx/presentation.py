"""A deck as a PowerPoint presentation: shapes that a presenter can edit, move and restyle.

The other files of this folder draw a slide (`slide_drawing`), its statements (`statement_box`) and its wires
(`connectors`, `bent_connector`), and write text, colours and timing. Only `package` imports python-pptx.
"""

from collections.abc import Iterator, Sequence

from msgspec import Struct, field

from argmap.config.drawing_choices import StepMode
from argmap.deck.deck import (
    BODY_BOUNDS,
    TITLE_BOUNDS,
    Deck,
    Slide,
    SlideKind,
    SpeakerNote,
    cut_for_minimap,
    scale_bounds,
)
from argmap.diagnostics.deadline import check_deadline
from argmap.diagnostics.diagnostic import Phrase
from argmap.fonts.text_width import FONT_STACK
from argmap.render.css_fonts import GENERIC_FAMILIES
from argmap.render.pptx.animation import Entrance, build_timing
from argmap.render.pptx.layouts import Layout
from argmap.render.pptx.minimap_shapes import draw_minimap_group
from argmap.render.pptx.package import (
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
from argmap.scene.minimap_place import fit_minimap
from argmap.scene.scene import Minimap, Rect
from argmap.theme.pages import PageSize
from argmap.theme.theme import Theme
from argmap.theme.themes import LIGHT

LAYOUT_TYPES = {
    SlideKind.TITLE: ("title",),
    SlideKind.OVERVIEW: ("titleOnly",),
    SlideKind.MAP: ("titleOnly",),
    SlideKind.SOURCES: ("obj", "tx", "titleOnly"),
}
"""The types of layouts for each kind of slide, the preferred one first."""


class PptxOptions(Struct, frozen=True):
    """The choices of a presentation.

    With CLICKS, the shapes of a slide appear click by click; with PAGES there is one slide for each step.
    `template` is the bytes of a presentation whose layouts, colours and fonts replace the theme's.
    """

    theme: Theme = field(default=LIGHT)
    steps: StepMode = StepMode.CLICKS
    template: bytes | None = None


def render_pptx(deck: Deck, options: PptxOptions | None = None) -> bytes:
    """Render a deck as a `.pptx` file; the same deck gives the same bytes.

    Raises UserError where python-pptx is not installed, or the template is no safe presentation.
    """
    options = options or PptxOptions()
    theme = options.theme.without_dark_variant
    if options.template is None:
        return _write_file(
            deck, options, create_presentation(deck.page, theme, _theme_font(theme)), SchemeColours(theme)
        )
    with translate_template_errors():
        presentation = open_template(options.template)
        colours = SchemeColours(theme, find_darkening(presentation.theme_colours()))
        return _write_file(deck, options, presentation, colours)


def _write_file(
    deck: Deck, options: PptxOptions, presentation: PresentationFile, colours: SchemeColours
) -> bytes:
    builder = _SlideXmlBuilder(deck, options, presentation, colours)
    return presentation.write(
        [slide_xml for slide in deck.slides for slide_xml in builder.build_slides(slide)],
        deck.title,
        deck.lang,
    )


def read_template_page(template: bytes) -> tuple[PageSize, Rect]:
    """Read a template's page size, and the bounds under its titles for a drawing, in points.

    Raises UserError as `render_pptx` does.
    """
    description = Phrase(en="a slide of the template", ko="템플릿의 슬라이드")
    with translate_template_errors():
        presentation = open_template(template)
        layout = presentation.find_layout(*LAYOUT_TYPES[SlideKind.MAP])
        return PageSize(description, *presentation.page_size), layout.body_bounds


def _theme_font(theme: Theme) -> str:
    """Choose the font of a presentation's theme: the first family that drawings ask for by name."""
    families = [name.strip(" '\"") for name in FONT_STACK.split(",")]
    return next(name for name in (*theme.fonts, *families) if name not in GENERIC_FAMILIES)


class _SlideXmlBuilder(Struct, frozen=True):
    """A deck, and the file and colours that its slides are built for."""

    deck: Deck
    options: PptxOptions
    presentation: PresentationFile
    colours: SchemeColours

    def build_slides(self, slide: Slide) -> Iterator[SlideXml]:
        """Build the XML of a slide: once, or once for each of its steps."""
        check_deadline()
        numbers = ShapeNumbers()
        layout = self.presentation.find_layout(*LAYOUT_TYPES[slide.kind])
        placeholders = self._build_placeholders(slide, layout, numbers)
        shapes = self._draw_shapes(slide, layout, numbers)
        if self.options.steps is not StepMode.PAGES:
            entrances = [Entrance(shape.number, shape.step, shape.has_text) for shape in shapes]
            yield self._build_slide(slide, layout, placeholders + _join_xml(shapes), build_timing(entrances))
            return
        for step in range(slide.step_count):
            visible = [shape for shape in shapes if shape.step <= step]
            yield self._build_slide(slide, layout, placeholders + _join_xml(visible), step=step)

    def _build_slide(
        self, slide: Slide, layout: Layout, shapes: str, timing_xml: str = "", *, step: int | None = None
    ) -> SlideXml:
        notes = [note for note in slide.notes if step is None or note.step == step]
        paragraphs = build_paragraphs(
            _note_lines(notes, with_steps=step is None and slide.step_count > 1), self.deck.lang
        )
        return SlideXml(slide.key, layout, shapes, timing_xml, paragraphs if notes else "")

    def _build_placeholders(self, slide: Slide, layout: Layout, numbers: ShapeNumbers) -> str:
        """Build the title with the link to the overview, the lines and the number of a slide."""
        lang = self.deck.lang
        minimap = self._place_minimap(slide, layout)
        bounds = cut_for_minimap(self._title_bounds(layout), minimap) if minimap else None
        xml = build_title_placeholder(slide.title, layout, numbers, lang, bounds)
        if minimap:
            canvas = SlideCanvas(SlideTransform(), self.colours, lang, numbers=numbers)
            xml += draw_minimap_group(minimap, canvas)
        key = slide.scene.overview if slide.scene else None
        overview = next((each for each in self.deck.slides if each.key == key), None)
        if overview is not None and overview is not slide:
            xml += draw_up_arrow(overview.title, f"#{key}", layout, numbers)
        if slide.scene is None and slide.lines:
            xml += build_text_placeholder(slide.lines, layout, numbers, lang)
        return xml + build_number_placeholder(layout, numbers)

    def _title_bounds(self, layout: Layout) -> Rect:
        return layout.title.rect if layout.title else TITLE_BOUNDS

    def _place_minimap(self, slide: Slide, layout: Layout) -> Minimap | None:
        """Place a slide's small map at the end of its layout's title."""
        if slide.minimap is None:
            return None
        is_at_left = slide.scene is not None and slide.scene.rtl
        return fit_minimap(slide.minimap, self._title_bounds(layout), at_left=is_at_left)

    def _draw_shapes(self, slide: Slide, layout: Layout, numbers: ShapeNumbers) -> Sequence[SlideShape]:
        if slide.scene is None:
            return ()
        keys = frozenset(each.key for each in self.deck.slides)
        transform = fit_drawing(slide.scene.width, slide.scene.height, self._drawing_bounds(slide, layout))
        canvas = SlideCanvas(
            transform, self.colours, slide.scene.lang, keys, slide.build_steps, numbers, slide.scene.rtl
        )
        return draw_slide_shapes(slide.scene, canvas)

    def _drawing_bounds(self, slide: Slide, layout: Layout) -> Rect:
        """Find the bounds of a slide's drawing: the deck's, or a layout's where those do not fit into it."""
        width, height = self.presentation.page_size
        body = slide.body or scale_bounds(BODY_BOUNDS, self.deck.page)
        x_scale, y_scale = width / self.deck.page.width, height / self.deck.page.height
        bounds = Rect(body.x * x_scale, body.y * y_scale, body.width * x_scale, body.height * y_scale)
        if self.options.template is not None and not layout.body_bounds.contains(bounds):
            return layout.body_bounds
        return bounds


def _join_xml(shapes: Sequence[SlideShape]) -> str:
    return "".join(shape.xml for shape in shapes)


def _note_lines(notes: Sequence[SpeakerNote], *, with_steps: bool) -> Iterator[str]:
    """List the lines of notes, `with_steps` each after the number of the click that it is spoken at."""
    for note in notes:
        if with_steps and note.step:
            yield f"[{note.step}]"
        yield from note.text.split("\n")
