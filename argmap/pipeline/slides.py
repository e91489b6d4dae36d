"""A map as a talk: its slides, notes on them, and the talk in each format."""

from collections.abc import Iterator

from msgspec import Struct, field
from msgspec.structs import replace

from argmap.config.drawing_choices import StepMode
from argmap.deck.capacity import SINGLE_STEP_PT
from argmap.deck.deck import Deck, Slide, SlideKind
from argmap.deck.slide_plan import SLIDE_LAYOUT, TalkOptions
from argmap.deck.talk import build_deck
from argmap.diagnostics.diagnostic import Phrase
from argmap.diagnostics.user_error import UserError
from argmap.layout.errors import EngineError
from argmap.model.map import ArgMap
from argmap.pipeline.draw import drawing_error, effective_language
from argmap.pipeline.focus import resolve_name
from argmap.pipeline.options import DrawOptions
from argmap.pipeline.output_format import TalkFormat
from argmap.scene.scene import Rect
from argmap.theme.pages import DEFAULT_PAGE, PAGE_SIZES, READABLE_PT, PageSize

MIN_BODY_SHARE = 0.3
"""The least share of a template's slide that its body has; with less, drawings stand as on plain slides.

At this share a drawing is √0.3, about 0.55 times as large as on a whole slide; at half of it 0.39 times. The
blank template of python-pptx has a body of 0.68, so that double the share would ignore templates with little
less room than that.
"""


class TalkChoices(Struct, frozen=True):
    """Choices for a talk; `drawing` has those for its drawings.

    `views` are those to show, none for the whole map; all but the statements of `highlight` is dimmed.
    `steps` are PowerPoint's; `template` holds a PowerPoint file whose looks are used. `handout` is a PDF for
    paper.
    """

    drawing: DrawOptions = field(default_factory=DrawOptions)
    views: tuple[str, ...] = ()
    highlight: tuple[str, ...] = ()
    steps: StepMode = StepMode.CLICKS
    template: bytes | None = None
    handout: bool = False


class Talk(Struct, frozen=True):
    """A map's talk."""

    argmap: ArgMap
    deck: Deck

    @property
    def points(self) -> float:
        """The size of the smallest text of its drawings, in points."""
        return min(slide.points for slide in self.deck.slides if slide.scene)

    @property
    def notes(self) -> tuple[Phrase, ...]:
        """The slides whose text is small."""
        return tuple(_small_text_notes(self.argmap.source.name, self.deck))


def build_map_talk(argmap: ArgMap, choices: TalkChoices) -> Talk:
    """Build the talk of a map.

    Raises UserError for a view or a statement that the map does not have, where no engine here can draw it,
    and where a template is none.
    """
    drawing, lang = choices.drawing, effective_language(argmap, choices.drawing.lang)
    size = drawing.theme.size or SLIDE_LAYOUT.size
    lit = (resolve_name(argmap, "statement", name, argmap.statements) for name in choices.highlight)
    page, body = _choose_slide_page(choices)
    options = TalkOptions(
        layout=replace(
            SLIDE_LAYOUT,
            lang=lang,
            engine=drawing.engine,
            direction=drawing.direction,
            reference_form=drawing.references,
            plates=drawing.plates,
            numbered=drawing.number,
            size=size,
        ),
        label=drawing.label,
        views=tuple(resolve_name(argmap, "view", name, argmap.views) for name in choices.views),
        highlight=frozenset(lit),
        body=body,
    )
    try:
        return Talk(argmap, build_deck(argmap, page, options))
    except EngineError as error:
        raise drawing_error(argmap, error) from error


def _choose_slide_page(choices: TalkChoices) -> tuple[PageSize, Rect | None]:
    """Return the page of the slides, and the place of drawings on it, where a template has room for them."""
    if choices.template is None:
        return choices.drawing.page or PAGE_SIZES[DEFAULT_PAGE], None
    from argmap.render.pptx.presentation import read_template_page

    page, room = read_template_page(choices.template)
    return page, room if room.width * room.height >= MIN_BODY_SHARE * page.width * page.height else None


def write_talk(map_talk: Talk, talk_format: TalkFormat, choices: TalkChoices) -> bytes:
    """Write a talk in one format. Raises UserError where no font here can show it, or a template is none."""
    try:
        return _WRITERS[talk_format](map_talk.deck, choices)
    except UserError as error:
        raise drawing_error(map_talk.argmap, error) from error


def write_presentation(argmap: ArgMap, options: DrawOptions) -> bytes:
    """Write the talk of what a drawing would show, for PowerPoint. Raises UserError as `draw` does."""
    focus = options.focus
    choices = TalkChoices(options, (focus.view,) if focus and focus.view else ())
    return write_talk(build_map_talk(argmap, choices), TalkFormat.PPTX, choices)


def _write_pptx(deck: Deck, choices: TalkChoices) -> bytes:
    from argmap.render.pptx.presentation import PptxOptions, render_pptx

    theme = choices.drawing.theme.without_dark_variant
    data: bytes = render_pptx(deck, PptxOptions(theme, choices.steps, choices.template))
    return data


def _write_html(deck: Deck, choices: TalkChoices) -> bytes:
    from argmap.render.html.html_deck import HtmlOptions, write_html

    data: bytes = write_html(deck, HtmlOptions(choices.drawing.theme))
    return data


def _write_pdf(deck: Deck, choices: TalkChoices) -> bytes:
    from argmap.render.slides_pdf import SlidesPdfOptions, write_slides_pdf

    return write_slides_pdf(deck, SlidesPdfOptions(choices.drawing.theme, choices.handout))


_WRITERS = {TalkFormat.PPTX: _write_pptx, TalkFormat.HTML: _write_html, TalkFormat.PDF: _write_pdf}


def _small_text_notes(map_name: str, deck: Deck) -> Iterator[Phrase]:
    small = [(n, s) for n, s in enumerate(deck.slides, 1) if s.scene and s.points < READABLE_PT]
    if overviews := _list_slides([each for each in small if each[1].kind is SlideKind.OVERVIEW]):
        yield Phrase(
            en=f"`{map_name}`: for it shows all that bears on the theses directly, an overview has text "
            f"under {READABLE_PT:g} pt: slide {overviews}",
            ko=f"`{map_name}`: 논제에 직접 연결된 진술을 모두 보여 주느라 글자가 {READABLE_PT:g} pt보다 "
            f"작은 개요 슬라이드: {overviews}",
        )
    slides = [each for each in small if each[1].kind is not SlideKind.OVERVIEW]
    tight, lost = (
        _list_slides([each for each in slides if (each[1].points < SINGLE_STEP_PT) is under])
        for under in (False, True)
    )
    if tight:
        yield Phrase(
            en=f"`{map_name}`: where a step needs the room, text is under {READABLE_PT:g} pt on "
            f"slide {tight}",
            ko=f"`{map_name}`: 추론 하나가 공간을 많이 차지해 글자가 {READABLE_PT:g} pt보다 작은 "
            f"슬라이드: {tight}",
        )
    if lost:
        yield Phrase(
            en=f"`{map_name}`: not even a single step fits at {SINGLE_STEP_PT:g} pt, shorter texts "
            f"help on slide {lost}",
            ko=f"`{map_name}`: 추론 하나도 {SINGLE_STEP_PT:g} pt로 못 담아 글을 줄여야 하는 슬라이드: {lost}",
        )


def _list_slides(slides: list[tuple[int, Slide]]) -> str:
    return ", ".join(f"{number} `{slide.title}` ({slide.points:.1f})" for number, slide in slides)
