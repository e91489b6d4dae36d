"""The fonts of a picture as a list of CSS."""

from argmap.fonts.text_width import FONT_STACK

GENERIC_FAMILIES = frozenset(("sans-serif", "serif", "monospace", "cursive", "fantasy", "system-ui"))
"""CSS words for any font of a kind; in quotes they would be names."""


def css_font_stack(fonts: tuple[str, ...] = ()) -> str:
    """List a theme's own fonts, then the usual ones; quotes and backslashes in a name are escaped."""
    return ", ".join((*(_quote_family(font) for font in fonts), FONT_STACK))


def _quote_family(font: str) -> str:
    if font in GENERIC_FAMILIES:
        return font
    escaped = font.replace("\\", "\\\\").replace("'", "\\'")
    return f"'{escaped}'"
