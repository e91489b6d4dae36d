"""A drawing before any format: boxes, wires, frames and lines of text.

All lengths are in points; x grows to the right and y downward.
"""

from enum import Enum

from msgspec import Struct

from argmap.scene.arrangement_record import ArrangementRecord
from argmap.theme.theme import COUNTER_REBUTTAL


class WireKind(Enum):
    """The three kinds of wire, by the effect of an inference on its target."""

    SUPPORTS = "supports"
    ATTACKS = "attacks"
    UNDERCUTS = "undercuts"


class Point(Struct, frozen=True):
    """A position on the page, in points."""

    x: float
    y: float


WirePath = tuple[Point, ...]
"""A run of horizontal and vertical segments: its ends and its corners."""


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
        """The y halfway between the upper and the lower edge."""
        return self.y + self.height / 2

    def overlaps(self, other: "Rect", slack: float = 0.0) -> bool:
        """Return whether the two share more than a border: over `slack` points in both directions."""
        across = min(self.right, other.right) - max(self.x, other.x)
        down = min(self.bottom, other.bottom) - max(self.y, other.y)
        return across > slack and down > slack

    def touches(self, point: Point, slack: float = 0.01) -> bool:
        """Return whether a point lies inside or on the border, at most `slack` points off."""
        inside_x = self.x - slack <= point.x <= self.right + slack
        return inside_x and self.y - slack <= point.y <= self.bottom + slack

    def contains(self, other: "Rect") -> bool:
        """Return whether `other` lies wholly inside; a shared border counts as inside."""
        inside_x = self.x <= other.x and other.right <= self.right
        return inside_x and self.y <= other.y and other.bottom <= self.bottom


class TextLine(Struct, frozen=True):
    """One line of text. `x` is its left end (its middle if `centred`), `y` its baseline.

    `width` is the sum of the font's advances in points; renderers fit the text into it. `rtl` is set for
    text that is written from right to left.
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
    """A small text with a background, such as the role on a box's border."""

    rect: Rect
    line: TextLine


class Continuation(Struct, frozen=True):
    """The mark of a statement with statements below it that are not shown here: how many, and a label.

    The label has room for an arrow after its text. `part` is the key of the drawing that shows them, if the
    map is split into several.
    """

    count: int
    label: Label
    part: str | None = None


class Origin(Struct, frozen=True):
    """The mark of a statement that is developed in another drawing: the name of its parent there.

    The label has room for an arrow before its text. `part` is the key of that drawing.
    """

    label: Label
    part: str | None = None


class Change(Enum):
    """The difference of a statement from an earlier version of its map."""

    ADDED = "added"
    REMOVED = "removed"
    REWORDED = "reworded"
    MOVED = "moved"


class ChangeLabel(Struct, frozen=True):
    """The mark of a changed statement; the label has room for a symbol before its text."""

    change: Change
    label: Label


BAR_WIDTHS = {"objection": 7, "rebuttal": 10}
"""Points that the bars of a role take at the left of its box. Text is in the middle of the rest."""


class Box(Struct, frozen=True):
    """One statement as drawn. `role` is the role's keyword; `opposes_thesis` says which side it serves.

    `description` has the role, the full text and the citations, for readers who do not see the drawing.
    """

    id: str
    role: str
    rect: Rect
    lines: tuple[TextLine, ...]
    description: str
    role_label: Label | None
    source_label: Label | None = None
    href: str | None = None
    continuation: Continuation | None = None
    tags: tuple[str, ...] = ()
    origin: Origin | None = None
    change_label: ChangeLabel | None = None
    opposes_thesis: bool = False

    @property
    def colour_role(self) -> str:
        """The name of its colours in a theme."""
        return find_colour_role(self.role, opposes_thesis=self.opposes_thesis)


class ReferenceBox(Struct, frozen=True):
    """A place at which a statement serves whose own box is elsewhere: its first words, and its role here.

    `id` is the place's own; `statement` and `step` are those of the statement and of the step that it serves.
    """

    id: str
    statement: str
    step: str
    role: str
    rect: Rect
    lines: tuple[TextLine, ...]
    role_label: Label | None
    description: str
    opposes_thesis: bool = False

    @property
    def colour_role(self) -> str:
        """The name of its colours in a theme."""
        return find_colour_role(self.role, opposes_thesis=self.opposes_thesis)


def find_colour_role(role: str, *, opposes_thesis: bool) -> str:
    """Find the name of a role's colours in a theme: a rebuttal's say which side it serves."""
    return COUNTER_REBUTTAL if role == "rebuttal" and opposes_thesis else role


