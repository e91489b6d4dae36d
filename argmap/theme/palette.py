"""What a drawing takes from a theme: colours, fonts, the size of its text and how heavy its lines are."""

from collections.abc import Mapping

from msgspec import Struct, field
from msgspec.structs import replace


class Ink(Struct, frozen=True):
    """What one role is drawn in: the border and plate, and the ground of its box, as #RRGGBB."""

    line: str
    ground: str


class Touch(Struct, frozen=True):
    """A project's own colours, as #RRGGBB: for border and plate, and for the ground. None leaves one."""

    line: str | None = None
    fill: str | None = None

    def on(self, ink: Ink) -> Ink:
        """The ink with these colours in the place of its own."""
        return Ink(self.line or ink.line, self.fill or ink.ground)


class Theme(Struct, frozen=True):
    """How a drawing looks. Colours are #RRGGBB; `roles` has every role's plain word, `wires` every kind's.

    `quiet` is for what a drawing says of itself (legend, sources, frames' titles), `on_line` for text on a
    plate of a role's line colour. Lines are `heavier` times their usual width. `tags` touch up statements
    that bear them. `fonts` are asked for before the usual ones. `size` is the body text in points, None for
    the usual one. `night` is what browsers show readers who ask for dark pages; None is the same to all.
    """

    name: str
    page: str
    text: str
    quiet: str
    on_line: str
    frame: Ink
    inner_frame: Ink
    roles: Mapping[str, Ink]
    wires: Mapping[str, str]
    heavier: float = 1.0
    tags: Mapping[str, Touch] = field(default_factory=dict)
    fonts: tuple[str, ...] = ()
    size: float | None = None
    night: "Theme | None" = None

    def ink(self, role: str, tags: tuple[str, ...]) -> Ink:
        """What a statement is drawn in; of its tags the first counts that has a colour."""
        ink = self.roles[role]
        for tag in reversed(tags):
            ink = self.tags.get(tag, _NO_TOUCH).on(ink)
        return ink

    @property
    def faint(self) -> "Theme":
        """The same for what stands back: every colour most of the way to the page's."""
        return replace(
            self,
            text=self._back(self.text),
            on_line=self.page,
            roles={role: self._faded(ink) for role, ink in self.roles.items()},
            wires={kind: self._back(colour) for kind, colour in self.wires.items()},
            tags={
                tag: Touch(touch.line and self._back(touch.line), touch.fill and self._back(touch.fill))
                for tag, touch in self.tags.items()
            },
        )

    def _faded(self, ink: Ink) -> Ink:
        return Ink(self._back(ink.line), self._back(ink.ground))

    def _back(self, colour: str) -> str:
        """A colour of which a quarter is left, the rest being the page's."""
        pairs = ((int(colour[i : i + 2], 16), int(self.page[i : i + 2], 16)) for i in (1, 3, 5))
        return "#" + "".join(f"{round(0.25 * own + 0.75 * ground):02X}" for own, ground in pairs)

    @property
    def by_day(self) -> "Theme":
        """The same for programs that do not ask what their reader prefers."""
        return replace(self, night=None)


_NO_TOUCH = Touch()
