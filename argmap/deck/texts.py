"""The slides of words: the title before all others, and the sources after them."""

from collections.abc import Iterable, Iterator

from argmap.deck.deck import Slide, SlideKind
from argmap.deck.notes import Prompter
from argmap.deck.reveal import in_order
from argmap.layout.wrap import Face, line_count
from argmap.model.map import ArgMap, Role, Statement
from argmap.theme.pages import Page
from argmap.words.slides import slide_words

LINE = Face(20)
"""What the words of such slides are measured with, on a slide 540 points high."""
OPENING, LISTED = 792.0, 896.0
"""How wide they may be below a talk's title, and on other slides, in points on a page of 960 × 540."""
THESES, MOST = 6.0, 16.0
"""How many lines of theses stand below a title, and of words on another slide."""
APART = 0.5
"""The lines that the space after a text takes."""


def title_slide(prompter: Prompter, page: Page, title: str) -> Slide:
    """The slide that a talk begins with: the theses, and where these come from if that is one place."""
    theses = _theses(prompter.argmap)
    lines = [prompter.text(each.text) for each in theses]
    first = next(_paged(lines, _wide(OPENING, page), THESES), ())
    notes = prompter.brief(each.id for each in theses)
    return Slide(SlideKind.TITLE, "title", title, lines=(*first, *_origin(prompter, theses)), notes=notes)


def source_slides(prompter: Prompter, page: Page, cited: Iterable[str]) -> Iterator[Slide]:
    """The slides that tell the full names of the sources by which statements' marks call them."""
    said = slide_words(prompter.spoken).sources
    known = prompter.argmap.sources
    wanted = set(cited)
    lines = [f"{name}: {prompter.source(known[name])}" for name in known if name in wanted]
    for number, some in enumerate(_paged(lines, _wide(LISTED, page), MOST), 1):
        end = f".{number}" if number > 1 else ""
        title = said + (f" ({number})" if number > 1 else "")
        yield Slide(SlideKind.SOURCES, f"sources{end}", title, lines=some)


def _theses(argmap: ArgMap) -> list[Statement]:
    """The theses; without any, what a reader meets first."""
    found = [each for each in argmap.statements.values() if each.role is Role.THESIS]
    return found or [argmap.statements[name] for name in in_order(argmap)[:1]]


def _origin(prompter: Prompter, theses: Iterable[Statement]) -> Iterator[str]:
    said = {prompter.text(each.by) for each in theses}
    if len(said) == 1 and "" not in said:
        yield prompter.words.by(said.pop())
    cited = {cite.source for each in theses for cite in each.cites}
    if len(cited) == 1:
        source = prompter.argmap.sources.get(cited.pop())
        if source:
            yield prompter.source(source)


def _wide(width: float, page: Page) -> float:
    """A width on a page in the shape of another, where that is as high."""
    return width * page.width / 960 * 540 / page.height


def _paged(lines: Iterable[str], width: float, most: float) -> Iterator[tuple[str, ...]]:
    """The lines, so many on a slide as there is room for when they are wrapped."""
    some: list[str] = []
    taken = 0.0
    for line in lines:
        takes = line_count(line, LINE, width) + APART
        if some and taken + takes > most:
            yield tuple(some)
            some, taken = [], 0.0
        some.append(line)
        taken += takes
    if some:
        yield tuple(some)
