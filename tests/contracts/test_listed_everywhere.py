"""Each output format, option, choice, setting and property is listed wherever a reader looks for it."""

import inspect
import json
import re

import click
import pytest

import argmap
from argmap.api import ChoiceWords
from argmap.cli.lazy_group import COMMANDS
from argmap.cli.main import commands
from argmap.cli.options import ChoiceParam
from argmap.config.settings_schema import SETTING_CHOICES, SETTING_KINDS
from argmap.formats.json_document import read_schema
from argmap.pipeline.output_format import OutputFormat, TalkFormat
from argmap.reporting.report_options import ReportFormat
from argmap.syntax.keywords import KOREAN_KEYWORDS
from argmap.syntax.properties import PROPERTIES
from argmap.theme.themes import THEMES
from tests.paths import ROOT

COMMAND_PAGE, FORMAT_PAGE, SETTING_PAGE, LANGUAGE_PAGE = (
    (ROOT / f"docs/{name}.md").read_text("utf-8") for name in ("commands", "formats", "settings", "language")
)
PAGES = [ROOT / "README.md", ROOT / "grammar/editors.md", *sorted((ROOT / "docs").glob("*.md"))]
_CODE = re.compile(r"(?<!`)(`+)(?!`)(.*?)(?<!`)\1(?!`)", re.DOTALL)
CODE = "\n".join(
    code for path in PAGES if ".ko." not in path.name for _, code in _CODE.findall(path.read_text("utf-8"))
)
"""All that the documents show as code: words in backticks, blocks between fences."""

OPTION_OF_SETTING = {"out": "output"}
"""Settings whose option has another name."""
NOT_IN_PYTHON = {
    **dict.fromkeys(["cluster", "depfile", "fresh", "jobs"], "for many maps"),
    **dict.fromkeys(["format", "quiet", "silence", "verbose"], "`diagnostics` and `report` are there"),
    **dict.fromkeys(["output", "timeout"], "callers write and stop by themselves"),
    "steps": "only commands draw steps",
    "keep": "only commands know the last picture",
}
"""Options of `build` that are in Python under no name of their own, and why."""
NOT_IN_JSON = {"allow": "it silences a warning, and is no part of the argument"}
"""Properties that the JSON of a map leaves out."""
IN_JSON = {"cite": "cites", "tag": "tags"}
"""Properties that may stand several times are lists in JSON."""


CONTEXT = click.Context(commands, info_name="argmap", **commands.context_settings)


def list_commands() -> dict[str, click.Command]:
    """Every command by its name."""
    found = {name: commands.get_command(CONTEXT, name) for name in COMMANDS}
    return {name: command for name, command in found.items() if command}


COMMANDS_BY_NAME = list_commands()
OPTIONS = [
    pytest.param(name, option, id=f"{name} {option.opts[-1]}")
    for name, command in COMMANDS_BY_NAME.items()
    for option in command.params
    if isinstance(option, click.Option)
]
every_option = pytest.mark.parametrize(("command", "option"), OPTIONS)


def read_help(command: str) -> str:
    """The help of a command, in one line."""
    found = COMMANDS_BY_NAME[command]
    return " ".join(found.get_help(click.Context(found, CONTEXT, command)).split())


def has_word(text: str, word: str) -> bool:
    """Tell whether a text has a word, not as a part of another."""
    return re.search(rf"(?<![\w-]){re.escape(word)}(?![\w-])", text) is not None


def list_choices(option: click.Option) -> list[str]:
    """The words that an option takes, where it takes no others."""
    if isinstance(option.type, ChoiceParam):
        return list(option.type.choice.names)
    choices = option.type.choices if isinstance(option.type, click.Choice) else ()
    return [getattr(choice, "value", choice) for choice in choices]


def find_option(command: str, name: str) -> click.Option:
    """An option by its long spelling without the hyphens."""
    (option,) = (
        each
        for each in COMMANDS_BY_NAME[command].params
        if isinstance(each, click.Option) and f"--{name}" in each.opts
    )
    return option


@pytest.mark.parametrize("name", COMMANDS_BY_NAME)
def test_a_command_is_in_the_overview_and_in_the_documents(name: str) -> None:
    assert has_word(commands.get_help(CONTEXT), name)
    assert re.search(rf"^\| `argmap {name}\b", COMMAND_PAGE, re.MULTILINE)


