"""How a picture is written into a Markdown document in place of its map."""

import re
from collections.abc import Sequence
from html import escape

from msgspec import Struct

from argmap.documents.attributes import Attribute
from argmap.documents.blocks import Fence
from argmap.documents.guests import Guest
from argmap.files.address import address

_MARKUP = re.compile(r"([\\`*_{}\[\]<>&|$~^!])")
_UNSAFE = re.compile(r"[\s()<>\[\]{}%#?\"'\\`*_|&\ud800-\udfff]+")
_MARP = re.compile(
    r"(?:bg|fit|contain|cover|auto|vertical|(?:left|right)(?::\d+%)?|\d+%|(?:w|h|width|height):\S+"
    r"|(?:blur|brightness|contrast|drop-shadow|grayscale|hue-rotate|invert|opacity|saturate|sepia)(?::\S+)?)"
)


class Shown(Struct, frozen=True):
    """A map's picture in the document: its file beside it, its words, how wide, and what else stood in the
    braces behind the map.
    """

    file: str
    alt: str
    width: str | None
    others: Sequence[Attribute]


def written(guest: Guest, shown: Shown) -> str:
    """What stands in place of the guest, without a line end at its end; lines end in LF."""
    image = _image(guest, shown)
    home = guest.home
    if not isinstance(home, Fence):
        return image
    blank = re.sub(r"[^\s>]", " ", home.lead).rstrip()
    before = f"{home.lead.rstrip()}\n" if home.below else ""
    return f"{before}{home.lead}{image}" + (f"\n{blank}" if home.above else "")


def _image(guest: Guest, shown: Shown) -> str:
    there = "./" + _UNSAFE.sub(lambda found: address(found[0], safe=""), shown.file)
    home = guest.home
    title = "" if isinstance(home, Fence) else home.title
    kept = [each.span.text for each in shown.others] if guest.braced else []
    if shown.width and not guest.braced:
        return f'<img src="{escape(there)}" alt="{escape(shown.alt)}" width="{escape(shown.width)}">'
    if shown.width:
        kept.append(f"width={shown.width}")
    words = _MARKUP.sub(r"\\\1", shown.alt) if isinstance(home, Fence) else _words(home.words, shown.alt)
    return f"![{words}]({there}{title})" + (f"{{{' '.join(kept)}}}" if kept else "")


def _words(own: str, told: str) -> str:
    """An image's own words; with those told behind them where these are only what Marp is to do with it."""
    if all(_MARP.fullmatch(word) for word in own.split()):
        return " ".join([*own.split(), _MARKUP.sub(r"\\\1", told)])
    return own
