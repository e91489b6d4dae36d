"""What is shipped beside the code: the lock, the hooks, README's two commands; and which code is tested."""

import os
import re
import tomllib
from importlib.metadata import distribution
from pathlib import Path

import pytest

from tests.paths import PACKAGE, ROOT

_GENERATED_FOLDERS = {"__pycache__", "node_modules", "dist", ".nox", ".venv"}
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))


def test_the_lock_holds_versions_and_nothing_else() -> None:
    for line in (ROOT / "requirements.lock").read_text("utf-8").splitlines():
        marker = r"[a-z_]+ (?:[!=]=|<|>=) '[\w.]+'"
        assert re.fullmatch(rf"[a-z0-9-]+==[0-9][0-9a-z.]*( ; {marker}( (or|and) {marker})*)?", line), line


def test_all_that_is_needed_is_locked() -> None:
    locked = set(
        re.findall(r"^([a-z0-9-]+)==", (ROOT / "requirements.lock").read_text("utf-8"), re.MULTILINE)
    )
    extras = PROJECT["project"]["optional-dependencies"].values()
    asked = [*PROJECT["project"]["dependencies"], *(each for extra in extras for each in extra)]
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
    places = [PACKAGE, *(ROOT / name for name in ("docs", "grammar", "maps", "tests", ".ci", ".github"))]
    suffixes = {".py", ".lark", ".md", ".yml", ".argmap", ""}
    paths = [path for place in places for path in place.rglob("*") if path.suffix in suffixes]
    for path in [*paths, *(ROOT / name for name in ("README.md", "requirements.lock", "pyproject.toml"))]:
        if path.is_file() and path != Path(__file__) and not _GENERATED_FOLDERS & set(path.parts):
            assert not odd.search(path.read_text("utf-8", "replace")), path


def test_the_code_under_test_is_that_beside_the_tests_and_in_ci_the_wheel() -> None:
    beside = (ROOT / "argmap").is_dir()
    assert PACKAGE.is_relative_to(ROOT) == beside
    if os.environ.get("ARGMAP_CI") == "1":
        assert not beside, "ci: tests run beside no checkout of the package"
        files = distribution("argmap").files or ()
        assert PACKAGE / "__init__.py" in {Path(str(file.locate())).resolve() for file in files}


@pytest.mark.parametrize("extra", ["", *PROJECT["project"]["optional-dependencies"]])
def test_every_dependency_has_a_lower_and_an_upper_bound(extra: str) -> None:
    project = PROJECT["project"]
    asked = project["optional-dependencies"][extra] if extra else project["dependencies"]
    for requirement in [*asked, *PROJECT["build-system"]["requires"]]:
        assert re.match(r"[a-z0-9-]+(==[0-9.]+|>=[0-9.]+,<[0-9.]+)(;|$)", requirement), requirement
