"""The text in a layout's placeholders, where outline views and screen readers look: title, lines, number."""

from collections.abc import Iterable, Sequence
from math import ceil

from msgspec.structs import replace

from argmap.deck.deck import TITLE_BOUNDS
from argmap.fonts.text_direction import is_right_to_left
from argmap.fonts.text_width import text_width
from argmap.render.pptx.layouts import Layout, Placeholder
from argmap.render.pptx.shape_xml import (
    NO_LINE,
    PresetGeometry,
    ShapeIdentity,
    ShapeNumbers,
    build_shape,
    build_text_geometry,
)
from argmap.render.pptx.slide_units import SlideTransform
from argmap.render.pptx.text_body import SLIDE_NUMBER_FIELD, strip_control_characters, to_office_language
from argmap.render.xml import build_element, escape_text
from argmap.scene.scene import Rect

MIN_TEXT_SIZE = 10.0
"""The smallest size of text in points. Longer text overflows its placeholder, but is not cut."""
SIZE_STEP = 2.0
"""The step in points by which text shrinks until it fits, as in the size lists of office programs."""
LINE_HEIGHT = 1.25
"""The height of a line in text sizes, an estimate for fonts that are not known before the file is opened."""
_CENTRED_KINDS = ("ctrTitle", "subTitle")
"""Placeholders of a title page, whose text is in the middle."""
WIDTH_RESERVE = 1.05
"""The reserve on measured widths, for a template whose font is wider than the one that is measured."""


def build_title_placeholder(
    title: str, layout: Layout, numbers: ShapeNumbers, lang: str, bounds: Rect | None = None
) -> str:
    """Build a slide's title; with `bounds` in points where it is narrower than its layout has it."""
    placeholder = layout.title or Placeholder("title", None, TITLE_BOUNDS)
    if bounds:
        placeholder = replace(placeholder, rect=bounds, is_moved=True)
    size = fit_text_size([title], placeholder.rect, layout.sizes[0], bold=True)
    return _build_placeholder(
        numbers.number_for("title"),
        "Title",
        placeholder,
        build_paragraphs([title], lang, size, placeholder.kind),
    )


def draw_up_arrow(overview: str, link: str, layout: Layout, numbers: ShapeNumbers) -> str:
    """Draw the arrow before a title that links to the slide with the overview, whose title describes it."""
    title = layout.title.rect if layout.title else TITLE_BOUNDS
    x, y = max(4.0, title.x - 22), title.middle
    geometry = PresetGeometry("triangle", SlideTransform().emu_box(Rect(x, y - 6, 16, 12)), rotation=270)
    paint = build_element("a:solidFill", {}, build_element("a:schemeClr", {"val": "tx1"})) + NO_LINE
    return build_shape(
        ShapeIdentity(numbers.number_for("up"), "overview", overview or "↑", link), geometry, paint
    )


def build_text_placeholder(lines: Sequence[str], layout: Layout, numbers: ShapeNumbers, lang: str) -> str:
    """Build a slide's lines of text: in its layout's placeholder, else in the bounds of a drawing."""
    placeholder = layout.body or Placeholder(None, None, layout.body_bounds)
    paragraphs = build_paragraphs(
        lines, lang, fit_text_size(lines, placeholder.rect, layout.sizes[1]), placeholder.kind
    )
    return _build_placeholder(
        numbers.number_for("text"), "Text", placeholder, paragraphs, standalone=layout.body is None
    )


def build_number_placeholder(layout: Layout, numbers: ShapeNumbers) -> str:
    """Build the slide's number; "" where its layout has no placeholder for it."""
    if layout.page_number is None:
        return ""
    paragraph = build_element("a:p", {}, SLIDE_NUMBER_FIELD)
    return _build_placeholder(numbers.number_for("number"), "Slide Number", layout.page_number, paragraph)


def build_paragraphs(
    lines: Iterable[str], lang: str, size: float | None = None, kind: str | None = None
) -> str:
    """Build a paragraph for each line; a size of None is the layout's, `kind` that of its placeholder."""
    properties: dict[str, str | float | None] = {
        "lang": to_office_language(lang),
        "sz": round(size * 100) if size else None,
    }
    return "".join(
        build_element(
            "a:p",
            {},
            _build_direction(line, kind)
            + build_element(
                "a:r",
                {},
                build_element("a:rPr", properties)
                + build_element("a:t", {}, escape_text(strip_control_characters(line))),
            )
            if line
            else None,
        )
        for line in lines
    )


def _build_direction(line: str, kind: str | None) -> str:
    """Build the properties of a paragraph that is written from right to left; "" for any other."""
    if not is_right_to_left(line):
        return ""
    align = None if kind in _CENTRED_KINDS else "r"
    return build_element("a:pPr", {"algn": align, "rtl": 1})


def fit_text_size(
    lines: Sequence[str], bounds: Rect, default_size: float, *, bold: bool = False
) -> float | None:
    """Find the largest size, in points, at which lines fit into bounds; None where the default size fits."""
    size = default_size
    while size > MIN_TEXT_SIZE:
        width = max(bounds.width - size, 1.0)
        count = sum(max(1, ceil(text_width(line, size, bold=bold) * WIDTH_RESERVE / width)) for line in lines)
        if count * size * LINE_HEIGHT <= max(bounds.height, 1.0):
            break
        size = max(MIN_TEXT_SIZE, size - SIZE_STEP)
    return None if size == default_size else size


def _build_placeholder(
    number: int, name: str, placeholder: Placeholder, paragraphs_xml: str, *, standalone: bool = False
) -> str:
    """Build a shape in a layout's placeholder; one that is `standalone` or moved has its own bounds."""
    kind = build_element("p:cNvPr", {"id": number, "name": name})
    reference = build_element("p:ph", {"type": placeholder.kind, "idx": placeholder.index})
    kind += build_element(
        "p:cNvSpPr", {}, build_element("a:spLocks", {"noGrp": 1}) if not standalone else None
    )
    kind += build_element("p:nvPr", {}, None if standalone else reference)
    body = build_element(
        "p:txBody", {}, build_element("a:bodyPr", {}) + build_element("a:lstStyle", {}) + paragraphs_xml
    )
    has_bounds = standalone or placeholder.is_moved
    return build_element(
        "p:sp",
        {},
        build_element("p:nvSpPr", {}, kind)
        + build_element("p:spPr", {}, build_text_geometry(placeholder.rect) if has_bounds else None)
        + body,
    )
