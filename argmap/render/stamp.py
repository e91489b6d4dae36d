"""An emoji as a small picture: where its font has it in colours, it has no outline."""

from base64 import b64encode

from argmap.fonts.choice import Typeface
from argmap.fonts.glyphs import EM
from argmap.render.png import pixels
from argmap.render.xml import tag, text
from argmap.text.diagnostic import Phrase
from argmap.text.trouble import Trouble

FINE = 96
"""Pixels of an em: enough for a title that fills a screen."""
ABOVE, BELOW = 1.1, 0.4
"""How far above and below its baseline an emoji may reach, in ems."""


def stamp(character: str, typeface: Typeface, advance: int) -> dict[str, str | float | None]:
    """The attributes of an `<image>` of a character, in EM, its origin at 0 0 and `advance` wide.

    Raises Trouble where resvg breaks down over it, or shows nothing.
    """
    high = (ABOVE + BELOW) * EM
    size = (max(1, round(advance * FINE / EM)), round(high * FINE / EM))
    try:
        drawn, blank = (
            pixels(_drawing(each, typeface, advance, high), (typeface,), size) for each in (character, "")
        )
    except Trouble as trouble:
        raise _no_stamp(character) from trouble
    if drawn == blank:
        raise _no_stamp(character)
    data = b64encode(drawn).decode()
    return {
        "y": -ABOVE * EM,
        "width": advance,
        "height": high,
        "preserveAspectRatio": "none",
        "xlink:href": f"data:image/png;base64,{data}",
    }


def _drawing(character: str, typeface: Typeface, width: float, height: float) -> str:
    """An SVG of nothing but the character."""
    family = f"'{typeface.family}'"
    shown = tag("text", {"y": ABOVE * EM, "font-size": EM, "font-family": family}, text(character))
    root: dict[str, str | float | None] = {
        "xmlns": "http://www.w3.org/2000/svg",
        "width": width,
        "height": height,
        "viewBox": f"0 0 {width:g} {height:g}",
    }
    return tag("svg", root, shown)


def _no_stamp(character: str) -> Trouble:
    return Trouble(
        Phrase(
            en=f"resvg cannot draw `{character}` as a picture; take `--text embed` or `--text font`",
            ko=f"resvg가 `{character}`를 그리지 못한다; `--text embed`나 `--text font`를 쓴다",
        )
    )
