"""A project's own looks: the whole table, and the theme that its colours apply to."""

import tomllib

from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from argmap.config.settings_file import read_settings
from argmap.config.toml_spans import find_all_keys
from argmap.diagnostics.source import Source
from argmap.theme.overrides import ColourOverrides, ThemeOverrides, resolve_theme
from argmap.theme.theme import ColourOverride, RoleColours
from argmap.theme.themes import AUTO, DARK, LIGHT, THEMES, ThemeName

FULL_TABLE = """\
[theme]
name = "auto"
fonts = ["Pretendard", "Nanum Gothic", "serif"]
sizes.text = 20
roles.objection = { line = "#7a1f4b", fill = "#FBEAF2" }

[theme.tags."\u1112\u1162\u11a8\u1109\u1175\u11b7"]
line = "#0B3D91"

[theme.dark.roles.objection]
line = "#FF9EC4"
"""


def read_toml_overrides(text: str) -> ThemeOverrides:
    settings, diagnostics = read_settings(text.encode(), "argmap.toml")
    assert diagnostics == ()
    return settings.theme


def test_the_whole_table_is_read() -> None:
    assert read_toml_overrides(FULL_TABLE) == ThemeOverrides(
        name="auto",
        colours=ColourOverrides(
            {"objection": ColourOverride("#7A1F4B", "#FBEAF2")}, {"핵심": ColourOverride("#0B3D91")}
        ),
        dark=ColourOverrides({"objection": ColourOverride("#FF9EC4")}),
        fonts=("Pretendard", "Nanum Gothic", "serif"),
        size=20,
    )


def test_a_name_alone_is_short_for_the_table() -> None:
    for name in THEMES:
        assert (
            read_toml_overrides(f'theme = "{name}"')
            == read_toml_overrides(f'[theme]\nname = "{name}"')
            == ThemeOverrides(name)
        )
        assert resolve_theme(ThemeOverrides(name)) == THEMES[name]
        assert resolve_theme(ThemeOverrides(), ThemeName(name)) == THEMES[name]
    assert resolve_theme(ThemeOverrides()) == LIGHT


def test_colours_go_with_the_theme_they_are_chosen_for() -> None:
    both = read_toml_overrides(FULL_TABLE)
    auto = resolve_theme(both)
    assert auto.dark_variant is not None
    assert auto.roles["objection"] == RoleColours("#7A1F4B", "#FBEAF2")
    assert auto.dark_variant.roles["objection"] == RoleColours("#FF9EC4", DARK.roles["objection"].fill)
    assert (auto.roles["premise"], auto.dark_variant.roles["premise"]) == (
        LIGHT.roles["premise"],
        DARK.roles["premise"],
    )
    assert auto.statement_colours("claim", ("핵심",)).border == "#0B3D91"
    assert auto.dark_variant.statement_colours("claim", ("핵심",)) == DARK.roles["claim"]
    assert resolve_theme(both, ThemeName.LIGHT) == replace(auto.without_dark_variant, name="light")
    assert resolve_theme(both, ThemeName.DARK).roles == auto.dark_variant.roles
    assert resolve_theme(both, ThemeName.PRINT).roles == THEMES["print"].roles


def test_colours_chosen_for_dark_leave_light_alone() -> None:
    own = read_toml_overrides('[theme]\nname = "dark"\n[theme.roles.claim]\nline = "#FFFFFF"')
    assert resolve_theme(own).roles["claim"].border == "#FFFFFF"
    auto = resolve_theme(own, ThemeName.AUTO)
    assert auto.roles == AUTO.roles
    assert auto.dark_variant is not None
    assert auto.dark_variant.roles["claim"].border == "#FFFFFF"


def test_fonts_and_sizes_hold_for_every_theme() -> None:
    for name in THEMES:
        theme = resolve_theme(read_toml_overrides(FULL_TABLE), ThemeName(name))
        assert theme.fonts == ("Pretendard", "Nanum Gothic", "serif")
        assert theme.size == 20
        assert theme.dark_variant is None or (theme.dark_variant.fonts, theme.dark_variant.size) == (
            theme.fonts,
            theme.size,
        )


def test_sizes_may_have_fractions_and_none_is_endless() -> None:
    assert read_toml_overrides("theme.sizes.text = 18.5").size == 18.5
    for size in ("nan", "inf", "-inf", "9.9", "48.1", "-18", "0", "1" + "0" * 400):
        settings, diagnostics = read_settings(f"theme.sizes.text = {size}".encode(), "argmap.toml")
        assert [diagnostic.code for diagnostic in diagnostics] == ["E509"]
        assert settings.theme == ThemeOverrides()


def test_every_key_has_its_own_place() -> None:
    places = find_all_keys(Source("argmap.toml", FULL_TABLE))
    assert places["theme", "sizes", "text"].value.text == "20"
    assert places["theme", "sizes", "text"].key.text == "text"
    assert places["theme", "roles", "objection", "fill"].value.text == '"#FBEAF2"'
    assert places["theme", "dark"].key.text == "dark"
    assert [each.text for each in places["theme", "fonts"].strings] == [
        '"Pretendard"',
        '"Nanum Gothic"',
        '"serif"',
    ]


NAMES = st.sampled_from(
    [
        "name",
        "fonts",
        "sizes",
        "roles",
        "tags",
        "dark",
        "text",
        "line",
        "fill",
        "claim",
        '"a.b"',
        '"{,}="',
        "'x'",
    ]
)
VALUES = st.recursive(
    st.sampled_from(['"dark"', '"#000000"', '"#FFFFFF"', "18", "3.5", "true", '"]"', "'{'", "[]", "{}"]),
    lambda inner: (
        st.lists(inner, max_size=3).map(lambda items: f"[{', '.join(items)}]")
        | st.dictionaries(NAMES, inner, max_size=3).map(
            lambda pairs: "{ " + ", ".join(f"{key} = {value}" for key, value in pairs.items()) + " }"
        )
    ),
    max_leaves=6,
)


@given(
    st.dictionaries(st.lists(NAMES, min_size=1, max_size=3).map(".".join), VALUES, max_size=4), st.booleans()
)
def test_any_table_is_read_and_every_place_is_in_the_file(pairs: dict[str, str], header: bool) -> None:
    lines = [f"{key} = {value}" if header else f"theme.{key} = {value}" for key, value in pairs.items()]
    text = "\n".join((["[theme]"] if header else []) + lines)
    settings, diagnostics = read_settings(text.encode(), "argmap.toml")
    for diagnostic in diagnostics:
        assert 0 <= diagnostic.span.start <= diagnostic.span.end <= len(text)
    resolve_theme(settings.theme)
    try:
        values = tomllib.loads(text)
    except ValueError:
        return
    assert set(key_paths(values)) <= set(find_all_keys(Source("argmap.toml", text)))


def key_paths(values: object, around: tuple[str, ...] = ()) -> list[tuple[str, ...]]:
    """Every key of nested tables, by its whole path."""
    if not isinstance(values, dict):
        return []
    return [
        path for key, value in values.items() for path in ((*around, key), *key_paths(value, (*around, key)))
    ]
