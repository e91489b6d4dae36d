"""Completion in shells, and the scripts for it."""

import shutil
from pathlib import Path

import click
import pytest

from argmap.cli.commands.build import build
from argmap.cli.commands.completion import COMPLETION_VARIABLE
from tests.cli.cli_call import RunArgmap, WriteFile


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_each_shell_has_its_script(run_argmap: RunArgmap, shell: str) -> None:
    if shell == "bash" and not shutil.which("bash"):
        pytest.skip("no bash")
    result = run_argmap("completion", shell)
    assert result.code == 0
    assert f"{COMPLETION_VARIABLE}={shell}_complete" in result.out


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("argmap bu", ["build"]),
        ("argmap explain E50", ["E501", "E502", "E503", "E504", "E505", "E506", "E507", "E508", "E509"]),
        ("argmap check --format s", ["short", "sarif"]),
        ("argmap build -f svg,d", ["svg,dot"]),
        ("argmap build --engine e", ["embedded"]),
        ("argmap build deb", ["debate.argmap"]),
    ],
)
def test_words_are_completed(
    run_argmap: RunArgmap,
    write_file: WriteFile,
    monkeypatch: pytest.MonkeyPatch,
    capsysbinary: pytest.CaptureFixture[bytes],
    words: str,
    expected: list[str],
) -> None:
    write_file("debate.argmap")
    write_file("decoy.txt")
    monkeypatch.setenv(COMPLETION_VARIABLE, "zsh_complete")
    monkeypatch.setenv("COMP_WORDS", words)
    monkeypatch.setenv("COMP_CWORD", str(len(words.split()) - 1))
    with pytest.raises(SystemExit) as ended:
        run_argmap()
    assert ended.value.code == 0
    assert capsysbinary.readouterr().out.decode().split("\n")[1::3] == expected


@pytest.mark.parametrize("name", ["a b.argmap", "a(b).argmap", "a'b.argmap"])
def test_a_name_that_needs_quoting_is_left_to_the_shell(
    write_file: WriteFile, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    write_file(name)
    monkeypatch.chdir(tmp_path)
    argument = next(each for each in build.params if each.name == "maps")
    (item,) = argument.shell_complete(click.Context(build), "a")
    assert (item.type, item.value) == ("file", "a")
