"""All that drawing on a slide takes: where, in which colours and language, and which slides there are."""

from collections.abc import Mapping

from msgspec import Struct, field

from argmap.deck.build_steps import BuildSteps
from argmap.diagnostics.web_address import is_safe_url, percent_encode_url
from argmap.render.pptx.scheme_colours import SchemeColours
from argmap.render.pptx.shape_xml import PresetGeometry, ShapeIdentity, ShapeNumbers, build_line
from argmap.render.pptx.slide_units import SlideTransform
from argmap.render.pptx.text_body import RunStyle, build_label_text
from argmap.scene.scene import Rect, TextLine
from argmap.theme.palette import Theme


class SlideCanvas(Struct, frozen=True):
    """`keys` are those of the slides that marks may lead to."""

    transform: SlideTransform
    colours: SchemeColours
    lang: str
    slide_keys: frozenset[str] = frozenset()
    reveal_steps: BuildSteps = field(default_factory=BuildSteps)
    numbers: ShapeNumbers = field(default_factory=ShapeNumbers)

    @property
    def theme(self) -> Theme:
        """The deck's theme."""
        return self.colours.theme

    def theme_for(self, name: str) -> Theme:
        """The theme of a statement or a step: the faint one where it stands back."""
        return self.theme.dimmed_variant if name in self.reveal_steps.dimmed else self.theme

    def slide_link(self, key: str | None) -> str | None:
        """The link to a slide, where there is such a one."""
        return f"#{key}" if key is not None and key in self.slide_keys else None

    def safe_address(self, href: str | None) -> str | None:
        """An address that a slide may lead to; nothing for others."""
        return percent_encode_url(href) if href and is_safe_url(href) else None

    def decoration_identity(self, key: str, name: str) -> ShapeIdentity:
        """What a shape is called that is only decoration."""
        return ShapeIdentity(self.numbers.number_for(key), name)

    def preset_geometry(self, preset: str, rect: Rect, corner: float = 0.0) -> PresetGeometry:
        """A preset on a rectangle; `corner` is the radius of its corners in points."""
        adjust: Mapping[str, int] = {}
        if corner:
            adjust = {"adj": min(50_000, round(corner * 100_000 / min(rect.width, rect.height)))}
        return PresetGeometry(preset, self.transform.emu_box(rect), adjust)

    def build_stroke(self, paint: str, weight: float, dash: str = "", head: str = "") -> str:
        """A line `weight` points wide, as heavy as the theme wants it; `dash` is a preset, dots are round."""
        width = self.transform.emu_length(weight * self.theme.line_scale)
        return build_line(paint, width, dash=dash, round_cap=dash == "sysDot", head=head)

    def run_style(self, colour: str, slot: str) -> RunStyle:
        """What text in a colour is written with."""
        return RunStyle(self.lang, self.colours.build_fill(colour, slot))

    def build_label(self, text_line: TextLine, rect: Rect, style: RunStyle) -> str:
        """A line of text on a plate."""
        return build_label_text(text_line, rect, self.transform, style)
