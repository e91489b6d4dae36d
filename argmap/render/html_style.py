"""The style sheet of an HTML talk: the theme's colours, the page's size, where things stand on each slide."""

import re
from collections.abc import Iterable, Sequence
from math import ceil

from argmap.deck.deck import BODY, TITLE, Deck, Slide, SlideKind, scaled
from argmap.files.packaged import packaged_text
from argmap.fonts.measure import width
from argmap.layout.scene import Rect, Scene
from argmap.render.typefaces import stack
from argmap.render.xml import number
from argmap.theme.contrast import contrast
from argmap.theme.pages import Page
from argmap.theme.palette import Theme

SIZES = (28, 26, 24, 22, 20, 18, 16, 14, 12, 10)
"""The sizes tried for headings and lines, in points; the largest that fits is taken."""
LARGE = (48, 44, 40, 36, 32, *SIZES)
"""The same for the title of the talk."""
LEADING = 1.3
"""Heights of a line of text, in its size."""
_SHEET = re.compile(r"<style[^>]*>\n(.*?)</style>", re.DOTALL)


def style(deck: Deck, theme: Theme, night: Sequence[str]) -> str:
    """The whole sheet. `night` are the rules that the drawings bring along."""
    page = deck.page
    size = f":root{{--width:{number(page.width)};--height:{number(page.height)};--fonts:{_fonts(theme)}}}"
    paper = f"@page{{size:{number(page.width)}pt {number(page.height)}pt;margin:0}}"
    places = (_place(at, slide, page) for at, slide in enumerate(deck.slides, 1))
    rules = [size, _colours(theme), paper, *places, *night]
    return "\n".join(["", *rules, packaged_text("render", "slides.css")])


def night_rules(pictures: Iterable[str]) -> tuple[str, ...]:
    """The rules in the style sheets of drawings, each once."""
    sheets = (found for picture in pictures for found in _SHEET.findall(picture))
    return tuple(dict.fromkeys(rule for sheet in sheets for rule in sheet.splitlines()))


def _fonts(theme: Theme) -> str:
    """The families. A name cannot end the style sheet, whatever it is."""
    return re.sub(r"[<\x00-\x1f\ud800-\udfff]", lambda found: f"\\{ord(found[0]):X} ", stack(theme.fonts))


def _colours(theme: Theme) -> str:
    scheme = _scheme(theme) if theme.night is None else f"{_scheme(theme)} {_scheme(theme.night)}"
    rules = [f":root{{color-scheme:{scheme};{_paints(theme)}}}"]
    if theme.night:
        rules.append(f"@media (prefers-color-scheme: dark){{:root{{{_paints(theme.night)}}}}}")
    return "\n".join(rules)


def _scheme(theme: Theme) -> str:
    return "dark" if contrast(theme.page, "#FFFFFF") > contrast(theme.page, "#000000") else "light"


def _paints(theme: Theme) -> str:
    paints = {
        "page": theme.page,
        "ink": theme.text,
        "quiet": theme.quiet,
        "line": theme.roles["thesis"].line,
        "ground": theme.frame.ground,
    }
    return ";".join(f"--{name}:{colour}" for name, colour in paints.items())


def _place(at: int, slide: Slide, page: Page) -> str:
    """Where the heading and the body of a slide stand, in points, and how large their text is."""
    title, body = _rooms(slide, page)
    sizes = LARGE if slide.kind is SlideKind.TITLE else SIZES
    large = _fitting([slide.title], title, sizes, bold=True)
    small = _fitting(slide.lines, body, SIZES)
    inside = _rect("t", title) | _rect("b", body) | {"heading": large, "lines": small}
    return f".n{at}{{{';'.join(f'--{key}:{number(value)}' for key, value in inside.items())}}}"


def _rect(name: str, rect: Rect) -> dict[str, float]:
    return {f"{name}x": rect.x, f"{name}y": rect.y, f"{name}w": rect.width, f"{name}h": rect.height}


def _rooms(slide: Slide, page: Page) -> tuple[Rect, Rect]:
    """The room for the heading, and for what is under it."""
    if slide.kind is SlideKind.TITLE:
        return scaled(Rect(64, 120, 832, 180), page), scaled(Rect(64, 320, 832, 150), page)
    body = scaled(BODY, page)
    if slide.scene is None:
        return scaled(TITLE, page), scaled(Rect(48, 84, 864, 428), page)
    return scaled(TITLE, page), slide.body or _middle(slide.scene, body)


def _middle(scene: Scene, room: Rect) -> Rect:
    """The drawing in the middle of the room, as large as it can be."""
    scale = min(room.width / scene.width, room.height / scene.height)
    wide, high = scene.width * scale, scene.height * scale
    return Rect(room.x + (room.width - wide) / 2, room.y + (room.height - high) / 2, wide, high)


def _fitting(texts: Sequence[str], room: Rect, sizes: Sequence[int], *, bold: bool = False) -> int:
    """The largest of the sizes at which the texts, one below the other, fit into the room; else the least."""
    for size in sizes:
        rows = sum(max(1, ceil(1.1 * width(line, size, bold=bold) / room.width)) for line in texts)
        gaps = 0.4 * size * max(0, len(texts) - 1)
        if rows * LEADING * size + gaps <= room.height:
            return size
    return sizes[-1]
