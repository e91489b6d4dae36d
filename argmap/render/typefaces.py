"""The fonts that a drawing asks for, as CSS writes them."""

from argmap.fonts.text_width import FONT_STACK

GENERIC_FAMILIES = frozenset(("sans-serif", "serif", "monospace", "cursive", "fantasy", "system-ui"))
"""Words for any font of a kind; in quotes they would be names."""


def css_font_stack(fonts: tuple[str, ...] = ()) -> str:
    """A theme's own fonts and then the usual ones. A name's quotes and backslashes are escaped (CSS 2.2)."""
    return ", ".join((*(_quote_family(font) for font in fonts), FONT_STACK))


def _quote_family(font: str) -> str:
    if font in GENERIC_FAMILIES:
        return font
    escaped = font.replace("\\", "\\\\").replace("'", "\\'")
    return f"'{escaped}'"
