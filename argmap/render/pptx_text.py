"""Lines of a drawing as the text of a shape, broken where the drawing breaks them.

Lines are broken by us, not by the program that shows them: programs disagree on where Korean may be broken
and what is spaced from it, and in a template's wider font no line of a box may become two.
"""

import re
from collections.abc import Mapping, Sequence

from msgspec import Struct

from argmap.layout.scene import Line, Rect
from argmap.render.pptx_place import Place
from argmap.render.xml import tag, text

REGIONS = {
    "ko": "ko-KR",
    "en": "en-US",
    "de": "de-DE",
    "fr": "fr-FR",
    "es": "es-ES",
    "ja": "ja-JP",
    "zh": "zh-CN",
    "zh-hans": "zh-CN",
    "zh-hant": "zh-TW",
}
"""Office programs know a language by a country too."""
DESCENT = 0.29
"""From a baseline to the lower end of a line of exact height, in font sizes."""
LEADING = 1.32
"""The height of a line in font sizes, where there is but one to tell it by."""
ROUND = 1 - 0.5**0.5
"""How far the text of a shape keeps off its sides, in radii of its corners (`roundRect` of ECMA-376)."""
_CONTROLS = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")


def clean(value: str) -> str:
    """A text without the control characters that a presentation cannot hold."""
    return _CONTROLS.sub("", value)


def language(lang: str) -> str:
    """A language as office programs write it."""
    return REGIONS.get(lang.casefold(), lang)


class Pen(Struct, frozen=True):
    """What text is written with: its language, its colour as a paint."""

    lang: str
    paint: str

    def run(self, words: str, attributes: Mapping[str, str | float | None] | None = None) -> str:
        """Words in the presentation's own fonts, those for East Asian text included."""
        return tag("a:r", {}, self.look("a:rPr", attributes) + tag("a:t", {}, text(clean(words))))

    def look(self, name: str, attributes: Mapping[str, str | float | None] | None = None) -> str:
        """How a run looks."""
        given: dict[str, str | float | None] = {"lang": language(self.lang), "dirty": 0}
        fonts = "".join(tag(f"a:{each}", {"typeface": f"+mn-{slot}"}) for each, slot in _FONTS)
        return tag(name, given | dict(attributes or {}), self.paint + fonts)


_FONTS = (("latin", "lt"), ("ea", "ea"), ("cs", "cs"))


def body(lines: Sequence[Line], room: Rect, place: Place, pen: Pen, corner: float = 0.0) -> str:
    """The text of a shape that stands in `room`: its lines at their places there.

    Text keeps off the shape's round corners of the radius `corner`, which its insets come on top of.
    """
    first = lines[0]
    pitch = lines[1].y - first.y if len(lines) > 1 else first.size * LEADING
    left, right = _sides(lines, room)
    upper = first.y + first.size * DESCENT - pitch - room.y
    off = corner * ROUND
    insets = {"lIns": max(0.0, left - off), "tIns": max(0.0, upper - off), "rIns": max(0.0, right - off)}
    frame: dict[str, str | float | None] = {name: place.length(inset) for name, inset in insets.items()}
    frame["bIns"] = 0
    look: dict[str, str | float | None] = {
        "algn": "ctr" if first.centred else "r" if first.rtl else "l",
        "rtl": int(first.rtl) or None,
        "eaLnBrk": 1,
        "latinLnBrk": 0,
    }
    exact = tag("a:spcPts", {"val": round(pitch * place.scale * 100)})
    properties = tag("a:pPr", look, tag("a:lnSpc", {}, exact))
    return tag(
        "p:txBody",
        {},
        tag("a:bodyPr", {"wrap": "none", **frame, "rtlCol": 0, "anchor": "t"}, tag("a:noAutofit", {}))
        + tag("a:lstStyle", {})
        + tag("a:p", {}, properties + _broken(lines, place, pen)),
    )


def plate(line: Line, room: Rect, place: Place, pen: Pen) -> str:
    """The text of a small plate: one line, halfway down, as far from the middle as in the drawing."""
    middle = line.x if line.centred else line.x + line.width / 2
    aside = 2 * (middle - room.x - room.width / 2)
    frame: dict[str, str | float | None] = {
        "wrap": "none",
        "lIns": place.length(max(0.0, aside)),
        "tIns": 0,
        "rIns": place.length(max(0.0, -aside)),
        "bIns": 0,
        "rtlCol": 0,
        "anchor": "ctr",
    }
    look = tag("a:pPr", {"algn": "ctr", "rtl": int(line.rtl) or None})
    return tag(
        "p:txBody",
        {},
        tag("a:bodyPr", frame, tag("a:noAutofit", {}))
        + tag("a:lstStyle", {})
        + tag("a:p", {}, look + _broken([line], place, pen)),
    )


def _sides(lines: Sequence[Line], room: Rect) -> tuple[float, float]:
    """How far text stands from the left and right side, in points; only that counts which it begins at."""
    first = lines[0]
    if first.centred:
        aside = 2 * (first.x - room.x - room.width / 2)
        return max(0.0, aside), max(0.0, -aside)
    if first.rtl:
        return 0.0, max(0.0, room.right - max(line.x + line.width for line in lines))
    return max(0.0, min(line.x for line in lines) - room.x), 0.0


def _broken(lines: Sequence[Line], place: Place, pen: Pen) -> str:
    """The lines with a break between each two."""
    parts: list[str] = []
    for line in lines:
        look: dict[str, str | float | None] = {
            "sz": round(line.size * place.scale * 100),
            "b": int(line.bold),
        }
        if parts:
            parts.append(tag("a:br", {}, pen.look("a:rPr", look)))
        parts.append(pen.run(line.text, look))
    return "".join(parts)
