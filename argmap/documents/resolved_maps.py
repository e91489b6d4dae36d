"""The maps of a document, each compiled, cut to the part that is wanted, and named."""

import re
from collections.abc import Iterator, Mapping, Sequence

from msgspec import Struct
from msgspec.structs import replace

from argmap.config.settings import Settings
from argmap.diagnostics.diagnostic import Diagnostic, Note, Severity
from argmap.diagnostics.source import Source, Span
from argmap.diagnostics.user_error import UserError
from argmap.documents.attributes import Attribute
from argmap.documents.errors import (
    duplicate_id_error,
    outside_folder_error,
    unclosed_block_error,
    unknown_part_error,
    unreadable_map_error,
)
from argmap.documents.map_attributes import MapAttributes, parse_common_attributes, parse_map_attributes
from argmap.documents.markdown_blocks import FencedCodeBlock
from argmap.documents.markdown_maps import EmbeddedMap
from argmap.files.errors import FileError
from argmap.files.inside_folder import is_url, resolve_inside
from argmap.files.reading import read_bytes
from argmap.model.map import ArgMap
from argmap.model.subset import SubsetMap
from argmap.pipeline.compile import CompileOptions, CompileResult, compile_bytes, compile_source
from argmap.pipeline.draw import effective_language
from argmap.pipeline.focus import select_focus
from argmap.pipeline.options import Overrides, combine
from argmap.scene.narration import write_caption


class DocumentContext(Struct, frozen=True):
    """A document's folder, empty for the current one, and what holds for all its maps."""

    folder: str
    compile_options: CompileOptions
    settings: Settings
    overrides: Overrides


class ResolvedMap(Struct, frozen=True):
    """A map of a document, ready to be drawn; `name` is its picture's in the document."""

    embedded_map: EmbeddedMap
    attributes: MapAttributes
    argmap: ArgMap
    view: SubsetMap
    name: str

    @property
    def alt(self) -> str:
        """The words that stand for the picture: its attribute `alt`, else the map's own."""
        alt = self.attributes.get("alt")
        if alt is not None:
            return alt
        return write_caption(self.view, effective_language(self.argmap, self.attributes.options.lang))


def resolve_maps(
    embedded_maps: Sequence[EmbeddedMap],
    context: DocumentContext,
    common_attributes: Mapping[str, str] | None = None,
) -> tuple[tuple[ResolvedMap, ...], tuple[Diagnostic, ...]]:
    """Return the maps of a document, none where one of them has errors, and all diagnostics.

    `common_attributes` are those that the document has for all of them.
    """
    context, common_errors = _add_common_attributes(context, common_attributes or {})
    diagnostics: list[Diagnostic] = [*common_errors]
    maps: list[ResolvedMap] = []
    names = _PictureNames(frozenset(_picture_ids(embedded_maps)))
    results_by_path: dict[str, CompileResult] = {}
    for each in embedded_maps:
        attributes, attribute_errors = parse_map_attributes(each, context.settings, context.overrides)
        diagnostics += [*attribute_errors, *names.check_duplicate(attributes)]
        compiled, map_diagnostics = _compile_map(each, context, results_by_path)
        diagnostics += map_diagnostics
        if compiled is None or compiled.argmap is None:
            continue
        view = _select_map_focus(compiled.argmap, each, attributes)
        if isinstance(view, Diagnostic):
            diagnostics.append(view)
        else:
            name = names.next_name(attributes)
            maps.append(ResolvedMap(each, attributes, compiled.argmap, view, name))
    has_errors = any(each.severity is Severity.ERROR for each in diagnostics)
    return () if has_errors else tuple(maps), tuple(diagnostics)


def _add_common_attributes(
    context: DocumentContext, common_attributes: Mapping[str, str]
) -> tuple[DocumentContext, tuple[Diagnostic, ...]]:
    """Return the context with the attributes that a document has for all its maps."""
    if not common_attributes:
        return context, ()
    source = Source("<metadata>", "\n".join(f"{key}: {value}" for key, value in common_attributes.items()))
    attributes = []
    for number, (key, value) in enumerate(common_attributes.items()):
        start = source.starts[number]
        span = Span(source, start, start + len(key) + 2 + len(value))
        attributes.append(Attribute(key, value, span, span.subspan(len(key) + 2, len(key) + 2 + len(value))))
    overrides, errors = parse_common_attributes(tuple(attributes))
    return replace(context, overrides=combine(context.overrides, overrides)), errors


