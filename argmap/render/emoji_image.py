"""An emoji as a small image: where its font has it in colours, it has no outline."""

from argmap.diagnostics.diagnostic import Phrase
from argmap.diagnostics.user_error import UserError
from argmap.fonts.fallback import Typeface
from argmap.fonts.shaping import UNITS_PER_EM
from argmap.render.picture import GlyphImage, Picture, TextRun
from argmap.render.rasterize import rasterize

EMOJI_PX_PER_EM = 96
"""Pixels of an em: two for each point of the largest title of a talk, and some to spare."""
EMOJI_ASCENT, EMOJI_DESCENT = 1.1, 0.4
"""The room above and below its baseline that an emoji may fill, in ems; what reaches further is cut off."""


def build_emoji_image(character: str, typeface: Typeface, advance: int, name: str) -> GlyphImage:
    """Draw a character as an image with the id `name`, `advance` units of its font wide.

    Raises UserError where resvg breaks down over it, or shows nothing.
    """
    height = (EMOJI_ASCENT + EMOJI_DESCENT) * UNITS_PER_EM
    size = (
        max(1, round(advance * EMOJI_PX_PER_EM / UNITS_PER_EM)),
        round(height * EMOJI_PX_PER_EM / UNITS_PER_EM),
    )
    family = f"'{typeface.family}'"

    def draw(text: str) -> bytes:
        run = TextRun(text, 0, EMOJI_ASCENT * UNITS_PER_EM, UNITS_PER_EM, "#000000")
        return rasterize(Picture(advance, height, (run,), font_family=family), (typeface,), size)

    try:
        png, blank = draw(character), draw("")
    except UserError as error:
        raise _emoji_error(character) from error
    if png == blank:
        raise _emoji_error(character)
    return GlyphImage(name, -EMOJI_ASCENT * UNITS_PER_EM, advance, height, png)


def _emoji_error(character: str) -> UserError:
    return UserError(
        Phrase(
            en=f"resvg cannot draw `{character}` as a picture; take `--text embed` or `--text font`",
            ko=f"resvg가 `{character}`를 그리지 못한다; `--text embed`나 `--text font`를 쓴다",
        )
    )