@every_option
def test_an_option_is_in_the_help_and_in_the_documents(command: str, option: click.Option) -> None:
    spellings = (*option.opts, *option.secondary_opts)
    assert option.help
    assert all(has_word(read_help(command), spelling) for spelling in spellings)
    assert any(has_word(CODE, spelling) for spelling in spellings)


@every_option
def test_a_choice_is_in_the_help_and_in_the_documents(command: str, option: click.Option) -> None:
    words = list_choices(option)
    help_text = read_help(command) + read_help("build")  # which lists the pages; others say PAGE
    assert [word for word in words if not has_word(help_text, word)] == []
    assert [word for word in words if not has_word(CODE, word)] == []


@pytest.mark.parametrize("form", [*OutputFormat, *TalkFormat])
def test_an_output_format_is_in_the_help_and_in_the_documents(form: OutputFormat | TalkFormat) -> None:
    command = "slides" if isinstance(form, TalkFormat) else "build"
    assert has_word(read_help(command), form.value)
    assert f"- **{form.value}**" in FORMAT_PAGE
    assert re.search(rf"`argmap {command}` .*`-f [\w,]*\b{form.value}\b", COMMAND_PAGE)


@pytest.mark.parametrize("form", OutputFormat)
def test_an_output_format_is_a_method_in_python(form: OutputFormat) -> None:
    assert callable(getattr(argmap.Map, form.value))


@pytest.mark.parametrize("form", ReportFormat)
def test_a_report_format_is_in_the_documents(form: ReportFormat) -> None:
    paragraph = FORMAT_PAGE.partition("has formats for reports")[2].partition("\n\n")[0]
    assert has_word(paragraph, form.value)
    assert form.value in list_choices(find_option("check", "format"))


@pytest.mark.parametrize("name", [each.values[1].opts[-1] for each in OPTIONS if each.values[0] == "build"])
def test_an_option_of_build_is_in_python(name: str) -> None:
    map_class = argmap.Map
    methods = (map_class.svg, map_class.png, map_class.pdf, map_class.split, map_class.report)
    parameters = {
        parameter
        for each in (*methods, argmap.read, argmap.Focus)
        for parameter in inspect.signature(each).parameters
    }
    parameters |= ChoiceWords.__annotations__.keys()
    name = name.removeprefix("--").replace("-", "_")
    is_method = name in {"forms", "split"}
    assert (is_method or name in parameters) != (name in NOT_IN_PYTHON)


@pytest.mark.parametrize("key", SETTING_KINDS)
def test_a_setting_is_an_option_with_the_same_choices(key: str) -> None:
    option = find_option("build", OPTION_OF_SETTING.get(key, key))
    choice = SETTING_CHOICES.get(key)
    assert key == "theme" or list_choices(option) == list(choice.names if choice else ())
    assert re.search(rf"^{key} = ", SETTING_PAGE, re.MULTILINE)


def test_a_theme_is_a_choice() -> None:
    assert list_choices(find_option("build", "theme")) == list(THEMES)


@pytest.mark.parametrize(("key", "korean"), [(spec.key, spec.korean) for spec in PROPERTIES])
def test_a_property_is_in_the_manual_in_both_languages(key: str, korean: str) -> None:
    assert re.search(rf"^\| .*`{key}`", LANGUAGE_PAGE, re.MULTILINE)
    assert f"`{key}` | `{korean}`" in LANGUAGE_PAGE


@pytest.mark.parametrize("key", [spec.key for spec in PROPERTIES])
def test_a_property_is_in_the_schema(key: str) -> None:
    schema = json.loads(read_schema())
    records = [schema, *schema["$defs"].values()]
    names = {name for record in records for name in record.get("properties", ())}
    assert (IN_JSON.get(key, key) in names) != (key in NOT_IN_JSON)


@pytest.mark.parametrize(
    ("word", "korean"),
    [
        *((keyword.value, korean) for keyword, korean in KOREAN_KEYWORDS.items()),
        *(twins for spec in PROPERTIES for twins in spec.choices.items()),
    ],
)
def test_a_word_of_the_language_is_in_the_manual_in_both_languages(word: str, korean: str) -> None:
    assert f"`{word}` | `{korean}`" in LANGUAGE_PAGE
