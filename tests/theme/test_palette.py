"""Colours: enough contrast to read, and told apart by eyes of every kind."""

from itertools import combinations
from math import dist

import pytest

from argmap.render.shapes import DASHES
from argmap.theme.palette import FRAME, INNER_FRAME, ON_LINE, PAGE, QUIET, ROLES, TEXT, WIRES

Rgb = tuple[float, float, float]

# Simulation of dichromacy in linear RGB, severity 1: Machado, Oliveira, Fernandes (2009), table of matrices.
SIGHT = {
    "full": ((1, 0, 0), (0, 1, 0), (0, 0, 1)),
    "protanopia": (
        (0.152286, 1.052583, -0.204868),
        (0.114503, 0.786281, 0.099216),
        (-0.003882, -0.048116, 1.051998),
    ),
    "deuteranopia": (
        (0.367322, 0.860646, -0.227968),
        (0.280085, 0.672501, 0.047413),
        (-0.011820, 0.042940, 0.968881),
    ),
    "tritanopia": (
        (1.255528, -0.076749, -0.178779),
        (-0.078411, 0.930809, 0.147602),
        (0.004733, 0.691367, 0.303900),
    ),
}


def linear(colour: str) -> Rgb:
    """sRGB to linear light (IEC 61966-2-1)."""
    parts = (int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5))
    red, green, blue = (p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts)
    return red, green, blue


def luminance(colour: str) -> float:
    red, green, blue = linear(colour)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    """Contrast ratio (WCAG 2.2)."""
    darker, lighter = sorted((luminance(one), luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


def seen(colour: str, sight: str) -> Rgb:
    """CIELAB (D65) of a colour as someone with that sight sees it."""
    light = linear(colour)
    r, g, b = (min(max(sum(m * c for m, c in zip(row, light)), 0), 1) for row in SIGHT[sight])
    xyz = (
        0.4124 * r + 0.3576 * g + 0.1805 * b,
        0.2126 * r + 0.7152 * g + 0.0722 * b,
        0.0193 * r + 0.1192 * g + 0.9505 * b,
    )
    x, y, z = (
        t ** (1 / 3) if t > 0.008856 else 7.787 * t + 16 / 116
        for t in (v / w for v, w in zip(xyz, (0.95047, 1, 1.08883)))
    )
    return 116 * y - 16, 500 * (x - y), 200 * (y - z)


@pytest.mark.parametrize("role", ROLES)
def test_every_text_has_contrast(role: str) -> None:
    ink = ROLES[role]
    assert contrast(TEXT, ink.ground) >= 4.5
    assert contrast(ON_LINE, ink.line) >= 4.5
    assert contrast(ink.line, ink.ground) >= 3
    assert contrast(ink.line, PAGE) >= 3


def test_what_the_drawing_says_of_itself_has_contrast() -> None:
    for ground in (PAGE, FRAME.ground, INNER_FRAME.ground):
        assert contrast(QUIET, ground) >= 4.5
        assert contrast(FRAME.line, ground) >= 3
        assert all(contrast(colour, ground) >= 3 for colour in WIRES.values())


@pytest.mark.parametrize("sight", SIGHT)
def test_wires_differ_to_every_eye(sight: str) -> None:
    for one, other in combinations(WIRES.values(), 2):
        assert dist(seen(one, sight), seen(other, sight)) > 25


def test_wires_differ_without_colour() -> None:
    assert len(set(DASHES.values())) == 3