class Pill(Struct, frozen=True):
    """The body of a step of linked premises: it runs down past all of them, with a plus at each.

    `members` are the points at which the premises' wires enter it. If they are in racks side by side, `bar_y`
    is the y of the level part that joins them.
    """

    members: tuple[Point, ...]
    radius: float
    bar_y: float | None = None

    @property
    def spans(self) -> tuple[tuple[Point, Point], ...]:
        """The middle lines of its parts: one down each rack, the first one first, and the level one."""
        columns: dict[float, list[float]] = {}
        for member in self.members:
            columns.setdefault(member.x, [] if self.bar_y is None else [self.bar_y]).append(member.y)
        down = [(Point(x, min(ys)), Point(x, max(ys))) for x, ys in columns.items()]
        if self.bar_y is None:
            return tuple(down)
        return (*down, (Point(min(columns), self.bar_y), Point(max(columns), self.bar_y)))

    @property
    def rects(self) -> tuple[Rect, ...]:
        """The room of each part with its round ends."""
        r = self.radius
        return tuple(Rect(a.x - r, a.y - r, b.x - a.x + 2 * r, b.y - a.y + 2 * r) for a, b in self.spans)

    def holds(self, point: Point) -> bool:
        """Return whether a point lies on the middle line of a part."""
        return any(a.x <= point.x <= b.x and a.y <= point.y <= b.y for a, b in self.spans)


class Joint(Struct, frozen=True):
    """The point of an inference at which the wire to its target begins and undercuts end.

    With a `pill` its premises are linked. The centre is on the pill, or beside it in a small disc of its own,
    as it is without one. `radius` is the distance at which what ends here stops.
    """

    centre: Point
    radius: float
    pill: Pill | None = None

    @property
    def has_disc(self) -> bool:
        """True where a disc of its own shows the joint: beside its pill, or without one."""
        return self.pill is None or not self.pill.holds(self.centre)


class Tip(Struct, frozen=True):
    """The end of a wire at its target; `dx`, `dy` is the unit vector of its direction there.

    At a box it is on the edge, and the path ends there; at a joint it is on the rim, and the path ends in
    the centre.
    """

    at: Point
    dx: float
    dy: float


class Wire(Struct, frozen=True):
    """One inference as drawn: its paths, each from the target to a premise.

    `sources` are the ids of the premises. `target` is the id of a statement, or of an inference if that is
    undercut. `weight` is the line's width in points. `join` is its own end on a line that it shares with
    other steps: the point on that line, and the direction in which it is reached.
    """

    id: str
    kind: WireKind
    sources: tuple[str, ...]
    target: str
    paths: tuple[WirePath, ...]
    tip: Tip
    joint: Joint | None
    weight: float
    join: Tip | None = None


_TAB_FOOT = 14
"""Points that a tab goes on behind its box: more than the radius of any box's corner."""


class Frame(Struct, frozen=True):
    """A border round neighbouring boxes of one group, with its title. `level` is 0 for the outermost.

    In place of a border round a single box it is a tab on this box, the one of the `statement`: `rect` is the
    part above the box, which has the title.
    """

    group: str
    rect: Rect
    title: tuple[TextLine, ...]
    description: str
    level: int
    statement: str | None = None

    @property
    def painted_rect(self) -> Rect:
        """The rectangle as painted, before the boxes: a tab goes on behind its box."""
        if self.statement is None:
            return self.rect
        return Rect(self.rect.x, self.rect.y, self.rect.width, self.rect.height + _TAB_FOOT)

    def holds(self, box: Box) -> bool:
        """Return whether a box is inside the border, or has the tab."""
        return self.statement == box.id if self.statement else self.rect.contains(box.rect)


class LegendSymbol(Enum):
    """The symbol beside a legend entry's words."""

    SUPPORTS = "supports"
    ATTACKS = "attacks"
    UNDERCUTS = "undercuts"
    LINKED = "linked"
    UNSTATED = "unstated"
    STRENGTH = "strength"
    REBUTTAL = "rebuttal"
    COUNTER_REBUTTAL = "counter-rebuttal"
    REFERENCE = "reference"
    PREMISE = "premise"


class LegendEntry(Struct, frozen=True):
    """A symbol and its words; `symbol_rect` is the room for the symbol."""

    symbol: LegendSymbol
    symbol_rect: Rect
    line: TextLine


class MinimapCell(Struct, frozen=True):
    """The box of one part; `is_here` if it is the part that the map stands on."""

    rect: Rect
    is_here: bool = False


class Minimap(Struct, frozen=True):
    """A small map of a whole that is cut into parts, and the place of one of them.

    It lies within `bounds`, in points: its cells, the overview's first, and the lines between them.
    `description` names the part for readers who do not see it.
    """

    bounds: Rect
    cells: tuple[MinimapCell, ...] = ()
    lines: tuple[WirePath, ...] = ()
    description: str = ""


class Scene(Struct, frozen=True):
    """A whole drawing; `width` and `height` are the page's, in points.

    `title` and `outline` are for readers who do not see it; `heading` is drawn. `overview` is the key of the
    drawing that gives the overview, if this one is a part of a split map. `rtl` is set for a drawing that
    begins at the right.
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
    references: tuple[ReferenceBox, ...] = ()
    rtl: bool = False
    minimap: Minimap | None = None
    arrangement: ArrangementRecord | None = None
    """The arrangement to which a later drawing can keep; None where that is not possible."""

    def fit_into(self, bounds: Rect) -> Rect:
        """Return the rectangle of the drawing within bounds, in points: centred, as large as possible."""
        scale = min(bounds.width / self.width, bounds.height / self.height)
        width, height = self.width * scale, self.height * scale
        x, y = bounds.x + (bounds.width - width) / 2, bounds.y + (bounds.height - height) / 2
        return Rect(x, y, width, height)
