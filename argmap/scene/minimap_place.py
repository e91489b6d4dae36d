"""Placing the small map of a split map on a page: moved, fitted into a room, mirrored."""

from collections.abc import Callable

from msgspec.structs import replace

from argmap.scene.scene import Minimap, Point, Rect


def place_minimap(minimap: Minimap, x: float, y: float, scale: float = 1.0) -> Minimap:
    """Move the upper left corner of a small map to `x`, `y`, and scale it."""

    def point(at: Point) -> Point:
        return Point(x + scale * (at.x - minimap.bounds.x), y + scale * (at.y - minimap.bounds.y))

    def rect(area: Rect) -> Rect:
        corner = point(Point(area.x, area.y))
        return Rect(corner.x, corner.y, scale * area.width, scale * area.height)

    return _move_parts(minimap, point, rect)


def fit_minimap(minimap: Minimap, room: Rect, *, at_left: bool) -> Minimap:
    """Fit a small map into a room, never enlarged: in the middle of its height, at one end of its width."""
    width, height = minimap.bounds.width, minimap.bounds.height
    scale = min(1.0, room.width / width, room.height / height)
    x = room.x if at_left else room.right - scale * width
    return place_minimap(minimap, x, room.y + (room.height - scale * height) / 2, scale)


def mirror_minimap(minimap: Minimap, width: float) -> Minimap:
    """Mirror a small map on a page of some width."""
    return _move_parts(
        minimap, lambda at: Point(width - at.x, at.y), lambda area: replace(area, x=width - area.right)
    )


def _move_parts(
    minimap: Minimap, move_point: Callable[[Point], Point], move_rect: Callable[[Rect], Rect]
) -> Minimap:
    return replace(
        minimap,
        bounds=move_rect(minimap.bounds),
        cells=tuple(replace(cell, rect=move_rect(cell.rect)) for cell in minimap.cells),
        lines=tuple(tuple(map(move_point, line)) for line in minimap.lines),
    )
