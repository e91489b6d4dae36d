"""What a drawing takes from a theme: colours, fonts, the size of its text and how heavy its lines are."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace


@dataclass(frozen=True, slots=True)
class Ink:
    """What one role is drawn in: the border and plate, and the ground of its box, as #RRGGBB."""

    line: str
    ground: str


@dataclass(frozen=True, slots=True)
class Touch:
    """A project's own colours, as #RRGGBB: for border and plate, and for the ground. None leaves one."""

    line: str | None = None
    fill: str | None = None

    def on(self, ink: Ink) -> Ink:
        """The ink with these colours in the place of its own."""
        return Ink(self.line or ink.line, self.fill or ink.ground)


@dataclass(frozen=True, slots=True)
class Theme:
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
    def by_day(self) -> "Theme":
        """The same for programs that do not ask what their reader prefers."""
        return replace(self, night=None)


_NO_TOUCH = Touch()
