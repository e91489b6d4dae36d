"""A theme's colours as those of a presentation, so that who restyles it there restyles the drawing."""

from collections.abc import Mapping
from colorsys import hls_to_rgb, rgb_to_hls

from msgspec import Struct, field

from argmap.render.xml import tag
from argmap.theme.contrast import TEXT, contrast
from argmap.theme.palette import Theme

ROLES = {
    "thesis": "accent5",
    "claim": "accent6",
    "premise": "accent1",
    "assumption": "accent1",
    "objection": "accent2",
    "rebuttal": "accent4",
    "undercut": "accent3",
}
"""Which of a presentation's colours each role is drawn in."""
WIRES = {"supports": "accent1", "attacks": "accent2", "undercuts": "accent3"}


def slots(theme: Theme) -> Mapping[str, str]:
    """A theme as the colours that a presentation has, by their names, as #RRGGBB."""
    accents = {slot: theme.roles[role].line for role, slot in ROLES.items()}
    grounds = {"bg1": theme.page, "tx1": theme.text, "bg2": theme.frame.ground, "tx2": theme.quiet}
    return grounds | accents | {"hlink": theme.wires["supports"], "folHlink": theme.wires["undercuts"]}


def is_dark(theme: Theme) -> bool:
    """Whether light text stands on a dark page."""
    return _hls(theme.page)[1] < _hls(theme.text)[1]


class Colours(Struct, frozen=True):
    """The colours of a deck. `deeper` has by how much those of a template are darkened to be read."""

    theme: Theme
    deeper: Mapping[str, float] = field(default_factory=dict)

    def fill(self, colour: str, slot: str | None) -> str:
        """The paint of a fill or a line: the presentation's colour `slot`, or made from it."""
        return tag("a:solidFill", {}, self.colour(colour, slot))

    def colour(self, colour: str, slot: str | None) -> str:
        """The same as a bare colour. Without a `slot` it stays as it is."""
        if slot is None:
            return tag("a:srgbClr", {"val": colour.removeprefix("#").upper()})
        known = slots(self.theme)
        same = next((name for name in (slot, "bg1", "tx1") if known[name] == colour), None)
        if same is None:
            return tag("a:schemeClr", {"val": slot}, _made_from(known[slot], colour))
        deeper = tag("a:lumMod", {"val": _part(self.deeper[same])}) if same in self.deeper else None
        return tag("a:schemeClr", {"val": same}, deeper)


def deeper(scheme: Mapping[str, str]) -> Mapping[str, float]:
    """By how much each accent of a template must be darkened for text in its page's colour to be read on it.

    Those of a dark page stay as they are.
    """
    page = scheme["bg1"]
    if _hls(page)[1] < 0.5:
        return {}
    found = {}
    for slot in sorted({*ROLES.values(), "tx2"} & scheme.keys()):
        shares = (1 - i / 20 for i in range(16))
        share = next((each for each in shares if contrast(_dimmed(scheme[slot], each), page) >= TEXT), 0.25)
        if share < 1:
            found[slot] = share
    return found


def _dimmed(colour: str, share: float) -> str:
    """A colour with a share of its lightness, as `lumMod` makes it."""
    hue, light, rich = _hls(colour)
    return "#" + "".join(f"{round(255 * part):02X}" for part in hls_to_rgb(hue, light * share, rich))


def _made_from(own: str, wanted: str) -> str:
    """The changes that turn one colour into another: hue, saturation, lightness.

    Lighter colours are told as a part of the way to white, darker ones as a part of the lightness, as office
    programs do in their palettes: so any other colour in this one's place comes out as a tint as well.
    """
    hue, light, rich = _hls(own)
    hue2, light2, rich2 = _hls(wanted)
    changes = []
    if rich and rich2 and abs(hue2 - hue) > 0.002:
        changes.append(tag("a:hueOff", {"val": round((hue2 - hue) * 360 * 60000)}))
    if abs(rich2 - rich) > 0.004:
        changed = ("a:satMod", rich2 / rich) if rich > 0.02 else ("a:satOff", rich2 - rich)
        changes.append(tag(changed[0], {"val": _part(changed[1])}))
    if light2 > light:
        share = (1 - light2) / (1 - light)
        changes.append(tag("a:lumMod", {"val": _part(share)}) + tag("a:lumOff", {"val": _part(1 - share)}))
    elif light2 < light:
        changes.append(tag("a:lumMod", {"val": _part(light2 / light)}))
    return "".join(changes)


def _part(share: float) -> int:
    return round(share * 100_000)


def _hls(colour: str) -> tuple[float, float, float]:
    red, green, blue = (int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5))
    return rgb_to_hls(red, green, blue)
