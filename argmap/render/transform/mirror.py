"""Shapes seen in a mirror, as a drawing is that begins at the right."""

from collections.abc import Iterable

from msgspec.structs import replace

from argmap.render.picture import (
    Circle,
    Geometry,
    Path,
    PathCommand,
    PathSegment,
    Polygon,
    Polyline,
    Rectangle,
    Shape,
)
from argmap.scene.scene import Point, Rect


def mirror_shapes(shapes: Iterable[Shape], room: Rect) -> list[Shape]:
    """Mirror shapes in the middle of the room that they stand in."""
    both_sides = room.x + room.right
    return [replace(shape, geometry=_mirror_geometry(shape.geometry, both_sides)) for shape in shapes]


def _mirror_geometry(geometry: Geometry, both_sides: float) -> Geometry:
    """Mirror a geometry; a place and its image add up to `both_sides`."""

    def mirror(point: Point) -> Point:
        return Point(both_sides - point.x, point.y)

    match geometry:
        case Rectangle():
            bounds = replace(geometry.bounds, x=both_sides - geometry.bounds.right)
            return replace(geometry, bounds=bounds)
        case Circle():
            return replace(geometry, centre=mirror(geometry.centre))
        case Polygon():
            return Polygon(tuple(map(mirror, geometry.points)))
        case Polyline():
            return Polyline(tuple(map(mirror, geometry.points)))
        case Path():
            return Path(tuple([_mirror_segment(segment, both_sides) for segment in geometry.segments]))


def _mirror_segment(segment: PathSegment, both_sides: float) -> PathSegment:
    numbers = segment.numbers
    match segment.command:
        case PathCommand.MOVE | PathCommand.HORIZONTAL:
            return PathSegment(segment.command, (both_sides - numbers[0], *numbers[1:]))
        case PathCommand.VERTICAL | PathCommand.VERTICAL_BY:
            return segment
        case _:
            turned = [-number if index % 2 == 0 else number for index, number in enumerate(numbers)]
            return PathSegment(segment.command, tuple(turned))
