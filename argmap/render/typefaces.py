"""The fonts that a drawing asks for, as CSS writes them."""

from argmap.fonts.measure import STACK

GENERIC = frozenset(("sans-serif", "serif", "monospace", "cursive", "fantasy", "system-ui"))
"""Words for any font of a kind; in quotes they would be names."""


def stack(fonts: tuple[str, ...] = ()) -> str:
    """A theme's own fonts and then the usual ones. A name's quotes and backslashes are escaped (CSS 2.2)."""
    return ", ".join((*(_quoted(font) for font in fonts), STACK))


def _quoted(font: str) -> str:
    if font in GENERIC:
        return font
    escaped = font.replace("\\", "\\\\").replace("'", "\\'")
    return f"'{escaped}'"
