"""The contrast of two colours."""

MIN_TEXT_CONTRAST = 4.5
"""The least contrast ratio of text with its background (WCAG 2.2, 1.4.3, level AA)."""


def contrast_ratio(one: str, other: str) -> float:
    """The contrast ratio of two colours (#RRGGBB), from 1 to 21, as WCAG 2.2 defines it."""
    darker, lighter = sorted((_luminance(one), _luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


def _luminance(colour: str) -> float:
    """Relative luminance from 0 to 1 (WCAG 2.2)."""
    red, green, blue = (_linearize(int(colour[at : at + 2], 16) / 255) for at in (1, 3, 5))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _linearize(component: float) -> float:
    """The linear value of an sRGB component, both from 0 to 1 (IEC 61966-2-1)."""
    return component / 12.92 if component <= 0.04045 else float(((component + 0.055) / 1.055) ** 2.4)
