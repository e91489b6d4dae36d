"""A project's own colours, fonts and text size, and the theme with these in place."""

from collections.abc import Mapping

from msgspec import Struct, field
from msgspec.structs import replace

from argmap.theme.role_names import RoleName
from argmap.theme.theme import ColourOverride, Theme
from argmap.theme.themes import AUTO, DARK, LIGHT, THEMES, ThemeName


class ColourOverrides(Struct, frozen=True):
    """A project's own colours: by role name (`premise`), and by tag."""

    roles: Mapping[str, ColourOverride] = field(default_factory=dict)
    tags: Mapping[str, ColourOverride] = field(default_factory=dict)


class ThemeOverrides(Struct, frozen=True):
    """The name of a project's theme (None for the default), and the project's changes to it.

    `dark` has colours for the dark theme, also where `auto` shows it. `size` is the body text in points.
    `role_names` hold in every theme.
    """

    name: str | None = None
    colours: ColourOverrides = field(default_factory=ColourOverrides)
    dark: ColourOverrides = field(default_factory=ColourOverrides)
    fonts: tuple[str, ...] = ()
    size: float | None = None
    role_names: tuple[RoleName, ...] = ()

    @property
    def original_theme(self) -> Theme:
        """The theme that `colours` apply to: the light one of `auto`."""
        return LIGHT if self.name in (None, AUTO.name) else THEMES[self.name]


def resolve_theme(overrides: ThemeOverrides, theme_name: ThemeName | None = None) -> Theme:
    """Build the theme for a drawing; `theme_name` takes precedence over the project's.

    A project's colours apply only to the theme they were chosen for, as they might not show on another's
    background; its fonts and size apply to all.
    """
    original = THEMES[theme_name.value if theme_name else overrides.name or LIGHT.name]
    theme = _override_theme(LIGHT if original is AUTO else original, overrides)
    dark = _override_theme(original.dark_variant, overrides) if original.dark_variant else None
    return replace(theme, name=original.name, dark_variant=dark)


def _override_theme(theme: Theme, overrides: ThemeOverrides) -> Theme:
    result = replace(theme, fonts=overrides.fonts, size=overrides.size)
    if theme is overrides.original_theme:
        result = _override_colours(result, overrides.colours)
    return _override_colours(result, overrides.dark) if theme is DARK else result


def _override_colours(theme: Theme, colours: ColourOverrides) -> Theme:
    roles = {
        role: colours.roles.get(role, ColourOverride()).apply_to(own) for role, own in theme.roles.items()
    }
    return replace(theme, roles=roles, tags={**theme.tags, **colours.tags})
