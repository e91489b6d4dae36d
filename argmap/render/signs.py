"""The signs of what has changed: plus, minus, waves, an arrow, and a line through words."""

from argmap.layout.scene import Change, Line, Point
from argmap.render.xml import number, tag

_SIGNS = {
    Change.ADDED: "m-5 0h10m-5 -5v10",
    Change.REMOVED: "m-5 0h10",
    Change.REWORDED: "m-5 -1.5q2.5 -4 5 0t5 0m-10 5q2.5 -4 5 0t5 0",
    Change.MOVED: "m-5 0h10m-4 -4l4 4l-4 4",
}
"""Paths from the middle of a square of ten points."""


def change_sign(change: Change, centre: Point, colour: str) -> str:
    """The sign of a change, ten points wide."""
    return _drawn(f"M{number(centre.x)} {number(centre.y)}{_SIGNS[change]}", colour, 2)


def strike(line: Line, colour: str) -> str:
    """The line through a line of text."""
    y = line.y - line.size * 0.32
    return _drawn(f"M{number(line.x)} {number(y)}h{number(line.width)}", colour, line.size / 12)


def _drawn(d: str, colour: str, weight: float) -> str:
    return tag("path", {"d": d, "fill": "none", "stroke": colour, "stroke-width": weight})
