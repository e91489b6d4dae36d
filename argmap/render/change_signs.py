"""The signs of what has changed: plus, minus, waves, an arrow, and a line through words."""

from argmap.render.xml import build_element, format_number
from argmap.scene.scene import Change, Point, TextLine

_CHANGE_PATHS = {
    Change.ADDED: "m-5 0h10m-5 -5v10",
    Change.REMOVED: "m-5 0h10",
    Change.REWORDED: "m-5 -1.5q2.5 -4 5 0t5 0m-10 5q2.5 -4 5 0t5 0",
    Change.MOVED: "m-5 0h10m-4 -4l4 4l-4 4",
}
"""Paths from the middle of a square of ten points."""


def draw_change_symbol(change: Change, centre: Point, colour: str) -> str:
    """The sign of a change, ten points wide."""
    return _draw_path(
        f"M{format_number(centre.x)} {format_number(centre.y)}{_CHANGE_PATHS[change]}", colour, 2
    )


def draw_strikethrough(line: TextLine, colour: str) -> str:
    """The line through a line of text."""
    y = line.y - line.size * 0.32
    return _draw_path(
        f"M{format_number(line.x)} {format_number(y)}h{format_number(line.width)}", colour, line.size / 12
    )


def _draw_path(d: str, colour: str, weight: float) -> str:
    return build_element("path", {"d": d, "fill": "none", "stroke": colour, "stroke-width": weight})
