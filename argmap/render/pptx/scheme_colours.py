"""A theme's colours as the colour scheme of a presentation: changing the scheme recolours the drawings."""

from collections.abc import Mapping
from colorsys import hls_to_rgb, rgb_to_hls

from msgspec import Struct, field

from argmap.render.xml import build_element
from argmap.theme.contrast import MIN_TEXT_CONTRAST, contrast_ratio
from argmap.theme.theme import COUNTER_REBUTTAL, Theme

ROLE_SLOTS = {
    "thesis": "accent5",
    "claim": "accent6",
    "premise": "accent1",
    "assumption": "accent1",
    "objection": "accent2",
    COUNTER_REBUTTAL: "accent4",
    "rebuttal": "accent4",
    "undercut": "accent3",
}
"""The colour of a presentation's scheme that each role is drawn in; the scheme has that of the last one."""
WIRE_SLOTS = {"supports": "accent1", "attacks": "accent2", "undercuts": "accent3"}


def slot_colours(theme: Theme) -> Mapping[str, str]:
    """Map the colours of a presentation's scheme, by their names, to those of a theme, as #RRGGBB."""
    accents = {slot: theme.roles[role].border for role, slot in ROLE_SLOTS.items()}
    grounds = {"bg1": theme.background, "tx1": theme.text, "bg2": theme.frame.fill, "tx2": theme.muted}
    return grounds | accents | {"hlink": theme.wires["supports"], "folHlink": theme.wires["undercuts"]}


def is_dark(theme: Theme) -> bool:
    """Check that a theme's text is lighter than its background."""
    return _to_hls(theme.background)[1] < _to_hls(theme.text)[1]


class SchemeColours(Struct, frozen=True):
    """The colours of a deck. `darkening` has the share of lightness that a template's colours keep."""

    theme: Theme
    darkening: Mapping[str, float] = field(default_factory=dict)

    def build_fill(self, colour: str, slot: str | None) -> str:
        """Build the paint of a fill or a line, from the presentation's colour `slot`."""
        return build_element("a:solidFill", {}, self.build_colour(colour, slot))

    def build_colour(self, colour: str, slot: str | None) -> str:
        """Build a colour as a variant of the presentation's colour `slot`; without a slot it is fixed."""
        if slot is None:
            return build_element("a:srgbClr", {"val": colour.removeprefix("#").upper()})
        colours = slot_colours(self.theme)
        match = next((name for name in (slot, "bg1", "tx1") if colours[name] == colour), None)
        if match is None:
            return build_element("a:schemeClr", {"val": slot}, _build_colour_changes(colours[slot], colour))
        darker = (
            build_element("a:lumMod", {"val": _to_ooxml_percentage(self.darkening[match])})
            if match in self.darkening
            else None
        )
        return build_element("a:schemeClr", {"val": match}, darker)


def find_darkening(scheme: Mapping[str, str]) -> Mapping[str, float]:
    """Find the share of lightness that each colour of a template keeps for labels on it to be readable.

    Colours that keep all of it are left out, and so are all colours of a dark page.
    """
    page = scheme["bg1"]
    if _to_hls(page)[1] < 0.5:
        return {}
    darkening = {}
    for slot in sorted({*ROLE_SLOTS.values(), "tx2"} & scheme.keys()):
        # In steps of 5 %, which the eye hardly sees, down to a quarter, where any colour is near black.
        shares = (1 - i / 20 for i in range(16))
        share = next(
            (
                each
                for each in shares
                if contrast_ratio(_darken(scheme[slot], each), page) >= MIN_TEXT_CONTRAST
            ),
            0.25,
        )
        if share < 1:
            darkening[slot] = share
    return darkening


def _darken(colour: str, share: float) -> str:
    """Scale a colour's lightness, as `lumMod` does (ECMA-376, part 1, 20.1.2.3.20)."""
    hue, lightness, saturation = _to_hls(colour)
    channels = hls_to_rgb(hue, lightness * share, saturation)
    return "#" + "".join(f"{round(255 * channel):02X}" for channel in channels)


def _build_colour_changes(from_colour: str, to_colour: str) -> str:
    """Build the changes of hue, saturation and lightness that turn one colour into another.

    A lighter colour is a share of the way to white, a darker one a share of the lightness, as in the palettes
    of office programs: any other colour in the place of the first then gives a tint or a shade as well.
    Changes that move no channel by more than about one of 255 are left out: 0.002 of the circle of hues,
    0.004 of the saturation. Below a saturation of 0.02 a factor would be too coarse.
    """
    hue, lightness, saturation = _to_hls(from_colour)
    hue2, lightness2, saturation2 = _to_hls(to_colour)
    changes = []
    if saturation and saturation2 and abs(hue2 - hue) > 0.002:
        changes.append(build_element("a:hueOff", {"val": round((hue2 - hue) * 360 * 60000)}))
    if abs(saturation2 - saturation) > 0.004:
        name, value = (
            ("a:satMod", saturation2 / saturation)
            if saturation > 0.02
            else ("a:satOff", saturation2 - saturation)
        )
        changes.append(build_element(name, {"val": _to_ooxml_percentage(value)}))
    if lightness2 > lightness:
        share = (1 - lightness2) / (1 - lightness)
        changes.append(
            build_element("a:lumMod", {"val": _to_ooxml_percentage(share)})
            + build_element("a:lumOff", {"val": _to_ooxml_percentage(1 - share)})
        )
    elif lightness2 < lightness:
        changes.append(build_element("a:lumMod", {"val": _to_ooxml_percentage(lightness2 / lightness)}))
    return "".join(changes)


def _to_ooxml_percentage(share: float) -> int:
    return round(share * 100_000)


def _to_hls(colour: str) -> tuple[float, float, float]:
    red, green, blue = (int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5))
    return rgb_to_hls(red, green, blue)
