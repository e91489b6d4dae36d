"""The CI's tasks: the forge runs those that there are, by actions that cannot change under their names."""

import ast
import re

from tests.paths import ROOT

WORKFLOW = (ROOT / ".github" / "workflows" / "ci.yml").read_text("utf-8")
TASKS = {
    node.name: ast.get_docstring(node)
    for node in ast.parse((ROOT / ".ci" / "noxfile.py").read_text("utf-8")).body
    if isinstance(node, ast.FunctionDef) and any("session" in ast.unparse(d) for d in node.decorator_list)
}


def test_each_task_says_what_it_is() -> None:
    assert {"lint", "types", "contracts", "build", "speed", "drawings", "tests"} <= TASKS.keys()
    assert all(TASKS.values())


def test_the_forge_runs_tasks_that_there_are() -> None:
    named = re.findall(r"nox .*-s ([\w ]+)", WORKFLOW)
    assert named
    assert {task for tasks in named for task in tasks.split()} <= TASKS.keys()
    assert "run: .ci/run\n" in WORKFLOW


def test_actions_are_pinned_to_a_commit() -> None:
    actions = re.findall(r"uses: (\S+)", WORKFLOW)
    assert actions
    assert all(re.fullmatch(r"[\w/-]+@[0-9a-f]{40}", action) for action in actions)


def test_each_task_of_ci_is_run_unless_it_is_part_of_another() -> None:
    text = (ROOT / ".ci" / "noxfile.py").read_text("utf-8")
    assert re.findall(r"default=False\)\s*def (\w+)", text) == ["fast_tests"]
