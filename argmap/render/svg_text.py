"""The texts that a picture shows, as fonts have them; and the names that an SVG's elements go by."""

import xml.etree.ElementTree as ET
from unicodedata import bidirectional, category, normalize

from msgspec import Struct

SVG_NS = "{http://www.w3.org/2000/svg}"
HREF_ATTRIBUTE = "{http://www.w3.org/1999/xlink}href"
TEXT_TAG = f"{SVG_NS}text"
_JOINERS = "\u200c\u200d"


class SvgTextLine(Struct, frozen=True):
    """One line of text on its baseline; `x` is its left end, or its middle; `width` None is as it comes."""

    text: str
    x: float
    y: float
    size: float
    bold: bool = False
    middle: bool = False
    rtl: bool = False
    width: float | None = None


def read_text_element(element: ET.Element) -> SvgTextLine:
    """What a text element of ours shows, and where."""
    attributes = element.attrib
    x, y, size = (float(attributes[name]) for name in ("x", "y", "font-size"))
    return SvgTextLine(
        text=normalize_text("".join(element.itertext())),
        x=x,
        y=y,
        size=size,
        bold=attributes.get("font-weight") in ("700", "bold"),
        middle=attributes.get("text-anchor") == "middle",
        rtl=attributes.get("direction") == "rtl",
        width=float(attributes["textLength"]) if "textLength" in attributes else None,
    )


def collect_texts(root: ET.Element) -> frozenset[str]:
    """Every text that an SVG drawing of ours shows; not its title and outline, which are only told."""
    return frozenset("".join(each.itertext()) for each in root.iter(TEXT_TAG))


def normalize_text(text: str) -> str:
    """A text as fonts have it: composed, each blank a space, without the signs that only guide wrapping."""
    return "".join(
        " " if category(char) == "Cc" else char
        for char in normalize("NFC", text)
        if category(char) != "Cf" or char in _JOINERS
    )


def has_right_to_left(text: str) -> bool:
    """Whether some of it runs from right to left; its pieces then stand in another order."""
    return any(bidirectional(char) in ("R", "AL", "AN") for char in text)


def insert_after_desc(svg: str, markup: str) -> str:
    """An SVG drawing of ours with more of what is not shown itself, after what is told of it."""
    told, end, shown = svg.partition("</desc>")
    return f"{told}{end}\n{markup}{shown}"
