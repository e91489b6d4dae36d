"""Whether there is anything to see in a text."""

from unicodedata import category

_BLANK_CATEGORIES = frozenset(("Cc", "Cf", "Zs", "Zl", "Zp"))
_FILLERS = frozenset("\u034f\u115f\u1160\u17b4\u17b5\u2800\u3164\uffa0")
"""Letters and marks that Unicode made to show nothing: the fillers of Hangul, an empty Braille cell."""


def has_visible_text(text: str) -> bool:
    """Whether some character of the text shows; spaces, joiners and marks of direction do not."""
    return any(
        category(character) not in _BLANK_CATEGORIES and character not in _FILLERS for character in text
    )
