"""A map as a talk: its slides, what is to be said of them, and the talk in each form."""

from collections.abc import Iterator

from msgspec import Struct, field
from msgspec.structs import replace

from argmap.config.choices import EngineChoice, LabelChoice
from argmap.deck.capacity import READABLE_PT, SINGLE_STEP_PT
from argmap.deck.deck import Deck, Slide
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
from argmap.theme.pages import DEFAULT_PAGE, PAGE_SIZES, PageSize
from argmap.theme.palette import Theme
from argmap.theme.themes import LIGHT

MIN_BODY_SHARE = 0.3
"""The share of a template's slide that its drawings are to have, or else they stand as on our own slides."""


class TalkChoices(Struct, frozen=True):
    """Choices for a talk. `lang` None is the map's own; `engine` is `auto`, `embedded` or `dot`.

    `views` are those to show, none for the whole map; all but the statements of `highlight` stands back.
    `steps` are `clicks` or, of PowerPoint, `pages` too; `template` holds a PowerPoint file whose looks are
    used. `handout` is a PDF for paper.
    """

    lang: str | None = None
    engine: str = "auto"
    number: bool = False
    page: PageSize = field(default_factory=lambda: PAGE_SIZES[DEFAULT_PAGE])
    label: LabelChoice = LabelChoice.AUTO
    theme: Theme = LIGHT
    views: tuple[str, ...] = ()
    highlight: tuple[str, ...] = ()
    steps: str = "clicks"
    template: bytes | None = None
    handout: bool = False


class Talk(Struct, frozen=True):
    """A map's talk."""

    argmap: ArgMap
    deck: Deck

    @property
    def points(self) -> float:
        """How large the smallest text of its drawings is, in points."""
        return min(slide.points for slide in self.deck.slides if slide.scene)

    @property
    def notes(self) -> tuple[Phrase, ...]:
        """The slides whose text is small."""
        return tuple(_small_text_notes(self.argmap.source.name, self.deck))


def build_map_talk(argmap: ArgMap, choices: TalkChoices) -> Talk:
    """The talk of a map. Raises Trouble for a view or a statement that it does not have, where no engine here
    can draw it, and where a template is none.
    """
    size = choices.theme.size or SLIDE_LAYOUT.size
    lit = (resolve_name(argmap, "statement", name, argmap.statements) for name in choices.highlight)
    lang, engine = effective_language(argmap, choices.lang), EngineChoice(choices.engine)
    page, body = _choose_slide_page(choices)
    options = TalkOptions(
        layout=replace(SLIDE_LAYOUT, lang=lang, engine=engine, numbered=choices.number, size=size),
        label=choices.label,
        views=tuple(resolve_name(argmap, "view", name, argmap.views) for name in choices.views),
        highlight=frozenset(lit),
        body=body,
    )
    try:
        return Talk(argmap, build_deck(argmap, page, options))
    except EngineError as trouble:
        raise drawing_error(argmap, trouble) from trouble


def _choose_slide_page(choices: TalkChoices) -> tuple[PageSize, Rect | None]:
    """The page of the slides, and where drawings stand on it: as the template has it, where that has room."""
    if choices.template is None:
        return choices.page, None
    from argmap.render.pptx.presentation import read_template_page

    page, room = read_template_page(choices.template)
    return page, room if room.width * room.height >= MIN_BODY_SHARE * page.width * page.height else None


def write_talk(map_talk: Talk, talk_format: TalkFormat, choices: TalkChoices) -> bytes:
    """A talk in one form. Raises Trouble where no font here can show it, or a template is none."""
    try:
        return _WRITERS[talk_format](map_talk.deck, choices)
    except UserError as trouble:
        raise drawing_error(map_talk.argmap, trouble) from trouble


def write_presentation(argmap: ArgMap, options: DrawOptions) -> bytes:
    """The talk of what an output would show of a map, for PowerPoint. Raises Trouble as above."""
    focus = options.focus
    choices = TalkChoices(
        lang=options.lang,
        engine=options.engine,
        number=options.number,
        page=options.page or PAGE_SIZES[DEFAULT_PAGE],
        label=options.label,
        theme=options.theme,
        views=(focus.view,) if focus and focus.view else (),
    )
    return write_talk(build_map_talk(argmap, choices), TalkFormat.PPTX, choices)


def _write_pptx(deck: Deck, choices: TalkChoices) -> bytes:
    from argmap.render.pptx.presentation import PptxOptions, render_pptx

    made: bytes = render_pptx(
        deck, PptxOptions(choices.theme.without_dark_variant, choices.steps, choices.template)
    )
    return made


def _write_html(deck: Deck, choices: TalkChoices) -> bytes:
    from argmap.render.html.html_deck import HtmlOptions, write_html

    made: bytes = write_html(deck, HtmlOptions(choices.theme))
    return made


def _write_pdf(deck: Deck, choices: TalkChoices) -> bytes:
    from argmap.render.slides_pdf import SlidesPdfOptions, write_slides_pdf

    return write_slides_pdf(deck, SlidesPdfOptions(choices.theme, choices.handout))


_WRITERS = {TalkFormat.PPTX: _write_pptx, TalkFormat.HTML: _write_html, TalkFormat.PDF: _write_pdf}


def _small_text_notes(map_name: str, deck: Deck) -> Iterator[Phrase]:
    slides = [(n, s) for n, s in enumerate(deck.slides, 1) if s.scene and s.points < READABLE_PT]
    tight, lost = (
        _list_slides([each for each in slides if (each[1].points < SINGLE_STEP_PT) is under])
        for under in (False, True)
    )
    if tight:
        yield Phrase(
            en=f"`{map_name}`: where a step needs the room, text is under {READABLE_PT:g} pt on "
            f"slide {tight}",
            ko=f"`{map_name}`: 추론 하나에 자리가 모자라 글자가 {READABLE_PT:g} pt 아래인 슬라이드: {tight}",
        )
    if lost:
        yield Phrase(
            en=f"`{map_name}`: not even a single step fits at {SINGLE_STEP_PT:g} pt, shorter texts "
            f"help on slide {lost}",
            ko=f"`{map_name}`: 추론 하나도 {SINGLE_STEP_PT:g} pt로 못 담아 글을 줄여야 하는 슬라이드: {lost}",
        )


def _list_slides(slides: list[tuple[int, Slide]]) -> str:
    return ", ".join(f"{number} `{slide.title}` ({slide.points:.1f})" for number, slide in slides)
