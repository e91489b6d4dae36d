"""One line of text in an SVG."""

from argmap.render.xml import build_element, escape_text
from argmap.scene.scene import TextLine


def draw_text_line(line: TextLine, colour: str) -> str:
    """One line of text, held to the width we measured whatever font the reader has."""
    middle = line.centred or line.rtl
    held = len(line.text) > 1 and line.width > 0
    return build_element(
        "text",
        {
            "x": line.x + line.width / 2 if line.rtl and not line.centred else line.x,
            "y": line.y,
            "font-size": line.size,
            "font-weight": 700 if line.bold else None,
            "fill": colour,
            "text-anchor": "middle" if middle else None,
            "direction": "rtl" if line.rtl else None,
            "textLength": line.width if held else None,
            "lengthAdjust": "spacingAndGlyphs" if held else None,
            "xml:space": "preserve" if "  " in line.text or "\t" in line.text else None,
        },
        escape_text(line.text),
    )
