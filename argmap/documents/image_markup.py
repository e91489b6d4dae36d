"""The Markdown of a picture in place of its map."""

import re
from collections.abc import Sequence
from html import escape

from msgspec import Struct

from argmap.diagnostics.markdown_text import escape_markdown
from argmap.diagnostics.web_address import percent_encode_path
from argmap.documents.attributes import Attribute
from argmap.documents.markdown_blocks import FencedCodeBlock
from argmap.documents.markdown_maps import EmbeddedMap

_UNSAFE_CHARACTERS = re.compile(r"[\s()<>\[\]{}%#?\"'\\`*_|&\ud800-\udfff]+")
_MARP_WORD = re.compile(
    r"(?:bg|fit|contain|cover|auto|vertical|(?:left|right)(?::\d+%)?|\d+%|(?:w|h|width|height):\S+"
    r"|(?:blur|brightness|contrast|drop-shadow|grayscale|hue-rotate|invert|opacity|saturate|sepia)(?::\S+)?)"
)


class EmbeddedPicture(Struct, frozen=True):
    """A map's picture in a document: its file, words and width, and the other attributes behind the map."""

    file: str
    alt: str
    width: str | None
    other_attributes: Sequence[Attribute]


def write_image(embedded_map: EmbeddedMap, picture: EmbeddedPicture) -> str:
    """Write the picture in place of an embedded map, without a line end at its end; lines end in LF."""
    image = _image_markup(embedded_map, picture)
    location = embedded_map.location
    if not isinstance(location, FencedCodeBlock):
        return image
    blank = re.sub(r"[^\s>]", " ", location.prefix).rstrip()
    before = f"{location.prefix.rstrip()}\n" if location.follows_text else ""
    return f"{before}{location.prefix}{image}" + (f"\n{blank}" if location.precedes_text else "")


def _image_markup(embedded_map: EmbeddedMap, picture: EmbeddedPicture) -> str:
    address = "./" + _UNSAFE_CHARACTERS.sub(
        lambda match: percent_encode_path(match[0], safe=""), picture.file
    )
    location = embedded_map.location
    title = "" if isinstance(location, FencedCodeBlock) else location.title
    attributes = [each.span.text for each in picture.other_attributes] if embedded_map.in_braces else []
    if picture.width and not embedded_map.in_braces:
        return f'<img src="{escape(address)}" alt="{escape(picture.alt)}" width="{escape(picture.width)}">'
    if picture.width:
        attributes.append(f"width={picture.width}")
    words = (
        escape_markdown(picture.alt)
        if isinstance(location, FencedCodeBlock)
        else _alt_markup(location.alt, picture.alt)
    )
    return f"![{words}]({address}{title})" + (f"{{{' '.join(attributes)}}}" if attributes else "")


def _alt_markup(own_alt: str, map_alt: str) -> str:
    """Return an image's own words, with the map's behind them where its own are only directions for Marp."""
    if all(_MARP_WORD.fullmatch(word) for word in own_alt.split()):
        return " ".join([*own_alt.split(), escape_markdown(map_alt)])
    return own_alt
