"""The maps of a document, each compiled, cut to what is asked for, and named."""

import re
from collections.abc import Iterator, Mapping, Sequence

from msgspec import Struct
from msgspec.structs import replace

from argmap.config.settings import Settings
from argmap.diagnostics.diagnostic import Diagnostic, Fix, Note, Severity
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
    """A map of a document, ready to be drawn; `name` is what its picture is called in the document."""

    embedded_map: EmbeddedMap
    attributes: MapAttributes
    argmap: ArgMap
    view: SubsetMap
    name: str

    @property
    def alt(self) -> str:
        """The words that stand for the picture: those asked for, else the map's own."""
        asked = self.attributes.get("alt")
        return (
            write_caption(self.view, effective_language(self.argmap, self.attributes.options.lang))
            if asked is None
            else asked
        )


def resolve_maps(
    embedded_maps: Sequence[EmbeddedMap],
    context: DocumentContext,
    common_attributes: Mapping[str, str] | None = None,
) -> tuple[tuple[ResolvedMap, ...], tuple[Diagnostic, ...]]:
    """The maps of a document, none where one of them has errors; and all there is to say of them.

    `common` are attributes that the document has for all of them.
    """
    context, slips = _add_common_attributes(context, common_attributes or {})
    told: list[Diagnostic] = [*slips]
    found: list[ResolvedMap] = []
    names = _PictureNames(frozenset(_picture_ids(embedded_maps)))
    read: dict[str, CompileResult] = {}
    for guest in embedded_maps:
        wishes, slips = parse_map_attributes(guest, context.settings, context.overrides)
        slips += tuple(names.check_duplicate(wishes))
        compiled, more = _compile_map(guest, context, read)
        told += [*slips, *more]
        if compiled is None or compiled.argmap is None:
            continue
        view = _select_map_focus(compiled.argmap, guest, wishes)
        if isinstance(view, Diagnostic):
            told.append(view)
        else:
            found.append(ResolvedMap(guest, wishes, compiled.argmap, view, names.next_name(wishes)))
    wrong = any(each.severity is Severity.ERROR for each in told)
    return () if wrong else tuple(found), tuple(told)


def _add_common_attributes(
    context: DocumentContext, common_attributes: Mapping[str, str]
) -> tuple[DocumentContext, tuple[Diagnostic, ...]]:
    """The surroundings with what a document asks for all its maps."""
    if not common_attributes:
        return context, ()
    source = Source("<metadata>", "\n".join(f"{key}: {value}" for key, value in common_attributes.items()))
    asked = []
    for number, (key, value) in enumerate(common_attributes.items()):
        start = source.starts[number]
        span = Span(source, start, start + len(key) + 2 + len(value))
        asked.append(Attribute(key, value, span, span.subspan(len(key) + 2, len(key) + 2 + len(value))))
    overrides, errors = parse_common_attributes(tuple(asked))
    return replace(context, overrides=combine(context.overrides, overrides)), errors


def _picture_ids(embedded_maps: Sequence[EmbeddedMap]) -> Iterator[str]:
    return (_fold_id(each.value) for guest in embedded_maps for each in guest.attributes if each.key == "#")


def _fold_id(name: str) -> str:
    """An id as a part of a file's name, in which upper and lower case may be alike."""
    return re.sub(r"[.:]", "-", name).casefold()


class _PictureNames(Struct):
    """What pictures are called: their ids, else numbers in their order that are no ids."""

    reserved_ids: frozenset[str]
    count: int = 0
    earlier_ids: set[str] | None = None

    def check_duplicate(self, attributes: MapAttributes) -> Iterator[Diagnostic]:
        """Whether the id was met before."""
        self.earlier_ids = self.earlier_ids or set()
        if attributes.id_attribute and _fold_id(attributes.id_attribute.value) in self.earlier_ids:
            yield duplicate_id_error(attributes.id_attribute.value, attributes.id_attribute.span)
        elif attributes.id_attribute:
            self.earlier_ids.add(_fold_id(attributes.id_attribute.value))

    def next_name(self, attributes: MapAttributes) -> str:
        """The next one's name."""
        if attributes.id_attribute:
            return re.sub(r"[.:]", "-", attributes.id_attribute.value)
        self.count += 1
        while str(self.count) in self.reserved_ids:
            self.count += 1
        return str(self.count)


def _compile_map(
    embedded_map: EmbeddedMap, context: DocumentContext, results_by_path: dict[str, CompileResult]
) -> tuple[CompileResult | None, tuple[Diagnostic, ...]]:
    """The guest's map, and what is new to say of it; `read` has the files that were read before."""
    home = embedded_map.location
    if isinstance(home, FencedCodeBlock):
        if not home.is_closed:
            return None, (unclosed_block_error(_opening_span(home)),)
        source = Source(home.span.source.name, home.body.text)
        compiled = compile_source(source, context.compile_options)
        return compiled, tuple(_move_diagnostic(each, home) for each in compiled.diagnostics)
    path = resolve_inside(context.folder, embedded_map.path)
    if path is None:
        return None, (
            outside_folder_error(embedded_map.path, home.address_span, is_address=is_url(embedded_map.path)),
        )
    if path in results_by_path:
        return results_by_path[path], ()
    try:
        results_by_path[path] = compile_bytes(read_bytes(path), path, context.compile_options)
    except FileError as trouble:
        return None, (unreadable_map_error(trouble.phrase, home.address_span),)
    return results_by_path[path], results_by_path[path].diagnostics


def _opening_span(block: FencedCodeBlock) -> Span:
    """The line that begins a block, from its mark on."""
    return Span(block.span.source, block.span.start + len(block.prefix), block.info.end)


def _move_diagnostic(diagnostic: Diagnostic, block: FencedCodeBlock) -> Diagnostic:
    """What is said of a block's map, at its place in the document."""

    def move_span(span: Span) -> Span:
        return block.body.span(span.start, span.end) if block.body.pieces else _opening_span(block)

    return replace(
        diagnostic,
        span=move_span(diagnostic.span),
        notes=tuple(Note(move_span(note.span), note.message) for note in diagnostic.notes),
        fixes=tuple(Fix(move_span(fix.span), fix.text) for fix in diagnostic.fixes),
    )


def _select_map_focus(
    argmap: ArgMap, embedded_map: EmbeddedMap, attributes: MapAttributes
) -> SubsetMap | Diagnostic:
    try:
        return select_focus(argmap, attributes.options.focus)
    except UserError as trouble:
        named = [attributes.by_key[key] for key in ("view", "root", "only") if key in attributes.by_key]
        home = embedded_map.location
        span = _opening_span(home) if isinstance(home, FencedCodeBlock) else home.address_span
        return unknown_part_error(trouble.phrase, named[0].value_span if named else span)
