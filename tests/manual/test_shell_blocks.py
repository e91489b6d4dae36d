"""The commands in the shell blocks of the pages run, in the order in which a reader meets them."""

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest

from argmap.pipeline.starter_map import starter_map
from tests.manual.markdown_pages import DOCUMENTS, GUIDES, ROOT, MarkdownPage, name_page

NOT_RUN: Mapping[str, str] = {
    "python3 -m venv": "README's two commands install from a registry; .ci/noxfile.py runs them",
    "python -m tests": "benches take minutes",
    ". .venv/bin/activate": "the tests have an environment of their own",
    "argmap serve": "runs until it is stopped; tests/serve runs it",
    "argmap watch": "runs until it is stopped; tests/cli/test_watch.py runs it",
}
"""The beginnings of commands that are not run here, and why."""
PROGRAMS = ("dot", "git", "pandoc", "zsh", "fish")
"""Outside programs that commands begin with or are for. Commands of one that is missing are left out."""
_SHELLS = {"completion zsh": "zsh", "completion fish": "fish"}
_PRICES = """
view prices: What it costs
  root: shops
  reveal: role
"""


def list_commands(page: MarkdownPage) -> Iterator[str]:
    """The commands of a page's shell blocks, each on a line of its own, without its comment."""
    for block in page.blocks:
        if block.language == "sh":
            lines = (re.sub(r"\s+#.*", "", line) for line in block.text.splitlines())
            yield from (line for line in lines if line and not line.startswith("#"))


def find_reason(command: str) -> str | None:
    """The reason why a command is not run here, if there is one."""
    return next((reason for beginning, reason in NOT_RUN.items() if command.startswith(beginning)), None)


def find_missing_program(command: str) -> str | None:
    """The program that a command needs and that this machine has not, if there is one."""
    needed = {command.split(" ", 1)[0], *(shell for words, shell in _SHELLS.items() if words in command)}
    needed |= {"pdflatex"} if "beamer" in command else set()
    return next((each for each in sorted(needed - {"argmap", "eval"}) if not shutil.which(each)), None)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with the maps, the first map, two states of it, a document, and a history in git."""
    shutil.copytree(ROOT / "maps", tmp_path / "maps")
    text = starter_map("en") + _PRICES
    for name in ("debate", "old", "new", "maps/debate"):
        (tmp_path / f"{name}.argmap").write_text(text, "utf-8")
    (tmp_path / "new.argmap").write_text(text.replace("cleaner air", "clean air"), "utf-8")
    (document,) = re.findall(r"^````markdown\n(.*?)^````$", DOCUMENTS.text, re.MULTILINE | re.DOTALL)
    (tmp_path / "talk.md").write_text(document, "utf-8")
    for arguments in (
        ("init", "-q"),
        ("add", "."),
        ("commit", "-qm", "a"),
        ("commit", "-qm", "b", "--allow-empty"),
    ):
        author = ("-c", "user.name=x", "-c", "user.email=x@example.org")
        subprocess.run(["git", *author, *arguments], cwd=tmp_path, check=True)
    return tmp_path


@pytest.mark.slow
@pytest.mark.skipif(not (shutil.which("bash") and shutil.which("git")), reason="needs bash and git")
@pytest.mark.parametrize("page", [page for page in GUIDES if any(list_commands(page))], ids=name_page)
def test_the_commands_run_as_shown(page: MarkdownPage, folder: Path) -> None:
    programs = folder / "programs"
    programs.mkdir()
    for name, module in (("argmap", "main"), ("argmap-pandoc", "pandoc_main")):
        script = f"#!{sys.executable}\nfrom argmap.cli.entry import {module}\n{module}()\n"
        (programs / name).write_text(script, "utf-8")
        (programs / name).chmod(0o755)
    path = f"{programs}{os.pathsep}{os.environ['PATH']}"
    environment = {**os.environ, "PATH": path, "HOME": str(folder), "PYTHONPATH": str(ROOT)}
    (folder / ".config" / "fish" / "completions").mkdir(parents=True)
    if "argmap new debate.argmap" in list_commands(page):
        (folder / "debate.argmap").unlink()
    for command in list_commands(page):
        if find_reason(command) or find_missing_program(command):
            continue
        shell = shutil.which("zsh") if "completion zsh" in command else "bash"
        done = subprocess.run(
            [str(shell), "-c", command],
            cwd=folder,
            env=environment,
            capture_output=True,
            text=True,
            stdin=subprocess.DEVNULL,
            timeout=120,
            check=False,
        )
        differs = command.startswith("argmap diff") and done.returncode == 1
        assert done.returncode == 0 or differs, f"{command}\n{done.stdout}{done.stderr}"


def test_each_reason_is_that_of_a_command() -> None:
    commands = [command for page in GUIDES for command in list_commands(page)]
    for beginning in NOT_RUN:
        assert any(command.startswith(beginning) for command in commands), beginning
    assert all(
        command.split(" ", 1)[0] in {"argmap", "eval", *PROGRAMS, *(each.split()[0] for each in NOT_RUN)}
        for command in commands
    )


@pytest.mark.slow
def test_readmes_first_command_leaves_no_note_on_the_size_of_text(tmp_path: Path) -> None:
    command = next(command for command in list_commands(GUIDES[0]) if command.startswith("python3 -m venv"))
    arguments = command.rpartition(".venv/bin/argmap ")[2].split()
    shutil.copytree(ROOT / "maps", tmp_path / "maps")
    done = subprocess.run(
        [sys.executable, "-m", "argmap", *arguments],
        cwd=tmp_path,
        capture_output=True,
        text=True,
        check=True,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
    )
    sizes = [float(size) for size in re.findall(r"text ([\d.]+) pt", done.stdout + done.stderr)]
    assert len(sizes) > 20
    assert min(sizes) >= 18
    assert "hard to read" not in done.stdout + done.stderr
