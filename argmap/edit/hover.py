"""Hovers of an editor: a word of a map file explained, as Markdown."""

import re
from collections.abc import Iterator

from argmap.diagnostics.diagnostic import Phrase
from argmap.diagnostics.markdown_text import escape_markdown
from argmap.diagnostics.source import Span
from argmap.diagnostics.web_address import percent_encode_url
from argmap.edit.occurrences import Occurrence, SymbolKind
from argmap.model.map import ArgMap, CitedSource, Statement, Translations
from argmap.scene.map_labels import select_map_labels
from argmap.syntax.keywords import KEYWORD_MEANINGS
from argmap.syntax.properties import SPECS_BY_KEY
from argmap.syntax.tree import File, walk

_GROUP = Phrase(en="Group", ko="묶음")
_SOURCE = Phrase(en="Source", ko="출처")
_VIEW = Phrase(en="View", ko="보기")
_TAG = Phrase(en="Tag", ko="꼬리표")
_NOTE = Phrase(en="Note", ko="메모")


def describe_symbol(
    argmap: ArgMap, occurrences: tuple[Occurrence, ...], occurrence: Occurrence, ui: str
) -> str | None:
    """Describe the thing that a word names; None where the file does not declare it. `ui` is `en` or `ko`."""
    match occurrence.kind:
        case SymbolKind.STATEMENT:
            statement = argmap.statements.get(occurrence.name)
            return _describe_statement(argmap, statement, ui) if statement else None
        case SymbolKind.SOURCE:
            source = argmap.sources.get(occurrence.name)
            return _describe_source(source, occurrences, ui) if source else None
        case SymbolKind.GROUP:
            group = argmap.groups.get(occurrence.name)
            members = sum(each.group == occurrence.name for each in argmap.statements.values())
            return (
                _describe_with_count(_GROUP, occurrence, group.text, _format_statement_count(members), ui)
                if group
                else None
            )
        case SymbolKind.VIEW:
            view = argmap.views.get(occurrence.name)
            return _describe_with_count(_VIEW, occurrence, view.text, None, ui) if view else None
        case SymbolKind.TAG:
            bearers = sum(occurrence.name in each.tags for each in argmap.statements.values())
            return _describe_with_count(_TAG, occurrence, {}, _format_statement_count(bearers), ui)


def find_meaning(file: File, offset: int) -> tuple[Phrase, Span] | None:
    """Find the meaning of the keyword or property key at a place, and its span."""
    for entry in walk(file.entries):
        if _is_inside(entry.keyword_span, offset) and entry.spelling == entry.keyword_span.text:
            return KEYWORD_MEANINGS[entry.keyword], entry.keyword_span
        for property_ in entry.properties:
            if _is_inside(property_.key_span, offset):
                return SPECS_BY_KEY[property_.key].meaning, property_.key_span
    return None


def _is_inside(span: Span, offset: int) -> bool:
    return span.start <= offset < span.end


def _describe_statement(argmap: ArgMap, statement: Statement, ui: str) -> str:
    role = select_map_labels(argmap, ui).role_label(statement.role.value)
    parts = [f"**{role}** `{statement.id}`", *_format_texts(statement.text)]
    parts += [f"— {escape_markdown(each)}" for each in _text_values(statement.by)]
    for cited in statement.cites:
        source = argmap.sources.get(cited.source)
        text = next(iter(_text_values(source.text)), cited.source) if source else cited.source
        parts.append(
            f"{_SOURCE.in_language(ui)}: {escape_markdown(text)}"
            + (f", {escape_markdown(cited.locator)}" if cited.locator else "")
        )
    if statement.group and statement.group in argmap.groups:
        title = next(iter(_text_values(argmap.groups[statement.group].text)), statement.group)
        parts.append(f"{_GROUP.in_language(ui)}: {escape_markdown(title)}")
    parts += [f"{_NOTE.in_language(ui)}: {escape_markdown(each)}" for each in _text_values(statement.note)]
    return "\n\n".join(parts)


def _describe_source(source: CitedSource, occurrences: tuple[Occurrence, ...], ui: str) -> str:
    cited = sum(
        each.kind is SymbolKind.SOURCE and each.name == source.id and not each.is_declaration
        for each in occurrences
    )
    count = Phrase(en=f"cited {cited} times" if cited != 1 else "cited once", ko=f"{cited}번 인용됨")
    parts = [f"**{_SOURCE.in_language(ui)}** `{source.id}`", *_format_texts(source.text)]
    parts += [f"— {escape_markdown(each)}" for each in _text_values(source.by)]
    parts += [f"<{percent_encode_url(source.url)}>"] if source.url else []
    return "\n\n".join([*parts, count.in_language(ui)])


def _describe_with_count(
    noun: Phrase, occurrence: Occurrence, text: Translations, count: Phrase | None, ui: str
) -> str:
    parts = [f"**{noun.in_language(ui)}** {_format_code(occurrence.name)}", *_format_texts(text)]
    return "\n\n".join([*parts, *([count.in_language(ui)] if count else [])])


def _format_code(name: str) -> str:
    """Format a name as code, between longer marks than any in it: a tag may be any word."""
    mark = "`" * (max(map(len, re.findall("`+", name)), default=0) + 1)
    room = " " if "`" in name else ""
    return f"{mark}{room}{name}{room}{mark}"


def _format_statement_count(count: int) -> Phrase:
    return Phrase(en=f"{count} statement" + ("s" if count != 1 else ""), ko=f"진술 {count}개")


def _format_texts(text: Translations) -> Iterator[str]:
    for language, wording in text.items():
        yield (
            escape_markdown(wording.value)
            if not language
            else f"{language}: {escape_markdown(wording.value)}"
        )


def _text_values(text: Translations) -> list[str]:
    return [wording.value for wording in text.values()]
