"""The shapes of a presentation as XML: shapes with text, groups, connectors; their names and what is told."""

from collections.abc import Iterator, Mapping, Sequence

from msgspec import Struct, field

from argmap.render.pptx.bent_connector import BentConnector
from argmap.render.pptx.text_body import strip_control_characters
from argmap.render.xml import build_element

DECORATIVE = (
    '<a:extLst><a:ext uri="{C183D7F6-B498-43B3-948B-1728B52AA6E4}"><adec:decorative '
    'xmlns:adec="http://schemas.microsoft.com/office/drawing/2017/decorative" val="1"/></a:ext></a:extLst>'
)
JUMP_ACTION = "ppaction://hlinksldjump"
"""What a link does that leads to another slide."""
NO_FILL = "<a:noFill/>"
NO_LINE = "<a:ln><a:noFill/></a:ln>"


class ShapeNumbers(Struct):
    """The numbers of a slide's shapes, given out as they are asked for; 1 is the slide's own."""

    by_key: dict[str, int] = field(default_factory=dict)

    def number_for(self, key: str) -> int:
        """The number of the shape of that key."""
        return self.by_key.setdefault(key, len(self.by_key) + 2)


class ShapeIdentity(Struct, frozen=True):
    """What a shape is called. `told` is for those who do not see it; without, it is only decoration.

    `link` is an address, or `#` and the key of a slide.
    """

    number: int
    name: str
    description: str = ""
    link: str | None = None
    has_readable_text: bool = False
    """Whether its own text tells all that is to be told."""

    def to_xml(self) -> str:
        """The element that says so. A link's relationship is named by what it leads to, for now."""
        inside = ""
        if self.link:
            action = JUMP_ACTION if self.link.startswith("#") else None
            inside += build_element("a:hlinkClick", {"r:id": self.link, "action": action})
        told = strip_control_characters(self.description)
        if not told and not self.has_readable_text:
            inside += DECORATIVE
        attributes: dict[str, str | float | None] = {
            "id": self.number,
            "name": strip_control_characters(self.name),
            "descr": told or None,
        }
        return build_element("p:cNvPr", attributes, inside or None)


class PresetGeometry(Struct, frozen=True):
    """A shape's outline: a preset with its adjustments, and where it stands, in EMU."""

    preset: str
    box: tuple[int, int, int, int]
    adjustments: Mapping[str, int] = field(default_factory=dict)
    rotation: int = 0
    """In degrees, clockwise."""


def build_shape(identity: ShapeIdentity, geometry: PresetGeometry, paint: str, text: str = "") -> str:
    """A shape. `paint` is the XML of its fill and line."""
    kind = build_element(
        "p:nvSpPr", {}, identity.to_xml() + build_element("p:cNvSpPr", {}) + build_element("p:nvPr", {})
    )
    place = _build_transform("a:xfrm", geometry.box, {"rot": geometry.rotation * 60000 or None})
    return build_element(
        "p:sp",
        {},
        kind
        + build_element("p:spPr", {}, place + _build_preset(geometry.preset, geometry.adjustments) + paint)
        + text,
    )


def build_group(identity: ShapeIdentity, boxes: Sequence[tuple[int, int, int, int]], content: str) -> str:
    """Shapes that move together; `boxes` is where they stand."""
    left, top = min(box[0] for box in boxes), min(box[1] for box in boxes)
    right, bottom = max(box[0] + box[2] for box in boxes), max(box[1] + box[3] for box in boxes)
    kind = build_element(
        "p:nvGrpSpPr", {}, identity.to_xml() + build_element("p:cNvGrpSpPr", {}) + build_element("p:nvPr", {})
    )
    own = _build_group_transform((left, top, right - left, bottom - top))
    return build_element("p:grpSp", {}, kind + build_element("p:grpSpPr", {}, own) + content)


class Connection(Struct, frozen=True):
    """What an end of a connector sticks to: a shape by its number, at one of its sites."""

    number: int
    site: int


def build_connector(
    identity: ShapeIdentity, bent_connector: BentConnector, ends: Sequence[Connection], line: str
) -> str:
    """A connector that sticks to shapes at both ends; without any, a line."""
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
    place = _build_transform(
        "a:xfrm", (bent_connector.x, bent_connector.y, bent_connector.width, bent_connector.height), turns
    )
    names = ["adj1", "adj2", "adj3"]
    form = _build_preset(bent_connector.preset, dict(zip(names, bent_connector.bends)))
    return build_element("p:cxnSp", {}, kind + build_element("p:spPr", {}, place + form + line))


def build_line(paint: str, width: int, *, dash: str = "", round_cap: bool = False, head: str = "") -> str:
    """A line's look; `dash` is a preset, `head` the XML of what it begins with."""
    dashes = build_element("a:prstDash", {"val": dash}) if dash else ""
    cap = "rnd" if round_cap else "flat"
    return build_element("a:ln", {"w": width, "cap": cap}, paint + dashes + "<a:round/>" + head)


def build_square_line(paint: str, width: int) -> str:
    """A whole line with sharp corners."""
    return build_element("a:ln", {"w": width}, paint + '<a:miter lim="800000"/>')


def _build_preset(name: str, adjustments: Mapping[str, int]) -> str:
    guides = "".join(
        build_element("a:gd", {"name": each, "fmla": f"val {adjustments[each]}"}) for each in adjustments
    )
    return build_element("a:prstGeom", {"prst": name}, build_element("a:avLst", {}, guides or None))


def _build_transform(name: str, box: tuple[int, int, int, int], attributes: Mapping[str, int | None]) -> str:
    return build_element(name, attributes, "".join(_build_offset_and_extent("off", "ext", box)))


def _build_group_transform(box: tuple[int, int, int, int]) -> str:
    """A group's place, which is its shapes' too."""
    inside = [*_build_offset_and_extent("off", "ext", box), *_build_offset_and_extent("chOff", "chExt", box)]
    return build_element("a:xfrm", {}, "".join(inside))


def _build_offset_and_extent(corner: str, size: str, box: tuple[int, int, int, int]) -> Iterator[str]:
    yield build_element(f"a:{corner}", {"x": box[0], "y": box[1]})
    yield build_element(f"a:{size}", {"cx": box[2], "cy": box[3]})
