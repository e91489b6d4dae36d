"""The shapes of a presentation as XML: shapes with text, groups and connectors, named and described."""

from collections.abc import Iterator, Mapping, Sequence

from msgspec import Struct, field

from argmap.render.pptx.bent_connector import BentConnector
from argmap.render.pptx.slide_units import SlideTransform
from argmap.render.pptx.text_body import strip_control_characters
from argmap.render.xml import build_element
from argmap.scene.scene import Rect

DECORATIVE = (
    '<a:extLst><a:ext uri="{C183D7F6-B498-43B3-948B-1728B52AA6E4}"><adec:decorative '
    'xmlns:adec="http://schemas.microsoft.com/office/drawing/2017/decorative" val="1"/></a:ext></a:extLst>'
)
JUMP_ACTION = "ppaction://hlinksldjump"
"""The action of a link to another slide (ECMA-376, part 1, 21.1.2.3.5)."""
NO_FILL = "<a:noFill/>"
NO_LINE = "<a:ln><a:noFill/></a:ln>"


class ShapeNumbers:
    """The numbers of a slide's shapes, counted from 2 as keys are first used; 1 is the tree of shapes."""

    def __init__(self) -> None:
        self._by_key: dict[str, int] = {}

    def number_for(self, key: str) -> int:
        """Find the number of the shape with this key, or give it the next one."""
        return self._by_key.setdefault(key, len(self._by_key) + 2)


class ShapeIdentity(Struct, frozen=True):
    """A shape's number, its name, and the description that a screen reader reads.

    A shape without a description is decoration, unless its text is readable. `link` is an address, or `#` and
    the key of a slide.
    """

    number: int
    name: str
    description: str = ""
    link: str | None = None
    has_readable_text: bool = False
    """True where the shape's text needs no description beside it."""

    def to_xml(self) -> str:
        """Build the `p:cNvPr` element. The id of a link's relationship is its target until it is written."""
        content = ""
        if self.link:
            action = JUMP_ACTION if self.link.startswith("#") else None
            content += build_element("a:hlinkClick", {"r:id": self.link, "action": action})
        description = strip_control_characters(self.description)
        if not description and not self.has_readable_text:
            content += DECORATIVE
        attributes: dict[str, str | float | None] = {
            "id": self.number,
            "name": strip_control_characters(self.name),
            "descr": description or None,
        }
        return build_element("p:cNvPr", attributes, content or None)


class PresetGeometry(Struct, frozen=True):
    """A shape's outline: a preset with its adjustments, in the box (left, top, width, height) in EMU."""

    preset: str
    box: tuple[int, int, int, int]
    adjustments: Mapping[str, int] = field(default_factory=dict)
    rotation: int = 0
    """In degrees, clockwise."""
    is_mirrored: bool = False
    """True where left and right change places; the shape's text does not."""


def build_text_geometry(rect: Rect) -> str:
    """Build the geometry of a placeholder: a rectangle given in points of the slide."""
    return _build_transform("a:xfrm", SlideTransform().emu_box(rect), {}) + _build_preset("rect", {})


def build_shape(identity: ShapeIdentity, geometry: PresetGeometry, paint: str, text: str = "") -> str:
    """Build a shape. `paint` is the XML of its fill and line, `text` that of its text."""
    kind = build_element(
        "p:nvSpPr", {}, identity.to_xml() + build_element("p:cNvSpPr", {}) + build_element("p:nvPr", {})
    )
    turns = {"rot": geometry.rotation * 60000 or None, "flipH": int(geometry.is_mirrored) or None}
    transform = _build_transform("a:xfrm", geometry.box, turns)
    return build_element(
        "p:sp",
        {},
        kind
        + build_element(
            "p:spPr", {}, transform + _build_preset(geometry.preset, geometry.adjustments) + paint
        )
        + text,
    )


