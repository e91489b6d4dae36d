"""All that drawing on a slide takes: where, in which colours and language, and which slides there are."""

from collections.abc import Mapping

from msgspec import Struct, field

from argmap.deck.stage import Stage
from argmap.layout.scene import Line, Rect
from argmap.render.pptx_colours import Colours
from argmap.render.pptx_place import Place
from argmap.render.pptx_shapes import Form, Named, Numbers, line
from argmap.render.pptx_text import Pen, plate
from argmap.text.address import plain_address
from argmap.theme.palette import Theme

SAFE = ("http://", "https://", "mailto:")
"""How addresses begin that a slide may lead to."""


class Easel(Struct, frozen=True):
    """`keys` are those of the slides that marks may lead to."""

    place: Place
    colours: Colours
    lang: str
    keys: frozenset[str] = frozenset()
    stage: Stage = field(default_factory=Stage)
    numbers: Numbers = field(default_factory=Numbers)

    @property
    def theme(self) -> Theme:
        """The deck's theme."""
        return self.colours.theme

    def look(self, name: str) -> Theme:
        """The theme of a statement or a step: the faint one where it stands back."""
        return self.theme.faint if name in self.stage.faint else self.theme

    def part(self, key: str | None) -> str | None:
        """The link to a slide, where there is such a one."""
        return f"#{key}" if key is not None and key in self.keys else None

    def address(self, href: str | None) -> str | None:
        """An address that a slide may lead to; nothing for others."""
        return plain_address(href) if href and href.lower().startswith(SAFE) else None

    def ornament(self, key: str, name: str) -> Named:
        """What a shape is called that is only decoration."""
        return Named(self.numbers.of(key), name)

    def box(self, preset: str, rect: Rect, corner: float = 0.0) -> Form:
        """A preset on a rectangle; `corner` is the radius of its corners in points."""
        adjust: Mapping[str, int] = {}
        if corner:
            adjust = {"adj": min(50_000, round(corner * 100_000 / min(rect.width, rect.height)))}
        return Form(preset, self.place.box(rect), adjust)

    def stroke(self, paint: str, weight: float, dash: str = "", head: str = "") -> str:
        """A line `weight` points wide, as heavy as the theme wants it; `dash` is a preset, dots are round."""
        width = self.place.length(weight * self.theme.heavier)
        return line(paint, width, dash=dash, round_cap=dash == "sysDot", head=head)

    def pen(self, colour: str, slot: str) -> Pen:
        """What text in a colour is written with."""
        return Pen(self.lang, self.colours.fill(colour, slot))

    def on_plate(self, written: Line, rect: Rect, pen: Pen) -> str:
        """A line of text on a plate."""
        return plate(written, rect, self.place, pen)
