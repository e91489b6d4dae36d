"""The details of each statement, in words, for readers who select a box."""

from collections.abc import Iterator

from msgspec import Struct

from argmap.i18n.labels import DrawingLabels
from argmap.model.map import ArgMap, Statement, Translations, localize_text
from argmap.pipeline.draw import effective_language
from argmap.scene.map_labels import select_map_labels


class CitationDetails(Struct, frozen=True):
    """A source in words, the place in it, and its link; the last two may be empty."""

    source: str
    locator: str
    url: str


class StatementDetails(Struct, frozen=True):
    """A statement in one language. Texts that it does not have are empty; `line` counts from 1."""

    id: str
    named: bool
    role: str
    text: str
    short: str
    by: str
    note: str
    group: str
    tags: tuple[str, ...]
    cites: tuple[CitationDetails, ...]
    url: str
    line: int


def describe_statements(argmap: ArgMap, lang: str | None) -> tuple[StatementDetails, ...]:
    """Describe every statement of the map, in the order written.

    The texts are in `lang`, or in the map's own language where it lacks that.
    """
    lang = effective_language(argmap, lang)
    labels = select_map_labels(argmap, lang)
    return tuple(_describe_statement(argmap, each, lang, labels) for each in argmap.statements.values())


def list_languages(argmap: ArgMap) -> tuple[str, ...]:
    """List the languages of the map's texts: its own first, where it declares one."""
    codes = dict.fromkeys([argmap.lang] if argmap.lang else [])
    for text in (argmap.title, *(statement.text for statement in argmap.statements.values())):
        codes.update(dict.fromkeys(code for code in text if code))
    return tuple(codes)


def view_titles(argmap: ArgMap, lang: str | None) -> tuple[tuple[str, str], ...]:
    """Return the id and the title of each view."""
    return tuple(
        (view.id, localize_text(view.text, lang, argmap.lang) or view.id) for view in argmap.views.values()
    )


def names_by_kind(argmap: ArgMap) -> dict[str, tuple[str, ...]]:
    """Return the names that other lines can use, by kind: statement, source, group, view, tag."""
    statements = argmap.statements.values()
    return {
        "statement": tuple(each.id for each in statements if each.has_written_id),
        "source": tuple(argmap.sources),
        "group": tuple(argmap.groups),
        "view": tuple(argmap.views),
        "tag": tuple(dict.fromkeys(tag for each in statements for tag in each.tags)),
    }


def _describe_statement(
    argmap: ArgMap, statement: Statement, lang: str | None, labels: DrawingLabels
) -> StatementDetails:
    def spell(text: Translations) -> str:
        return localize_text(text, lang, argmap.lang)

    group = argmap.groups.get(statement.group or "")
    return StatementDetails(
        id=statement.id,
        named=statement.has_written_id,
        role=labels.role_label(statement.role.value),
        text=spell(statement.text),
        short=spell(statement.short),
        by=spell(statement.by),
        note=spell(statement.note),
        group=(spell(group.text) or group.id) if group else "",
        tags=statement.tags,
        cites=tuple(_describe_citations(argmap, statement, lang)),
        url=statement.url or "",
        line=statement.span.source.position(statement.span.start).line,
    )


def _describe_citations(argmap: ArgMap, statement: Statement, lang: str | None) -> Iterator[CitationDetails]:
    for cite in statement.cites:
        source = argmap.sources.get(cite.source)
        text = localize_text(source.text, lang, argmap.lang) if source else cite.source
        yield CitationDetails(text, cite.locator, (source.url or "") if source else "")
