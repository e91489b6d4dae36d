"""The pages a drawing can be made for, and what is said of the text on them."""

import re
from collections.abc import Mapping

from msgspec import Struct

from argmap.text.diagnostic import Phrase


class Page(Struct, frozen=True):
    """What a drawing is meant for: its size in words, and its width and height in points."""

    name: Phrase
    width: float
    height: float


PAGES: Mapping[str, Page] = {
    "16:9": Page(Phrase(en="a 13.33 × 7.5 in slide", ko="13.33 × 7.5 in 슬라이드"), 960, 540),
    "4:3": Page(Phrase(en="a 10 × 7.5 in slide", ko="10 × 7.5 in 슬라이드"), 720, 540),
    "a4": Page(Phrase(en="a landscape A4 page", ko="가로 A4 용지"), 842, 595),
}
USUAL_PAGE = "16:9"
"""What a picture is fitted to where nothing is said."""
NO_PAGE = "none"
"""What asks for the drawing in its own shape."""
_SIZE = re.compile(r"([0-9]{2,5})x([0-9]{2,5})")


def is_page(name: str) -> bool:
    """Whether `--fit` and the setting `fit` take a name."""
    try:
        return name == NO_PAGE or bool(page_named(name))
    except ValueError:
        return False


def page_named(name: str) -> Page:
    """The page of a name: one of PAGES, or `WIDTHxHEIGHT` in pixels, of which a slide is 1920 wide.

    Raises ValueError for any other name, and for a page more than ten times as wide as high or the reverse.
    """
    if name in PAGES:
        return PAGES[name]
    size = _SIZE.fullmatch(name)
    if size is None:
        raise ValueError(f"no page {name!r}")
    width, height = int(size[1]), int(size[2])
    if not 0.1 <= width / height <= 10:
        raise ValueError(f"no page {name!r}")
    said = Phrase(en=f"a {width} × {height} px page", ko=f"{width} × {height} px 화면")
    return Page(said, width / 2, height / 2)
