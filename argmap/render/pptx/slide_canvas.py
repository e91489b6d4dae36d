"""The context of drawing on a slide: the transform to its units, colours, language, links and numbers."""

from collections.abc import Mapping

from msgspec import Struct, field

from argmap.deck.build_steps import BuildSteps
from argmap.diagnostics.web_address import is_safe_url, percent_encode_url
from argmap.render.pptx.scheme_colours import SchemeColours
from argmap.render.pptx.shape_xml import DashLengths, PresetGeometry, ShapeIdentity, ShapeNumbers, build_line
from argmap.render.pptx.slide_units import SlideTransform
from argmap.render.pptx.text_body import SINGLE_LINE_HEIGHT, RunStyle, build_label_text
from argmap.scene.scene import Rect, TextLine
from argmap.theme.theme import Theme

BoundedShape = tuple[Rect, str]
"""A shape's bounds in the drawing's points, and its XML."""


def line_bounds(line: TextLine) -> Rect:
    """Compute the bounds of a line of text that stands alone.

    They are 4 points wider than the line, so that it stays whole in a font a little wider.
    """
    left = line.x - line.width / 2 if line.centred else line.x
    return Rect(left, line.y - line.size, line.width + 4, line.size * SINGLE_LINE_HEIGHT)


class SlideCanvas(Struct, frozen=True):
    """The context of a drawing on one slide. `slide_keys` are those of the slides that it may link to.

    `rtl` is set where the drawing begins at the right.
    """

    transform: SlideTransform
    colours: SchemeColours
    lang: str
    slide_keys: frozenset[str] = frozenset()
    reveal_steps: BuildSteps = field(default_factory=BuildSteps)
    numbers: ShapeNumbers = field(default_factory=ShapeNumbers)
    rtl: bool = False

    @property
    def theme(self) -> Theme:
        """The deck's theme."""
        return self.colours.theme

    def theme_for(self, name: str) -> Theme:
        """Choose the theme of a statement or a step: the dimmed variant while it stands back."""
        return self.theme.dimmed_variant if name in self.reveal_steps.dimmed else self.theme

    def slide_link(self, key: str | None) -> str | None:
        """Build the link to a slide; None where the deck has no such slide."""
        return f"#{key}" if key is not None and key in self.slide_keys else None

    def safe_address(self, href: str | None) -> str | None:
        """Percent-encode an address that a slide may link to; None for any other."""
        return percent_encode_url(href) if href and is_safe_url(href) else None

    def decoration_identity(self, key: str, name: str) -> ShapeIdentity:
        """Build the identity of a shape that screen readers pass over."""
        return ShapeIdentity(self.numbers.number_for(key), name)

    def preset_geometry(self, preset: str, rect: Rect, corner: float = 0.0) -> PresetGeometry:
        """Build a preset on a rectangle; `corner` is the radius of its corners in points.

        `adj` of `roundRect` is the radius in hundred-thousandths of the shorter side, at most half of it.
        """
        adjustments: Mapping[str, int] = {}
        if corner:
            adjustments = {"adj": min(50_000, round(corner * 100_000 / min(rect.width, rect.height)))}
        return PresetGeometry(preset, self.transform.emu_box(rect), adjustments)

    def place_from_start(self, room: Rect, distance: float, width: float = 0.0) -> float:
        """Compute the left end of what is `distance` points from where its room begins."""
        return room.right - distance - width if self.rtl else room.x + distance

    def build_stroke(self, paint: str, weight: float, dash: str | DashLengths = "", head: str = "") -> str:
        """Build a line `weight` points wide, scaled by the theme; dots are round.

        `dash` is a preset, or the lengths of a dash and a gap.
        """
        width = self.transform.emu_length(weight * self.theme.line_scale)
        return build_line(paint, width, dash=dash, round_cap=dash == "sysDot", head=head)

    def run_style(self, colour: str, slot: str) -> RunStyle:
        """Build the style of text in a colour."""
        return RunStyle(self.lang, self.colours.build_fill(colour, slot))

    def build_label(self, text_line: TextLine, rect: Rect, style: RunStyle) -> str:
        """Build the text of a label."""
        return build_label_text(text_line, rect, self.transform, style)
