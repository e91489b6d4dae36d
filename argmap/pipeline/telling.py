"""All there is to tell of each statement, in words, for those who ask about a box."""

from collections.abc import Iterator

from msgspec import Struct

from argmap.model.map import ArgMap, Statement, Translated, wording
from argmap.pipeline.trip import spoken
from argmap.words.drawing import Words, words


class Cited(Struct, frozen=True):
    """A source in words, the place in it, and its link; the last two may be empty."""

    source: str
    locator: str
    url: str


class Told(Struct, frozen=True):
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
    cites: tuple[Cited, ...]
    url: str
    line: int


def told(argmap: ArgMap, lang: str | None) -> tuple[Told, ...]:
    """Every statement of the map, in the order written; in its own language where it lacks `lang`."""
    lang = spoken(argmap, lang)
    say = words(lang or argmap.lang)
    return tuple(_told(argmap, each, lang, say) for each in argmap.statements.values())


def tongues(argmap: ArgMap) -> tuple[str, ...]:
    """The languages that some text of the map is in: its own first, where it declares one."""
    codes = dict.fromkeys([argmap.lang] if argmap.lang else [])
    for text in (argmap.title, *(statement.text for statement in argmap.statements.values())):
        codes.update(dict.fromkeys(code for code in text if code))
    return tuple(codes)


def titles(argmap: ArgMap, lang: str | None) -> tuple[tuple[str, str], ...]:
    """The views of the map: the id of each and its title."""
    return tuple(
        (view.id, wording(view.text, lang, argmap.lang) or view.id) for view in argmap.views.values()
    )


def names(argmap: ArgMap) -> dict[str, tuple[str, ...]]:
    """The names that other lines can use, by what they name: statement, source, group, view, tag."""
    statements = argmap.statements.values()
    return {
        "statement": tuple(each.id for each in statements if each.named),
        "source": tuple(argmap.sources),
        "group": tuple(argmap.groups),
        "view": tuple(argmap.views),
        "tag": tuple(dict.fromkeys(tag for each in statements for tag in each.tags)),
    }


def _told(argmap: ArgMap, statement: Statement, lang: str | None, say: Words) -> Told:
    def spell(text: Translated) -> str:
        return wording(text, lang, argmap.lang)

    group = argmap.groups.get(statement.group or "")
    return Told(
        id=statement.id,
        named=statement.named,
        role=say.role(statement.role.value),
        text=spell(statement.text),
        short=spell(statement.short),
        by=spell(statement.by),
        note=spell(statement.note),
        group=(spell(group.text) or group.id) if group else "",
        tags=statement.tags,
        cites=tuple(_cited(argmap, statement, lang)),
        url=statement.url or "",
        line=statement.span.source.position(statement.span.start).line,
    )


def _cited(argmap: ArgMap, statement: Statement, lang: str | None) -> Iterator[Cited]:
    for cite in statement.cites:
        source = argmap.sources.get(cite.source)
        text = wording(source.text, lang, argmap.lang) if source else cite.source
        yield Cited(text, cite.locator, (source.url or "") if source else "")
