"""A drawing of ours put somewhere on a larger page: each length multiplied, each place moved too."""

import re

from msgspec import Struct

from argmap.scene.scene import Rect

_VIEW_BOX = re.compile(r'viewBox="0 0 ([0-9.]+) ([0-9.]+)"')
_ATTRIBUTE = re.compile(r' ([a-zA-Z-]+)="([^"]*)"')
_X_ATTRIBUTES, _Y_ATTRIBUTES = frozenset(("x", "cx")), frozenset(("y", "cy"))
_LENGTH_ATTRIBUTES = frozenset(
    ("width", "height", "rx", "r", "font-size", "textLength", "stroke-width", "stroke-dasharray")
)
_NUMBER = re.compile(r"-?[0-9]+(?:\.[0-9]+)?")
_PATH_COMMAND = re.compile(r"([MLHVh])([^A-Za-z]*)")
_BACKGROUND = re.compile(r'\A\s*<rect width="[^"]*" height="[^"]*" fill="[^"]*"/>')
"""The page that a drawing begins with; where it goes there is one."""


def place_on_page(svg: str, bounds: Rect) -> str:
    """What an SVG drawing of ours shows, as a group on a larger page: as large as fits into a rectangle, from
    its upper left corner on.

    Without transforms, which not every program heeds; what is told of it stays behind.
    """
    size = _VIEW_BOX.search(svg)
    if size is None:
        raise ValueError("no drawing of ours")
    by = _Transform(bounds.x, bounds.y, min(bounds.width / float(size[1]), bounds.height / float(size[2])))
    shown = re.split("</desc>|</title>\n(?!<desc)", svg, maxsplit=1)[1].rpartition("</svg>")[0]
    return f"<g>{_ATTRIBUTE.sub(by.transform_attribute, _BACKGROUND.sub('', shown, count=1))}</g>"


class _Transform(Struct, frozen=True):
    dx: float
    dy: float
    factor: float

    def transform_attribute(self, match: re.Match[str]) -> str:
        """An attribute of some element; what is no place and no length stays."""
        return f' {match[1]}="{self._transform_value(match[1], match[2])}"'

    def _transform_value(self, key: str, value: str) -> str:
        if key in _X_ATTRIBUTES:
            return self._transform_x(value)
        if key in _Y_ATTRIBUTES:
            return self._transform_y(value)
        if key in _LENGTH_ATTRIBUTES:
            return _NUMBER.sub(lambda found: self._scale_length(found[0]), value)
        if key == "points":
            pairs = (pair.split(",") for pair in value.split())
            return " ".join(f"{self._transform_x(x)},{self._transform_y(y)}" for x, y in pairs)
        return _PATH_COMMAND.sub(self._transform_command, value) if key == "d" else value

    def _transform_command(self, match: re.Match[str]) -> str:
        """One step of a path of straight lines."""
        kind, at = match[1], match[2].replace(",", " ").split()
        if kind == "h":
            return kind + self._scale_length(at[0])
        if kind in "HV":
            return kind + (self._transform_x(at[0]) if kind == "H" else self._transform_y(at[0]))
        return f"{kind}{self._transform_x(at[0])} {self._transform_y(at[1])}"

    def _transform_x(self, value: str) -> str:
        return _format_coordinate(float(value) * self.factor + self.dx)

    def _transform_y(self, value: str) -> str:
        return _format_coordinate(float(value) * self.factor + self.dy)

    def _scale_length(self, value: str) -> str:
        return _format_coordinate(float(value) * self.factor)


def _format_coordinate(value: float) -> str:
    return f"{value:.3f}".rstrip("0").rstrip(".")
