"""The colours of a drawing: told apart by people who see few of them, and dark enough on their ground.

Against its fill every text has a contrast of at least 4.5:1, and every line 3:1 against the page (WCAG 2.2).
The three kinds of wire differ under simulated protanopia, deuteranopia and tritanopia.
"""

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Ink:
    """What one role is drawn in: the border and plate, and the ground of its box, as #RRGGBB."""

    line: str
    ground: str


PAGE = "#FFFFFF"
TEXT = "#16181D"
QUIET = "#4A4F5A"
"""For what a drawing says of itself: legend, sources, frames' titles."""
ON_LINE = "#FFFFFF"
"""Text on a plate of a role's line colour."""
FRAME = Ink("#6B7280", "#F5F6F8")
INNER_FRAME = Ink("#6B7280", "#ECEEF2")

ROLES: Mapping[str, Ink] = {
    "thesis": Ink("#1B2A41", "#E8ECF2"),
    "claim": Ink("#3D4754", "#F0F2F4"),
    "premise": Ink("#00695C", "#E6F3F1"),
    "assumption": Ink("#00695C", "#FFFFFF"),
    "objection": Ink("#C2410C", "#FDEDE6"),
    "rebuttal": Ink("#5C3D00", "#F8F0DF"),
    "undercut": Ink("#5B21B6", "#F1EBFB"),
}

WIRES: Mapping[str, str] = {
    "supports": "#00695C",
    "attacks": "#C2410C",
    "undercuts": "#5B21B6",
}
