"""The style sheet of an HTML talk: the theme's colours, the page's size, the places on each slide."""

import re
from collections.abc import Iterable, Sequence
from math import ceil

from argmap.deck.deck import (
    BODY_BOUNDS,
    TITLE_BOUNDS,
    Deck,
    Slide,
    SlideKind,
    find_title_bounds,
    scale_bounds,
)
from argmap.files.package_data import read_own_text
from argmap.fonts.text_width import text_width
from argmap.render.css_fonts import css_font_stack
from argmap.render.picture import Picture
from argmap.render.xml import format_number
from argmap.scene.scene import Rect
from argmap.theme.contrast import contrast_ratio
from argmap.theme.pages import PageSize
from argmap.theme.theme import Theme

TEXT_SIZES = (28, 26, 24, 22, 20, 18, 16, 14, 12, 10)
"""The sizes tried for headings and lines, in points; the largest that fits is taken."""
TITLE_SIZES = (48, 44, 40, 36, 32, *TEXT_SIZES)
"""The sizes tried for the title of the talk, in points."""
LEADING = 1.3
"""The height of a line of text, in its size."""


def build_style_sheet(deck: Deck, theme: Theme, dark_rules: Sequence[str]) -> str:
    """Build the style sheet. `dark_rules` are those of the drawings."""
    page = deck.page
    size = (
        f":root{{--width:{format_number(page.width)};--height:{format_number(page.height)};"
        f"--fonts:{_font_families(theme)}}}"
    )
    paper = f"@page{{size:{format_number(page.width)}pt {format_number(page.height)}pt;margin:0}}"
    places = (_placement_rule(at, slide, page) for at, slide in enumerate(deck.slides, 1))
    rules = [size, _colour_rules(theme), paper, *places, *dark_rules]
    return "\n".join(["", *rules, read_own_text("render", "html", "slides.css")])


def collect_dark_rules(pictures: Iterable[Picture | None]) -> tuple[str, ...]:
    """Collect the dark colours of pictures, each rule once."""
    rules = (rule for picture in pictures if picture for rule in picture.dark_rules or ())
    return tuple(dict.fromkeys(rules))


def _font_families(theme: Theme) -> str:
    """List the font families, escaped so that no name ends the style sheet."""
    return re.sub(
        r"[<\x00-\x1f\ud800-\udfff]", lambda found: f"\\{ord(found[0]):X} ", css_font_stack(theme.fonts)
    )


def _colour_rules(theme: Theme) -> str:
    scheme = (
        _colour_scheme(theme)
        if theme.dark_variant is None
        else f"{_colour_scheme(theme)} {_colour_scheme(theme.dark_variant)}"
    )
    rules = [f":root{{color-scheme:{scheme};{_colour_variables(theme)}}}"]
    if theme.dark_variant:
        rules.append(
            f"@media (prefers-color-scheme: dark){{:root{{{_colour_variables(theme.dark_variant)}}}}}"
        )
    return "\n".join(rules)


def _colour_scheme(theme: Theme) -> str:
    return (
        "dark"
        if contrast_ratio(theme.background, "#FFFFFF") > contrast_ratio(theme.background, "#000000")
        else "light"
    )


def _colour_variables(theme: Theme) -> str:
    colours = {
        "page": theme.background,
        "ink": theme.text,
        "quiet": theme.muted,
        "line": theme.roles["thesis"].border,
        "ground": theme.frame.fill,
    }
    return ";".join(f"--{name}:{colour}" for name, colour in colours.items())


def _placement_rule(slide_number: int, slide: Slide, page: PageSize) -> str:
    """Build the rule that places a slide's heading and body and sizes their text, in points."""
    title, body = _title_and_body_bounds(slide, page)
    sizes = TITLE_SIZES if slide.kind is SlideKind.TITLE else TEXT_SIZES
    text_sizes = {
        "heading": _largest_fitting_size([slide.title], title, sizes, bold=True),
        "lines": _largest_fitting_size(slide.lines, body, TEXT_SIZES),
    }
    variables = _rect_variables("t", title) | _rect_variables("b", body) | text_sizes
    if slide.minimap:
        variables |= _rect_variables("m", slide.minimap.bounds)
    declarations = ";".join(f"--{key}:{format_number(value)}" for key, value in variables.items())
    return f".n{slide_number}{{{declarations}}}"


def _rect_variables(name: str, rect: Rect) -> dict[str, float]:
    return {f"{name}x": rect.x, f"{name}y": rect.y, f"{name}w": rect.width, f"{name}h": rect.height}


def _title_and_body_bounds(slide: Slide, page: PageSize) -> tuple[Rect, Rect]:
    """Return the bounds of the heading, and of what is under it."""
    if slide.kind is SlideKind.TITLE:
        return scale_bounds(Rect(64, 120, 832, 180), page), scale_bounds(Rect(64, 320, 832, 150), page)
    body = scale_bounds(BODY_BOUNDS, page)
    if slide.scene is None:
        return scale_bounds(TITLE_BOUNDS, page), scale_bounds(Rect(48, 84, 864, 428), page)
    return find_title_bounds(slide, page), slide.body or slide.scene.fit_into(body)


def _largest_fitting_size(
    texts: Sequence[str], bounds: Rect, sizes: Sequence[int], *, bold: bool = False
) -> int:
    """Find the largest size at which the texts, one below the other, fit into the bounds; else the least."""
    for size in sizes:
        rows = sum(max(1, ceil(1.1 * text_width(line, size, bold=bold) / bounds.width)) for line in texts)
        gaps = 0.4 * size * max(0, len(texts) - 1)
        if rows * LEADING * size + gaps <= bounds.height:
            return size
    return sizes[-1]
