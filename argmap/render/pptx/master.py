"""The slide master of presentations without a template: background, layouts, colours and fonts, as XML."""

from collections.abc import Mapping

from msgspec import Struct

from argmap.deck.deck import BODY_BOUNDS, TITLE_BOUNDS, scale_bounds
from argmap.render.pptx.scheme_colours import is_dark, slot_colours
from argmap.render.pptx.shape_xml import build_text_geometry
from argmap.render.pptx.text_body import SLIDE_NUMBER_FIELD, build_theme_fonts
from argmap.render.xml import build_element
from argmap.scene.scene import Rect
from argmap.theme.pages import PageSize
from argmap.theme.theme import Theme

NUMBER_BOUNDS = Rect(880, 527, 72, 13)
"""The bounds of a slide's number, under the drawing, on a page of 960 × 540 points as all bounds here."""
LINES_BOUNDS = Rect(32, 80, 896, 432)
"""The bounds of lines of text."""
COVER_TITLE_BOUNDS, COVER_TEXT_BOUNDS = Rect(80, 150, 800, 120), Rect(80, 282, 800, 150)
"""The bounds of the title slide's title, and of the text below it."""
NAMESPACES = {
    "xmlns:a": "http://schemas.openxmlformats.org/drawingml/2006/main",
    "xmlns:r": "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
    "xmlns:p": "http://schemas.openxmlformats.org/presentationml/2006/main",
}
SHAPE_TREE_HEAD = (
    '<p:nvGrpSpPr><p:cNvPr id="1" name=""/><p:cNvGrpSpPr/><p:nvPr/></p:nvGrpSpPr><p:grpSpPr><a:xfrm>'
    '<a:off x="0" y="0"/><a:ext cx="0" cy="0"/><a:chOff x="0" y="0"/><a:chExt cx="0" cy="0"/>'
    "</a:xfrm></p:grpSpPr>"
)
"""The head of every tree of shapes: a group without a place of its own."""
TITLE_SIZE, COVER_SIZE, LINES_SIZE, NUMBER_SIZE = 28.0, 40.0, 20.0, 10.0
"""Text sizes in points on a page 540 points high; on others in proportion."""


class PlaceholderSpec(Struct, frozen=True):
    """A placeholder of a master or a layout: its kind, its index, and its bounds; None where the master's."""

    kind: str
    index: int | None = None
    rect: Rect | None = None
    level_style: str = ""
    """The style of its first level of text, as XML."""


def build_master(page: PageSize) -> str:
    """Build the master's background and placeholders, as `p:cSld`."""
    background = (
        '<p:bg><p:bgPr><a:solidFill><a:schemeClr val="bg1"/></a:solidFill><a:effectLst/></p:bgPr></p:bg>'
    )
    number = _build_level(_scale_size(NUMBER_SIZE, page), "r", slot="tx2")
    placeholders = (
        PlaceholderSpec("title", None, scale_bounds(TITLE_BOUNDS, page)),
        PlaceholderSpec("body", 1, scale_bounds(BODY_BOUNDS, page)),
        PlaceholderSpec("sldNum", 4, scale_bounds(NUMBER_BOUNDS, page), number),
    )
    return _build_shapes(placeholders, {}, background)


def build_layouts(page: PageSize) -> Mapping[str, str]:
    """Build the layouts by their types, each as `p:cSld`, in the order of a program's list of layouts."""
    title_style = _build_level(_scale_size(COVER_SIZE, page), "ctr")
    subtitle_style = _build_level(_scale_size(LINES_SIZE, page), "ctr", slot="tx2")
    number = PlaceholderSpec("sldNum", 12)
    return {
        "title": _build_shapes(
            (
                PlaceholderSpec("ctrTitle", None, scale_bounds(COVER_TITLE_BOUNDS, page), title_style),
                PlaceholderSpec("subTitle", 1, scale_bounds(COVER_TEXT_BOUNDS, page), subtitle_style),
                number,
            ),
            {"name": "Title Slide"},
        ),
        "obj": _build_shapes(
            (PlaceholderSpec("title"), PlaceholderSpec("body", 1, scale_bounds(LINES_BOUNDS, page)), number),
            {"name": "Title and Content"},
        ),
        "titleOnly": _build_shapes((PlaceholderSpec("title"), number), {"name": "Title Only"}),
    }


def text_sizes(kind: str, page: PageSize) -> tuple[float, float]:
    """Find the sizes of titles and of lines on a layout of this type, in points."""
    title = COVER_SIZE if kind == "title" else TITLE_SIZE
    return _scale_size(title, page) / 100, _scale_size(LINES_SIZE, page) / 100


def build_text_styles(page: PageSize) -> str:
    """Build the master's styles of titles, of lines, and of other text."""
    title = _build_level_style(_scale_size(TITLE_SIZE, page), "+mj", {"algn": "l"}, bold=True)
    no_bullet = "<a:spcBef><a:spcPts val='600'/></a:spcBef><a:buNone/>"
    body = _build_level_style(
        _scale_size(LINES_SIZE, page), "+mn", {"marL": 0, "indent": 0, "algn": "l"}, no_bullet
    )
    other = _build_level_style(1800, "+mn", {"algn": "l"})
    parts = (("titleStyle", title), ("bodyStyle", body), ("otherStyle", other))
    return build_element(
        "p:txStyles", NAMESPACES, "".join(build_element(f"p:{name}", {}, style) for name, style in parts)
    )


