"""A text split into runs of one typeface each; a character and its marks stay in one run."""

from collections.abc import Iterator, Sequence

from argmap.fonts.fallback import Typeface, visible_characters
from argmap.fonts.letter_clusters import split_clusters
from argmap.fonts.placed_marks import places_marks


def split_runs(text: str, typefaces: Sequence[Typeface]) -> tuple[tuple[int, str], ...]:
    """The runs of a text in order, each with the index of its typeface.

    That is the first typeface that has a character with its marks in place, else the first that has all of
    them, else the first that has it alone.
    """
    runs: list[tuple[int, str]] = []
    for index, piece in _assign_typefaces(text, typefaces):
        if runs and (index is None or runs[-1][0] == index):
            runs[-1] = (runs[-1][0], runs[-1][1] + piece)
        else:
            runs.append((index or 0, piece))
    return tuple(runs)


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
    holders = [index for index, typeface in enumerate(typefaces) if codes <= typeface.characters]
    placing = (index for index in holders if places_marks(typefaces[index], cluster))
    return next(placing, holders[0] if holders else None)
