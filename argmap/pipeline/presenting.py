"""A map as a talk: its slides, what is to be said of them, and the talk in each form."""

from collections.abc import Iterator

from msgspec import Struct, field
from msgspec.structs import replace

from argmap.deck.deck import Deck, Slide
from argmap.deck.room import READABLE, SINGLE
from argmap.deck.sections import BARE, TalkOptions
from argmap.deck.talk import talk
from argmap.layout.fit import Label
from argmap.layout.options import EngineChoice
from argmap.layout.scene import Rect
from argmap.layout.trouble import EngineTrouble
from argmap.model.map import ArgMap
from argmap.pipeline.forms import TalkForm
from argmap.pipeline.trip import DrawOptions, cannot_draw, spoken
from argmap.pipeline.views import named
from argmap.text.diagnostic import Phrase
from argmap.text.trouble import Trouble
from argmap.theme.pages import PAGES, USUAL_PAGE, Page
from argmap.theme.palette import Theme
from argmap.theme.themes import LIGHT

LEAST = 0.3
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
    page: Page = field(default_factory=lambda: PAGES[USUAL_PAGE])
    label: Label = Label.AUTO
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
        return tuple(_small(self.argmap.source.name, self.deck))


def prepared(argmap: ArgMap, choices: TalkChoices) -> Talk:
    """The talk of a map. Raises Trouble for a view or a statement that it does not have, where no engine here
    can draw it, and where a template is none.
    """
    size = choices.theme.size or BARE.size
    lit = (named(argmap, "statement", name, argmap.statements) for name in choices.highlight)
    lang, engine = spoken(argmap, choices.lang), EngineChoice(choices.engine)
    page, body = _page(choices)
    options = TalkOptions(
        layout=replace(BARE, lang=lang, engine=engine, numbered=choices.number, size=size),
        label=choices.label,
        views=tuple(named(argmap, "view", name, argmap.views) for name in choices.views),
        highlight=frozenset(lit),
        body=body,
    )
    try:
        return Talk(argmap, talk(argmap, page, options))
    except EngineTrouble as trouble:
        raise cannot_draw(argmap, trouble) from trouble


def _page(choices: TalkChoices) -> tuple[Page, Rect | None]:
    """The page of the slides, and where drawings stand on it: as the template has it, where that has room."""
    if choices.template is None:
        return choices.page, None
    from argmap.render.pptx import template_page

    page, room = template_page(choices.template)
    return page, room if room.width * room.height >= LEAST * page.width * page.height else None


def written(told: Talk, form: TalkForm, choices: TalkChoices) -> bytes:
    """A talk in one form. Raises Trouble where no font here can show it, or a template is none."""
    try:
        return _WRITING[form](told.deck, choices)
    except Trouble as trouble:
        raise cannot_draw(told.argmap, trouble) from trouble


def presentation(argmap: ArgMap, options: DrawOptions) -> bytes:
    """The talk of what an output would show of a map, for PowerPoint. Raises Trouble as above."""
    focus = options.focus
    choices = TalkChoices(
        lang=options.lang,
        engine=options.engine,
        number=options.number,
        page=options.page or PAGES[USUAL_PAGE],
        label=options.label,
        theme=options.theme,
        views=(focus.view,) if focus and focus.view else (),
    )
    return written(prepared(argmap, choices), TalkForm.PPTX, choices)


def _pptx(deck: Deck, choices: TalkChoices) -> bytes:
    from argmap.render.pptx import PptxOptions, pptx

    made: bytes = pptx(deck, PptxOptions(choices.theme.by_day, choices.steps, choices.template))
    return made


def _html(deck: Deck, choices: TalkChoices) -> bytes:
    from argmap.render.html import HtmlOptions, html

    made: bytes = html(deck, HtmlOptions(choices.theme))
    return made


def _pdf(deck: Deck, choices: TalkChoices) -> bytes:
    from argmap.render.slides_pdf import PdfOptions, slides_pdf

    return slides_pdf(deck, PdfOptions(choices.theme, choices.handout))


_WRITING = {TalkForm.PPTX: _pptx, TalkForm.HTML: _html, TalkForm.PDF: _pdf}


def _small(where: str, deck: Deck) -> Iterator[Phrase]:
    slides = [(n, s) for n, s in enumerate(deck.slides, 1) if s.scene and s.points < READABLE]
    tight, lost = (
        _listed([each for each in slides if (each[1].points < SINGLE) is under]) for under in (False, True)
    )
    if tight:
        yield Phrase(
            en=f"`{where}`: where a step needs the room, text is under {READABLE:g} pt on slide {tight}",
            ko=f"`{where}`: 추론 하나에 자리가 모자라 글자가 {READABLE:g} pt 아래인 슬라이드: {tight}",
        )
    if lost:
        yield Phrase(
            en=f"`{where}`: not even a single step fits at {SINGLE:g} pt, shorter texts help on slide {lost}",
            ko=f"`{where}`: 추론 하나도 {SINGLE:g} pt로 못 담아 글을 줄여야 하는 슬라이드: {lost}",
        )


def _listed(slides: list[tuple[int, Slide]]) -> str:
    return ", ".join(f"{number} `{slide.title}` ({slide.points:.1f})" for number, slide in slides)
