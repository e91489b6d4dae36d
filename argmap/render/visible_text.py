"""The texts that a picture shows, as fonts have them."""

from unicodedata import bidirectional, category, normalize

from argmap.render.picture import Picture, iter_text_runs
from argmap.render.xml import replace_invalid_characters

_JOINERS = "\u200c\u200d"


def collect_texts(picture: Picture) -> frozenset[str]:
    """Collect every text that a picture shows; not its title and description, which are not painted."""
    return frozenset(replace_invalid_characters(run.text) for run in iter_text_runs(picture))


def normalize_text(text: str) -> str:
    """Normalize a text as fonts have it: composed, each blank a space, without signs that guide wrapping.

    What XML cannot hold is U+FFFD, as it is in an SVG.
    """
    return "".join(
        " " if category(char) == "Cc" else char
        for char in normalize("NFC", replace_invalid_characters(text))
        if category(char) != "Cf" or char in _JOINERS
    )


def has_right_to_left(text: str) -> bool:
    """Tell whether some of a text runs from right to left; its pieces then stand in another order."""
    return any(bidirectional(char) in ("R", "AL", "AN") for char in text)
