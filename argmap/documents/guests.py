"""The maps in a Markdown document: in blocks of their own, and in files that images name."""

import re
from collections.abc import Iterator
from urllib.parse import unquote

from msgspec import Struct

from argmap.documents.attributes import Attribute, attributes
from argmap.documents.blocks import Fence, blocks
from argmap.documents.links import Image, images
from argmap.documents.slab import Slab
from argmap.text.source import Source, Span

NAME = "argmap"
"""The word behind the mark of a block that holds a map."""
SUFFIX = ".argmap"
_INFO = re.compile(
    rf"\s*(?:{NAME}(?=[\s{{]|$)\s*(?:\{{(?P<after>.*)\}}|(?P<bare>[^{{]*))|\{{\s*\.?{NAME}(?P<inside>(?:\s.*)?)\}})\s*$"
)


class Guest(Struct, frozen=True):
    """A map in a document, by its block or its image. `wishes` are its attributes, in braces where `braced`.

    Of an image, `path` is the file, as the document names it, and `part` what stands behind a `#`.
    """

    home: Fence | Image
    wishes: tuple[Attribute, ...]
    braced: bool
    path: str = ""
    part: str = ""

    @property
    def span(self) -> Span:
        """Where it stands in the document, from its first character to its last."""
        return self.home.span


def guests(source: Source) -> tuple[Guest, ...]:
    """The maps in a document, as they follow one another."""
    found = [guest for block in blocks(source) for guest in _in_block(block)]
    return tuple(sorted(found, key=lambda guest: guest.span.start))


def _in_block(block: Fence | Slab) -> Iterator[Guest]:
    found = [_fenced(block)] if isinstance(block, Fence) else map(_pictured, images(block))
    yield from filter(None, found)


def _fenced(fence: Fence) -> Guest | None:
    found = _INFO.match(fence.info.text)
    if not found:
        return None
    which = found.lastgroup
    within = fence.info.part(*found.span(which)) if which else fence.info.part(0, 0)
    return Guest(fence, attributes(within), which != "bare")


def _pictured(image: Image) -> Guest | None:
    path, _, part = image.address.partition("#")
    plain = unquote(path.partition("?")[0])
    if not plain.casefold().endswith(SUFFIX):
        return None
    wishes = attributes(image.attributes) if image.attributes else ()
    return Guest(image, wishes, image.attributes is not None, unquote(path), unquote(part))
