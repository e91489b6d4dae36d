"""The texts that a picture shows, as fonts have them."""

from unicodedata import bidirectional, category, normalize

from argmap.render.picture import Picture, iter_text_runs
from argmap.render.xml import replace_invalid_characters

_JOINERS = "\u200c\u200d"
_LEFTWARD = frozenset(("R", "AL", "AN", "RLE", "RLO", "RLI"))
"""Bidirectional classes of what runs from right to left, and of signs that let text do so (UAX #9)."""


def collect_texts(picture: Picture) -> frozenset[str]:
    """Collect every text that a picture shows; not its title and description, which are not painted."""
    return frozenset(replace_invalid_characters(run.text) for run in iter_text_runs(picture))


def normalize_text(text: str) -> str:
    """Normalize a text as fonts have it: composed, each blank a space, without signs that guide wrapping.

    What XML cannot hold is U+FFFD, as it is in an SVG.
    """
    return drop_guiding_signs(compose_text(text))


def compose_text(text: str) -> str:
    """Compose a text as `normalize_text` does, but leave the signs that guide its wrapping and direction."""
    composed = normalize("NFC", replace_invalid_characters(text))
    return "".join([" " if category(char) == "Cc" else char for char in composed])


def drop_guiding_signs(text: str) -> str:
    """Leave out the signs that guide how a text is wrapped and directed, which show nothing."""
    return "".join([char for char in text if category(char) != "Cf" or char in _JOINERS])


def has_right_to_left(text: str) -> bool:
    """Tell whether some of a text runs from right to left; its pieces then stand in another order."""
    return any(bidirectional(char) in _LEFTWARD for char in text)
