"""The direction of the texts on an HTML page, as attributes."""

from argmap.deck.deck import Deck
from argmap.fonts.text_direction import is_right_to_left


def direct_text(text: str) -> str:
    """Choose `dir` of a text: by most of its letters, for a line of Arabic may begin with a Latin name."""
    return "rtl" if is_right_to_left(text) else "auto"


def direct_page(deck: Deck) -> str | None:
    """Choose `dir` of a talk's page: from right to left where its drawings begin at the right."""
    scenes = [slide.scene for slide in deck.slides if slide.scene]
    return "rtl" if scenes and all(scene.rtl for scene in scenes) else None
