"""A text split into runs of one typeface each; a character and its marks stay in one run."""

import re
from collections.abc import Iterator, Sequence

from argmap.fonts.fallback import Typeface, visible_characters

_CLUSTER = re.compile(
    "[\U0001f1e6-\U0001f1ff]{2}"
    "|.(?:[\u0300-\u036f\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufe00-\ufe2f\U0001f3fb-\U0001f3ff"
    "\U000e0020-\U000e007f\U000e0100-\U000e01ef\u200c]|\u200d.?)*",
    re.DOTALL,
)
"""Two letters of a flag; or a character with its marks, its variation, and the characters joined to it."""


def split_runs(text: str, typefaces: Sequence[Typeface]) -> tuple[tuple[int, str], ...]:
    """The runs of a text in order, each with the index of its typeface.

    That is the first typeface that has a character with its marks, else the first that has it alone.
    """
    runs: list[tuple[int, str]] = []
    for index, piece in _assign_typefaces(text, typefaces):
        if runs and (index is None or runs[-1][0] == index):
            runs[-1] = (runs[-1][0], runs[-1][1] + piece)
        else:
            runs.append((index or 0, piece))
    return tuple(runs)


def split_clusters(text: str) -> list[str]:
    """The characters of a text in order, each with its marks."""
    return _CLUSTER.findall(text)


def _assign_typefaces(text: str, typefaces: Sequence[Typeface]) -> Iterator[tuple[int | None, str]]:
    """The clusters of a text with their typefaces; None for one that shows nothing and is no blank."""
    for cluster in split_clusters(text):
        index = _find_typeface(cluster, typefaces)
        if index is not None or not visible_characters(cluster):
            yield index, cluster
        else:
            yield from ((_find_typeface(char, typefaces), char) for char in cluster)


def _find_typeface(cluster: str, typefaces: Sequence[Typeface]) -> int | None:
    if cluster.isspace():
        return 0  # the first: a font chosen for its emoji may have blanks of other widths
    codes = {ord(char) for char in visible_characters(cluster)}
    if not codes:
        return None
    return next((index for index, typeface in enumerate(typefaces) if codes <= typeface.characters), None)
