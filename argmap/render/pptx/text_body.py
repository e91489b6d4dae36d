"""Lines of a drawing as the text of a shape, broken where the drawing breaks them.

The program that shows a slide breaks no line: programs disagree on where Korean may be broken and how it is
spaced, and in a template's wider font no line of a box may become two.
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
    "ar": "ar-SA",
    "he": "he-IL",
    "fa": "fa-IR",
    "ur": "ur-PK",
    "hi": "hi-IN",
    "th": "th-TH",
    "zh": "zh-CN",
    "zh-hans": "zh-CN",
    "zh-hant": "zh-TW",
}
"""The tags of languages in office programs, which want a country too."""
DESCENT = 0.29
"""The distance from a baseline to the lower end of a line of exact height, in font sizes."""
SINGLE_LINE_HEIGHT = 1.32
"""The height of a line in font sizes, where no second line gives it."""
CORNER_INSET = 1 - 0.5**0.5
"""The distance of a shape's text from its sides, in radii of its corners (ECMA-376, `roundRect`).

Text stands in the rectangle whose corners touch the round ones at 45 degrees.
"""
SLIDE_NUMBER_FIELD = (
    '<a:fld id="{7A1C4C2E-3E0B-4F0B-9B6C-2A5D1E6F7A10}" type="slidenum"><a:rPr/><a:t>‹#›</a:t></a:fld>'
)
"""The field of a slide's number; its GUID may be any."""
_CONTROLS = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")


def strip_control_characters(value: str) -> str:
    """Leave out the control characters that XML 1.0, and so a presentation, cannot contain."""
    return _CONTROLS.sub("", value)


def to_office_language(lang: str) -> str:
    """Convert a language code to the tag that office programs know."""
    return REGIONS.get(lang.casefold(), lang)


class RunStyle(Struct, frozen=True):
    """The language of a run of text, and the XML of its colour."""

    lang: str
    paint: str

    def build_run(self, words: str, attributes: Mapping[str, str | float | None] | None = None) -> str:
        """Build a run in the presentation's fonts, its East Asian font included."""
        return build_element(
            "a:r",
            {},
            self.build_run_properties("a:rPr", attributes)
            + build_element("a:t", {}, escape_text(strip_control_characters(words))),
        )

    def build_run_properties(
        self, name: str, attributes: Mapping[str, str | float | None] | None = None
    ) -> str:
        """Build the properties of a run as the element `name`."""
        defaults: dict[str, str | float | None] = {"lang": to_office_language(self.lang), "dirty": 0}
        content = self.paint + build_theme_fonts("+mn")
        return build_element(name, defaults | dict(attributes or {}), content)


def build_theme_fonts(fonts: str) -> str:
    """Build the references to the theme's fonts: `+mj`, those of headings, or `+mn`, those of text."""
    scripts = (("latin", "lt"), ("ea", "ea"), ("cs", "cs"))
    return "".join(build_element(f"a:{each}", {"typeface": f"{fonts}-{slot}"}) for each, slot in scripts)


def build_text_body(
    lines: Sequence[TextLine], bounds: Rect, transform: SlideTransform, style: RunStyle, corner: float = 0.0
) -> str:
    """Build the text of a shape in `bounds`, each line where the drawing has it.

    A shape with round corners, of the radius `corner`, keeps its text off them: its insets are less by that.
    """
    first = lines[0]
    pitch = lines[1].y - first.y if len(lines) > 1 else first.size * SINGLE_LINE_HEIGHT
    left, right = _side_insets(lines, bounds)
    upper = first.y + first.size * DESCENT - pitch - bounds.y
    inset = corner * CORNER_INSET
    insets = {
        "lIns": max(0.0, left - inset),
        "tIns": max(0.0, upper - inset),
        "rIns": max(0.0, right - inset),
    }
    frame: dict[str, str | float | None] = {
        name: transform.emu_length(points) for name, points in insets.items()
    }
    frame["bIns"] = 0
    paragraph: dict[str, str | float | None] = {
        "algn": "ctr" if first.centred else "r" if first.rtl else "l",
        "rtl": int(first.rtl) or None,
        "eaLnBrk": 1,
        "latinLnBrk": 0,
    }
    exact = build_element("a:spcPts", {"val": round(pitch * transform.scale * 100)})
    properties = build_element("a:pPr", paragraph, build_element("a:lnSpc", {}, exact))
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
    """Build the text of a label: one line, centred vertically, as far from the middle as in the drawing."""
    middle = line.x if line.centred else line.x + line.width / 2
    offset = 2 * (middle - bounds.x - bounds.width / 2)
    frame: dict[str, str | float | None] = {
        "wrap": "none",
        "lIns": transform.emu_length(max(0.0, offset)),
        "tIns": 0,
        "rIns": transform.emu_length(max(0.0, -offset)),
        "bIns": 0,
        "rtlCol": 0,
        "anchor": "ctr",
    }
    paragraph = build_element("a:pPr", {"algn": "ctr", "rtl": int(line.rtl) or None})
    return build_element(
        "p:txBody",
        {},
        build_element("a:bodyPr", frame, build_element("a:noAutofit", {}))
        + build_element("a:lstStyle", {})
        + build_element("a:p", {}, paragraph + _build_lines([line], transform, style)),
    )


def _side_insets(lines: Sequence[TextLine], bounds: Rect) -> tuple[float, float]:
    """Compute the distances of text from the left and right side in points; 0 at the side where it ends."""
    first = lines[0]
    if first.centred:
        offset = 2 * (first.x - bounds.x - bounds.width / 2)
        return max(0.0, offset), max(0.0, -offset)
    if first.rtl:
        return 0.0, max(0.0, bounds.right - max(line.x + line.width for line in lines))
    return max(0.0, min(line.x for line in lines) - bounds.x), 0.0


def _build_lines(lines: Sequence[TextLine], transform: SlideTransform, style: RunStyle) -> str:
    """Build the lines as runs, with a line break between each two."""
    parts: list[str] = []
    for line in lines:
        properties: dict[str, str | float | None] = {
            "sz": round(line.size * transform.scale * 100),
            "b": int(line.bold),
        }
        if parts:
            parts.append(build_element("a:br", {}, style.build_run_properties("a:rPr", properties)))
        parts.append(style.build_run(line.text, properties))
    return "".join(parts)
