"""What stands in a layout's own places, where outlines and screen readers look: title, text, number."""

from collections.abc import Iterable, Sequence
from math import ceil

from argmap.fonts.measure import width
from argmap.layout.scene import Rect
from argmap.render.pptx_bent import EMU
from argmap.render.pptx_package import Holder, Layout
from argmap.render.pptx_place import Place
from argmap.render.pptx_shapes import NO_LINE, Form, Named, Numbers, shape
from argmap.render.pptx_text import clean, language
from argmap.render.xml import tag, text

LEAST = 10.0
"""The smallest size of text, in points."""
LEADING = 1.25
"""The height of a line, in sizes of its text."""
FIELD = "{7A1C4C2E-3E0B-4F0B-9B6C-2A5D1E6F7A10}"
"""What the field of the slide's number is called; any such name does."""


def title_held(title: str, layout: Layout, numbers: Numbers, lang: str) -> str:
    """A slide's title."""
    holder = layout.title or Holder("title", None, Rect(32, 16, 896, 48))
    size = fitting([title], holder.rect, layout.sizes[0], bold=True)
    return _holding(numbers.of("title"), "Title", holder, paragraphs([title], lang, size))


def way_up(overview: str, link: str, layout: Layout, numbers: Numbers) -> str:
    """The arrow before a title: it leads to the slide that gives the overview, whose title is told."""
    title = layout.title.rect if layout.title else Rect(32, 16, 896, 48)
    x, y = max(4.0, title.x - 22), title.middle
    form = Form("triangle", Place().box(Rect(x, y - 6, 16, 12)), turn=270)
    paint = tag("a:solidFill", {}, tag("a:schemeClr", {"val": "tx1"})) + NO_LINE
    return shape(Named(numbers.of("up"), "overview", overview or "↑", link), form, paint)


def words_held(lines: Sequence[str], layout: Layout, numbers: Numbers, lang: str) -> str:
    """A slide's lines of text: in its layout's place for that, else where a drawing would stand."""
    holder = layout.body or Holder(None, None, layout.room)
    told = paragraphs(lines, lang, fitting(lines, holder.rect, layout.sizes[1]))
    return _holding(numbers.of("text"), "Text", holder, told, own=layout.body is None)


def number_held(layout: Layout, numbers: Numbers) -> str:
    """The slide's number, where its layout has a place for it."""
    if layout.page_number is None:
        return ""
    words = tag("a:fld", {"id": FIELD, "type": "slidenum"}, tag("a:rPr", {}) + tag("a:t", {}, "‹#›"))
    return _holding(numbers.of("number"), "Slide Number", layout.page_number, tag("a:p", {}, words))


def paragraphs(lines: Iterable[str], lang: str, size: float | None = None) -> str:
    """Lines as paragraphs; a size of None is the layout's."""
    look: dict[str, str | float | None] = {"lang": language(lang), "sz": round(size * 100) if size else None}
    return "".join(
        tag(
            "a:p",
            {},
            tag("a:r", {}, tag("a:rPr", look) + tag("a:t", {}, text(clean(line)))) if line else None,
        )
        for line in lines
    )


def fitting(lines: Sequence[str], room: Rect, usual: float, *, bold: bool = False) -> float | None:
    """The largest size at which lines fit into a room; nothing where the usual one does."""
    size = usual
    while size > LEAST:
        across = max(room.width - size, 1.0)
        count = sum(max(1, ceil(width(line, size, bold=bold) * 1.05 / across)) for line in lines)
        if count * size * LEADING <= max(room.height, 1.0):
            break
        size = max(LEAST, size - 2)
    return None if size == usual else size


def _holding(number: int, name: str, holder: Holder, told: str, *, own: bool = False) -> str:
    """A shape in a layout's place; on its `own` where the layout has none."""
    kind = tag("p:cNvPr", {"id": number, "name": name})
    place = tag("p:ph", {"type": holder.kind, "idx": holder.index})
    kind += tag("p:cNvSpPr", {}, tag("a:spLocks", {"noGrp": 1}) if not own else None)
    kind += tag("p:nvPr", {}, None if own else place)
    body = tag("p:txBody", {}, tag("a:bodyPr", {}) + tag("a:lstStyle", {}) + told)
    return tag(
        "p:sp", {}, tag("p:nvSpPr", {}, kind) + tag("p:spPr", {}, _room(holder.rect) if own else None) + body
    )


def _room(rect: Rect) -> str:
    left, top, across, down = (round(each * EMU) for each in (rect.x, rect.y, rect.width, rect.height))
    where = tag("a:off", {"x": left, "y": top}) + tag("a:ext", {"cx": across, "cy": down})
    return tag("a:xfrm", {}, where) + tag("a:prstGeom", {"prst": "rect"}, tag("a:avLst", {}))
