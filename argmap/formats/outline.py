"""Map to outline: the argument as indented text, or as Markdown."""

import re
from collections.abc import Iterator, Mapping, Sequence
from enum import Enum

from msgspec import Struct

from argmap.i18n.languages import select_labels
from argmap.model.map import ArgMap, Statement, localize_text
from argmap.scene.argument_outline import StatementNarration, narrate

_MARKDOWN_SPECIAL = re.compile(r"([\\`*_\[\]<>|~#&$])")
"""What Markdown may take for something else than itself, wherever it stands."""
_LINE_START_SPECIAL = re.compile(r"^(\d{0,9})([-+=:.)])")
"""The same at the beginning of a line."""


class OutlineFormat(Enum):
    """How an outline is written."""

    TEXT = "text"
    MARKDOWN = "md"


class OutlineOptions(Struct, frozen=True):
    """Choices for an outline; `lang` None is the map's own. Ids are those that are written in the map."""

    outline_format: OutlineFormat = OutlineFormat.TEXT
    lang: str | None = None
    ids: bool = False
    sources: bool = False
    notes: bool = False


def format_outline(argmap: ArgMap, options: OutlineOptions, hidden: Mapping[str, int] | None = None) -> str:
    """The argument in words, ending in a newline: the title, a line for each statement, each step deeper
    than what it bears on, and the sources that are cited where they are asked for.

    `hidden` counts, by statement, others that hang below it and are not in this map.
    """
    markdown = options.outline_format is OutlineFormat.MARKDOWN
    pen: _OutlineTextWriter | _OutlineMarkdownWriter = (
        _OutlineMarkdownWriter(argmap, options) if markdown else _OutlineTextWriter(argmap, options)
    )
    title = localize_text(argmap.title, options.lang, argmap.lang)
    parts = [pen.format_title(title)] if title else []
    lines = [line for told in narrate(argmap, options.lang, hidden) for line in pen.format_lines(told)]
    parts.append("\n".join(lines))
    cited = list(_list_cited_sources(argmap, options)) if options.sources else []
    if cited:
        heading = select_labels(options.lang or argmap.lang).drawing.sources
        parts.append(pen.format_sources(heading[:1].upper() + heading[1:], cited))
    return "\n\n".join(part for part in parts if part) + "\n"


class _OutlineTextWriter(Struct, frozen=True):
    """Writes indented text."""

    argmap: ArgMap
    options: OutlineOptions

    def format_title(self, title: str) -> str:
        return title

    def format_lines(self, narration: StatementNarration) -> Iterator[str]:
        pad, statement = "  " * narration.depth, self.argmap.statements[narration.statement]
        name = f" {statement.id}" if self.options.ids and statement.has_written_id else ""
        lead = f"{narration.relation} " if narration.relation else ""
        aside = f" ({', '.join(narration.asides)})" if narration.asides else ""
        cites = _format_citations(statement, self.options) if not narration.is_reference else ()
        cited = f" [{'; '.join(cites)}]" if cites else ""
        yield f"{pad}{lead}{narration.role}{name}{aside}: {narration.text}{cited}"
        if not narration.is_reference and (note := _note_text(self.argmap, statement, self.options)):
            yield f"{pad}    ({note})"

    def format_sources(self, heading: str, references: Sequence[tuple[str, str]]) -> str:
        return "\n".join([f"{heading}:", *(f"  {name}: {text}" for name, text in references)])


class _OutlineMarkdownWriter(Struct, frozen=True):
    """Writes a nested list; what a statement says is never taken for markup."""

    argmap: ArgMap
    options: OutlineOptions

    def format_title(self, title: str) -> str:
        return f"# {_escape_markdown(title)}"

    def format_lines(self, narration: StatementNarration) -> Iterator[str]:
        pad, statement = "  " * narration.depth, self.argmap.statements[narration.statement]
        name = f" `{statement.id}`" if self.options.ids and statement.has_written_id else ""
        lead = f"{_escape_markdown(narration.relation)} " if narration.relation else ""
        aside = f" ({_escape_markdown(', '.join(narration.asides))})" if narration.asides else ""
        cites = _format_citations(statement, self.options) if not narration.is_reference else ()
        cited = f" \\[{_escape_markdown('; '.join(cites))}\\]" if cites else ""
        head = f"{pad}- {lead}**{_escape_markdown(narration.role)}**{name}{aside}"
        yield f"{head}: {_escape_markdown(narration.text)}{cited}"
        if not narration.is_reference and (note := _note_text(self.argmap, statement, self.options)):
            yield f"\n{pad}  > {_escape_markdown(note)}\n"

    def format_sources(self, heading: str, references: Sequence[tuple[str, str]]) -> str:
        listed = "\n".join(f"- `{name}`: {_escape_markdown(text)}" for name, text in references)
        return f"## {_escape_markdown(heading)}\n\n{listed}"


def _escape_markdown(text: str) -> str:
    return _LINE_START_SPECIAL.sub(r"\1\\\2", _MARKDOWN_SPECIAL.sub(r"\\\1", text))


def _format_citations(statement: Statement, options: OutlineOptions) -> tuple[str, ...]:
    if not options.sources:
        return ()
    return tuple(f"{cite.source} {cite.locator}".strip() for cite in statement.cites)


def _note_text(argmap: ArgMap, statement: Statement, options: OutlineOptions) -> str:
    return localize_text(statement.note, options.lang, argmap.lang) if options.notes else ""


def _list_cited_sources(argmap: ArgMap, options: OutlineOptions) -> Iterator[tuple[str, str]]:
    """The sources that are cited, in the order in which they are; with whose they are and where."""
    say = select_labels(options.lang or argmap.lang).drawing
    for name in dict.fromkeys(cite.source for s in argmap.statements.values() for cite in s.cites):
        if source := argmap.sources.get(name):
            by = say.attribution(localize_text(source.by, options.lang, argmap.lang)) if source.by else ""
            told = (localize_text(source.text, options.lang, argmap.lang), by, source.url or "")
            yield name, ", ".join(part for part in told if part)
