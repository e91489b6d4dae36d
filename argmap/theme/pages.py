"""Page sizes that a drawing can be fitted to."""

import re
from collections.abc import Mapping

from msgspec import Struct

from argmap.diagnostics.diagnostic import Phrase

READABLE_PT = 18.0
"""Points of text that can be read from the back of a room: 36 px on a screen 1080 px high.

Guidance for slides recommends 24 and allows 18. Four maps of 30 to 60 claims, split for slides, take 4, 9, 7
and 4 parts; at half 0, 2, 2 and 0, and at double 29 to 48, most of which are still too small.
"""
MIN_TEXT_PT = 12.0
"""Points of text below which a page is hard to read even from near: 24 px on a screen 1080 px high.

Guides for slides call 11 an absolute floor.
"""


class PageSize(Struct, frozen=True):
    """A page: its size in words for messages, and its width and height in points.

    `is_paper` is true for a page that is printed. `pixels` is its width in pixels where that was chosen.
    """

    description: Phrase
    width: float
    height: float
    is_paper: bool = False
    pixels: int | None = None

    @property
    def pixel_width(self) -> int:
        """The width in pixels: as chosen, else with FULL_HD pixels on the longer side."""
        return self.pixels or round(FULL_HD * self.width / max(self.width, self.height))


FULL_HD = 1920
"""The pixels on the longer side of a picture: those of a common screen and projector."""


class PageChoice(Struct, frozen=True):
    """A page by the name that it was chosen by; `size` None is the drawing's own shape."""

    name: str
    size: PageSize | None


PAGE_SIZES: Mapping[str, PageSize] = {
    "16:9": PageSize(Phrase(en="a 13.33 × 7.5 in slide", ko="13.33 × 7.5 in 슬라이드"), 960, 540),
    "4:3": PageSize(Phrase(en="a 10 × 7.5 in slide", ko="10 × 7.5 in 슬라이드"), 720, 540),
    "9:16": PageSize(Phrase(en="a 7.5 × 13.33 in upright page", ko="7.5 × 13.33 in 세로 화면"), 540, 960),
    "1:1": PageSize(Phrase(en="a 7.5 in square", ko="7.5 in 정사각형"), 540, 540),
    "a4": PageSize(Phrase(en="a landscape A4 page", ko="가로 A4 용지"), 842, 595, is_paper=True),
    "a3": PageSize(Phrase(en="a landscape A3 page", ko="가로 A3 용지"), 1191, 842, is_paper=True),
    "letter": PageSize(Phrase(en="a landscape Letter page", ko="가로 레터 용지"), 792, 612, is_paper=True),
    "legal": PageSize(Phrase(en="a landscape Legal page", ko="가로 리걸 용지"), 1008, 612, is_paper=True),
}
DEFAULT_PAGE = "16:9"
"""The page of a picture where neither `--fit` nor `fit` names one."""
NO_PAGE = "none"
"""The value of `fit` for a drawing in its own shape."""
EXAMPLE_PAGE = "1920x1080"
"""A page that is a size, as an example of all of them."""
_SIZE = re.compile(r"([0-9]{2,5})x([0-9]{2,5})")


def parse_page(name: str) -> PageChoice:
    """Return the page of a value of `--fit` and of the setting `fit`. Raises ValueError for any other."""
    return PageChoice(name, None if name == NO_PAGE else parse_page_size(name))


def parse_page_size(name: str) -> PageSize:
    """The page of a name: a key of PAGE_SIZES in any case, or `WIDTHxHEIGHT` in pixels, two a point.

    Raises ValueError for any other name, and for a page more than ten times as wide as high or the reverse:
    no drawing can be read on a strip.
    """
    if name.lower() in PAGE_SIZES:
        return PAGE_SIZES[name.lower()]
    size = _SIZE.fullmatch(name)
    if size is None:
        raise ValueError(f"no page {name!r}")
    width, height = int(size[1]), int(size[2])
    if not 0.1 <= width / height <= 10:
        raise ValueError(f"no page {name!r}")
    description = Phrase(en=f"a {width} × {height} px page", ko=f"{width} × {height} px 화면")
    return PageSize(description, width / 2, height / 2, pixels=width)
