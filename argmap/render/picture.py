"""A picture before it is a file: shapes, lines of text, links and groups, in the order they are painted.

Lengths are in points, y grows downward, colours are #RRGGBB.
"""

from collections.abc import Callable, Iterable, Iterator
from enum import Enum
from urllib.parse import quote

from msgspec import Struct
from msgspec.structs import replace

from argmap.scene.scene import Point, Rect


class Stroke(Struct, frozen=True):
    """A line's colour, its width, and the lengths of its dashes and gaps; without dashes it is whole."""

    colour: str
    weight: float
    dashes: tuple[float, ...] = ()
    round_caps: bool = False
    round_joins: bool = False


class Rectangle(Struct, frozen=True):
    """A rectangle; `corner` is the radius of its corners."""

    bounds: Rect
    corner: float = 0


class Circle(Struct, frozen=True):
    """A circle."""

    centre: Point
    radius: float


class Polygon(Struct, frozen=True):
    """A closed shape with straight sides."""

    points: tuple[Point, ...]


class Polyline(Struct, frozen=True):
    """An open line through points."""

    points: tuple[Point, ...]


class PathCommand(Enum):
    """A step of a path, by SVG's letter: to a place, or (`BY`) by a distance from where the path is."""

    MOVE = "M"
    HORIZONTAL = "H"
    VERTICAL = "V"
    MOVE_BY = "m"
    LINE_BY = "l"
    HORIZONTAL_BY = "h"
    VERTICAL_BY = "v"
    CURVE_BY = "q"
    """A quadratic Bézier curve: its control point, then its end."""
    SMOOTH_CURVE_BY = "t"
    """The end of a curve that goes on as the one before it ended."""


class PathSegment(Struct, frozen=True):
    """A step of a path: a command and its numbers."""

    command: PathCommand
    numbers: tuple[float, ...]


class Path(Struct, frozen=True):
    """An open line of any form."""

    segments: tuple[PathSegment, ...]


Geometry = Rectangle | Circle | Polygon | Polyline | Path


class Shape(Struct, frozen=True):
    """A shape, filled, stroked or both; `classes` are CSS classes with spaces between them."""

    geometry: Geometry
    fill: str | None = None
    stroke: Stroke | None = None
    classes: str = ""


class TextRun(Struct, frozen=True):
    """A line of text; `x` is its left end, right where `rtl`, its middle where `centred`; `y` its baseline.

    It is stretched or narrowed to `width`; None leaves it as wide as its font has it. `family` None is the
    picture's own. Blanks at its ends or side by side are lost in an SVG unless it `keeps_blanks`.
    """

    text: str
    x: float
    y: float
    size: float
    colour: str
    width: float | None = None
    bold: bool = False
    centred: bool = False
    rtl: bool = False
    keeps_blanks: bool = False
    classes: str = ""
    family: str | None = None

    @property
    def part_before(self) -> float:
        """The part of its width that is at the left of `x`."""
        return 0.5 if self.centred else 1.0 if self.rtl else 0.0


class GlyphUse(Struct, frozen=True):
    """A glyph of a picture by its id, and its place on its line in units of its font."""

    id: str
    x: float
    y: float


class OutlinedText(Struct, frozen=True):
    """A line of text as glyphs, from its left end at `x` on the baseline `y`.

    `scale_x` and `scale_y` make points of the font's units; `label` is what the line says.
    """

    glyphs: tuple[GlyphUse, ...]
    x: float
    y: float
    scale_x: float
    scale_y: float
    label: str
    colour: str
    classes: str = ""


class MarkLink(Struct, frozen=True):
    """Marks that lead to an address; `in_tab_order` where the keyboard gets to it."""

    href: str
    marks: "tuple[Mark, ...]"
    in_tab_order: bool = True


class MarkGroup(Struct, frozen=True):
    """Marks that belong together, with their kind (`classes`, `data`) and their words (`title`).

    `step` is when they appear, None from the beginning; `fragment` counts the same for reveal.js, from 0.
    """

    marks: "tuple[Mark, ...]"
    id: str | None = None
    classes: str = ""
    title: str | None = None
    step: int | None = None
    fragment: int | None = None
    data: tuple[tuple[str, str], ...] = ()


Leaf = Shape | TextRun | OutlinedText
"""A mark without others inside."""
Mark = Leaf | MarkLink | MarkGroup


class GlyphOutline(Struct, frozen=True):
    """A glyph as its font draws it: path data of SVG in the font's units."""

    id: str
    path_data: str


class GlyphImage(Struct, frozen=True):
    """A glyph that is an image: its room in units of its font, its origin at 0 0, and the PNG."""

    id: str
    y: float
    width: float
    height: float
    png: bytes


class Picture(Struct, frozen=True):
    """A whole picture. `title` and `description` are for readers who do not see it, in the language `lang`.

    Without a description there is none; a `label` takes the place of both. `id_prefix` begins the ids of
    what a file adds to the marks. `font_rules` and `dark_rules` are CSS: the fonts that come along, and the
    colours for readers who ask for dark pages (None: the same for all). `glyphs` are for outlined texts.
    `paper` is the width and height in points of the paper that the picture fills. `arrangement` is the record
    of how its boxes stand, for the program that draws its successor.
    """

    width: float
    height: float
    marks: tuple[Mark, ...]
    title: str = ""
    lang: str = "en"
    description: str | None = None
    label: str | None = None
    background: Shape | None = None
    font_family: str = ""
    id_prefix: str = ""
    classes: str = ""
    style: str = ""
    font_rules: tuple[str, ...] = ()
    dark_rules: tuple[str, ...] | None = None
    glyphs: tuple[GlyphOutline | GlyphImage, ...] = ()
    paper: tuple[float, float] | None = None
    arrangement: str | None = None


def replace_leaves(marks: Iterable[Mark], change: Callable[[Leaf], Iterable[Leaf]]) -> tuple[Mark, ...]:
    """The marks with each shape and text replaced by what `change` makes of it; groups and links stay."""
    changed: list[Mark] = []
    for mark in marks:
        if isinstance(mark, MarkLink | MarkGroup):
            changed.append(replace(mark, marks=replace_leaves(mark.marks, change)))
        else:
            changed += change(mark)
    return tuple(changed)


def iter_leaves(marks: Iterable[Mark]) -> Iterator[Leaf]:
    """The shapes and texts in the order they are painted."""
    for mark in marks:
        if isinstance(mark, MarkLink | MarkGroup):
            yield from iter_leaves(mark.marks)
        else:
            yield mark


def group_address(id_: str) -> str:
    """Return the address of a group of marks within its picture."""
    return f"#{quote(id_)}"


def find_area(marks: Iterable[Mark]) -> Rect | None:
    """Find the place of marks: their first rectangle, or what their first polygon fills."""
    for leaf in iter_leaves(marks):
        if isinstance(leaf, Shape) and isinstance(leaf.geometry, Rectangle):
            return leaf.geometry.bounds
        if isinstance(leaf, Shape) and isinstance(leaf.geometry, Polygon):
            xs, ys = zip(*((point.x, point.y) for point in leaf.geometry.points))
            return Rect(min(xs), min(ys), max(xs) - min(xs), max(ys) - min(ys))
    return None


def iter_text_runs(picture: Picture) -> Iterator[TextRun]:
    """The texts of a picture in the order they are painted."""
    return (leaf for leaf in iter_leaves(picture.marks) if isinstance(leaf, TextRun))
