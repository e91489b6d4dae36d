"""Slides of words only: the title slide, and the slides that list the sources."""

from collections.abc import Iterable, Iterator, Sequence

from argmap.deck.deck import Slide, SlideKind
from argmap.deck.reveal_order import list_in_reading_order
from argmap.deck.speaker_notes import NotesWriter
from argmap.i18n.languages import select_labels
from argmap.layout.statement_marks import MarkWriter
from argmap.layout.text.line_breaking import TextStyle, count_lines
from argmap.model.cited_places import format_places, list_cited_places
from argmap.model.map import ArgMap, Role, Statement
from argmap.theme.pages import PageSize

SLIDE_TEXT_STYLE = TextStyle(20)
"""The style that the words of these slides are measured in, on a page 540 points high.

Renderers choose a size that fits, from 28 points down; 20 is about the middle of their range.
"""
TITLE_SLIDE_WIDTH, LIST_SLIDE_WIDTH = 792.0, 896.0
"""The widest lines below a talk's title and on other slides, in points on a page of 960 × 540.

About the widths that renderers give to these texts.
"""
MAX_THESIS_LINES, MAX_LIST_LINES = 6.0, 16.0
"""Lines of theses below a talk's title, and of words on another slide, at most.

With 1.3 font sizes a line they are 156 and 416 points high; the HTML slides have 150 and 428. At double,
renderers would have to shrink the text to 10 points.
"""
TEXT_GAP_LINES = 0.5
"""The space after a text, in lines."""


def build_title_slide(notes_writer: NotesWriter, page: PageSize, title: str) -> Slide:
    """Build the title slide: the title, the theses, and their author or source if they share one."""
    theses = _find_theses(notes_writer.argmap)
    texts = [notes_writer.localize(each.text) for each in theses]
    shown_texts = next(_paginate(texts, _scale_width(TITLE_SLIDE_WIDTH, page), MAX_THESIS_LINES), ())
    lines = (*shown_texts, *_describe_origin(notes_writer, theses))
    notes = notes_writer.write_overview_notes(each.id for each in theses)
    return Slide(SlideKind.TITLE, "title", title, lines=lines, notes=notes)


def build_source_slides(
    notes_writer: NotesWriter, page: PageSize, statements: Sequence[Statement], mark_style: TextStyle
) -> Iterator[Slide]:
    """Yield the slides that list the sources of statements in full, in the order of the map.

    They also list the marks that no box has room for in the style of marks on the slides.
    """
    heading = select_labels(notes_writer.effective_language).slides.sources
    argmap, places = notes_writer.argmap, list_cited_places(statements)
    lines = [
        f"{name}: {notes_writer.describe_source(source)}{format_places(places[name])}"
        for name, source in argmap.sources.items()
        if name in places
    ]
    writer = MarkWriter(notes_writer.lang, argmap.lang, notes_writer.words, mark_style)
    lines += writer.list_cut_marks({each.id: each for each in statements}.values())
    width = _scale_width(LIST_SLIDE_WIDTH, page)
    for number, on_page in enumerate(_paginate(lines, width, MAX_LIST_LINES), 1):
        key = "sources" if number == 1 else f"sources.{number}"
        title = heading if number == 1 else f"{heading} ({number})"
        yield Slide(SlideKind.SOURCES, key, title, lines=on_page)


def _find_theses(argmap: ArgMap) -> list[Statement]:
    """Return the theses of a map; without any, the first statement in reading order."""
    theses = [each for each in argmap.statements.values() if each.role is Role.THESIS]
    return theses or [argmap.statements[name] for name in list_in_reading_order(argmap)[:1]]


def _describe_origin(notes_writer: NotesWriter, theses: Iterable[Statement]) -> Iterator[str]:
    """Yield the author and the source of all theses, each if there is exactly one."""
    authors = {notes_writer.localize(each.by) for each in theses}
    if len(authors) == 1 and "" not in authors:
        yield notes_writer.words.attribution(authors.pop())
    cited = {cite.source for each in theses for cite in each.cites}
    if len(cited) == 1:
        source = notes_writer.argmap.sources.get(cited.pop())
        if source:
            yield notes_writer.describe_source(source)


def _scale_width(width: float, page: PageSize) -> float:
    """Scale a width on a page of 960 × 540 points to a page of another shape, brought to that height."""
    return width * page.width / 960 * 540 / page.height


def _paginate(texts: Iterable[str], width: float, max_lines: float) -> Iterator[tuple[str, ...]]:
    """Yield as many texts at a time as fit on a slide when they are wrapped; at least one."""
    on_page: list[str] = []
    lines_used = 0.0
    for text in texts:
        line_count = count_lines(text, SLIDE_TEXT_STYLE, width) + TEXT_GAP_LINES
        if on_page and lines_used + line_count > max_lines:
            yield tuple(on_page)
            on_page, lines_used = [], 0.0
        on_page.append(text)
        lines_used += line_count
    if on_page:
        yield tuple(on_page)
