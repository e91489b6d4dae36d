"""The maps in a Markdown document: in blocks of their own, and in files that images name."""

import re
from collections.abc import Iterator
from urllib.parse import unquote

from msgspec import Struct

from argmap.diagnostics.source import Source, Span
from argmap.documents.attributes import Attribute, parse_attributes
from argmap.documents.indented_text import PiecewiseText
from argmap.documents.markdown_blocks import FencedCodeBlock, find_blocks
from argmap.documents.markdown_images import Image, find_images
from argmap.files.finding import MAP_SUFFIX

BLOCK_LANGUAGE = "argmap"
"""The word behind the mark of a block that holds a map."""
_INFO_STRING = re.compile(
    rf"\s*(?:{BLOCK_LANGUAGE}(?=[\s{{]|$)\s*(?:\{{(?P<after>.*)\}}|(?P<bare>[^{{]*))|\{{\s*\.?{BLOCK_LANGUAGE}(?P<inside>(?:\s.*)?)\}})\s*$"
)


class EmbeddedMap(Struct, frozen=True):
    """A map in a document, by its block or its image, with its attributes, in braces or not.

    Of an image, `path` is the file, as the document names it, and `view_name` the text behind a `#`.
    """

    location: FencedCodeBlock | Image
    attributes: tuple[Attribute, ...]
    in_braces: bool
    path: str = ""
    view_name: str = ""

    @property
    def span(self) -> Span:
        """Its span in the document."""
        return self.location.span


def find_embedded_maps(source: Source) -> tuple[EmbeddedMap, ...]:
    """Find the maps in a document, in its order."""
    embedded_maps = [each for block in find_blocks(source) for each in _maps_in_block(block)]
    return tuple(sorted(embedded_maps, key=lambda each: each.span.start))


def _maps_in_block(block: FencedCodeBlock | PiecewiseText) -> Iterator[EmbeddedMap]:
    embedded_maps = (
        [_map_in_fence(block)]
        if isinstance(block, FencedCodeBlock)
        else map(_map_in_image, find_images(block))
    )
    yield from filter(None, embedded_maps)


def _map_in_fence(fence: FencedCodeBlock) -> EmbeddedMap | None:
    match = _INFO_STRING.match(fence.info.text)
    if not match:
        return None
    group = match.lastgroup
    span = fence.info.subspan(*match.span(group)) if group else fence.info.subspan(0, 0)
    return EmbeddedMap(fence, parse_attributes(span), group != "bare")


def _map_in_image(image: Image) -> EmbeddedMap | None:
    path, _, part = image.address.partition("#")
    plain = unquote(path.partition("?")[0])
    if not plain.casefold().endswith(MAP_SUFFIX):
        return None
    attributes = parse_attributes(image.attribute_span) if image.attribute_span else ()
    return EmbeddedMap(image, attributes, image.attribute_span is not None, unquote(path), unquote(part))
