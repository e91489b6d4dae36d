"""Pictures with every length multiplied and every place moved: rounded, scaled to a page, put on a page."""

from collections.abc import Iterable

from msgspec import Struct
from msgspec.structs import replace

from argmap.render.picture import (
    Circle,
    Geometry,
    Leaf,
    Mark,
    MarkGroup,
    Path,
    PathCommand,
    PathSegment,
    Picture,
    Polygon,
    Polyline,
    Rectangle,
    Shape,
    Stroke,
    TextRun,
    replace_leaves,
)
from argmap.scene.scene import Point, Rect

FILE_DECIMALS = 2
"""Decimals of a length in an SVG: a hundredth of a point is a third of a dot at 2,400 dots an inch."""
PLACED_DECIMALS = 3
"""Decimals of a length that is placed on a page: it may be made larger once more."""
SCALED_DECIMALS = 4
"""Decimals of a length that is scaled to a page, as many as fpdf2 writes."""


def round_lengths(picture: Picture) -> Picture:
    """Round lengths as they are written in an SVG, so that the files of a picture agree to the last digit."""
    rounding = _Transform(1, FILE_DECIMALS)
    return replace(
        picture,
        width=rounding.scale(picture.width),
        height=rounding.scale(picture.height),
        marks=rounding.apply_to_marks(picture.marks),
    )


def round_marks(marks: Iterable[Mark]) -> tuple[Mark, ...]:
    """Round the lengths of marks as `round_lengths` does."""
    return _Transform(1, FILE_DECIMALS).apply_to_marks(marks)


def scale_to_page(picture: Picture, width: float, height: float) -> Picture:
    """Scale a picture to as large as fits on a page of that size in points. Its background fills the page."""
    factor = min(width / picture.width, height / picture.height)
    marks = _Transform(factor, SCALED_DECIMALS).apply_to_marks(picture.marks)
    background = picture.background
    if background is not None:
        background = replace(background, geometry=Rectangle(Rect(0, 0, width, height)))
    return replace(picture, width=width, height=height, marks=marks, background=background)


def place_on_page(picture: Picture, bounds: Rect) -> MarkGroup:
    """Place a picture, whose lengths are rounded, on a larger page: as large as fits into a rectangle, from
    its upper left corner on.

    Its background, title and description stay behind; the page has its own.
    """
    factor = min(bounds.width / picture.width, bounds.height / picture.height)
    placing = _Transform(factor, PLACED_DECIMALS, bounds.x, bounds.y)
    return MarkGroup(placing.apply_to_marks(picture.marks))


class _Transform(Struct, frozen=True):
    """A change to lengths: each is multiplied by `factor` and rounded; a place is moved as well."""

    factor: float
    decimals: int
    dx: float = 0
    dy: float = 0

    def scale(self, length: float) -> float:
        """Scale a length."""
        return round(length * self.factor, self.decimals)

    def move_x(self, x: float) -> float:
        """Scale and move a horizontal place."""
        return round(x * self.factor + self.dx, self.decimals)

    def move_y(self, y: float) -> float:
        """Scale and move a vertical place."""
        return round(y * self.factor + self.dy, self.decimals)

    def apply_to_marks(self, marks: Iterable[Mark]) -> tuple[Mark, ...]:
        """Scale and move marks."""
        return replace_leaves(marks, lambda leaf: (self._apply_to_leaf(leaf),))

    def _apply_to_leaf(self, leaf: Leaf) -> Leaf:
        if isinstance(leaf, Shape):
            stroke = None if leaf.stroke is None else self._apply_to_stroke(leaf.stroke)
            return replace(leaf, geometry=self._apply_to_geometry(leaf.geometry), stroke=stroke)
        x, y = self.move_x(leaf.x), self.move_y(leaf.y)
        if isinstance(leaf, TextRun):
            width = None if leaf.width is None else self.scale(leaf.width)
            return replace(leaf, x=x, y=y, size=self.scale(leaf.size), width=width)
        return replace(leaf, x=x, y=y, scale_x=leaf.scale_x * self.factor, scale_y=leaf.scale_y * self.factor)

    def _apply_to_stroke(self, stroke: Stroke) -> Stroke:
        dashes = tuple(self.scale(length) for length in stroke.dashes)
        return replace(stroke, weight=self.scale(stroke.weight), dashes=dashes)

    def _apply_to_geometry(self, geometry: Geometry) -> Geometry:
        match geometry:
            case Rectangle():
                return Rectangle(self._apply_to_rect(geometry.bounds), self.scale(geometry.corner))
            case Circle():
                return Circle(self._apply_to_point(geometry.centre), self.scale(geometry.radius))
            case Polygon():
                return Polygon(tuple(map(self._apply_to_point, geometry.points)))
            case Polyline():
                return Polyline(tuple(map(self._apply_to_point, geometry.points)))
            case Path():
                return Path(tuple(map(self._apply_to_segment, geometry.segments)))

    def _apply_to_rect(self, rect: Rect) -> Rect:
        return Rect(self.move_x(rect.x), self.move_y(rect.y), self.scale(rect.width), self.scale(rect.height))

    def _apply_to_point(self, point: Point) -> Point:
        return Point(self.move_x(point.x), self.move_y(point.y))

    def _apply_to_segment(self, segment: PathSegment) -> PathSegment:
        first, *others = segment.numbers
        match segment.command:
            case PathCommand.MOVE:
                return PathSegment(segment.command, (self.move_x(first), self.move_y(others[0])))
            case PathCommand.HORIZONTAL:
                return PathSegment(segment.command, (self.move_x(first),))
            case PathCommand.VERTICAL:
                return PathSegment(segment.command, (self.move_y(first),))
            case _:
                return PathSegment(segment.command, tuple(map(self.scale, segment.numbers)))
