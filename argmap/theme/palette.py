"""What a drawing takes from a theme: colours, fonts, the size of its text and how heavy its lines are."""

from collections.abc import Mapping

from msgspec import Struct, field
from msgspec.structs import replace


class RoleColours(Struct, frozen=True):
    """What one role is drawn in: the border and plate, and the ground of its box, as #RRGGBB."""

    border: str
    fill: str


class ColourOverride(Struct, frozen=True):
    """A project's own colours, as #RRGGBB: for border and plate, and for the ground. None leaves one."""

    border: str | None = None
    fill: str | None = None

    def apply_to(self, colours: RoleColours) -> RoleColours:
        """The ink with these colours in the place of its own."""
        return RoleColours(self.border or colours.border, self.fill or colours.fill)


class Theme(Struct, frozen=True):
    """How a drawing looks. Colours are #RRGGBB; `roles` has every role's plain word, `wires` every kind's.

    `quiet` is for what a drawing says of itself (legend, sources, frames' titles), `on_line` for text on a
    plate of a role's line colour. Lines are `heavier` times their usual width. `tags` touch up statements
    that bear them. `fonts` are asked for before the usual ones. `size` is the body text in points, None for
    the usual one. `night` is what browsers show readers who ask for dark pages; None is the same to all.
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
        """What a statement is drawn in; of its tags the first counts that has a colour."""
        ink = self.roles[role]
        for tag in reversed(tags):
            ink = self.tags.get(tag, _NO_OVERRIDE).apply_to(ink)
        return ink

    @property
    def dimmed_variant(self) -> "Theme":
        """The same for what stands back: every colour most of the way to the page's."""
        return replace(
            self,
            text=self._dim(self.text),
            text_on_border=self.background,
            roles={role: self._dim_colours(ink) for role, ink in self.roles.items()},
            wires={kind: self._dim(colour) for kind, colour in self.wires.items()},
            tags={
                tag: ColourOverride(
                    touch.border and self._dim(touch.border), touch.fill and self._dim(touch.fill)
                )
                for tag, touch in self.tags.items()
            },
        )

    def _dim_colours(self, colours: RoleColours) -> RoleColours:
        return RoleColours(self._dim(colours.border), self._dim(colours.fill))

    def _dim(self, colour: str) -> str:
        """A colour of which a quarter is left, the rest being the page's."""
        pairs = ((int(colour[i : i + 2], 16), int(self.background[i : i + 2], 16)) for i in (1, 3, 5))
        return "#" + "".join(f"{round(0.25 * own + 0.75 * ground):02X}" for own, ground in pairs)

    @property
    def without_dark_variant(self) -> "Theme":
        """The same for programs that do not ask what their reader prefers."""
        return replace(self, dark_variant=None)


_NO_OVERRIDE = ColourOverride()
