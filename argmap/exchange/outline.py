"""Map to outline: the argument as indented text, or as Markdown."""

import re
from collections.abc import Iterator, Mapping, Sequence
from enum import Enum

from msgspec import Struct

from argmap.layout.outline import Told, tellings
from argmap.model.map import ArgMap, Statement, wording
from argmap.words.drawing import words

_MARKDOWN = re.compile(r"([\\`*_\[\]<>|~#&$])")
"""What Markdown may take for something else than itself, wherever it stands."""
_OPENING = re.compile(r"^(\d{0,9})([-+=:.)])")
"""The same at the beginning of a line."""


class OutlineForm(Enum):
    """How an outline is written."""

    TEXT = "text"
    MARKDOWN = "md"


class OutlineOptions(Struct, frozen=True):
    """Choices for an outline; `lang` None is the map's own. Ids are those that are written in the map."""

    form: OutlineForm = OutlineForm.TEXT
    lang: str | None = None
    ids: bool = False
    sources: bool = False
    notes: bool = False


def outline_text(argmap: ArgMap, options: OutlineOptions, hidden: Mapping[str, int] | None = None) -> str:
    """The argument in words, ending in a newline: the title, a line for each statement, each step deeper
    than what it bears on, and the sources that are cited where they are asked for.

    `hidden` counts, by statement, others that hang below it and are not in this map.
    """
    markdown = options.form is OutlineForm.MARKDOWN
    pen: _Plain | _Markdown = _Markdown(argmap, options) if markdown else _Plain(argmap, options)
    title = wording(argmap.title, options.lang, argmap.lang)
    parts = [pen.title(title)] if title else []
    lines = [line for told in tellings(argmap, options.lang, hidden) for line in pen.lines(told)]
    parts.append("\n".join(lines))
    cited = list(_cited(argmap, options)) if options.sources else []
    if cited:
        heading = words(options.lang or argmap.lang).sources
        parts.append(pen.sources(heading[:1].upper() + heading[1:], cited))
    return "\n\n".join(part for part in parts if part) + "\n"


class _Plain(Struct, frozen=True):
    """Writes indented text."""

    argmap: ArgMap
    options: OutlineOptions

    def title(self, title: str) -> str:
        return title

    def lines(self, told: Told) -> Iterator[str]:
        pad, statement = "  " * told.depth, self.argmap.statements[told.statement]
        name = f" {statement.id}" if self.options.ids and statement.named else ""
        lead = f"{told.lead} " if told.lead else ""
        aside = f" ({', '.join(told.asides)})" if told.asides else ""
        cites = _citations(statement, self.options) if not told.refers else ()
        cited = f" [{'; '.join(cites)}]" if cites else ""
        yield f"{pad}{lead}{told.role}{name}{aside}: {told.text}{cited}"
        if not told.refers and (note := _note(self.argmap, statement, self.options)):
            yield f"{pad}    ({note})"

    def sources(self, heading: str, cited: Sequence[tuple[str, str]]) -> str:
        return "\n".join([f"{heading}:", *(f"  {name}: {text}" for name, text in cited)])


class _Markdown(Struct, frozen=True):
    """Writes a nested list; what a statement says is never taken for markup."""

    argmap: ArgMap
    options: OutlineOptions

    def title(self, title: str) -> str:
        return f"# {_escaped(title)}"

    def lines(self, told: Told) -> Iterator[str]:
        pad, statement = "  " * told.depth, self.argmap.statements[told.statement]
        name = f" `{statement.id}`" if self.options.ids and statement.named else ""
        lead = f"{_escaped(told.lead)} " if told.lead else ""
        aside = f" ({_escaped(', '.join(told.asides))})" if told.asides else ""
        cites = _citations(statement, self.options) if not told.refers else ()
        cited = f" \\[{_escaped('; '.join(cites))}\\]" if cites else ""
        yield f"{pad}- {lead}**{_escaped(told.role)}**{name}{aside}: {_escaped(told.text)}{cited}"
        if not told.refers and (note := _note(self.argmap, statement, self.options)):
            yield f"\n{pad}  > {_escaped(note)}\n"

    def sources(self, heading: str, cited: Sequence[tuple[str, str]]) -> str:
        listed = "\n".join(f"- `{name}`: {_escaped(text)}" for name, text in cited)
        return f"## {_escaped(heading)}\n\n{listed}"


def _escaped(text: str) -> str:
    return _OPENING.sub(r"\1\\\2", _MARKDOWN.sub(r"\\\1", text))


def _citations(statement: Statement, options: OutlineOptions) -> tuple[str, ...]:
    if not options.sources:
        return ()
    return tuple(f"{cite.source} {cite.locator}".strip() for cite in statement.cites)


def _note(argmap: ArgMap, statement: Statement, options: OutlineOptions) -> str:
    return wording(statement.note, options.lang, argmap.lang) if options.notes else ""


def _cited(argmap: ArgMap, options: OutlineOptions) -> Iterator[tuple[str, str]]:
    """The sources that are cited, in the order in which they are; with whose they are and where."""
    say = words(options.lang or argmap.lang)
    for name in dict.fromkeys(cite.source for s in argmap.statements.values() for cite in s.cites):
        if source := argmap.sources.get(name):
            by = say.by(wording(source.by, options.lang, argmap.lang)) if source.by else ""
            told = (wording(source.text, options.lang, argmap.lang), by, source.url or "")
            yield name, ", ".join(part for part in told if part)
