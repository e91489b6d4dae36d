"""The themes, whose colours have enough contrast and stay distinct for people who see few colours or none.

Every text has a contrast of at least 4.5:1 with its fill, and every line 3:1 with its page (WCAG 2.2); in
`high-contrast` 7:1 and 4.5:1. The three kinds of wire differ under simulated protanopia, deuteranopia and
tritanopia, except in `print`, where their dashes and arrowheads distinguish them. So do rebuttals for the
thesis and against it, which in `print` differ by their fill.
"""

from collections.abc import Mapping
from enum import Enum

from msgspec.structs import replace

from argmap.theme.theme import COUNTER_REBUTTAL, RoleColours, Theme

LIGHT = Theme(
    name="light",
    background="#FFFFFF",
    text="#16181D",
    muted="#4A4F5A",
    text_on_border="#FFFFFF",
    frame=RoleColours("#6B7280", "#F5F6F8"),
    inner_frame=RoleColours("#6B7280", "#ECEEF2"),
    roles={
        "thesis": RoleColours("#1B2A41", "#E8ECF2"),
        "claim": RoleColours("#3D4754", "#F0F2F4"),
        "premise": RoleColours("#00695C", "#E6F3F1"),
        "assumption": RoleColours("#00695C", "#FFFFFF"),
        "objection": RoleColours("#C2410C", "#FDEDE6"),
        "rebuttal": RoleColours("#1E4E8C", "#E5EEF9"),
        COUNTER_REBUTTAL: RoleColours("#5C3D00", "#F8F0DF"),
        "undercut": RoleColours("#5B21B6", "#F1EBFB"),
    },
    wires={"supports": "#00695C", "attacks": "#C2410C", "undercuts": "#5B21B6"},
)

DARK = Theme(
    name="dark",
    background="#14171C",
    text="#F1F3F6",
    muted="#B9C0CB",
    text_on_border="#14171C",
    frame=RoleColours("#8B94A3", "#1B1F26"),
    inner_frame=RoleColours("#8B94A3", "#232832"),
    roles={
        "thesis": RoleColours("#C7D5EE", "#2B3444"),
        "claim": RoleColours("#A9B4C4", "#272C35"),
        "premise": RoleColours("#4FD1BC", "#12302D"),
        "assumption": RoleColours("#4FD1BC", "#14171C"),
        "objection": RoleColours("#FF8F5C", "#3B2118"),
        "rebuttal": RoleColours("#7DB4F5", "#16283F"),
        COUNTER_REBUTTAL: RoleColours("#E5BE62", "#342A12"),
        "undercut": RoleColours("#BBA3FF", "#2A2145"),
    },
    wires={"supports": "#4FD1BC", "attacks": "#FF8F5C", "undercuts": "#BBA3FF"},
)

PRINT = Theme(
    name="print",
    background="#FFFFFF",
    text="#000000",
    muted="#333333",
    text_on_border="#FFFFFF",
    frame=RoleColours("#6E6E6E", "#FFFFFF"),
    inner_frame=RoleColours("#6E6E6E", "#F4F4F4"),
    roles={
        "thesis": RoleColours("#000000", "#E6E6E6"),
        "claim": RoleColours("#333333", "#F0F0F0"),
        "premise": RoleColours("#000000", "#FFFFFF"),
        "assumption": RoleColours("#000000", "#FFFFFF"),
        "objection": RoleColours("#000000", "#EBEBEB"),
        "rebuttal": RoleColours("#000000", "#FFFFFF"),
        COUNTER_REBUTTAL: RoleColours("#000000", "#E0E0E0"),
        "undercut": RoleColours("#000000", "#FFFFFF"),
    },
    wires={"supports": "#000000", "attacks": "#000000", "undercuts": "#000000"},
)
"""In greys only. Fills under text are so light that a copier keeps them apart from it, or drops them."""

HIGH_CONTRAST = Theme(
    name="high-contrast",
    background="#FFFFFF",
    text="#000000",
    muted="#1F2329",
    text_on_border="#FFFFFF",
    frame=RoleColours("#4A4F5A", "#FFFFFF"),
    inner_frame=RoleColours("#4A4F5A", "#F2F2F2"),
    roles={
        "thesis": RoleColours("#000000", "#FFFFFF"),
        "claim": RoleColours("#22282F", "#FFFFFF"),
        "premise": RoleColours("#004D43", "#FFFFFF"),
        "assumption": RoleColours("#004D43", "#FFFFFF"),
        "objection": RoleColours("#992B00", "#FFFFFF"),
        "rebuttal": RoleColours("#003B7A", "#FFFFFF"),
        COUNTER_REBUTTAL: RoleColours("#4A3100", "#FFFFFF"),
        "undercut": RoleColours("#3F0FA0", "#FFFFFF"),
    },
    wires={"supports": "#005A4E", "attacks": "#A83200", "undercuts": "#3F0FA0"},
    line_scale=1.4,
)

AUTO = replace(LIGHT, name="auto", dark_variant=DARK)


class ThemeName(Enum):
    """The names of the themes, as `--theme` and the setting `theme` take them."""

    LIGHT = "light"
    DARK = "dark"
    PRINT = "print"
    HIGH_CONTRAST = "high-contrast"
    AUTO = "auto"


THEMES: Mapping[str, Theme] = {theme.name: theme for theme in (LIGHT, DARK, PRINT, HIGH_CONTRAST, AUTO)}
"""The themes by the values of ThemeName."""
