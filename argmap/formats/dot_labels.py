"""The boxes of statements and references in DOT: label, tooltip, width and link."""

from collections.abc import Iterable, Iterator, Sequence

from msgspec import Struct

from argmap.formats.dot_attributes import FONT_SIZE, reference_attributes, role_attributes
from argmap.formats.dot_source import DotAttributes
from argmap.formats.dot_strings import format_label, format_tooltip, format_url
from argmap.i18n.labels import DrawingLabels
from argmap.layout.text.line_breaking import TextStyle, wrap
from argmap.model.map import ArgMap, Role, Statement, Translations, localize_text
from argmap.theme.theme import Theme

TEXT_WIDTH = 165.0
"""The greatest width of a box's text in points: about 28 columns of 12-point type, or 14 Hangul syllables."""

_STYLE = TextStyle(FONT_SIZE)


class DotWords(Struct, frozen=True):
    """A map's texts in one language, the words that a drawing adds, and what boxes show.

    Boxes show the numbers of statements if `numbered`, and the short texts of those that have one if `short`.
    """

    argmap: ArgMap
    lang: str | None
    labels: DrawingLabels
    numbered: bool
    short: bool

    def translate(self, text: Translations) -> str:
        """Return a text in the language of the graph."""
        return localize_text(text, self.lang, self.argmap.lang)

    def heading(self, statement: Statement, order: int, sign: str = "") -> str:
        """Return the first line of a box: its number if it has one, its role, and a sign."""
        number = f"{order + 1} " if self.numbered else ""
        is_unstated = statement.role is Role.ASSUMPTION
        name = self.labels.unstated if is_unstated else self.labels.role_label(statement.role.value)
        return f"[{number}{name}{sign}]"

    def label_text(self, statement: Statement) -> str:
        """Return the text that a statement's box shows."""
        return self.translate((self.short and statement.short) or statement.text)

    def group_title(self, group: str) -> str:
        """Return the title of a group."""
        return self.translate(self.argmap.groups[group].text)


def build_statement_box(
    words: DotWords, statement: Statement, groups: Sequence[str], hidden: int | None, theme: Theme
) -> DotAttributes:
    """Build the attributes of a statement's box; `groups` are those that no frame shows."""
    lines = [words.heading(statement, statement.order), *_wrap(words.label_text(statement))]
    lines += _wrap_marks(_describe_briefly(words, statement))
    lines += _wrap_marks(f"{words.labels.group}: {words.group_title(group)}" for group in groups)
    if hidden is not None:
        lines.append(f"[{words.labels.continuation_label(hidden)}]")
    attributes = {
        **role_attributes(statement.role, statement.tags, theme, opposes_thesis=statement.opposes_thesis),
        **_build_label(lines),
        "tooltip": format_tooltip(_tooltip_lines(words, statement)),
    }
    url = format_url(statement.url)
    return {**attributes, "URL": url} if url else attributes


def build_reference_box(
    words: DotWords, stand_in: Statement, original: Statement, theme: Theme
) -> DotAttributes:
    """Build the attributes of a reference's box, which links to the box of its statement."""
    lines = [words.heading(stand_in, original.order, " ↗"), *_wrap(words.translate(stand_in.text))]
    tip = [words.translate(original.text), words.labels.see_above]
    return {
        **reference_attributes(stand_in.role, stand_in.tags, theme, opposes_thesis=stand_in.opposes_thesis),
        **_build_label(lines),
        "tooltip": format_tooltip(tip),
        "URL": f"#s-{original.id}",
    }


def _wrap(text: str) -> Sequence[str]:
    return wrap(text, _STYLE, TEXT_WIDTH)


def _wrap_marks(marks: Iterable[str]) -> Sequence[str]:
    """Break a line of marks in brackets; no line begins with the dot between two of them."""
    line = "\u00a0· ".join(marks)
    return _wrap(f"[{line}]") if line else ()


def _build_label(lines: Sequence[str]) -> DotAttributes:
    """Build a label and the width that it needs in inches, whatever font the reader has."""
    widest = max(_STYLE.width(line) for line in lines)
    return {"label": format_label(lines), "width": f"{widest / 72 + 0.26:.2f}"}


def _describe_briefly(words: DotWords, statement: Statement) -> Iterator[str]:
    """List a statement's speaker, citations and link, in a few words each."""
    if statement.by:
        yield words.labels.attribution(words.translate(statement.by))
    yield from (f"{cite.source} {cite.locator}".strip() for cite in statement.cites)
    if format_url(statement.url):
        yield words.labels.link


def _tooltip_lines(words: DotWords, statement: Statement) -> Iterator[str]:
    """List a statement's whole text, its speaker, and its citations with the sources' texts."""
    yield words.translate(statement.text)
    if statement.by:
        yield words.labels.attribution(words.translate(statement.by))
    for cite in statement.cites:
        source = words.argmap.sources.get(cite.source)
        parts = (words.translate(source.text) if source else cite.source, cite.locator)
        yield f"{words.labels.source}: {', '.join(filter(None, parts))}"
