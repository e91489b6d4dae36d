"""A theme's colours as those of a presentation, so that who restyles it there restyles the drawing."""

from collections.abc import Mapping
from colorsys import hls_to_rgb, rgb_to_hls

from msgspec import Struct, field

from argmap.render.xml import build_element
from argmap.theme.contrast import MIN_TEXT_CONTRAST, contrast_ratio
from argmap.theme.palette import Theme

ROLE_SLOTS = {
    "thesis": "accent5",
    "claim": "accent6",
    "premise": "accent1",
    "assumption": "accent1",
    "objection": "accent2",
    "rebuttal": "accent4",
    "undercut": "accent3",
}
"""Which of a presentation's colours each role is drawn in."""
WIRE_SLOTS = {"supports": "accent1", "attacks": "accent2", "undercuts": "accent3"}


def slot_colours(theme: Theme) -> Mapping[str, str]:
    """A theme as the colours that a presentation has, by their names, as #RRGGBB."""
    accents = {slot: theme.roles[role].border for role, slot in ROLE_SLOTS.items()}
    grounds = {"bg1": theme.background, "tx1": theme.text, "bg2": theme.frame.fill, "tx2": theme.muted}
    return grounds | accents | {"hlink": theme.wires["supports"], "folHlink": theme.wires["undercuts"]}


def is_dark(theme: Theme) -> bool:
    """Whether light text stands on a dark page."""
    return _to_hls(theme.background)[1] < _to_hls(theme.text)[1]


class SchemeColours(Struct, frozen=True):
    """The colours of a deck. `deeper` has by how much those of a template are darkened to be read."""

    theme: Theme
    darkening: Mapping[str, float] = field(default_factory=dict)

    def build_fill(self, colour: str, slot: str | None) -> str:
        """The paint of a fill or a line: the presentation's colour `slot`, or made from it."""
        return build_element("a:solidFill", {}, self.build_colour(colour, slot))

    def build_colour(self, colour: str, slot: str | None) -> str:
        """The same as a bare colour. Without a `slot` it stays as it is."""
        if slot is None:
            return build_element("a:srgbClr", {"val": colour.removeprefix("#").upper()})
        known = slot_colours(self.theme)
        same = next((name for name in (slot, "bg1", "tx1") if known[name] == colour), None)
        if same is None:
            return build_element("a:schemeClr", {"val": slot}, _build_colour_changes(known[slot], colour))
        deeper = (
            build_element("a:lumMod", {"val": _to_ooxml_percentage(self.darkening[same])})
            if same in self.darkening
            else None
        )
        return build_element("a:schemeClr", {"val": same}, deeper)


def find_darkening(scheme: Mapping[str, str]) -> Mapping[str, float]:
    """By how much each accent of a template must be darkened for text in its page's colour to be read on it.

    Those of a dark page stay as they are.
    """
    page = scheme["bg1"]
    if _to_hls(page)[1] < 0.5:
        return {}
    found = {}
    for slot in sorted({*ROLE_SLOTS.values(), "tx2"} & scheme.keys()):
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
            found[slot] = share
    return found


def _darken(colour: str, share: float) -> str:
    """A colour with a share of its lightness, as `lumMod` makes it."""
    hue, light, rich = _to_hls(colour)
    return "#" + "".join(f"{round(255 * part):02X}" for part in hls_to_rgb(hue, light * share, rich))


def _build_colour_changes(from_colour: str, to_colour: str) -> str:
    """The changes that turn one colour into another: hue, saturation, lightness.

    Lighter colours are told as a part of the way to white, darker ones as a part of the lightness, as office
    programs do in their palettes: so any other colour in this one's place comes out as a tint as well.
    """
    hue, light, rich = _to_hls(from_colour)
    hue2, light2, rich2 = _to_hls(to_colour)
    changes = []
    if rich and rich2 and abs(hue2 - hue) > 0.002:
        changes.append(build_element("a:hueOff", {"val": round((hue2 - hue) * 360 * 60000)}))
    if abs(rich2 - rich) > 0.004:
        changed = ("a:satMod", rich2 / rich) if rich > 0.02 else ("a:satOff", rich2 - rich)
        changes.append(build_element(changed[0], {"val": _to_ooxml_percentage(changed[1])}))
    if light2 > light:
        share = (1 - light2) / (1 - light)
        changes.append(
            build_element("a:lumMod", {"val": _to_ooxml_percentage(share)})
            + build_element("a:lumOff", {"val": _to_ooxml_percentage(1 - share)})
        )
    elif light2 < light:
        changes.append(build_element("a:lumMod", {"val": _to_ooxml_percentage(light2 / light)}))
    return "".join(changes)


def _to_ooxml_percentage(share: float) -> int:
    return round(share * 100_000)


def _to_hls(colour: str) -> tuple[float, float, float]:
    red, green, blue = (int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5))
    return rgb_to_hls(red, green, blue)
