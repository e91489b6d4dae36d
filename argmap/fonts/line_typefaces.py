"""The fonts for lines of text, in one of which each letter has its marks in place."""

from collections.abc import Collection, Sequence
from unicodedata import normalize

from argmap.fonts.fallback import Typeface, choose_typefaces, iter_typefaces, visible_characters
from argmap.fonts.letter_clusters import has_common_mark, split_clusters
from argmap.fonts.placed_marks import places_marks


def choose_line_typefaces(texts: Collection[str], families: Sequence[str] = ()) -> tuple[Typeface, ...]:
    """The fonts for these lines; a letter with marks that no font here puts in place has none of its own.

    `families` and errors are those of `choose_typefaces`.
    """
    typefaces = choose_typefaces(texts, families)
    missing = {each for each in _find_marked(texts) if not any(_draws(face, each) for face in typefaces)}
    if not missing:
        return typefaces
    for typeface in iter_typefaces():
        drawn = {cluster for cluster in missing if _draws(typeface, cluster)}
        if drawn:
            typefaces += (typeface,)
            missing -= drawn
        if not missing:
            break
    return typefaces


def _find_marked(texts: Collection[str]) -> frozenset[str]:
    """The characters with common marks in some texts."""
    return frozenset(
        cluster
        for text in texts
        if not text.isascii()
        for cluster in split_clusters(normalize("NFC", text))
        if has_common_mark(cluster)
    )


def _draws(typeface: Typeface, cluster: str) -> bool:
    codes = {ord(char) for char in visible_characters(cluster)}
    return codes <= typeface.characters and places_marks(typeface, cluster)
