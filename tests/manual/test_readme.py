"""README and docs/ are true: first map, options, settings, exit codes and Python are as shown."""

import re
from pathlib import Path

import click
import pytest

from argmap.cli.console import ExitCode
from argmap.cli.lazy_group import COMMANDS as COMMAND_FILES
from argmap.cli.lazy_group import LazyGroup
from argmap.config.settings_file import read_settings
from argmap.config.settings_schema import SETTING_KINDS
from argmap.files.writing import write_atomically
from argmap.pipeline.starter_map import starter_map
from argmap.theme.themes import THEMES
from tests.manual.markdown_pages import COMMANDS, KOREAN_README, PYTHON, README, ROOT, SETTINGS, MarkdownPage


def read_block(page: MarkdownPage, language: str, marker: str = "") -> str:
    """The content of a page's one block in that language, with that word behind it."""
    (block,) = (block for block in page.blocks if (block.language, block.marker) == (language, marker))
    return block.text


@pytest.mark.parametrize(
    ("page", "command", "lang"),
    [
        (README, "argmap new debate.argmap", "en"),
        (KOREAN_README, "argmap new 토론.argmap --lang ko", "ko"),
    ],
)
def test_the_first_map_is_what_new_writes(page: MarkdownPage, command: str, lang: str) -> None:
    assert f"\n{command}\n" in page.text
    assert read_block(page, "argmap") == starter_map(lang)


def test_both_languages_install_by_the_same_commands() -> None:
    for pattern in (r"^python3 -m venv .* --split .*$", r"`(py -m venv [^`]+)`"):
        found = re.search(pattern, README.text, re.MULTILINE)
        assert found
        assert found[0] in KOREAN_README.text


def test_the_options_in_the_table_are_those_of_their_commands() -> None:
    rows = re.findall(r"^\| `argmap (\w+).*\|(.+)\|$", COMMANDS.text, re.MULTILINE)
    assert {name for name, _ in rows} == set(COMMAND_FILES)
    for name, cell in rows:
        command = LazyGroup().get_command(click.Context(LazyGroup()), name)
        assert command
        known = {option for each in command.params for option in (*each.opts, *each.secondary_opts)}
        for option, _, value in (text.partition(" ") for text in re.findall(r"`(-[^`]+)`", cell)):
            assert option in known, option
            if value:  # with a word for each argument that some commands need
                needed = sum(isinstance(each, click.Argument) and each.required for each in command.params)
                command.make_context(name, [option, value, *["E110"] * needed])


def test_the_settings_are_sound_and_all_there_are() -> None:
    text = read_block(SETTINGS, "toml")
    _, errors = read_settings(text.encode(), "argmap.toml")
    assert errors == ()
    assert re.findall(r"^(\w+) =", text, re.MULTILINE) == list(SETTING_KINDS)


def test_the_theme_is_sound_and_shows_each_of_its_keys() -> None:
    settings, errors = read_settings(read_block(SETTINGS, "toml", "theme").encode(), "argmap.toml")
    theme = settings.theme
    assert errors == ()
    assert all(
        (theme.name, theme.fonts, theme.size, theme.colours.roles, theme.colours.tags, theme.dark.roles)
    )
    documented = re.search(r'^theme = "(\w+)" +# or (.*)$', read_block(SETTINGS, "toml"), re.MULTILINE)
    assert documented
    assert [documented[1], *documented[2].split(", ")] == list(THEMES)


def test_the_exit_codes_are_all_there_are() -> None:
    table = COMMANDS.text.partition("| exit code |")[2].partition("\n\n")[0]
    documented = re.findall(r"\d+", " ".join(line.split("|")[1] for line in table.splitlines()[2:]))
    assert sorted(map(int, documented)) == sorted(ExitCode)


def test_the_python_runs(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    write_atomically("debate.argmap", read_block(README, "argmap").encode())
    names: dict[str, object] = {}
    exec(read_block(PYTHON, "python"), names)
    assert str(names["picture"]).startswith("<svg ")
    assert str(names["graph"]).startswith("digraph ")
    assert capsys.readouterr().out.endswith("5 statements\n")


def test_the_changes_begin_with_what_comes_next() -> None:
    text = (ROOT / "CHANGELOG.md").read_text("utf-8")
    assert re.findall(r"^## (.+)$", text, re.MULTILINE)[0] == "next"
