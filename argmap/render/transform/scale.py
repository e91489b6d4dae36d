"""A drawing of ours made larger or smaller as a whole, to fill a page of a given size."""

import re
import xml.etree.ElementTree as ET

from argmap.render.svg_text import SVG_NS

_LENGTH_ATTRIBUTES = frozenset(
    [
        *["x", "y", "width", "height", "rx", "cx", "cy", "r", "points", "d"],
        *["font-size", "textLength", "stroke-width", "stroke-dasharray"],
    ]
)
"""The attributes whose numbers are lengths or places."""
_NUMBER = re.compile(r"-?[0-9]+(?:\.[0-9]+)?")


def scale_to_page(root: ET.Element, width: float, height: float) -> ET.Element:
    """The same SVG drawing with all its lengths multiplied, as large as fits, on a page of that size. Its
    ground fills the page, whose shape it has but for rounding.
    """
    _, _, wide, high = (float(part) for part in root.attrib["viewBox"].split())
    factor = min(width / wide, height / high)
    copy = ET.fromstring(ET.tostring(root, "unicode"))
    for element in copy.iter():
        for key in element.attrib.keys() & _LENGTH_ATTRIBUTES:
            element.set(
                key, _NUMBER.sub(lambda found: f"{float(found[0]) * factor:.4f}", element.attrib[key])
            )
    copy.set("viewBox", f"0 0 {width:g} {height:g}")
    ground = copy.find(f"{SVG_NS}rect")
    if ground is not None:
        ground.attrib.update(width=f"{width:g}", height=f"{height:g}")
    return copy
