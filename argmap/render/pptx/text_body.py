"""Lines of a drawing as the text of a shape, broken where the drawing breaks them.

Lines are broken by us, not by the program that shows them: programs disagree on where Korean may be broken
and what is spaced from it, and in a template's wider font no line of a box may become two.
"""

import re
from collections.abc import Mapping, Sequence

from msgspec import Struct

from argmap.render.pptx.slide_units import SlideTransform
from argmap.render.xml import build_element, escape_text
from argmap.scene.scene import Rect, TextLine

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
SINGLE_LINE_HEIGHT = 1.32
"""The height of a line in font sizes, where there is but one to tell it by."""
CORNER_INSET = 1 - 0.5**0.5
"""How far the text of a shape keeps off its sides, in radii of its corners (`roundRect` of ECMA-376)."""
_CONTROLS = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")


def strip_control_characters(value: str) -> str:
    """A text without the control characters that a presentation cannot hold."""
    return _CONTROLS.sub("", value)


def to_office_language(lang: str) -> str:
    """A language as office programs write it."""
    return REGIONS.get(lang.casefold(), lang)


class RunStyle(Struct, frozen=True):
    """What text is written with: its language, its colour as a paint."""

    lang: str
    paint: str

    def build_run(self, words: str, attributes: Mapping[str, str | float | None] | None = None) -> str:
        """Words in the presentation's own fonts, those for East Asian text included."""
        return build_element(
            "a:r",
            {},
            self.build_run_properties("a:rPr", attributes)
            + build_element("a:t", {}, escape_text(strip_control_characters(words))),
        )

    def build_run_properties(
        self, name: str, attributes: Mapping[str, str | float | None] | None = None
    ) -> str:
        """How a run looks."""
        given: dict[str, str | float | None] = {"lang": to_office_language(self.lang), "dirty": 0}
        fonts = "".join(build_element(f"a:{each}", {"typeface": f"+mn-{slot}"}) for each, slot in _FONTS)
        return build_element(name, given | dict(attributes or {}), self.paint + fonts)


_FONTS = (("latin", "lt"), ("ea", "ea"), ("cs", "cs"))


def build_text_body(
    lines: Sequence[TextLine], bounds: Rect, transform: SlideTransform, style: RunStyle, corner: float = 0.0
) -> str:
    """The text of a shape that stands in `room`: its lines at their places there.

    Text keeps off the shape's round corners of the radius `corner`, which its insets come on top of.
    """
    first = lines[0]
    pitch = lines[1].y - first.y if len(lines) > 1 else first.size * SINGLE_LINE_HEIGHT
    left, right = _side_insets(lines, bounds)
    upper = first.y + first.size * DESCENT - pitch - bounds.y
    off = corner * CORNER_INSET
    insets = {"lIns": max(0.0, left - off), "tIns": max(0.0, upper - off), "rIns": max(0.0, right - off)}
    frame: dict[str, str | float | None] = {
        name: transform.emu_length(inset) for name, inset in insets.items()
    }
    frame["bIns"] = 0
    look: dict[str, str | float | None] = {
        "algn": "ctr" if first.centred else "r" if first.rtl else "l",
        "rtl": int(first.rtl) or None,
        "eaLnBrk": 1,
        "latinLnBrk": 0,
    }
    exact = build_element("a:spcPts", {"val": round(pitch * transform.scale * 100)})
    properties = build_element("a:pPr", look, build_element("a:lnSpc", {}, exact))
    return build_element(
        "p:txBody",
        {},
        build_element(
            "a:bodyPr",
            {"wrap": "none", **frame, "rtlCol": 0, "anchor": "t"},
            build_element("a:noAutofit", {}),
        )
        + build_element("a:lstStyle", {})
        + build_element("a:p", {}, properties + _build_lines(lines, transform, style)),
    )


def build_label_text(line: TextLine, bounds: Rect, transform: SlideTransform, style: RunStyle) -> str:
    """The text of a small plate: one line, halfway down, as far from the middle as in the drawing."""
    middle = line.x if line.centred else line.x + line.width / 2
    aside = 2 * (middle - bounds.x - bounds.width / 2)
    frame: dict[str, str | float | None] = {
        "wrap": "none",
        "lIns": transform.emu_length(max(0.0, aside)),
        "tIns": 0,
        "rIns": transform.emu_length(max(0.0, -aside)),
        "bIns": 0,
        "rtlCol": 0,
        "anchor": "ctr",
    }
    look = build_element("a:pPr", {"algn": "ctr", "rtl": int(line.rtl) or None})
    return build_element(
        "p:txBody",
        {},
        build_element("a:bodyPr", frame, build_element("a:noAutofit", {}))
        + build_element("a:lstStyle", {})
        + build_element("a:p", {}, look + _build_lines([line], transform, style)),
    )


def _side_insets(lines: Sequence[TextLine], bounds: Rect) -> tuple[float, float]:
    """How far text stands from the left and right side, in points; only that counts which it begins at."""
    first = lines[0]
    if first.centred:
        aside = 2 * (first.x - bounds.x - bounds.width / 2)
        return max(0.0, aside), max(0.0, -aside)
    if first.rtl:
        return 0.0, max(0.0, bounds.right - max(line.x + line.width for line in lines))
    return max(0.0, min(line.x for line in lines) - bounds.x), 0.0


def _build_lines(lines: Sequence[TextLine], transform: SlideTransform, style: RunStyle) -> str:
    """The lines with a break between each two."""
    parts: list[str] = []
    for line in lines:
        look: dict[str, str | float | None] = {
            "sz": round(line.size * transform.scale * 100),
            "b": int(line.bold),
        }
        if parts:
            parts.append(build_element("a:br", {}, style.build_run_properties("a:rPr", look)))
        parts.append(style.build_run(line.text, look))
    return "".join(parts)
