"""The record of a theme: colours, fonts, text size and line width."""

from collections.abc import Mapping

from msgspec import Struct, field
from msgspec.structs import replace

_DIMMED_SHARE = 0.25
"""The share of its own colour that a dimmed statement keeps.

Its text then has a contrast with the page of 1.7:1 in the light theme and 2.2:1 in the dark one: it is seen
and does not draw the eye. At half of it the contrast is 1.3:1 and 1.4:1, which a projector loses; at the
double it is 3.4:1 and 4.9:1, which reads like text in the foreground.
"""


COUNTER_REBUTTAL = "counter-rebuttal"
"""The name of the colours of rebuttals against the thesis; `rebuttal` has those of the ones for it."""


class RoleColours(Struct, frozen=True):
    """The colours of one role as #RRGGBB: `border` for border and plate, `fill` for the box's background."""

    border: str
    fill: str


class ColourOverride(Struct, frozen=True):
    """A project's own colours in place of RoleColours; None keeps the theme's."""

    border: str | None = None
    fill: str | None = None

    def apply_to(self, colours: RoleColours) -> RoleColours:
        """The colours with these in place of their own."""
        return RoleColours(self.border or colours.border, self.fill or colours.fill)


class Theme(Struct, frozen=True):
    """The looks of a drawing. Colours are #RRGGBB; `roles` and `wires` have every role and kind by name,
    and `roles` has COUNTER_REBUTTAL.

    `muted` is for the drawing's own words (legend, sources, titles of frames), `text_on_border` for text on a
    plate in a role's border colour. Lines are `line_scale` times their usual width. `tags` override the
    colours of statements with that tag. `fonts` come before the usual ones. `size` is the body text in
    points, None for the usual one. `dark_variant` is for readers whose browser asks for dark pages; None for
    no other.
    """

    name: str
    background: str
    text: str
    muted: str
    text_on_border: str
    frame: RoleColours
    inner_frame: RoleColours
    roles: Mapping[str, RoleColours]
    wires: Mapping[str, str]
    line_scale: float = 1.0
    tags: Mapping[str, ColourOverride] = field(default_factory=dict)
    fonts: tuple[str, ...] = ()
    size: float | None = None
    dark_variant: "Theme | None" = None

    def statement_colours(self, role: str, tags: tuple[str, ...]) -> RoleColours:
        """The colours of a statement; the first of its tags that has a colour decides."""
        colours = self.roles[role]
        for tag in reversed(tags):
            colours = self.tags.get(tag, _NO_OVERRIDE).apply_to(colours)
        return colours

    @property
    def dimmed_variant(self) -> "Theme":
        """The theme for statements in the background: every colour most of the way to the page's."""
        return replace(
            self,
            text=self._dim(self.text),
            text_on_border=self.background,
            roles={role: self._dim_colours(colours) for role, colours in self.roles.items()},
            wires={kind: self._dim(colour) for kind, colour in self.wires.items()},
            tags={
                tag: ColourOverride(
                    override.border and self._dim(override.border), override.fill and self._dim(override.fill)
                )
                for tag, override in self.tags.items()
            },
        )

    def _dim_colours(self, colours: RoleColours) -> RoleColours:
        return RoleColours(self._dim(colours.border), self._dim(colours.fill))

    def _dim(self, colour: str) -> str:
        """A quarter of the colour and three quarters of the page's background, in each sRGB component."""
        pairs = ((int(colour[i : i + 2], 16), int(self.background[i : i + 2], 16)) for i in (1, 3, 5))
        return "#" + "".join(
            f"{round(_DIMMED_SHARE * own + (1 - _DIMMED_SHARE) * page):02X}" for own, page in pairs
        )

    @property
    def without_dark_variant(self) -> "Theme":
        """The theme for programs that cannot ask whether their reader prefers dark pages."""
        return replace(self, dark_variant=None)


_NO_OVERRIDE = ColourOverride()
