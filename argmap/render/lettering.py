"""The texts that a picture shows, as fonts have them; and the names that an SVG's elements go by."""

import xml.etree.ElementTree as ET
from unicodedata import bidirectional, category, normalize

SVG = "{http://www.w3.org/2000/svg}"
HREF = "{http://www.w3.org/1999/xlink}href"
TEXT = f"{SVG}text"
_JOINERS = "\u200c\u200d"


def lettering(picture: ET.Element) -> frozenset[str]:
    """Every text that an SVG drawing of ours shows; not its title and outline, which are only told."""
    return frozenset("".join(each.itertext()) for each in picture.iter(TEXT))


def plain(text: str) -> str:
    """A text as fonts have it: composed, each blank a space, without the signs that only guide wrapping."""
    return "".join(
        " " if category(char) == "Cc" else char
        for char in normalize("NFC", text)
        if category(char) != "Cf" or char in _JOINERS
    )


def turns(text: str) -> bool:
    """Whether some of it runs from right to left; its pieces then stand in another order."""
    return any(bidirectional(char) in ("R", "AL", "AN") for char in text)
