"""The declarations of a map: its title and language, its sources, groups and views."""

from collections.abc import Mapping, Sequence

from msgspec import Struct

from argmap.diagnostics.diagnostic import Diagnostic
from argmap.model import values
from argmap.model.errors.bad_lang import country_as_lang
from argmap.model.likely_language import find_likely_language
from argmap.model.line_nesting import MapLine
from argmap.model.line_placement import LinePlacement, LineRole
from argmap.model.map import CitedSource, Group, Translations, View
from argmap.model.name_resolution import PendingDiagnostic, ReferenceKind, UnresolvedName, resolve_id
from argmap.model.names import Names
from argmap.model.properties import LineProperties, to_wording
from argmap.syntax.tree import Keyword, Property


class Declarations(Struct, frozen=True):
    """Everything that a map declares beside its statements."""

    title: Translations
    sources: Mapping[str, CitedSource]
    groups: Mapping[str, Group]
    views: Mapping[str, View]


def read_map_language(placements: Sequence[LinePlacement]) -> tuple[str | None, tuple[Diagnostic, ...]]:
    """Read the language that the map line declares; None where it declares none."""
    property_ = next(
        (
            property_
            for line in _list_declarations(placements, Keyword.MAP)[:1]
            for property_ in _list_language_properties(line)
        ),
        None,
    )
    lang, errors = values.read_language(property_)
    lines = [placement.line for placement in placements]
    if property_ and lang == "kr" and find_likely_language(lines, None) == "ko":
        return None, (country_as_lang(property_),)
    return lang, errors


def read_declarations(
    placements: Sequence[LinePlacement],
    properties: Sequence[LineProperties],
    names: Names,
    tags: frozenset[str],
) -> tuple[Declarations, tuple[PendingDiagnostic, ...]]:
    """Read the declarations that stand where they may and have an id. `tags` are those of statements."""
    pending: list[PendingDiagnostic] = []
    maps = _list_declarations(placements, Keyword.MAP)
    sources: dict[str, CitedSource] = {}
    groups: dict[str, Group] = {}
    views: dict[str, View] = {}
    for line in _list_declarations(placements, Keyword.SOURCE):
        source, errors = _read_source(line, properties[line.number], names)
        sources[source.id] = source
        pending.extend(errors)
    for line in _list_declarations(placements, Keyword.GROUP):
        group = _read_group(line, properties[line.number], names)
        groups[group.id] = group
    for line in _list_declarations(placements, Keyword.VIEW):
        view, view_errors = _read_view(line, properties[line.number], names, tags)
        views[view.id] = view
        pending.extend(view_errors)
    title = properties[maps[0].number].translations if maps else {}
    return Declarations(title, sources, groups, views), tuple(pending)


def _list_declarations(placements: Sequence[LinePlacement], keyword: Keyword) -> list[MapLine]:
    lines = [
        placement.line
        for placement in placements
        if placement.line_role is LineRole.DECLARES and placement.line.entry.keyword is keyword
    ]
    return [line for line in lines if line.is_in_full]


def _list_language_properties(line: MapLine) -> list[Property]:
    return [property_ for property_ in line.entry.properties if property_.key == "lang"]


def _id(line: MapLine, names: Names) -> str:
    name = names.ids[line.number]
    assert name is not None, "every written declaration has an id"
    return name


def _read_source(
    line: MapLine, properties: LineProperties, names: Names
) -> tuple[CitedSource, tuple[Diagnostic, ...]]:
    url, url_errors = values.read_url(properties.get("url"))
    allowed, code_errors = values.read_allowed_warnings(properties.get_all("allow"))
    source = CitedSource(
        _id(line, names),
        properties.translations,
        properties.get_translations("by"),
        url,
        line.diagnostic_span,
        allowed,
    )
    return source, url_errors + code_errors


def _read_group(line: MapLine, properties: LineProperties, names: Names) -> Group:
    parent = names.ids[line.parent.number] if line.parent else None
    return Group(_id(line, names), properties.translations, parent, line.diagnostic_span)


def _read_view(
    line: MapLine, properties: LineProperties, names: Names, tags: frozenset[str]
) -> tuple[View, tuple[PendingDiagnostic, ...]]:
    depth, depth_errors = values.read_depth(properties.get("depth"))
    reveal, reveal_errors = values.read_reveal(properties.get("reveal"))
    roots, root_errors = _resolve_ids(properties.get_all("root"), ReferenceKind.ROOT, names)
    groups, group_errors = _resolve_ids(properties.get_all("group"), ReferenceKind.GROUP, names)
    view = View(
        id=_id(line, names),
        text=properties.translations,
        root=next(iter(roots), None),
        depth=depth,
        tags=values.read_tags(properties.get_all("tag")),
        groups=groups,
        reveal=reveal,
        span=line.diagnostic_span,
    )
    unused_tags = tuple(
        UnresolvedName(ReferenceKind.TAG, tag, span)
        for tag, span in values.read_tag_spans(properties.get_all("tag"))
        if tag not in tags
    )
    return view, (*depth_errors, *reveal_errors, *root_errors, *group_errors, *unused_tags)


def _resolve_ids(
    properties: Sequence[Property], kind: ReferenceKind, names: Names
) -> tuple[tuple[str, ...], tuple[PendingDiagnostic, ...]]:
    pairs = [
        resolve_id(names, kind, property_.value.value, to_wording(property_.value).span)
        for property_ in properties
    ]
    ids = tuple(name for name, _ in pairs if name is not None)
    return ids, tuple(diagnostic for _, diagnostics in pairs for diagnostic in diagnostics)