def build_group(identity: ShapeIdentity, boxes: Sequence[tuple[int, int, int, int]], content: str) -> str:
    """Build a group of shapes that move together. `boxes` are the bounds of the shapes, in EMU."""
    left, top = min(box[0] for box in boxes), min(box[1] for box in boxes)
    right, bottom = max(box[0] + box[2] for box in boxes), max(box[1] + box[3] for box in boxes)
    kind = build_element(
        "p:nvGrpSpPr", {}, identity.to_xml() + build_element("p:cNvGrpSpPr", {}) + build_element("p:nvPr", {})
    )
    transform = _build_group_transform((left, top, right - left, bottom - top))
    return build_element("p:grpSp", {}, kind + build_element("p:grpSpPr", {}, transform) + content)


class Connection(Struct, frozen=True):
    """A shape, by its number, that an end of a connector is glued to, and the site on it."""

    number: int
    site: int


def build_connector(
    identity: ShapeIdentity, bent_connector: BentConnector, ends: Sequence[Connection], line: str
) -> str:
    """Build a connector that is glued to the shapes at its `ends`; without ends it is a plain line."""
    glue = "".join(
        build_element(name, {"id": end.number, "idx": end.site})
        for name, end in zip(("a:stCxn", "a:endCxn"), ends)
    )
    kind = build_element(
        "p:nvCxnSpPr",
        {},
        identity.to_xml() + build_element("p:cNvCxnSpPr", {}, glue or None) + build_element("p:nvPr", {}),
    )
    turns = {
        "rot": 5400000 if bent_connector.quarter_turn else None,
        "flipH": 1 if bent_connector.flip_across else None,
        "flipV": 1 if bent_connector.flip_down else None,
    }
    transform = _build_transform(
        "a:xfrm", (bent_connector.x, bent_connector.y, bent_connector.width, bent_connector.height), turns
    )
    names = ["adj1", "adj2", "adj3"]
    preset = _build_preset(bent_connector.preset, dict(zip(names, bent_connector.bends)))
    return build_element("p:cxnSp", {}, kind + build_element("p:spPr", {}, transform + preset + line))


class DashLengths(Struct, frozen=True):
    """The lengths of a dash and of the gap after it, in line widths."""

    dash: float
    gap: float


def build_line(
    paint: str, width: int, *, dash: str | DashLengths = "", round_cap: bool = False, head: str = ""
) -> str:
    """Build a line `width` EMU wide; `dash` is a preset or its lengths, `head` the XML of its arrowhead."""
    dashes = _build_dashes(dash) if dash else ""
    cap = "rnd" if round_cap else "flat"
    return build_element("a:ln", {"w": width, "cap": cap}, paint + dashes + "<a:round/>" + head)


def _build_dashes(dash: str | DashLengths) -> str:
    """Build the dashes of a line; lengths are in thousandths of a percent of the line's width."""
    if isinstance(dash, str):
        return build_element("a:prstDash", {"val": dash})
    lengths = {"d": round(100_000 * dash.dash), "sp": round(100_000 * dash.gap)}
    return build_element("a:custDash", {}, build_element("a:ds", lengths))


def build_square_line(paint: str, width: int) -> str:
    """Build a solid line with sharp corners, `width` EMU wide."""
    return build_element("a:ln", {"w": width}, paint + '<a:miter lim="800000"/>')


def _build_preset(name: str, adjustments: Mapping[str, int]) -> str:
    guides = "".join(
        build_element("a:gd", {"name": each, "fmla": f"val {adjustments[each]}"}) for each in adjustments
    )
    return build_element("a:prstGeom", {"prst": name}, build_element("a:avLst", {}, guides or None))


def _build_transform(name: str, box: tuple[int, int, int, int], attributes: Mapping[str, int | None]) -> str:
    return build_element(name, attributes, "".join(_build_offset_and_extent("off", "ext", box)))


def _build_group_transform(box: tuple[int, int, int, int]) -> str:
    """Build the transform of a group whose shapes keep the slide's units."""
    parts = [*_build_offset_and_extent("off", "ext", box), *_build_offset_and_extent("chOff", "chExt", box)]
    return build_element("a:xfrm", {}, "".join(parts))


def _build_offset_and_extent(corner: str, size: str, box: tuple[int, int, int, int]) -> Iterator[str]:
    yield build_element(f"a:{corner}", {"x": box[0], "y": box[1]})
    yield build_element(f"a:{size}", {"cx": box[2], "cy": box[3]})
