"""The master of our own slides: their ground, their three layouts, their colours and fonts, as XML."""

from collections.abc import Mapping

from msgspec import Struct

from argmap.deck.deck import BODY, TITLE, scaled
from argmap.layout.scene import Rect
from argmap.render.pptx_colours import is_dark, slots
from argmap.render.pptx_place import Place
from argmap.render.xml import tag
from argmap.theme.pages import Page
from argmap.theme.palette import Theme

NUMBER = Rect(880, 527, 72, 13)
"""Where a slide's number stands on a page of 960 × 540 points: under the drawing."""
LINES = Rect(32, 80, 896, 432)
"""Where lines of text stand."""
COVER, COVERED = Rect(80, 150, 800, 120), Rect(80, 282, 800, 150)
"""Where the title slide's title stands, and what is below it."""
NAMESPACES = {
    "xmlns:a": "http://schemas.openxmlformats.org/drawingml/2006/main",
    "xmlns:r": "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
    "xmlns:p": "http://schemas.openxmlformats.org/presentationml/2006/main",
}
TREE = (
    '<p:nvGrpSpPr><p:cNvPr id="1" name=""/><p:cNvGrpSpPr/><p:nvPr/></p:nvGrpSpPr><p:grpSpPr><a:xfrm>'
    '<a:off x="0" y="0"/><a:ext cx="0" cy="0"/><a:chOff x="0" y="0"/><a:chExt cx="0" cy="0"/>'
    "</a:xfrm></p:grpSpPr>"
)
"""What every tree of shapes begins with."""
TITLE_SIZE, COVER_SIZE, LINES_SIZE, NUMBER_SIZE = 28.0, 40.0, 20.0, 10.0
"""Text sizes in points on a page 540 points high."""


class Holder(Struct, frozen=True):
    """A place for text on a layout: its kind, its number, where it stands if not as on the master."""

    kind: str
    index: int | None = None
    rect: Rect | None = None
    look: str = ""
    """The style of its first level, as XML."""


def master(page: Page) -> str:
    """The master's shapes."""
    ground = '<p:bg><p:bgPr><a:solidFill><a:schemeClr val="bg1"/></a:solidFill><a:effectLst/></p:bgPr></p:bg>'
    number = _level(_size(NUMBER_SIZE, page), "r", slot="tx2")
    holders = (
        Holder("title", None, scaled(TITLE, page)),
        Holder("body", 1, scaled(BODY, page)),
        Holder("sldNum", 4, scaled(NUMBER, page), number),
    )
    return _shapes(holders, {}, ground)


def layouts(page: Page) -> Mapping[str, str]:
    """The shapes of the layouts, by their types, in the order that they are offered in."""
    cover = _level(_size(COVER_SIZE, page), "ctr")
    covered = _level(_size(LINES_SIZE, page), "ctr", slot="tx2")
    number = Holder("sldNum", 12)
    return {
        "title": _shapes(
            (
                Holder("ctrTitle", None, scaled(COVER, page), cover),
                Holder("subTitle", 1, scaled(COVERED, page), covered),
                number,
            ),
            {"name": "Title Slide"},
        ),
        "obj": _shapes(
            (Holder("title"), Holder("body", 1, scaled(LINES, page)), number), {"name": "Title and Content"}
        ),
        "titleOnly": _shapes((Holder("title"), number), {"name": "Title Only"}),
    }


def sizes(kind: str, page: Page) -> tuple[float, float]:
    """How large titles and lines are on a layout of this type, in points."""
    title = COVER_SIZE if kind == "title" else TITLE_SIZE
    return _size(title, page) / 100, _size(LINES_SIZE, page) / 100


def styles(page: Page) -> str:
    """The master's text styles."""
    title = _style(_size(TITLE_SIZE, page), "+mj", {"algn": "l"}, bold=True)
    plain = "<a:spcBef><a:spcPts val='600'/></a:spcBef><a:buNone/>"
    body = _style(_size(LINES_SIZE, page), "+mn", {"marL": 0, "indent": 0, "algn": "l"}, plain)
    other = _style(1800, "+mn", {"algn": "l"})
    parts = (("titleStyle", title), ("bodyStyle", body), ("otherStyle", other))
    return tag("p:txStyles", NAMESPACES, "".join(tag(f"p:{name}", {}, style) for name, style in parts))


def colour_map(theme: Theme) -> Mapping[str, str]:
    """Which of a presentation's colours are its page's and its text's."""
    if is_dark(theme):
        return {"bg1": "dk1", "tx1": "lt1", "bg2": "dk2", "tx2": "lt2"}
    return {"bg1": "lt1", "tx1": "dk1", "bg2": "lt2", "tx2": "dk2"}


