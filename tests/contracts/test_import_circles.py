"""No module imports itself by way of others, not even for a type or within a function."""

import ast
from collections.abc import Iterator, Mapping
from pathlib import Path

from tests.paths import PACKAGE

Graph = Mapping[str, frozenset[str]]
"""The modules that each module imports."""


def module_name(path: Path) -> str:
    """The dotted name of a file of the package."""
    parts = path.relative_to(PACKAGE.parent).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


def iterate_imports(path: Path, modules: frozenset[str]) -> Iterator[str]:
    """The modules of the package that a file imports, wherever in it."""
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names if alias.name in modules)
        elif isinstance(node, ast.ImportFrom) and node.module in modules:
            assert not node.level, "imports are absolute"
            names = [f"{node.module}.{alias.name}" for alias in node.names]
            yield from (name for name in names if name in modules)
            if any(name not in modules for name in names):
                yield node.module


def build_import_graph() -> Graph:
    """The imports of all files of the package; a module's own package does not count."""
    paths = {module_name(path): path for path in sorted(PACKAGE.rglob("*.py"))}
    modules = frozenset(paths)
    return {name: frozenset(iterate_imports(path, modules)) - {name} for name, path in paths.items()}


def find_circles(graph: Graph) -> list[list[str]]:
    """The groups of modules that import each other, by Tarjan's search for strongly connected components."""
    order: dict[str, int] = {}
    lowest: dict[str, int] = {}
    stack: list[str] = []
    circles: list[list[str]] = []

    def visit(name: str) -> None:
        order[name] = lowest[name] = len(order)
        stack.append(name)
        for other in sorted(graph[name]):
            if other not in order:
                visit(other)
                lowest[name] = min(lowest[name], lowest[other])
            elif other in stack:
                lowest[name] = min(lowest[name], order[other])
        if lowest[name] == order[name]:
            start = stack.index(name)
            if len(stack) - start > 1:
                circles.append(sorted(stack[start:]))
            del stack[start:]

    for name in graph:
        if name not in order:
            visit(name)
    return circles


def test_circles_are_found() -> None:
    graph = {
        "a": frozenset("b"),
        "b": frozenset("c"),
        "c": frozenset("bd"),
        "d": frozenset("e"),
        "e": frozenset(),
    }
    assert find_circles(graph) == [["b", "c"]]


def test_imports_for_types_and_within_functions_count(tmp_path: Path) -> None:
    file = tmp_path / "x.py"
    file.write_text(
        "from typing import TYPE_CHECKING\nif TYPE_CHECKING:\n    import a.b\n"
        "def f():\n    from a import c, D\n",
        "utf-8",
    )
    assert {*iterate_imports(file, frozenset({"a", "a.b", "a.c"}))} == {"a", "a.b", "a.c"}


def test_no_module_imports_itself_by_way_of_others() -> None:
    graph = build_import_graph()
    assert "argmap.jobs.plan" in graph["argmap.jobs.batch"]
    assert find_circles(graph) == []
