"""What is shipped beside the code: the lock, the hooks, README's two commands, the wheel's contents."""

import re
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
_MADE = {"__pycache__", "node_modules", "dist"}
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))


def test_the_lock_holds_versions_and_nothing_else() -> None:
    for line in (ROOT / "requirements.lock").read_text("utf-8").splitlines():
        assert re.fullmatch(
            r"[a-z0-9-]+==[0-9][0-9a-z.]*( ; [a-z_]+ [!=]= '\w+'( or [a-z_]+ [!=]= '\w+')?)?", line
        ), line


def test_all_that_is_needed_is_locked() -> None:
    locked = set(
        re.findall(r"^([a-z0-9-]+)==", (ROOT / "requirements.lock").read_text("utf-8"), re.MULTILINE)
    )
    asked = [*PROJECT["project"]["dependencies"], *PROJECT["project"]["optional-dependencies"]["test"]]
    assert {re.split(r"[<>=~ ]", requirement)[0] for requirement in asked} <= locked


@pytest.mark.parametrize("marker", ["first", "second"])
def test_readme_has_its_two_commands(marker: str) -> None:
    readme = (ROOT / "README.md").read_text("utf-8")
    found = re.search(rf"<!-- {marker} -->\n+```\w*\n(.+)\n```", readme)
    assert found
    assert "-c requirements.lock" in found[1]


def test_the_hooks_run_commands_there_are() -> None:
    hooks = (ROOT / ".pre-commit-hooks.yaml").read_text("utf-8")
    assert re.findall(r"entry: argmap (\w+)", hooks) == ["check", "fmt"]
    assert hooks.count(r"files: \.argmap$") == 2


def test_nothing_of_this_machine_is_in_the_files() -> None:
    odd = re.compile(r"/(?:home|root|work|Users)/\w|pypi\.org|pythonhosted|localhost:\d")
    places = ["argmap", "grammar", "maps", "tests", ".ci"]
    paths = [
        path
        for place in places
        for path in (ROOT / place).rglob("*")
        if path.suffix in {".py", ".lark", ".md", ""}
    ]
    for path in [*paths, ROOT / "requirements.lock", ROOT / "pyproject.toml"]:
        if path.is_file() and path != Path(__file__) and not _MADE & set(path.parts):
            assert not odd.search(path.read_text("utf-8", "replace")), path
