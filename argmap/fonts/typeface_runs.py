"""A text cut into runs of one typeface each, so that what belongs together stays together."""

import re
from collections.abc import Iterator, Sequence

from argmap.fonts.fallback import Typeface, visible_characters

_CLUSTER = re.compile(
    "[\U0001f1e6-\U0001f1ff]{2}"
    "|.(?:[\u0300-\u036f\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufe00-\ufe2f\U0001f3fb-\U0001f3ff"
    "\U000e0020-\U000e007f\U000e0100-\U000e01ef\u200c]|\u200d.?)*",
    re.DOTALL,
)
"""Two letters of a flag; or a character with its marks, its variation, and what a joiner ties to it."""


def split_runs(text: str, typefaces: Sequence[Typeface]) -> tuple[tuple[int, str], ...]:
    """The text in order, each piece with the number of the typeface that draws it.

    That is the first one that has all of a character with its marks, else the first that has it alone.
    """
    pieces: list[tuple[int, str]] = []
    for number, piece in _assign_typefaces(text, typefaces):
        if pieces and (number is None or pieces[-1][0] == number):
            pieces[-1] = (pieces[-1][0], pieces[-1][1] + piece)
        else:
            pieces.append((number or 0, piece))
    return tuple(pieces)


def split_clusters(text: str) -> list[str]:
    """The text in order, cut into characters, each with what belongs to it."""
    return _CLUSTER.findall(text)


def _assign_typefaces(text: str, typefaces: Sequence[Typeface]) -> Iterator[tuple[int | None, str]]:
    """The smallest pieces; those that show nothing, blanks aside, have no typeface of their own."""
    for cluster in split_clusters(text):
        whole = _find_typeface(cluster, typefaces)
        if whole is not None or not visible_characters(cluster):
            yield whole, cluster
        else:
            yield from ((_find_typeface(char, typefaces), char) for char in cluster)


def _find_typeface(cluster: str, typefaces: Sequence[Typeface]) -> int | None:
    if cluster.isspace():
        return 0  # a font that is here for its emoji may have odd blanks
    codes = {ord(char) for char in visible_characters(cluster)}
    if not codes:
        return None
    return next((n for n, typeface in enumerate(typefaces) if codes <= typeface.characters), None)
