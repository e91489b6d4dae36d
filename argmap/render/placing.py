"""A drawing of ours put somewhere on a larger page: each length multiplied, each place moved too."""

import re

from msgspec import Struct

from argmap.layout.scene import Rect

_SIZE = re.compile(r'viewBox="0 0 ([0-9.]+) ([0-9.]+)"')
_ATTRIBUTE = re.compile(r' ([a-zA-Z-]+)="([^"]*)"')
_ACROSS, _DOWN = frozenset(("x", "cx")), frozenset(("y", "cy"))
_LENGTHS = frozenset(
    ("width", "height", "rx", "r", "font-size", "textLength", "stroke-width", "stroke-dasharray")
)
_NUMBER = re.compile(r"-?[0-9]+(?:\.[0-9]+)?")
_STEP = re.compile(r"([MLHVh])([^A-Za-z]*)")
_GROUND = re.compile(r'\A\s*<rect width="[^"]*" height="[^"]*" fill="[^"]*"/>')
"""The page that a drawing begins with; where it goes there is one."""


def placed(picture: str, room: Rect) -> str:
    """What an SVG drawing of ours shows, as a group on a larger page: as large as fits into a rectangle, from
    its upper left corner on.

    Without transforms, which not every program heeds; what is told of it stays behind.
    """
    size = _SIZE.search(picture)
    if size is None:
        raise ValueError("no drawing of ours")
    by = _Placing(room.x, room.y, min(room.width / float(size[1]), room.height / float(size[2])))
    shown = re.split("</desc>|</title>\n(?!<desc)", picture, maxsplit=1)[1].rpartition("</svg>")[0]
    return f"<g>{_ATTRIBUTE.sub(by.attribute, _GROUND.sub('', shown, count=1))}</g>"


class _Placing(Struct, frozen=True):
    dx: float
    dy: float
    factor: float

    def attribute(self, found: re.Match[str]) -> str:
        """An attribute of some element; what is no place and no length stays."""
        return f' {found[1]}="{self._value(found[1], found[2])}"'

    def _value(self, key: str, value: str) -> str:
        if key in _ACROSS:
            return self._across(value)
        if key in _DOWN:
            return self._down(value)
        if key in _LENGTHS:
            return _NUMBER.sub(lambda found: self._length(found[0]), value)
        if key == "points":
            pairs = (pair.split(",") for pair in value.split())
            return " ".join(f"{self._across(x)},{self._down(y)}" for x, y in pairs)
        return _STEP.sub(self._step, value) if key == "d" else value

    def _step(self, found: re.Match[str]) -> str:
        """One step of a path of straight lines."""
        kind, at = found[1], found[2].replace(",", " ").split()
        if kind == "h":
            return kind + self._length(at[0])
        if kind in "HV":
            return kind + (self._across(at[0]) if kind == "H" else self._down(at[0]))
        return f"{kind}{self._across(at[0])} {self._down(at[1])}"

    def _across(self, value: str) -> str:
        return _short(float(value) * self.factor + self.dx)

    def _down(self, value: str) -> str:
        return _short(float(value) * self.factor + self.dy)

    def _length(self, value: str) -> str:
        return _short(float(value) * self.factor)


def _short(value: float) -> str:
    return f"{value:.3f}".rstrip("0").rstrip(".")
