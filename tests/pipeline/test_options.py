"""The choices about a drawing: who wins, and that each is offered wherever it can be made."""

import re

import click
import pytest

from argmap.cli.commands.build import build
from argmap.cli.commands.diff import diff
from argmap.cli.commands.md import md
from argmap.cli.commands.slides import slides
from argmap.config.drawing_choices import (
    FIT,
    LABEL,
    THEME,
    DirectionChoice,
    EngineChoice,
    InvalidChoice,
    LabelChoice,
    TextMode,
)
from argmap.config.settings_file import read_settings
from argmap.config.settings_schema import SETTING_CHOICES, SETTING_KINDS
from argmap.config.theme_table import THEME_KEYS
from argmap.diagnostics.user_error import UsageError
from argmap.documents.map_attributes import ATTRIBUTE_KEYS
from argmap.pipeline.options import OVERRIDE_CHOICES, DrawOptions, Overrides, combine, resolve
from argmap.pipeline.output_format import PICTURE_FORMATS, OutputFormat, TalkFormat
from argmap.rules import all_rules
from argmap.theme.pages import PAGE_SIZES, parse_page
from argmap.theme.themes import DARK, LIGHT, ThemeName

SETTINGS, _ = read_settings(
    b'lang = ["ko", "en"]\nnumber = true\nengine = "dot"\nfit = "a4"\n'
    b'label = "short"\ntext = "paths"\ntheme = "dark"',
    "argmap.toml",
)
TAKE_ANY_WORD = {"view", "root", "alt"}
"""Attributes whose value is a name or a text."""
NO_SETTING = {"reveal": "each view has its own", "legend": "a page without a legend is an exception"}
"""Choices that a project cannot make for all its maps, and why."""
SHARED = [key for key in SETTING_CHOICES if key not in ("ui", "engine", "text", "fit")]
"""Choices that each command that draws has as an option; `fit` is listed with its pages."""
NO_SETTINGS, _ = read_settings(b"", "argmap.toml")


def test_without_a_word_all_is_as_usual() -> None:
    assert resolve(NO_SETTINGS) == DrawOptions(page=PAGE_SIZES["16:9"])


def test_the_project_chooses_what_is_left_open() -> None:
    assert resolve(SETTINGS) == DrawOptions(
        lang="ko",
        engine=EngineChoice.DOT,
        number=True,
        page=PAGE_SIZES["a4"],
        label=LabelChoice.SHORT,
        text=TextMode.PATHS,
        theme=DARK,
    )


def test_an_override_wins_over_the_project_and_the_project_over_a_default() -> None:
    overrides = Overrides(
        number=False, fit=parse_page("none"), theme=ThemeName.LIGHT, label=LabelChoice.AUTO, legend=False
    )
    defaults = Overrides(label=LabelChoice.FULL, width=7)
    options = resolve(SETTINGS, overrides, defaults)
    assert (options.number, options.page, options.theme, options.label) == (
        False,
        None,
        LIGHT,
        LabelChoice.AUTO,
    )
    assert (options.legend, options.width, options.lang) == (False, 7, "ko")
    assert resolve(SETTINGS, None, defaults).label is LabelChoice.SHORT
    assert resolve(NO_SETTINGS, None, defaults).label is LabelChoice.FULL


def test_the_last_layer_wins_where_it_says_anything() -> None:
    first = Overrides(number=True, lang="ko", width=1)
    assert combine(first, Overrides(number=False, lang="en"), Overrides()) == Overrides(
        number=False, lang="en", width=1
    )


def test_each_choice_has_one_parser_that_says_what_to_choose_from() -> None:
    assert [LABEL.parse(name) for name in LABEL.names] == list(LabelChoice)
    assert [THEME.parse(name) for name in THEME.names] == list(ThemeName)
    assert all(FIT.accepts(name) for name in FIT.names)
    with pytest.raises(InvalidChoice) as unknown:
        LABEL.parse("middling")
    assert unknown.value.phrase.en == "there is no label `middling`; choose from `full`, `short`, `auto`"
    with pytest.raises(InvalidChoice) as near:
        THEME.parse("drak")
    assert near.value.phrase.en == "there is no theme `drak`; did you mean `dark`?"


def test_a_format_knows_its_name_and_suffix() -> None:
    for each in (*OutputFormat, *TalkFormat):
        assert each.suffix == f".{each.value}"
        assert "/" in each.traits.media_type
    assert [each.value for each in OutputFormat if each.traits.is_picture] == ["svg", "png", "pdf"]


def test_the_pages_and_the_help_list_what_the_tables_have() -> None:
    pages = {rule.code: rule.help for rule in all_rules()}
    words = {
        "E502": [*SETTING_KINDS, *THEME_KEYS],
        "E503": [*SETTING_KINDS],
        "E504": [name for choice in (*SETTING_CHOICES.values(), THEME) for name in choice.names],
        "E601": [*ATTRIBUTE_KEYS],
        "E602": [key for key in ATTRIBUTE_KEYS if key not in TAKE_ANY_WORD],
    }
    for code, names in words.items():
        for ui in ("en", "ko"):
            assert [name for name in names if f"`{name}`" not in pages[code].in_language(ui)] == []


@pytest.mark.parametrize(
    ("command", "option", "names"),
    [
        (build, "forms", [each.value for each in OutputFormat]),
        (build, "fit", [*PAGE_SIZES, "none"]),
        (slides, "forms", [each.value for each in TalkFormat]),
        (slides, "fit", [*PAGE_SIZES]),
        (diff, "output", [each.value for each in PICTURE_FORMATS]),
        *((build, key, OVERRIDE_CHOICES[key].names) for key in ("engine", "text")),
        *(
            (command, key, OVERRIDE_CHOICES[key].names)
            for command in (build, slides, md, diff)
            for key in (*SHARED, "theme")
        ),
    ],
)
def test_the_help_lists_all_there_is_to_choose_from(
    command: click.Command, option: str, names: list[str]
) -> None:
    (parameter,) = (each for each in command.params if each.name == option)
    assert isinstance(parameter, click.Option)
    text = f"{parameter.help} {parameter.make_metavar(click.Context(command))}"
    assert [name for name in names if not re.search(rf"(?<![\w-]){name}(?![\w-])", text)] == []


def test_a_choice_is_a_setting_or_it_is_said_why_not() -> None:
    assert OVERRIDE_CHOICES.keys() - SETTING_KINDS.keys() == NO_SETTING.keys()


@pytest.mark.parametrize("direction", [DirectionChoice.DOWN, DirectionChoice.COMPACT])
@pytest.mark.parametrize(
    "overrides", [Overrides(fit=parse_page("none")), Overrides(engine=EngineChoice.EMBEDDED)]
)
def test_columns_grow_in_no_other_direction(direction: DirectionChoice, overrides: Overrides) -> None:
    with pytest.raises(UsageError, match=f"not `{direction.value}`"):
        resolve(NO_SETTINGS, combine(overrides, Overrides(direction=direction)))
    assert resolve(NO_SETTINGS, combine(overrides, Overrides(direction=DirectionChoice.RIGHT)))


def test_a_call_without_a_page_wins_over_the_direction_of_the_project() -> None:
    settings, _ = read_settings(b'direction = "down"', "argmap.toml")
    assert resolve(settings, Overrides(fit=parse_page("none"))).page is None