def colour_map(theme: Theme) -> Mapping[str, str]:
    """Map the colours of background and text to those of the colour scheme.

    In a dark theme they are exchanged, as PowerPoint does in its dark designs (ECMA-376, part 1, 19.3.1.6).
    """
    if is_dark(theme):
        return {"bg1": "dk1", "tx1": "lt1", "bg2": "dk2", "tx2": "lt2"}
    return {"bg1": "lt1", "tx1": "dk1", "bg2": "lt2", "tx2": "dk2"}


def build_colour_scheme(theme: Theme) -> str:
    """Build a theme's colours as the colour scheme of a presentation."""
    scheme_names, colours = colour_map(theme), slot_colours(theme)
    scheme = {scheme_names.get(slot, slot): colour for slot, colour in colours.items()}
    order = ["dk1", "lt1", "dk2", "lt2", *(f"accent{i}" for i in range(1, 7)), "hlink", "folHlink"]
    content = "".join(build_element(f"a:{name}", {}, _build_srgb(scheme[name])) for name in order)
    return build_element("a:clrScheme", {**NAMESPACES, "name": f"argmap {theme.name}"}, content)


def build_font_scheme(family: str) -> str:
    """Build a font scheme with one family for headings and text, East Asian text too."""
    fonts = build_element("a:latin", {"typeface": family}) + build_element("a:ea", {"typeface": family})
    fonts += build_element("a:cs", {"typeface": ""}) + build_element(
        "a:font", {"script": "Hang", "typeface": family}
    )
    both = build_element("a:majorFont", {}, fonts) + build_element("a:minorFont", {}, fonts)
    return build_element("a:fontScheme", {**NAMESPACES, "name": "argmap"}, both)


def _build_srgb(colour: str) -> str:
    return build_element("a:srgbClr", {"val": colour.removeprefix("#").upper()})


def _scale_size(points: float, page: PageSize) -> int:
    """Scale a text size to the page's height; the result is in hundredths of a point."""
    return round(points * page.height / 540) * 100


def _build_shapes(specs: tuple[PlaceholderSpec, ...], attributes: Mapping[str, str], before: str = "") -> str:
    shapes = "".join(_build_placeholder(each, number) for number, each in enumerate(specs, 2))
    tree = build_element("p:spTree", {}, SHAPE_TREE_HEAD + shapes)
    return build_element("p:cSld", {**NAMESPACES, **attributes}, before + tree)


def _build_placeholder(spec: PlaceholderSpec, number: int) -> str:
    placeholder = {"type": spec.kind, "idx": spec.index}
    kind = build_element("p:cNvPr", {"id": number, "name": f"{spec.kind} {number}"})
    kind += build_element("p:cNvSpPr", {}, build_element("a:spLocks", {"noGrp": 1})) + build_element(
        "p:nvPr", {}, build_element("p:ph", placeholder)
    )
    geometry = build_text_geometry(spec.rect) if spec.rect else None
    words = SLIDE_NUMBER_FIELD
    if spec.kind != "sldNum":
        words = build_element("a:r", {}, build_element("a:rPr", {}) + build_element("a:t", {}, "…"))
    text = build_element(
        "p:txBody",
        {},
        _build_body_properties(spec)
        + build_element("a:lstStyle", {}, spec.level_style or None)
        + build_element("a:p", {}, words),
    )
    return build_element(
        "p:sp", {}, build_element("p:nvSpPr", {}, kind) + build_element("p:spPr", {}, geometry) + text
    )


def _build_body_properties(spec: PlaceholderSpec) -> str:
    if spec.rect is None:
        return build_element("a:bodyPr", {})
    anchor = {"ctrTitle": "b", "title": "ctr", "sldNum": "ctr"}.get(spec.kind, "t")
    insets = {"lIns": 0, "tIns": 0, "rIns": 0, "bIns": 0}
    return build_element("a:bodyPr", {**insets, "anchor": anchor}, build_element("a:normAutofit", {}))


def _build_level(size: int, align: str, slot: str = "tx1") -> str:
    paint = build_element("a:solidFill", {}, build_element("a:schemeClr", {"val": slot}))
    properties: dict[str, str | float | None] = {"marL": 0, "indent": 0, "algn": align}
    return build_element(
        "a:lvl1pPr", properties, "<a:buNone/>" + build_element("a:defRPr", {"sz": size}, paint)
    )


def _build_level_style(
    size: int,
    fonts: str,
    attributes: Mapping[str, str | float | None],
    before: str = "",
    bold: bool = False,
) -> str:
    """Build the style of one level of text; `fonts` is `+mj` for headings or `+mn` for text."""
    paint = build_element("a:solidFill", {}, build_element("a:schemeClr", {"val": "tx1"}))
    paint += build_theme_fonts(fonts)
    shared: dict[str, str | float | None] = {"defTabSz": 914400, "eaLnBrk": 1, "latinLnBrk": 0}
    run: dict[str, str | float | None] = {"sz": size, "b": int(bold), "kern": 1200}
    return build_element(
        "a:lvl1pPr", {**attributes, **shared}, before + build_element("a:defRPr", run, paint)
    )
