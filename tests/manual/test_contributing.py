"""The pages for those who take part are true: files, tests, modules and tasks that they name are there."""

import ast
import re
from importlib.util import find_spec

import pytest

from tests.contracts.test_ci import TASKS
from tests.manual.markdown_pages import ROOT, MarkdownPage, name_page
from tests.paths import PACKAGE, locate_shipped

CONTRIBUTING = MarkdownPage(ROOT / ".github" / "CONTRIBUTING.md")
PAGES = [CONTRIBUTING, MarkdownPage(ROOT / ".github" / "SECURITY.md")]
NEW_IN_RECIPES = {
    "argmap/check/all_capitals.py",
    "tests/check/cases/capitals.argmap",
    "argmap/formats/csv_table.py",
    "argmap/i18n/italian.py",
}
"""Files that the reader of a recipe writes."""
every_page = pytest.mark.parametrize("page", PAGES, ids=name_page)


def list_tests() -> set[str]:
    """The names of all tests."""
    return {
        node.name
        for path in (ROOT / "tests").rglob("test_*.py")
        for node in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(node, ast.FunctionDef)
    }


@every_page
def test_the_files_are_there(page: MarkdownPage) -> None:
    words = re.findall(r"(?<![\w./])(?:argmap|tests|grammar|docs|maps|out|\.ci)/[\w./-]*\w", page.text)
    paths = {word for word in words if "[" not in word} - NEW_IN_RECIPES
    assert paths
    assert [path for path in sorted(paths) if not locate_shipped((ROOT / path).resolve()).exists()] == []


@every_page
def test_the_modules_and_tasks_are_there(page: MarkdownPage) -> None:
    for module in re.findall(r"python -m (tests[\w.]*)", page.text):
        assert find_spec(module), module
    tasks = re.findall(r"(?:noxfile\.py -s|\.ci/run) ([a-z_]+(?: [a-z_]+)*)", page.text)
    assert {task for each in tasks for task in each.split()} <= TASKS.keys()


def test_the_tests_that_fail_until_a_recipe_is_complete_are_there() -> None:
    named = set(re.findall(r"`(test_\w+)`", CONTRIBUTING.prose))
    assert len(named) > 10
    assert named - list_tests() == set()


def test_the_constants_and_classes_of_recipes_are_there() -> None:
    code = "\n".join(
        path.read_text("utf-8") for folder in (PACKAGE, ROOT / "tests") for path in folder.rglob("*.py")
    )
    names = set(re.findall(r"`([A-Z][A-Z_]{3,}|(?:[A-Z][a-z]+){2,})`", CONTRIBUTING.prose))
    assert len(names) > 5
    assert [
        name for name in sorted(names) if not re.search(rf"^ *(class )?{name}\b", code, re.MULTILINE)
    ] == []
