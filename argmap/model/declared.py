"""What a map declares beside its statements: its title and language, its sources, groups and views."""

from collections.abc import Mapping, Sequence

from msgspec import Struct

from argmap.model import values
from argmap.model.given import Given, worded
from argmap.model.line import Line
from argmap.model.lookup import Miss, Remark, Wanted, find
from argmap.model.map import Group, Reference, Translated, View
from argmap.model.names import Names
from argmap.model.stand import Seat, Stand
from argmap.syntax.tree import Keyword, Property
from argmap.text.diagnostic import Diagnostic


class Declared(Struct, frozen=True):
    """Everything that a map declares beside its statements."""

    title: Translated
    sources: Mapping[str, Reference]
    groups: Mapping[str, Group]
    views: Mapping[str, View]


def language(stands: Sequence[Stand]) -> tuple[str | None, tuple[Diagnostic, ...]]:
    """The language that the map line declares; None where it declares none."""
    found = next((found for line in _declaring(stands, Keyword.MAP)[:1] for found in _langs(line)), None)
    return values.lang(found)


def declared_in(
    stands: Sequence[Stand], givens: Sequence[Given], names: Names, tags: frozenset[str]
) -> tuple[Declared, tuple[Remark, ...]]:
    """All declarations that stand where they may and have an id. `tags` are those that a statement bears."""
    remarks: list[Remark] = []
    maps = _declaring(stands, Keyword.MAP)
    sources: dict[str, Reference] = {}
    groups: dict[str, Group] = {}
    views: dict[str, View] = {}
    for line in _declaring(stands, Keyword.SOURCE):
        source, said = _source(line, givens[line.number], names)
        sources[source.id] = source
        remarks.extend(said)
    for line in _declaring(stands, Keyword.GROUP):
        group = _group(line, givens[line.number], names)
        groups[group.id] = group
    for line in _declaring(stands, Keyword.VIEW):
        view, remarked = _view(line, givens[line.number], names, tags)
        views[view.id] = view
        remarks.extend(remarked)
    title = givens[maps[0].number].said if maps else {}
    return Declared(title, sources, groups, views), tuple(remarks)


def _declaring(stands: Sequence[Stand], keyword: Keyword) -> list[Line]:
    lines = [s.line for s in stands if s.seat is Seat.DECLARES and s.line.entry.keyword is keyword]
    return [line for line in lines if line.written]


def _langs(line: Line) -> list[Property]:
    return [found for found in line.entry.properties if found.key == "lang"]


def _id(line: Line, names: Names) -> str:
    made = names.ids[line.number]
    assert made is not None, "every written declaration has an id"
    return made


def _source(line: Line, given: Given, names: Names) -> tuple[Reference, tuple[Diagnostic, ...]]:
    url, said = values.url(given.one("url"))
    allowed, wrong = values.allowed(given.every("allow"))
    source = Reference(_id(line, names), given.said, given.texts("by"), url, line.place, allowed)
    return source, said + wrong


def _group(line: Line, given: Given, names: Names) -> Group:
    parent = names.ids[line.parent.number] if line.parent else None
    return Group(_id(line, names), given.said, parent, line.place)


def _view(line: Line, given: Given, names: Names, tags: frozenset[str]) -> tuple[View, tuple[Remark, ...]]:
    depth, wrong_depth = values.depth(given.one("depth"))
    reveal, wrong_reveal = values.reveal(given.one("reveal"))
    roots, no_root = _named(given.every("root"), Wanted.ROOT, names)
    groups, no_group = _named(given.every("group"), Wanted.GROUP, names)
    view = View(
        id=_id(line, names),
        text=given.said,
        root=next(iter(roots), None),
        depth=depth,
        tags=values.tags(given.every("tag")),
        groups=groups,
        reveal=reveal,
        span=line.place,
    )
    unborne = tuple(
        Miss(Wanted.TAG, tag, span) for tag, span in values.tags_at(given.every("tag")) if tag not in tags
    )
    return view, (*wrong_depth, *wrong_reveal, *no_root, *no_group, *unborne)


def _named(
    found: Sequence[Property], wanted: Wanted, names: Names
) -> tuple[tuple[str, ...], tuple[Remark, ...]]:
    pairs = [find(names, wanted, one.value.value, worded(one.value).span) for one in found]
    ids = tuple(name for name, _ in pairs if name is not None)
    return ids, tuple(remark for _, remarks in pairs for remark in remarks)
