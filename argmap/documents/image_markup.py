"""How a picture is written into a Markdown document in place of its map."""

import re
from collections.abc import Sequence
from html import escape

from msgspec import Struct

from argmap.diagnostics.web_address import percent_encode_path
from argmap.documents.attributes import Attribute
from argmap.documents.markdown_blocks import FencedCodeBlock
from argmap.documents.markdown_maps import EmbeddedMap

_MARKUP_CHARACTERS = re.compile(r"([\\`*_{}\[\]<>&|$~^!])")
_UNSAFE_CHARACTERS = re.compile(r"[\s()<>\[\]{}%#?\"'\\`*_|&\ud800-\udfff]+")
_MARP_WORD = re.compile(
    r"(?:bg|fit|contain|cover|auto|vertical|(?:left|right)(?::\d+%)?|\d+%|(?:w|h|width|height):\S+"
    r"|(?:blur|brightness|contrast|drop-shadow|grayscale|hue-rotate|invert|opacity|saturate|sepia)(?::\S+)?)"
)


class EmbeddedPicture(Struct, frozen=True):
    """A map's picture in the document: its file beside it, its words, how wide, and what else stood in the
    braces behind the map.
    """

    file: str
    alt: str
    width: str | None
    other_attributes: Sequence[Attribute]


def write_image(embedded_map: EmbeddedMap, picture: EmbeddedPicture) -> str:
    """What stands in place of the guest, without a line end at its end; lines end in LF."""
    image = _image_markup(embedded_map, picture)
    home = embedded_map.location
    if not isinstance(home, FencedCodeBlock):
        return image
    blank = re.sub(r"[^\s>]", " ", home.prefix).rstrip()
    before = f"{home.prefix.rstrip()}\n" if home.follows_text else ""
    return f"{before}{home.prefix}{image}" + (f"\n{blank}" if home.precedes_text else "")


def _image_markup(embedded_map: EmbeddedMap, picture: EmbeddedPicture) -> str:
    there = "./" + _UNSAFE_CHARACTERS.sub(lambda found: percent_encode_path(found[0], safe=""), picture.file)
    home = embedded_map.location
    title = "" if isinstance(home, FencedCodeBlock) else home.title
    kept = [each.span.text for each in picture.other_attributes] if embedded_map.in_braces else []
    if picture.width and not embedded_map.in_braces:
        return f'<img src="{escape(there)}" alt="{escape(picture.alt)}" width="{escape(picture.width)}">'
    if picture.width:
        kept.append(f"width={picture.width}")
    words = (
        _MARKUP_CHARACTERS.sub(r"\\\1", picture.alt)
        if isinstance(home, FencedCodeBlock)
        else _alt_markup(home.alt, picture.alt)
    )
    return f"![{words}]({there}{title})" + (f"{{{' '.join(kept)}}}" if kept else "")


def _alt_markup(own_alt: str, map_alt: str) -> str:
    """An image's own words; with those told behind them where these are only what Marp is to do with it."""
    if all(_MARP_WORD.fullmatch(word) for word in own_alt.split()):
        return " ".join([*own_alt.split(), _MARKUP_CHARACTERS.sub(r"\\\1", map_alt)])
    return own_alt
