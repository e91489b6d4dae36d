"""What a project chooses of its drawings' looks, and the theme that this makes."""

from collections.abc import Mapping

from msgspec import Struct, field
from msgspec.structs import replace

from argmap.theme.palette import ColourOverride, Theme
from argmap.theme.themes import AUTO, DARK, LIGHT, THEMES


class ColourOverrides(Struct, frozen=True):
    """A project's own colours for roles, by their plain words, and for statements that bear a tag."""

    roles: Mapping[str, ColourOverride] = field(default_factory=dict)
    tags: Mapping[str, ColourOverride] = field(default_factory=dict)


class ThemeOverrides(Struct, frozen=True):
    """The theme that a project names, None where it names none, and what it changes of it.

    `dark` are colours for the dark theme, where `auto` shows it too. `size` is the body text in points.
    """

    name: str | None = None
    colours: ColourOverrides = field(default_factory=ColourOverrides)
    dark: ColourOverrides = field(default_factory=ColourOverrides)
    fonts: tuple[str, ...] = ()
    size: float | None = None

    @property
    def original_theme(self) -> Theme:
        """The theme that `colours` are chosen for: by day, where it is two."""
        return LIGHT if self.name in (None, AUTO.name) else THEMES[self.name]


def resolve_theme(overrides: ThemeOverrides, theme_name: str | None = None) -> Theme:
    """The theme for a drawing; `asked`, one of THEMES, wins over the project's.

    Colours go with the theme they are chosen for, as they might not be seen on another's page; fonts and
    sizes hold for all.
    """
    named = THEMES[theme_name or overrides.name or LIGHT.name]
    theme = _override_theme(LIGHT if named is AUTO else named, overrides)
    night = _override_theme(named.dark_variant, overrides) if named.dark_variant else None
    return replace(theme, name=named.name, dark_variant=night)


def _override_theme(theme: Theme, overrides: ThemeOverrides) -> Theme:
    touched = replace(theme, fonts=overrides.fonts, size=overrides.size)
    if theme is overrides.original_theme:
        touched = _override_colours(touched, overrides.colours)
    return _override_colours(touched, overrides.dark) if theme is DARK else touched


def _override_colours(theme: Theme, colours: ColourOverrides) -> Theme:
    roles = {
        role: colours.roles.get(role, ColourOverride()).apply_to(ink) for role, ink in theme.roles.items()
    }
    return replace(theme, roles=roles, tags={**theme.tags, **colours.tags})