def _picture_ids(embedded_maps: Sequence[EmbeddedMap]) -> Iterator[str]:
    return (
        _fold_id(each.value)
        for embedded_map in embedded_maps
        for each in embedded_map.attributes
        if each.key == "#"
    )


def _fold_id(name: str) -> str:
    """Return an id as a part of a file's name, in lower case, because some file systems know no other."""
    return re.sub(r"[.:]", "-", name).casefold()


class _PictureNames:
    """The names of pictures: their ids, else numbers in their order that are no ids."""

    def __init__(self, reserved_ids: frozenset[str]) -> None:
        self.reserved_ids = reserved_ids
        self.count = 0
        self.earlier_ids: set[str] = set()

    def check_duplicate(self, attributes: MapAttributes) -> Iterator[Diagnostic]:
        """Report an id that an earlier map has."""
        if attributes.id_attribute and _fold_id(attributes.id_attribute.value) in self.earlier_ids:
            yield duplicate_id_error(attributes.id_attribute.value, attributes.id_attribute.span)
        elif attributes.id_attribute:
            self.earlier_ids.add(_fold_id(attributes.id_attribute.value))

    def next_name(self, attributes: MapAttributes) -> str:
        """Return the name of the next picture."""
        if attributes.id_attribute:
            return re.sub(r"[.:]", "-", attributes.id_attribute.value)
        self.count += 1
        while str(self.count) in self.reserved_ids:
            self.count += 1
        return str(self.count)


def _compile_map(
    embedded_map: EmbeddedMap, context: DocumentContext, results_by_path: dict[str, CompileResult]
) -> tuple[CompileResult | None, tuple[Diagnostic, ...]]:
    """Compile an embedded map, and return its new diagnostics; `results_by_path` has the files compiled so
    far.
    """
    location = embedded_map.location
    if isinstance(location, FencedCodeBlock):
        if not location.is_closed:
            return None, (unclosed_block_error(_opening_span(location)),)
        document = location.span.source
        first_line = document.position(location.info.end).line + 1
        source = Source(document.name, location.body.text, first_line)
        compiled = compile_source(source, context.compile_options)
        return compiled, tuple(_move_diagnostic(each, location) for each in compiled.diagnostics)
    path = resolve_inside(context.folder, embedded_map.path)
    if path is None:
        return None, (
            outside_folder_error(
                embedded_map.path, location.address_span, is_address=is_url(embedded_map.path)
            ),
        )
    if path in results_by_path:
        return results_by_path[path], ()
    try:
        results_by_path[path] = compile_bytes(read_bytes(path), path, context.compile_options)
    except FileError as error:
        return None, (unreadable_map_error(error.phrase, location.address_span),)
    return results_by_path[path], results_by_path[path].diagnostics


def _opening_span(block: FencedCodeBlock) -> Span:
    """Return the line that begins a block, from its fence on."""
    return Span(block.span.source, block.span.start + len(block.prefix), block.info.end)


def _move_diagnostic(diagnostic: Diagnostic, block: FencedCodeBlock) -> Diagnostic:
    """Move a diagnostic of a block's map to its place in the document."""

    def move_span(span: Span) -> Span:
        return block.body.span(span.start, span.end) if block.body.pieces else _opening_span(block)

    return replace(
        diagnostic,
        span=move_span(diagnostic.span),
        notes=tuple(Note(move_span(note.span), note.message) for note in diagnostic.notes),
        fixes=tuple(replace(fix, span=move_span(fix.span)) for fix in diagnostic.fixes),
    )


def _select_map_focus(
    argmap: ArgMap, embedded_map: EmbeddedMap, attributes: MapAttributes
) -> SubsetMap | Diagnostic:
    try:
        return select_focus(argmap, attributes.options.focus)
    except UserError as error:
        part_attributes = [
            attributes.by_key[key] for key in ("view", "root", "only") if key in attributes.by_key
        ]
        location = embedded_map.location
        span = _opening_span(location) if isinstance(location, FencedCodeBlock) else location.address_span
        return unknown_part_error(error.phrase, part_attributes[0].value_span if part_attributes else span)
