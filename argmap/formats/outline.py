"""A map as an outline: the argument as indented text or as Markdown."""

from collections.abc import Iterator, Mapping, Sequence
from enum import Enum

from msgspec import Struct

from argmap.diagnostics.markdown_text import escape_markdown
from argmap.model.map import ArgMap, Statement, localize_text
from argmap.scene.argument_outline import StatementNarration, narrate
from argmap.scene.map_labels import select_map_labels


class OutlineFormat(Enum):
    """The markup of an outline."""

    TEXT = "text"
    MARKDOWN = "md"


class OutlineOptions(Struct, frozen=True):
    """The choices of an outline. `lang` None is the map's own; `ids` shows those written in the map."""

    outline_format: OutlineFormat = OutlineFormat.TEXT
    lang: str | None = None
    ids: bool = False
    sources: bool = False
    notes: bool = False


def format_outline(argmap: ArgMap, options: OutlineOptions, hidden: Mapping[str, int] | None = None) -> str:
    """Write the argument in words, with a final line end.

    It has the title, a line for each statement, indented one step more than the one it supports or attacks,
    and the cited sources where `options` ask for them. `hidden` counts, by statement, the statements below it
    that this map leaves out.
    """
    markdown = options.outline_format is OutlineFormat.MARKDOWN
    writer: _OutlineTextWriter | _OutlineMarkdownWriter = (
        _OutlineMarkdownWriter(argmap, options) if markdown else _OutlineTextWriter(argmap, options)
    )
    title = localize_text(argmap.title, options.lang, argmap.lang)
    parts = [writer.format_title(title)] if title else []
    narrations = narrate(argmap, options.lang, hidden)
    parts.append("\n".join(line for narration in narrations for line in writer.format_lines(narration)))
    sources = list(_list_cited_sources(argmap, options)) if options.sources else []
    if sources:
        heading = select_map_labels(argmap, options.lang).sources
        parts.append(writer.format_sources(heading[:1].upper() + heading[1:], sources))
    return "\n\n".join(part for part in parts if part) + "\n"


class _OutlineTextWriter(Struct, frozen=True):
    """The writer of indented text."""

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
    """The writer of a nested Markdown list, in which no statement's text is taken for markup."""

    argmap: ArgMap
    options: OutlineOptions

    def format_title(self, title: str) -> str:
        return f"# {escape_markdown(title)}"

    def format_lines(self, narration: StatementNarration) -> Iterator[str]:
        pad, statement = "  " * narration.depth, self.argmap.statements[narration.statement]
        name = f" `{statement.id}`" if self.options.ids and statement.has_written_id else ""
        lead = f"{escape_markdown(narration.relation)} " if narration.relation else ""
        aside = f" ({escape_markdown(', '.join(narration.asides))})" if narration.asides else ""
        cites = _format_citations(statement, self.options) if not narration.is_reference else ()
        cited = f" \\[{escape_markdown('; '.join(cites))}\\]" if cites else ""
        head = f"{pad}- {lead}**{escape_markdown(narration.role)}**{name}{aside}"
        yield f"{head}: {escape_markdown(narration.text)}{cited}"
        if not narration.is_reference and (note := _note_text(self.argmap, statement, self.options)):
            yield f"\n{pad}  > {escape_markdown(note)}\n"

    def format_sources(self, heading: str, references: Sequence[tuple[str, str]]) -> str:
        items = "\n".join(f"- `{name}`: {escape_markdown(text)}" for name, text in references)
        return f"## {escape_markdown(heading)}\n\n{items}"


def _format_citations(statement: Statement, options: OutlineOptions) -> tuple[str, ...]:
    if not options.sources:
        return ()
    return tuple(f"{cite.source} {cite.locator}".strip() for cite in statement.cites)


def _note_text(argmap: ArgMap, statement: Statement, options: OutlineOptions) -> str:
    return localize_text(statement.note, options.lang, argmap.lang) if options.notes else ""


def _list_cited_sources(argmap: ArgMap, options: OutlineOptions) -> Iterator[tuple[str, str]]:
    """List the cited sources in the order of citation, each by its id, with its text, author and address."""
    labels = select_map_labels(argmap, options.lang)
    for name in dict.fromkeys(cite.source for s in argmap.statements.values() for cite in s.cites):
        if source := argmap.sources.get(name):
            author = localize_text(source.by, options.lang, argmap.lang)
            by = labels.attribution(author) if source.by else ""
            parts = (localize_text(source.text, options.lang, argmap.lang), by, source.url or "")
            yield name, ", ".join(part for part in parts if part)
