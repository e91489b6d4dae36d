"""What a project chooses of its drawings' looks, and the theme that this makes."""

from collections.abc import Mapping

from msgspec import Struct, field
from msgspec.structs import replace

from argmap.theme.palette import Theme, Touch
from argmap.theme.themes import AUTO, DARK, LIGHT, THEMES


class Colours(Struct, frozen=True):
    """A project's own colours for roles, by their plain words, and for statements that bear a tag."""

    roles: Mapping[str, Touch] = field(default_factory=dict)
    tags: Mapping[str, Touch] = field(default_factory=dict)


class Chosen(Struct, frozen=True):
    """The theme that a project names, None where it names none, and what it changes of it.

    `dark` are colours for the dark theme, where `auto` shows it too. `size` is the body text in points.
    """

    name: str | None = None
    colours: Colours = field(default_factory=Colours)
    dark: Colours = field(default_factory=Colours)
    fonts: tuple[str, ...] = ()
    size: float | None = None

    @property
    def own(self) -> Theme:
        """The theme that `colours` are chosen for: by day, where it is two."""
        return LIGHT if self.name in (None, AUTO.name) else THEMES[self.name]


def themed(chosen: Chosen, asked: str | None = None) -> Theme:
    """The theme for a drawing; `asked`, one of THEMES, wins over the project's.

    Colours go with the theme they are chosen for, as they might not be seen on another's page; fonts and
    sizes hold for all.
    """
    named = THEMES[asked or chosen.name or LIGHT.name]
    theme = _touched(LIGHT if named is AUTO else named, chosen)
    night = _touched(named.night, chosen) if named.night else None
    return replace(theme, name=named.name, night=night)


def _touched(theme: Theme, chosen: Chosen) -> Theme:
    touched = replace(theme, fonts=chosen.fonts, size=chosen.size)
    if theme is chosen.own:
        touched = _coloured(touched, chosen.colours)
    return _coloured(touched, chosen.dark) if theme is DARK else touched


def _coloured(theme: Theme, colours: Colours) -> Theme:
    roles = {role: colours.roles.get(role, Touch()).on(ink) for role, ink in theme.roles.items()}
    return replace(theme, roles=roles, tags={**theme.tags, **colours.tags})
