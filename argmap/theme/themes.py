"""The themes: told apart by people who see few colours or none, and strong enough against their ground.

Against its fill every text has a contrast of at least 4.5:1, and every line 3:1 against its page (WCAG 2.2);
with high contrast 7:1 and 4.5:1. The three kinds of wire differ under simulated protanopia, deuteranopia and
tritanopia, but for print, where only their lines and ends tell them apart.
"""

from collections.abc import Mapping

from msgspec.structs import replace

from argmap.theme.palette import Ink, Theme

LIGHT = Theme(
    name="light",
    page="#FFFFFF",
    text="#16181D",
    quiet="#4A4F5A",
    on_line="#FFFFFF",
    frame=Ink("#6B7280", "#F5F6F8"),
    inner_frame=Ink("#6B7280", "#ECEEF2"),
    roles={
        "thesis": Ink("#1B2A41", "#E8ECF2"),
        "claim": Ink("#3D4754", "#F0F2F4"),
        "premise": Ink("#00695C", "#E6F3F1"),
        "assumption": Ink("#00695C", "#FFFFFF"),
        "objection": Ink("#C2410C", "#FDEDE6"),
        "rebuttal": Ink("#5C3D00", "#F8F0DF"),
        "undercut": Ink("#5B21B6", "#F1EBFB"),
    },
    wires={"supports": "#00695C", "attacks": "#C2410C", "undercuts": "#5B21B6"},
)

DARK = Theme(
    name="dark",
    page="#14171C",
    text="#F1F3F6",
    quiet="#B9C0CB",
    on_line="#14171C",
    frame=Ink("#8B94A3", "#1B1F26"),
    inner_frame=Ink("#8B94A3", "#232832"),
    roles={
        "thesis": Ink("#C7D5EE", "#2B3444"),
        "claim": Ink("#A9B4C4", "#272C35"),
        "premise": Ink("#4FD1BC", "#12302D"),
        "assumption": Ink("#4FD1BC", "#14171C"),
        "objection": Ink("#FF8F5C", "#3B2118"),
        "rebuttal": Ink("#E5BE62", "#342A12"),
        "undercut": Ink("#BBA3FF", "#2A2145"),
    },
    wires={"supports": "#4FD1BC", "attacks": "#FF8F5C", "undercuts": "#BBA3FF"},
)

PRINT = Theme(
    name="print",
    page="#FFFFFF",
    text="#000000",
    quiet="#333333",
    on_line="#FFFFFF",
    frame=Ink("#6E6E6E", "#FFFFFF"),
    inner_frame=Ink("#6E6E6E", "#F4F4F4"),
    roles={
        "thesis": Ink("#000000", "#E6E6E6"),
        "claim": Ink("#333333", "#F0F0F0"),
        "premise": Ink("#000000", "#FFFFFF"),
        "assumption": Ink("#000000", "#FFFFFF"),
        "objection": Ink("#000000", "#EBEBEB"),
        "rebuttal": Ink("#000000", "#FFFFFF"),
        "undercut": Ink("#000000", "#FFFFFF"),
    },
    wires={"supports": "#000000", "attacks": "#000000", "undercuts": "#000000"},
)
"""In greys only, and those under text so light that a copier keeps them apart from it, or drops them."""

HIGH_CONTRAST = Theme(
    name="high-contrast",
    page="#FFFFFF",
    text="#000000",
    quiet="#1F2329",
    on_line="#FFFFFF",
    frame=Ink("#4A4F5A", "#FFFFFF"),
    inner_frame=Ink("#4A4F5A", "#F2F2F2"),
    roles={
        "thesis": Ink("#000000", "#FFFFFF"),
        "claim": Ink("#22282F", "#FFFFFF"),
        "premise": Ink("#004D43", "#FFFFFF"),
        "assumption": Ink("#004D43", "#FFFFFF"),
        "objection": Ink("#992B00", "#FFFFFF"),
        "rebuttal": Ink("#4A3100", "#FFFFFF"),
        "undercut": Ink("#3F0FA0", "#FFFFFF"),
    },
    wires={"supports": "#005A4E", "attacks": "#A83200", "undercuts": "#3F0FA0"},
    heavier=1.4,
)

AUTO = replace(LIGHT, name="auto", night=DARK)

THEMES: Mapping[str, Theme] = {theme.name: theme for theme in (LIGHT, DARK, PRINT, HIGH_CONTRAST, AUTO)}
"""By the names that `--theme` and the setting `theme` take."""
