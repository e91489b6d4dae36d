"""A deck as a PowerPoint presentation: shapes that a presenter can edit, move and restyle.

The files beside this one: what a slide's shapes are (pptx_drawing), statements (pptx_box), wires as
connectors (pptx_runs, pptx_bent), text, colours, timing. pptx_package alone knows the library that writes
the file.
"""

from collections.abc import Iterator, Sequence

from msgspec import Struct, field

from argmap.deck.deck import BODY, Deck, Note, Slide, SlideKind, scaled
from argmap.fonts.measure import STACK
from argmap.layout.scene import Rect
from argmap.render.pptx_colours import Colours, deeper
from argmap.render.pptx_drawing import Piece, drawing
from argmap.render.pptx_easel import Easel
from argmap.render.pptx_holders import number_held, paragraphs, title_held, way_up, words_held
from argmap.render.pptx_package import Book, Layout, Sheet, fresh, opened, sound
from argmap.render.pptx_place import Place, placed
from argmap.render.pptx_shapes import Numbers
from argmap.render.pptx_timing import Entrance, timing
from argmap.render.typefaces import GENERIC
from argmap.text.deadline import keep_time
from argmap.text.diagnostic import Phrase
from argmap.theme.pages import Page
from argmap.theme.palette import Theme
from argmap.theme.themes import LIGHT

TYPES = {
    SlideKind.TITLE: ("title",),
    SlideKind.OVERVIEW: ("titleOnly",),
    SlideKind.MAP: ("titleOnly",),
    SlideKind.SOURCES: ("obj", "tx", "titleOnly"),
}
"""The types of the layouts that slides are made with, the first that there is."""


class PptxOptions(Struct, frozen=True):
    """`steps` is `clicks`, a slide whose shapes appear click by click, or `pages`, a slide a step.

    `template` is a presentation whose layouts, colours and fonts are taken; the theme's are else.
    """

    theme: Theme = field(default=LIGHT)
    steps: str = "clicks"
    template: bytes | None = None


def pptx(deck: Deck, options: PptxOptions | None = None) -> bytes:
    """The deck as a `.pptx` file; the same deck gives the same bytes.

    Raises Trouble where python-pptx is not installed, or the template is no presentation.
    """
    options = options or PptxOptions()
    theme = options.theme.by_day
    if options.template is None:
        return _written(deck, options, fresh(deck.page, theme, _family(theme)), Colours(theme))
    with sound():
        book = opened(options.template)
        return _written(deck, options, book, Colours(theme, deeper(book.colours())))


def _written(deck: Deck, options: PptxOptions, book: Book, colours: Colours) -> bytes:
    maker = _Maker(deck, options, book, colours)
    return book.write(
        [sheet for slide in deck.slides for sheet in maker.sheets(slide)], deck.title, deck.lang
    )


def template_page(template: bytes) -> tuple[Page, Rect]:
    """A template's page, and the room for a drawing under its titles, in points.

    Raises Trouble as `pptx` does.
    """
    said = Phrase(en="a slide of the template", ko="템플릿의 슬라이드")
    with sound():
        book = opened(template)
        return Page(said, *book.page), book.layout(*TYPES[SlideKind.MAP]).room


def _family(theme: Theme) -> str:
    """The font that a presentation's theme names: the first that a drawing asks for."""
    usual = [name.strip(" '\"") for name in STACK.split(",")]
    return next(name for name in (*theme.fonts, *usual) if name not in GENERIC)


class _Maker(Struct, frozen=True):
    deck: Deck
    options: PptxOptions
    book: Book
    colours: Colours

    def sheets(self, slide: Slide) -> Iterator[Sheet]:
        """A slide's sheets: one, or one for each of its steps."""
        keep_time()
        numbers = Numbers()
        layout = self.book.layout(*TYPES[slide.kind])
        held = self._held(slide, layout, numbers)
        pieces = self._pieces(slide, layout, numbers)
        if self.options.steps != "pages":
            entrances = [Entrance(piece.number, piece.step, piece.texted) for piece in pieces]
            yield self._sheet(slide, layout, held + _joined(pieces), timing(entrances))
            return
        for step in range(slide.steps):
            shown = [piece for piece in pieces if piece.step <= step]
            yield self._sheet(slide, layout, held + _joined(shown), step=step)

    def _sheet(
        self, slide: Slide, layout: Layout, shapes: str, moves: str = "", *, step: int | None = None
    ) -> Sheet:
        notes = [note for note in slide.notes if step is None or note.step == step]
        told = paragraphs(_told(notes, numbered=step is None and slide.steps > 1), self.deck.lang)
        return Sheet(slide.key, layout, shapes, moves, told if notes else "")

    def _held(self, slide: Slide, layout: Layout, numbers: Numbers) -> str:
        """What stands in the layout's own places: title, lines, number."""
        lang = self.deck.lang
        held = title_held(slide.title, layout, numbers, lang)
        above = slide.scene.above if slide.scene else None
        overview = next((each for each in self.deck.slides if each.key == above), None)
        if overview is not None and overview is not slide:
            held += way_up(overview.title, f"#{above}", layout, numbers)
        if slide.scene is None and slide.lines:
            held += words_held(slide.lines, layout, numbers, lang)
        return held + number_held(layout, numbers)

    def _pieces(self, slide: Slide, layout: Layout, numbers: Numbers) -> Sequence[Piece]:
        if slide.scene is None:
            return ()
        keys = frozenset(each.key for each in self.deck.slides)
        place = self._place(slide, layout)
        easel = Easel(place, self.colours, slide.scene.lang, keys, slide.stage, numbers)
        return drawing(slide.scene, easel)

    def _place(self, slide: Slide, layout: Layout) -> Place:
        """Where the drawing stands: as the deck has it; on a template's slide, where that has room."""
        assert slide.scene is not None
        page = Page(self.deck.page.name, *self.book.page)
        body = slide.body or scaled(BODY, self.deck.page)
        across, down = page.width / self.deck.page.width, page.height / self.deck.page.height
        room = Rect(body.x * across, body.y * down, body.width * across, body.height * down)
        if self.options.template is not None and not layout.room.holds(room):
            room = layout.room
        return placed(slide.scene.width, slide.scene.height, room)


def _joined(pieces: Sequence[Piece]) -> str:
    return "".join(piece.xml for piece in pieces)


def _told(notes: Sequence[Note], *, numbered: bool) -> Iterator[str]:
    """The lines of notes; where a slide has several steps, at which click each is due."""
    for note in notes:
        if numbered and note.step:
            yield f"[{note.step}]"
        yield from note.text.split("\n")
