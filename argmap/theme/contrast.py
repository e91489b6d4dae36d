"""How well one colour is seen on another."""

MIN_TEXT_CONTRAST = 4.5
"""The least contrast of text with its ground, as to one (WCAG 2.2, 1.4.3)."""


def contrast_ratio(one: str, other: str) -> float:
    """The contrast ratio of two colours (#RRGGBB), from 1 to 21: the definition of WCAG 2.2."""
    darker, lighter = sorted((_luminance(one), _luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


def _luminance(colour: str) -> float:
    red, green, blue = (_linearize(int(colour[at : at + 2], 16) / 255) for at in (1, 3, 5))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _linearize(part: float) -> float:
    """Linear light of a part of sRGB (IEC 61966-2-1)."""
    return part / 12.92 if part <= 0.04045 else float(((part + 0.055) / 1.055) ** 2.4)
