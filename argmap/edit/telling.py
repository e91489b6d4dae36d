"""What there is to tell of a word in a map file, as Markdown for an editor's hover."""

import re
from collections.abc import Iterator

from argmap.edit.meanings import KEY_MEANINGS, KEYWORD_MEANINGS
from argmap.edit.mentions import Mention, Named
from argmap.model.map import ArgMap, Reference, Statement, Translated
from argmap.syntax.tree import File, walk
from argmap.text.address import plain_address
from argmap.text.diagnostic import Phrase
from argmap.text.source import Span
from argmap.words.drawing import words

_SPECIAL = re.compile(r"([\\`*_\[\]<>#|~&!])")
_GROUP = Phrase(en="Group", ko="묶음")
_SOURCE = Phrase(en="Source", ko="출처")
_VIEW = Phrase(en="View", ko="보기")
_TAG = Phrase(en="Tag", ko="꼬리표")
_NOTE = Phrase(en="Note", ko="메모")


def plain(text: str) -> str:
    """The Markdown that shows a text as it is written."""
    return _SPECIAL.sub(r"\\\1", text)


def told_of(argmap: ArgMap, found: tuple[Mention, ...], mention: Mention, ui: str) -> str | None:
    """What is named, in full; None where the file does not say what it is. `ui` is `en` or `ko`."""
    match mention.kind:
        case Named.STATEMENT:
            statement = argmap.statements.get(mention.name)
            return _statement(argmap, statement, ui) if statement else None
        case Named.SOURCE:
            source = argmap.sources.get(mention.name)
            return _source(source, found, ui) if source else None
        case Named.GROUP:
            group = argmap.groups.get(mention.name)
            members = sum(each.group == mention.name for each in argmap.statements.values())
            return _counted(_GROUP, mention, group.text, _statements(members), ui) if group else None
        case Named.VIEW:
            view = argmap.views.get(mention.name)
            return _counted(_VIEW, mention, view.text, None, ui) if view else None
        case Named.TAG:
            bearers = sum(mention.name in each.tags for each in argmap.statements.values())
            return _counted(_TAG, mention, {}, _statements(bearers), ui)


def meaning_at(file: File, offset: int) -> tuple[Phrase, Span] | None:
    """What the keyword or property key at a place says, and where it stands."""
    for entry in walk(file.entries):
        if _covers(entry.keyword_span, offset) and entry.spelled == entry.keyword_span.text:
            return KEYWORD_MEANINGS[entry.keyword], entry.keyword_span
        for found in entry.properties:
            if _covers(found.key_span, offset):
                return KEY_MEANINGS[found.key], found.key_span
    return None


def _covers(span: Span, offset: int) -> bool:
    return span.start <= offset < span.end


def _statement(argmap: ArgMap, statement: Statement, ui: str) -> str:
    role = words(ui).role(statement.role.value)
    parts = [f"**{role}** `{statement.id}`", *_texts(statement.text)]
    parts += [f"— {plain(each)}" for each in _values(statement.by)]
    for cited in statement.cites:
        source = argmap.sources.get(cited.source)
        text = next(iter(_values(source.text)), cited.source) if source else cited.source
        parts.append(
            f"{_SOURCE.say(ui)}: {plain(text)}" + (f", {plain(cited.locator)}" if cited.locator else "")
        )
    if statement.group and statement.group in argmap.groups:
        title = next(iter(_values(argmap.groups[statement.group].text)), statement.group)
        parts.append(f"{_GROUP.say(ui)}: {plain(title)}")
    parts += [f"{_NOTE.say(ui)}: {plain(each)}" for each in _values(statement.note)]
    return "\n\n".join(parts)


def _source(source: Reference, found: tuple[Mention, ...], ui: str) -> str:
    cited = sum(each.kind is Named.SOURCE and each.name == source.id and not each.declares for each in found)
    count = Phrase(en=f"cited {cited} times" if cited != 1 else "cited once", ko=f"{cited}번 인용됨")
    parts = [f"**{_SOURCE.say(ui)}** `{source.id}`", *_texts(source.text)]
    parts += [f"— {plain(each)}" for each in _values(source.by)]
    parts += [f"<{plain_address(source.url)}>"] if source.url else []
    return "\n\n".join([*parts, count.say(ui)])


def _counted(noun: Phrase, mention: Mention, text: Translated, count: Phrase | None, ui: str) -> str:
    parts = [f"**{noun.say(ui)}** {_code(mention.name)}", *_texts(text)]
    return "\n\n".join([*parts, *([count.say(ui)] if count else [])])


def _code(name: str) -> str:
    """A name as code. Between longer marks than any in it, for a tag may be any word."""
    mark = "`" * (max(map(len, re.findall("`+", name)), default=0) + 1)
    room = " " if "`" in name else ""
    return f"{mark}{room}{name}{room}{mark}"


def _statements(count: int) -> Phrase:
    return Phrase(en=f"{count} statement" + ("s" if count != 1 else ""), ko=f"진술 {count}개")


def _texts(text: Translated) -> Iterator[str]:
    for language, found in text.items():
        yield plain(found.value) if not language else f"{language}: {plain(found.value)}"


def _values(text: Translated) -> list[str]:
    return [found.value for found in text.values()]
