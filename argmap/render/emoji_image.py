"""An emoji as a small picture: where its font has it in colours, it has no outline."""

from base64 import b64encode

from argmap.diagnostics.diagnostic import Phrase
from argmap.diagnostics.user_error import UserError
from argmap.fonts.fallback import Typeface
from argmap.fonts.shaping import UNITS_PER_EM
from argmap.render.png import rasterize
from argmap.render.xml import build_element, escape_text

EMOJI_PX_PER_EM = 96
"""Pixels of an em: enough for a title that fills a screen."""
EMOJI_ASCENT, EMOJI_DESCENT = 1.1, 0.4
"""How far above and below its baseline an emoji may reach, in ems."""


def build_emoji_image(character: str, typeface: Typeface, advance: int) -> dict[str, str | float | None]:
    """The attributes of an `<image>` of a character, in EM, its origin at 0 0 and `advance` wide.

    Raises Trouble where resvg breaks down over it, or shows nothing.
    """
    high = (EMOJI_ASCENT + EMOJI_DESCENT) * UNITS_PER_EM
    size = (
        max(1, round(advance * EMOJI_PX_PER_EM / UNITS_PER_EM)),
        round(high * EMOJI_PX_PER_EM / UNITS_PER_EM),
    )
    try:
        drawn, blank = (
            rasterize(_build_svg(each, typeface, advance, high), (typeface,), size)
            for each in (character, "")
        )
    except UserError as trouble:
        raise _emoji_error(character) from trouble
    if drawn == blank:
        raise _emoji_error(character)
    data = b64encode(drawn).decode()
    return {
        "y": -EMOJI_ASCENT * UNITS_PER_EM,
        "width": advance,
        "height": high,
        "preserveAspectRatio": "none",
        "xlink:href": f"data:image/png;base64,{data}",
    }


def _build_svg(character: str, typeface: Typeface, width: float, height: float) -> str:
    """An SVG of nothing but the character."""
    family = f"'{typeface.family}'"
    shown = build_element(
        "text",
        {"y": EMOJI_ASCENT * UNITS_PER_EM, "font-size": UNITS_PER_EM, "font-family": family},
        escape_text(character),
    )
    root: dict[str, str | float | None] = {
        "xmlns": "http://www.w3.org/2000/svg",
        "width": width,
        "height": height,
        "viewBox": f"0 0 {width:g} {height:g}",
    }
    return build_element("svg", root, shown)


def _emoji_error(character: str) -> UserError:
    return UserError(
        Phrase(
            en=f"resvg cannot draw `{character}` as a picture; take `--text embed` or `--text font`",
            ko=f"resvg가 `{character}`를 그리지 못한다; `--text embed`나 `--text font`를 쓴다",
        )
    )
