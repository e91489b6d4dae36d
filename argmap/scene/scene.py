"""The drawing before any format: boxes, wires, frames and lines of text. Points; y grows downward."""

from enum import Enum

from msgspec import Struct


class WireKind(Enum):
    """What a step does to what it hits: the three kinds of wire."""

    SUPPORTS = "supports"
    ATTACKS = "attacks"
    UNDERCUTS = "undercuts"


class Point(Struct, frozen=True):
    """A place on the page, in points."""

    x: float
    y: float


class Rect(Struct, frozen=True):
    """A rectangle, in points; `x`, `y` is its upper left corner."""

    x: float
    y: float
    width: float
    height: float

    @property
    def right(self) -> float:
        """The x of the right edge."""
        return self.x + self.width

    @property
    def bottom(self) -> float:
        """The y of the lower edge."""
        return self.y + self.height

    @property
    def middle(self) -> float:
        """The y halfway down."""
        return self.y + self.height / 2

    def overlaps(self, other: "Rect", slack: float = 0.0) -> bool:
        """Whether the two share more than a border; a positive `slack` asks for that much overlap."""
        across = min(self.right, other.right) - max(self.x, other.x)
        down = min(self.bottom, other.bottom) - max(self.y, other.y)
        return across > slack and down > slack

    def contains(self, other: "Rect") -> bool:
        """Whether `other` lies wholly inside."""
        inside_x = self.x <= other.x and other.right <= self.right
        return inside_x and self.y <= other.y and other.bottom <= self.bottom


class TextLine(Struct, frozen=True):
    """One line of text. `x` is its left end (its middle, where `centred`), `y` its baseline.

    `width` is what we measured. `rtl` where the text is written from right to left.
    """

    text: str
    x: float
    y: float
    width: float
    size: float
    bold: bool = False
    centred: bool = False
    rtl: bool = False


class Label(Struct, frozen=True):
    """A small text on a plate of its own, such as the role on a box's border."""

    rect: Rect
    line: TextLine


class Continuation(Struct, frozen=True):
    """The mark of a statement below which others are not shown: how many, and a plate that says so.

    The plate has room for an arrow behind its text. `part` is the drawing in which they are shown, where
    the map is split into several.
    """

    count: int
    label: Label
    part: str | None = None


class Origin(Struct, frozen=True):
    """The mark of a statement that stands in full in another drawing: what it stands below there.

    The plate has room for an arrow before its text. `part` is that drawing.
    """

    label: Label
    part: str | None = None


class Change(Enum):
    """What became of a statement since another state of its map."""

    ADDED = "added"
    REMOVED = "removed"
    REWORDED = "reworded"
    MOVED = "moved"


class ChangeLabel(Struct, frozen=True):
    """The mark of a statement that is not as it was; the plate has room for a sign before its text."""

    change: Change
    label: Label


class Box(Struct, frozen=True):
    """One statement as drawn. `role` is the plain role word; `told` is the full text and its citations."""

    id: str
    role: str
    rect: Rect
    lines: tuple[TextLine, ...]
    description: str
    role_label: Label
    source_label: Label | None = None
    href: str | None = None
    continuation: Continuation | None = None
    tags: tuple[str, ...] = ()
    origin: Origin | None = None
    change_label: ChangeLabel | None = None


class Joint(Struct, frozen=True):
    """The point of a step that linked premises meet in, or that an undercut hits."""

    centre: Point
    radius: float
    linked: bool


class Tip(Struct, frozen=True):
    """Where a wire ends on what it hits; `dx`, `dy` is the unit direction it arrives in.

    At a box that is its edge, and the path ends there; at a joint its rim, and the path ends in its centre.
    """

    at: Point
    dx: float
    dy: float


class Wire(Struct, frozen=True):
    """One inference as drawn: its paths, each a run of right-angled points from what is hit to a premise.

    `target` is a statement's id, or an inference's where the step is attacked. `weight` is the line's
    width in points.
    """

    id: str
    kind: WireKind
    sources: tuple[str, ...]
    target: str
    paths: tuple[tuple[Point, ...], ...]
    tip: Tip
    joint: Joint | None
    weight: float


class Frame(Struct, frozen=True):
    """A border round neighbours that belong to one group, with its title. `level` is 0 for the outermost."""

    group: str
    rect: Rect
    title: tuple[TextLine, ...]
    description: str
    level: int


class LegendSymbol(Enum):
    """What a legend entry shows beside its words."""

    SUPPORTS = "supports"
    ATTACKS = "attacks"
    UNDERCUTS = "undercuts"
    LINKED = "linked"
    UNSTATED = "unstated"
    STRENGTH = "strength"


class LegendEntry(Struct, frozen=True):
    """A sign and its words; `place` is the room for the sign."""

    symbol: LegendSymbol
    symbol_rect: Rect
    line: TextLine


class Scene(Struct, frozen=True):
    """A whole drawing. `title` and `outline` are for readers who do not see it; `heading` is drawn.

    `above` is the drawing that gives the overview of those that a map is split into.
    """

    width: float
    height: float
    lang: str
    title: str
    outline: str
    heading: tuple[TextLine, ...]
    boxes: tuple[Box, ...]
    wires: tuple[Wire, ...]
    frames: tuple[Frame, ...]
    legend: tuple[LegendEntry, ...]
    sources: tuple[TextLine, ...]
    overview: str | None = None
