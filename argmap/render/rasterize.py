"""A picture as pixels, in the fonts that were chosen for it and no others."""

from collections.abc import Sequence

from argmap.fonts.fallback import Typeface
from argmap.render.picture import Picture
from argmap.render.resvg_process import PngJob, run_resvg
from argmap.render.svg import write_svg


def rasterize(picture: Picture, typefaces: Sequence[Typeface], size: tuple[int, int]) -> bytes:
    """Draw a picture as a PNG of this width and height in pixels; one without texts needs no typefaces.

    Raises UserError where resvg breaks down over it, and OutOfTime.
    """
    fonts = list(dict.fromkeys(face.path for typeface in typefaces for face in typeface.faces))
    family = typefaces[0].family if typefaces else ""
    return run_resvg(PngJob(write_svg(picture), *size, fonts, family))