def colour_scheme(theme: Theme) -> str:
    """A theme's colours as the scheme of a presentation."""
    mapped, colours = colour_map(theme), slots(theme)
    named = {mapped.get(slot, slot): colour for slot, colour in colours.items()}
    order = ["dk1", "lt1", "dk2", "lt2", *(f"accent{i}" for i in range(1, 7)), "hlink", "folHlink"]
    inside = "".join(tag(f"a:{name}", {}, _srgb(named[name])) for name in order)
    return tag("a:clrScheme", {**NAMESPACES, "name": f"argmap {theme.name}"}, inside)


def font_scheme(family: str) -> str:
    """A font for all text, East Asian text too."""
    fonts = tag("a:latin", {"typeface": family}) + tag("a:ea", {"typeface": family})
    fonts += tag("a:cs", {"typeface": ""}) + tag("a:font", {"script": "Hang", "typeface": family})
    both = tag("a:majorFont", {}, fonts) + tag("a:minorFont", {}, fonts)
    return tag("a:fontScheme", {**NAMESPACES, "name": "argmap"}, both)


def _srgb(colour: str) -> str:
    return tag("a:srgbClr", {"val": colour.removeprefix("#").upper()})


def _size(points: float, page: Page) -> int:
    """A text size on this page, in hundredths of a point."""
    return round(points * page.height / 540) * 100


def _shapes(holders: tuple[Holder, ...], attributes: Mapping[str, str], before: str = "") -> str:
    held = "".join(_holder(each, place + 2) for place, each in enumerate(holders))
    return tag("p:cSld", {**NAMESPACES, **attributes}, before + tag("p:spTree", {}, TREE + held))


def _holder(holder: Holder, number: int) -> str:
    placeholder = {"type": holder.kind, "idx": holder.index}
    kind = tag("p:cNvPr", {"id": number, "name": f"{holder.kind} {number}"})
    kind += tag("p:cNvSpPr", {}, tag("a:spLocks", {"noGrp": 1})) + tag("p:nvPr", {}, tag("p:ph", placeholder))
    place = _place(holder.rect) if holder.rect else ""
    words = (
        '<a:fld id="{7A1C4C2E-3E0B-4F0B-9B6C-2A5D1E6F7A10}" type="slidenum"><a:rPr/><a:t>‹#›</a:t></a:fld>'
    )
    if holder.kind != "sldNum":
        words = tag("a:r", {}, tag("a:rPr", {}) + tag("a:t", {}, "…"))
    text = tag(
        "p:txBody", {}, _frame(holder) + tag("a:lstStyle", {}, holder.look or None) + tag("a:p", {}, words)
    )
    return tag("p:sp", {}, tag("p:nvSpPr", {}, kind) + tag("p:spPr", {}, place or None) + text)


def _frame(holder: Holder) -> str:
    if holder.rect is None:
        return tag("a:bodyPr", {})
    anchor = {"ctrTitle": "b", "title": "ctr", "sldNum": "ctr"}.get(holder.kind, "t")
    insets = {"lIns": 0, "tIns": 0, "rIns": 0, "bIns": 0}
    return tag("a:bodyPr", {**insets, "anchor": anchor}, tag("a:normAutofit", {}))


def _place(rect: Rect) -> str:
    left, top, width, height = Place().box(rect)
    where = tag("a:off", {"x": left, "y": top}) + tag("a:ext", {"cx": width, "cy": height})
    return tag("a:xfrm", {}, where) + tag("a:prstGeom", {"prst": "rect"}, tag("a:avLst", {}))


def _level(size: int, align: str, slot: str = "tx1") -> str:
    paint = tag("a:solidFill", {}, tag("a:schemeClr", {"val": slot}))
    look: dict[str, str | float | None] = {"marL": 0, "indent": 0, "algn": align}
    return tag("a:lvl1pPr", look, "<a:buNone/>" + tag("a:defRPr", {"sz": size}, paint))


def _style(
    size: int,
    fonts: str,
    look: Mapping[str, str | float | None],
    before: str = "",
    bold: bool = False,
) -> str:
    """The style of one level of text."""
    paint = tag("a:solidFill", {}, tag("a:schemeClr", {"val": "tx1"}))
    paint += "".join(tag(f"a:{each}", {"typeface": f"{fonts}-{slot}"}) for each, slot in _FONTS)
    shared: dict[str, str | float | None] = {"defTabSz": 914400, "eaLnBrk": 1, "latinLnBrk": 0}
    run: dict[str, str | float | None] = {"sz": size, "b": int(bold), "kern": 1200}
    return tag("a:lvl1pPr", {**look, **shared}, before + tag("a:defRPr", run, paint))


_FONTS = (("latin", "lt"), ("ea", "ea"), ("cs", "cs"))
