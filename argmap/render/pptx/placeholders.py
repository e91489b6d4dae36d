"""What stands in a layout's own places, where outlines and screen readers look: title, text, number."""

from collections.abc import Iterable, Sequence
from math import ceil

from argmap.fonts.text_width import text_width
from argmap.render.pptx.bent_connector import EMU_PER_POINT
from argmap.render.pptx.package import Layout, Placeholder
from argmap.render.pptx.shape_xml import NO_LINE, PresetGeometry, ShapeIdentity, ShapeNumbers, build_shape
from argmap.render.pptx.slide_units import SlideTransform
from argmap.render.pptx.text_body import strip_control_characters, to_office_language
from argmap.render.xml import build_element, escape_text
from argmap.scene.scene import Rect

MIN_TEXT_SIZE = 10.0
"""The smallest size of text, in points."""
LINE_HEIGHT = 1.25
"""The height of a line, in sizes of its text."""
NUMBER_FIELD_ID = "{7A1C4C2E-3E0B-4F0B-9B6C-2A5D1E6F7A10}"
"""What the field of the slide's number is called; any such name does."""


def build_title_placeholder(title: str, layout: Layout, numbers: ShapeNumbers, lang: str) -> str:
    """A slide's title."""
    holder = layout.title or Placeholder("title", None, Rect(32, 16, 896, 48))
    size = fit_text_size([title], holder.rect, layout.sizes[0], bold=True)
    return _build_placeholder(
        numbers.number_for("title"), "Title", holder, build_paragraphs([title], lang, size)
    )


def draw_up_arrow(overview: str, link: str, layout: Layout, numbers: ShapeNumbers) -> str:
    """The arrow before a title: it leads to the slide that gives the overview, whose title is told."""
    title = layout.title.rect if layout.title else Rect(32, 16, 896, 48)
    x, y = max(4.0, title.x - 22), title.middle
    form = PresetGeometry("triangle", SlideTransform().emu_box(Rect(x, y - 6, 16, 12)), rotation=270)
    paint = build_element("a:solidFill", {}, build_element("a:schemeClr", {"val": "tx1"})) + NO_LINE
    return build_shape(
        ShapeIdentity(numbers.number_for("up"), "overview", overview or "↑", link), form, paint
    )


def build_text_placeholder(lines: Sequence[str], layout: Layout, numbers: ShapeNumbers, lang: str) -> str:
    """A slide's lines of text: in its layout's place for that, else where a drawing would stand."""
    holder = layout.body or Placeholder(None, None, layout.body_bounds)
    told = build_paragraphs(lines, lang, fit_text_size(lines, holder.rect, layout.sizes[1]))
    return _build_placeholder(
        numbers.number_for("text"), "Text", holder, told, standalone=layout.body is None
    )


def build_number_placeholder(layout: Layout, numbers: ShapeNumbers) -> str:
    """The slide's number, where its layout has a place for it."""
    if layout.page_number is None:
        return ""
    words = build_element(
        "a:fld",
        {"id": NUMBER_FIELD_ID, "type": "slidenum"},
        build_element("a:rPr", {}) + build_element("a:t", {}, "‹#›"),
    )
    return _build_placeholder(
        numbers.number_for("number"), "Slide Number", layout.page_number, build_element("a:p", {}, words)
    )


def build_paragraphs(lines: Iterable[str], lang: str, size: float | None = None) -> str:
    """Lines as paragraphs; a size of None is the layout's."""
    look: dict[str, str | float | None] = {
        "lang": to_office_language(lang),
        "sz": round(size * 100) if size else None,
    }
    return "".join(
        build_element(
            "a:p",
            {},
            build_element(
                "a:r",
                {},
                build_element("a:rPr", look)
                + build_element("a:t", {}, escape_text(strip_control_characters(line))),
            )
            if line
            else None,
        )
        for line in lines
    )


def fit_text_size(
    lines: Sequence[str], bounds: Rect, default_size: float, *, bold: bool = False
) -> float | None:
    """The largest size at which lines fit into a room; nothing where the usual one does."""
    size = default_size
    while size > MIN_TEXT_SIZE:
        across = max(bounds.width - size, 1.0)
        count = sum(max(1, ceil(text_width(line, size, bold=bold) * 1.05 / across)) for line in lines)
        if count * size * LINE_HEIGHT <= max(bounds.height, 1.0):
            break
        size = max(MIN_TEXT_SIZE, size - 2)
    return None if size == default_size else size


def _build_placeholder(
    number: int, name: str, placeholder: Placeholder, paragraphs_xml: str, *, standalone: bool = False
) -> str:
    """A shape in a layout's place; on its `own` where the layout has none."""
    kind = build_element("p:cNvPr", {"id": number, "name": name})
    place = build_element("p:ph", {"type": placeholder.kind, "idx": placeholder.index})
    kind += build_element(
        "p:cNvSpPr", {}, build_element("a:spLocks", {"noGrp": 1}) if not standalone else None
    )
    kind += build_element("p:nvPr", {}, None if standalone else place)
    body = build_element(
        "p:txBody", {}, build_element("a:bodyPr", {}) + build_element("a:lstStyle", {}) + paragraphs_xml
    )
    return build_element(
        "p:sp",
        {},
        build_element("p:nvSpPr", {}, kind)
        + build_element("p:spPr", {}, _build_geometry(placeholder.rect) if standalone else None)
        + body,
    )


def _build_geometry(rect: Rect) -> str:
    left, top, across, down = (
        round(each * EMU_PER_POINT) for each in (rect.x, rect.y, rect.width, rect.height)
    )
    where = build_element("a:off", {"x": left, "y": top}) + build_element("a:ext", {"cx": across, "cy": down})
    return build_element("a:xfrm", {}, where) + build_element(
        "a:prstGeom", {"prst": "rect"}, build_element("a:avLst", {})
    )
