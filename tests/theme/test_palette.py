"""Colours: enough contrast to read, and distinct for people who see few colours."""

from itertools import combinations
from math import dist

import pytest
from msgspec.structs import replace

from argmap.render.argument_symbols import DASH_PATTERNS
from argmap.scene.scene import WireKind
from argmap.theme.contrast import contrast_ratio
from argmap.theme.theme import COUNTER_REBUTTAL, ColourOverride, RoleColours, Theme
from argmap.theme.themes import AUTO, DARK, LIGHT, PRINT, THEMES

Rgb = tuple[float, float, float]

# Simulation of dichromacy in linear RGB, severity 1: Machado, Oliveira, Fernandes (2009), table of matrices.
SIGHT_MATRICES = {
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


def to_linear(colour: str) -> Rgb:
    """sRGB to linear light (IEC 61966-2-1)."""
    parts = (int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5))
    red, green, blue = (p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts)
    return red, green, blue


def to_lab(colour: str, sight: str) -> Rgb:
    """CIELAB (D65) of a colour as someone with that sight sees it."""
    light = to_linear(colour)
    r, g, b = (min(max(sum(m * c for m, c in zip(row, light)), 0), 1) for row in SIGHT_MATRICES[sight])
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


@pytest.mark.parametrize(
    ("colour", "lab"),
    [
        ("#FFFFFF", (100, 0, 0)),
        ("#FF0000", (53.24, 80.09, 67.20)),
        ("#00FF00", (87.73, -86.18, 83.18)),
        ("#0000FF", (32.30, 79.19, -107.86)),
    ],
)
def test_the_primaries_have_their_known_place_in_cielab(colour: str, lab: Rgb) -> None:
    assert to_lab(colour, "full") == pytest.approx(lab, abs=0.05)


STANDARD_THEMES = tuple(theme for theme in THEMES.values() if theme.dark_variant is None)
COLOUR_THEMES = tuple(theme for theme in STANDARD_THEMES if theme is not PRINT)
NEEDED = {theme.name: (4.5, 3.0) for theme in STANDARD_THEMES} | {"high-contrast": (7.0, 4.5)}
"""The least contrast of text and of lines."""


def parametrize_themes(*which: Theme) -> pytest.MarkDecorator:
    return pytest.mark.parametrize("theme", which, ids=lambda theme: theme.name)


@parametrize_themes(*STANDARD_THEMES)
@pytest.mark.parametrize("role", LIGHT.roles)
def test_every_text_has_contrast(theme: Theme, role: str) -> None:
    text, line = NEEDED[theme.name]
    ink = theme.roles[role]
    assert contrast_ratio(theme.text, ink.fill) >= text
    assert contrast_ratio(theme.text, theme.background) >= text
    assert contrast_ratio(theme.text_on_border, ink.border) >= text
    assert contrast_ratio(ink.border, ink.fill) >= line
    assert all(contrast_ratio(ink.border, ground) >= line for ground in backgrounds(theme))


@parametrize_themes(*STANDARD_THEMES)
def test_what_the_drawing_says_of_itself_has_contrast(theme: Theme) -> None:
    text, line = NEEDED[theme.name]
    for ground in backgrounds(theme):
        assert contrast_ratio(theme.muted, ground) >= text
        assert contrast_ratio(theme.frame.border, ground) >= line
        assert contrast_ratio(theme.inner_frame.border, ground) >= line
        assert all(contrast_ratio(colour, ground) >= line for colour in theme.wires.values())
    assert all(contrast_ratio(colour, theme.text_on_border) >= line for colour in theme.wires.values())


def backgrounds(theme: Theme) -> tuple[str, ...]:
    return theme.background, theme.frame.fill, theme.inner_frame.fill


@parametrize_themes(*COLOUR_THEMES)
@pytest.mark.parametrize("sight", SIGHT_MATRICES)
def test_wires_differ_to_every_eye(theme: Theme, sight: str) -> None:
    for one, other in combinations(theme.wires.values(), 2):
        assert dist(to_lab(one, sight), to_lab(other, sight)) > 25


@parametrize_themes(*COLOUR_THEMES)
@pytest.mark.parametrize("sight", SIGHT_MATRICES)
def test_rebuttals_of_both_sides_differ_to_every_eye(theme: Theme, sight: str) -> None:
    one, other = theme.roles["rebuttal"], theme.roles[COUNTER_REBUTTAL]
    assert dist(to_lab(one.border, sight), to_lab(other.border, sight)) > 25


def test_rebuttals_of_both_sides_differ_in_print_by_their_fill() -> None:
    one, other = PRINT.roles["rebuttal"], PRINT.roles[COUNTER_REBUTTAL]
    assert dist(to_lab(one.fill, "full"), to_lab(other.fill, "full")) > 10


def test_wires_differ_without_colour() -> None:
    dashed = {(pattern.dash, pattern.gap) for pattern in DASH_PATTERNS.values()}
    assert len(dashed) == 2
    assert WireKind.SUPPORTS not in DASH_PATTERNS


def test_print_is_grey_and_its_tints_are_light() -> None:
    inks = (*PRINT.roles.values(), PRINT.frame, PRINT.inner_frame)
    lines = [*PRINT.wires.values(), *(ink.border for ink in inks)]
    tints = [PRINT.background, PRINT.text_on_border, *(ink.fill for ink in inks)]
    for colour in (PRINT.text, PRINT.muted, *lines, *tints):
        assert colour[1:3] == colour[3:5] == colour[5:7]
    assert all(contrast_ratio(PRINT.text, tint) >= 15 for tint in tints)


def test_every_theme_has_every_role_and_wire_under_its_name() -> None:
    assert list(THEMES) == ["light", "dark", "print", "high-contrast", "auto"]
    for name, theme in THEMES.items():
        assert theme.name == name
        assert list(theme.roles) == list(LIGHT.roles)
        assert list(theme.wires) == list(LIGHT.wires)
    assert (AUTO.without_dark_variant.roles, AUTO.dark_variant) == (LIGHT.roles, DARK)


def test_of_several_tags_the_first_with_a_colour_counts() -> None:
    theme = replace(
        LIGHT, tags={"a": ColourOverride(fill="#FFFFFF"), "b": ColourOverride("#111111", "#EEEEEE")}
    )
    assert theme.statement_colours("claim", ("a", "b")) == RoleColours("#111111", "#FFFFFF")
    assert theme.statement_colours("claim", ("b", "a")) == RoleColours("#111111", "#EEEEEE")
    assert theme.statement_colours("claim", ("other",)) == LIGHT.roles["claim"]
