"""The shapes of a presentation as XML: shapes with text, groups, connectors; their names and what is told."""

from collections.abc import Iterator, Mapping, Sequence

from msgspec import Struct, field

from argmap.render.pptx_bent import Bent
from argmap.render.pptx_text import clean
from argmap.render.xml import tag

DECORATIVE = (
    '<a:extLst><a:ext uri="{C183D7F6-B498-43B3-948B-1728B52AA6E4}"><adec:decorative '
    'xmlns:adec="http://schemas.microsoft.com/office/drawing/2017/decorative" val="1"/></a:ext></a:extLst>'
)
JUMP = "ppaction://hlinksldjump"
"""What a link does that leads to another slide."""
NO_FILL = "<a:noFill/>"
NO_LINE = "<a:ln><a:noFill/></a:ln>"


class Numbers(Struct):
    """The numbers of a slide's shapes, given out as they are asked for; 1 is the slide's own."""

    given: dict[str, int] = field(default_factory=dict)

    def of(self, key: str) -> int:
        """The number of the shape of that key."""
        return self.given.setdefault(key, len(self.given) + 2)


class Named(Struct, frozen=True):
    """What a shape is called. `told` is for those who do not see it; without, it is only decoration.

    `link` is an address, or `#` and the key of a slide.
    """

    number: int
    name: str
    told: str = ""
    link: str | None = None
    spoken: bool = False
    """Whether its own text tells all that is to be told."""

    def xml(self) -> str:
        """The element that says so. A link's relationship is named by what it leads to, for now."""
        inside = ""
        if self.link:
            action = JUMP if self.link.startswith("#") else None
            inside += tag("a:hlinkClick", {"r:id": self.link, "action": action})
        told = clean(self.told)
        if not told and not self.spoken:
            inside += DECORATIVE
        attributes: dict[str, str | float | None] = {
            "id": self.number,
            "name": clean(self.name),
            "descr": told or None,
        }
        return tag("p:cNvPr", attributes, inside or None)


class Form(Struct, frozen=True):
    """A shape's outline: a preset with its adjustments, and where it stands, in EMU."""

    preset: str
    box: tuple[int, int, int, int]
    adjust: Mapping[str, int] = field(default_factory=dict)
    turn: int = 0
    """In degrees, clockwise."""


def shape(named: Named, form: Form, paint: str, text: str = "") -> str:
    """A shape. `paint` is the XML of its fill and line."""
    kind = tag("p:nvSpPr", {}, named.xml() + tag("p:cNvSpPr", {}) + tag("p:nvPr", {}))
    place = _place("a:xfrm", form.box, {"rot": form.turn * 60000 or None})
    return tag("p:sp", {}, kind + tag("p:spPr", {}, place + _preset(form.preset, form.adjust) + paint) + text)


def group(named: Named, boxes: Sequence[tuple[int, int, int, int]], inside: str) -> str:
    """Shapes that move together; `boxes` is where they stand."""
    left, top = min(box[0] for box in boxes), min(box[1] for box in boxes)
    right, bottom = max(box[0] + box[2] for box in boxes), max(box[1] + box[3] for box in boxes)
    kind = tag("p:nvGrpSpPr", {}, named.xml() + tag("p:cNvGrpSpPr", {}) + tag("p:nvPr", {}))
    own = _inner((left, top, right - left, bottom - top))
    return tag("p:grpSp", {}, kind + tag("p:grpSpPr", {}, own) + inside)


class Glue(Struct, frozen=True):
    """What an end of a connector sticks to: a shape by its number, at one of its sites."""

    number: int
    site: int


def connector(named: Named, bent: Bent, ends: Sequence[Glue], line: str) -> str:
    """A connector that sticks to shapes at both ends; without any, a line."""
    glue = "".join(
        tag(name, {"id": end.number, "idx": end.site}) for name, end in zip(("a:stCxn", "a:endCxn"), ends)
    )
    kind = tag("p:nvCxnSpPr", {}, named.xml() + tag("p:cNvCxnSpPr", {}, glue or None) + tag("p:nvPr", {}))
    turns = {
        "rot": 5400000 if bent.turned else None,
        "flipH": 1 if bent.flip_across else None,
        "flipV": 1 if bent.flip_down else None,
    }
    place = _place("a:xfrm", (bent.x, bent.y, bent.width, bent.height), turns)
    names = ["adj1", "adj2", "adj3"]
    form = _preset(bent.preset, dict(zip(names, bent.bends)))
    return tag("p:cxnSp", {}, kind + tag("p:spPr", {}, place + form + line))


def line(paint: str, width: int, *, dash: str = "", round_cap: bool = False, head: str = "") -> str:
    """A line's look; `dash` is a preset, `head` the XML of what it begins with."""
    dashes = tag("a:prstDash", {"val": dash}) if dash else ""
    cap = "rnd" if round_cap else "flat"
    return tag("a:ln", {"w": width, "cap": cap}, paint + dashes + "<a:round/>" + head)


def square_line(paint: str, width: int) -> str:
    """A whole line with sharp corners."""
    return tag("a:ln", {"w": width}, paint + '<a:miter lim="800000"/>')


def _preset(name: str, adjust: Mapping[str, int]) -> str:
    guides = "".join(tag("a:gd", {"name": each, "fmla": f"val {adjust[each]}"}) for each in adjust)
    return tag("a:prstGeom", {"prst": name}, tag("a:avLst", {}, guides or None))


def _place(name: str, box: tuple[int, int, int, int], turns: Mapping[str, int | None]) -> str:
    return tag(name, turns, "".join(_corner_and_size("off", "ext", box)))


def _inner(box: tuple[int, int, int, int]) -> str:
    """A group's place, which is its shapes' too."""
    inside = [*_corner_and_size("off", "ext", box), *_corner_and_size("chOff", "chExt", box)]
    return tag("a:xfrm", {}, "".join(inside))


def _corner_and_size(corner: str, size: str, box: tuple[int, int, int, int]) -> Iterator[str]:
    yield tag(f"a:{corner}", {"x": box[0], "y": box[1]})
    yield tag(f"a:{size}", {"cx": box[2], "cy": box[3]})
