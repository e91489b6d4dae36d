"""Characters that show nothing when a text is drawn."""

from unicodedata import category

BLANK_CATEGORIES = frozenset(("Cc", "Cf", "Zs", "Zl", "Zp"))
"""Unicode's categories of controls, joiners and marks of direction, and spaces."""
FILLERS = frozenset("\u034f\u115f\u1160\u3164\uffa0")
"""Letters and marks that Unicode made to show nothing: the grapheme joiner and the fillers of Hangul."""
_BLANK_SIGNS = frozenset("\u17b4\u17b5\u2800")
"""Signs that show nothing although fonts may have glyphs for them: two Khmer vowels, a Braille cell."""


def has_visible_text(text: str) -> bool:
    """Return whether some character of the text shows; spaces, joiners and marks of direction do not."""
    return any(
        category(character) not in BLANK_CATEGORIES
        and character not in FILLERS
        and character not in _BLANK_SIGNS
        for character in text
    )
