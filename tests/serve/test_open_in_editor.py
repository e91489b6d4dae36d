"""The reader's own editor: which command is started, and that no map has a say in it."""

import sys
from pathlib import Path
from time import monotonic, sleep

import pytest

from argmap.diagnostics.user_error import UserError
from argmap.serve.open_in_editor import open_in_editor, parse_editor_command


def test_a_command_is_taken_apart_as_a_shell_would() -> None:
    assert parse_editor_command("code -g {file}:{line}") == ("code", "-g", "{file}:{line}")
    assert parse_editor_command('"my editor" +{line} "{file}"') == ("my editor", "+{line}", "{file}")


@pytest.mark.parametrize("command", ["", "code", "{file}", 'code "{file}', "code {line}"])
def test_a_command_without_a_file_is_none(command: str) -> None:
    with pytest.raises(ValueError):  # noqa: PT011
        parse_editor_command(command)


@pytest.mark.parametrize(
    "name", ["a b.argmap", "{line}.argmap", "$(touch x);.argmap", "-x.argmap", "지도.argmap"]
)
def test_a_files_name_is_one_word_whatever_it_is(tmp_path: Path, name: str) -> None:
    script = "import sys; open(sys.argv[1], 'w', encoding='utf-8').write('\\n'.join(sys.argv[2:]))"
    words = (sys.executable, "-c", script, str(tmp_path / "arguments"), "{file}", "{line}")
    open_in_editor(words, str(tmp_path / name), 7)
    end = monotonic() + 20
    while not (tmp_path / "arguments").exists() or not (tmp_path / "arguments").read_text("utf-8"):
        assert monotonic() < end
        sleep(0.02)
    assert (tmp_path / "arguments").read_text("utf-8") == f"{tmp_path / name}\n7"


def test_a_missing_program_is_reported(tmp_path: Path) -> None:
    with pytest.raises(UserError, match="could not be started"):
        open_in_editor(("no-such-program-here", "{file}"), str(tmp_path / "a.argmap"), 1)
