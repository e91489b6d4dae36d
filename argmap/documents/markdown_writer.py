"""A Markdown document with the pictures of its maps in their places."""

from bisect import bisect_left
from collections.abc import Mapping

from msgspec import Struct, field

from argmap.diagnostics.diagnostic import Diagnostic, Severity
from argmap.diagnostics.source import Source, Span, detect_line_ending
from argmap.documents.image_markup import EmbeddedPicture, write_image
from argmap.documents.markdown_maps import find_embedded_maps
from argmap.documents.resolved_maps import DocumentContext, ResolvedMap, resolve_maps
from argmap.pipeline.draw import Drawing, draw
from argmap.pipeline.output_format import OutputFormat
from argmap.syntax.decode import decode

PNG_WIDTH = 1920
"""The width of a PNG in pixels: that of a full HD screen."""


class MarkdownResult(Struct, frozen=True):
    """A document's new bytes, None where a map in it has errors; its pictures by their files' names."""

    data: bytes | None
    pictures: Mapping[str, Drawing] = field(default_factory=dict)
    diagnostics: tuple[Diagnostic, ...] = ()


def convert_markdown(
    data: bytes, name: str, context: DocumentContext, output_format: OutputFormat, stem: str
) -> MarkdownResult:
    """Convert a document that messages call `name`; its pictures' names begin with `stem`.

    All but the maps stays as it is, byte for byte. Raises UserError where a picture cannot be drawn.
    """
    source, decode_errors = decode(data, name)
    if decode_errors:
        return MarkdownResult(None, {}, decode_errors)
    maps, diagnostics = resolve_maps(find_embedded_maps(source), context)
    if not maps and any(each.severity is Severity.ERROR for each in diagnostics):
        return MarkdownResult(None, {}, diagnostics)
    files = {each.name: f"{stem}-{each.name}{output_format.suffix}" for each in maps}
    pictures = {files[each.name]: draw(each.argmap, output_format, each.attributes.options) for each in maps}
    changes = [(each.embedded_map.span, _write_picture(each, files[each.name])) for each in maps]
    return MarkdownResult(_replace_spans(data, source, changes), pictures, diagnostics)


def _write_picture(resolved_map: ResolvedMap, file: str) -> str:
    attributes = resolved_map.attributes
    return write_image(
        resolved_map.embedded_map,
        EmbeddedPicture(file, resolved_map.alt, attributes.get("width"), attributes.other_attributes),
    )


def _replace_spans(data: bytes, source: Source, changes: list[tuple[Span, str]]) -> bytes:
    """Replace spans of the source in the bytes that it was decoded from."""
    decoded = data.decode("utf-8")
    text = decoded.removeprefix("\ufeff")
    end = detect_line_ending(text)
    crlf_offsets = _crlf_offsets(text)
    parts, at = [decoded[: len(decoded) - len(text)]], 0
    for span, new in changes:
        start, stop = (offset + bisect_left(crlf_offsets, offset) for offset in (span.start, span.end))
        parts += [text[at:start], new.replace("\n", end)]
        at = stop
    return "".join([*parts, text[at:]]).encode()


def _crlf_offsets(text: str) -> list[int]:
    """Return the places of line ends of two characters, in the text that has each as one."""
    offsets: list[int] = []
    at = text.find("\r\n")
    while at >= 0:
        offsets.append(at - len(offsets))
        at = text.find("\r\n", at + 2)
    return offsets
