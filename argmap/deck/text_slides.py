"""The slides of words: the title before all others, and the sources after them."""

from collections.abc import Iterable, Iterator

from argmap.deck.deck import Slide, SlideKind
from argmap.deck.reveal_order import list_in_reading_order
from argmap.deck.speaker_notes import NotesWriter
from argmap.i18n.languages import select_labels
from argmap.layout.text.line_breaking import TextStyle, count_lines
from argmap.model.map import ArgMap, Role, Statement
from argmap.theme.pages import PageSize

SLIDE_TEXT_STYLE = TextStyle(20)
"""What the words of such slides are measured with, on a slide 540 points high."""
TITLE_SLIDE_WIDTH, LIST_SLIDE_WIDTH = 792.0, 896.0
"""How wide they may be below a talk's title, and on other slides, in points on a page of 960 × 540."""
MAX_THESIS_LINES, MAX_LIST_LINES = 6.0, 16.0
"""How many lines of theses stand below a title, and of words on another slide."""
TEXT_GAP_LINES = 0.5
"""The lines that the space after a text takes."""


def build_title_slide(notes_writer: NotesWriter, page: PageSize, title: str) -> Slide:
    """The slide that a talk begins with: the theses, and where these come from if that is one place."""
    theses = _find_theses(notes_writer.argmap)
    lines = [notes_writer.localize(each.text) for each in theses]
    first = next(_paginate(lines, _scale_width(TITLE_SLIDE_WIDTH, page), MAX_THESIS_LINES), ())
    notes = notes_writer.write_overview_notes(each.id for each in theses)
    return Slide(
        SlideKind.TITLE, "title", title, lines=(*first, *_describe_origin(notes_writer, theses)), notes=notes
    )


def build_source_slides(
    notes_writer: NotesWriter, page: PageSize, source_names: Iterable[str]
) -> Iterator[Slide]:
    """The slides that tell the full names of the sources by which statements' marks call them."""
    said = select_labels(notes_writer.effective_language).slides.sources
    known = notes_writer.argmap.sources
    wanted = set(source_names)
    lines = [f"{name}: {notes_writer.describe_source(known[name])}" for name in known if name in wanted]
    for number, some in enumerate(_paginate(lines, _scale_width(LIST_SLIDE_WIDTH, page), MAX_LIST_LINES), 1):
        end = f".{number}" if number > 1 else ""
        title = said + (f" ({number})" if number > 1 else "")
        yield Slide(SlideKind.SOURCES, f"sources{end}", title, lines=some)


def _find_theses(argmap: ArgMap) -> list[Statement]:
    """The theses; without any, what a reader meets first."""
    found = [each for each in argmap.statements.values() if each.role is Role.THESIS]
    return found or [argmap.statements[name] for name in list_in_reading_order(argmap)[:1]]


def _describe_origin(notes_writer: NotesWriter, theses: Iterable[Statement]) -> Iterator[str]:
    said = {notes_writer.localize(each.by) for each in theses}
    if len(said) == 1 and "" not in said:
        yield notes_writer.words.attribution(said.pop())
    cited = {cite.source for each in theses for cite in each.cites}
    if len(cited) == 1:
        source = notes_writer.argmap.sources.get(cited.pop())
        if source:
            yield notes_writer.describe_source(source)


def _scale_width(width: float, page: PageSize) -> float:
    """A width on a page in the shape of another, where that is as high."""
    return width * page.width / 960 * 540 / page.height


def _paginate(lines: Iterable[str], width: float, max_lines: float) -> Iterator[tuple[str, ...]]:
    """The lines, so many on a slide as there is room for when they are wrapped."""
    some: list[str] = []
    taken = 0.0
    for line in lines:
        takes = count_lines(line, SLIDE_TEXT_STYLE, width) + TEXT_GAP_LINES
        if some and taken + takes > max_lines:
            yield tuple(some)
            some, taken = [], 0.0
        some.append(line)
        taken += takes
    if some:
        yield tuple(some)
