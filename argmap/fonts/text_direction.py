"""The direction of a text: from left to right, or from right to left."""

from collections.abc import Iterable
from unicodedata import bidirectional


def is_right_to_left(characters: Iterable[str]) -> bool:
    """Return whether the first letter with a direction is written from right to left (UAX #9, rule P2)."""
    kinds = (bidirectional(char) for char in characters)
    return next((kind for kind in kinds if kind in ("L", "R", "AL")), "L") != "L"


def is_mostly_right_to_left(text: str) -> bool:
    """Return whether most letters are written from right to left, whatever the first one is."""
    kinds = [bidirectional(char) for char in text]
    return kinds.count("R") + kinds.count("AL") > kinds.count("L")
