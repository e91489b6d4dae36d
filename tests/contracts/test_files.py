"""What import-linter cannot see: who prints, opens, starts programs; how long functions are; first lines."""

import ast
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

from tests.places import PACKAGE

FILES = sorted(PACKAGE.rglob("*.py"))

OPENERS = [
    *["open", "io.open", "os.open"],
    *[f".{name}" for name in ("open", "read_text", "read_bytes", "write_text", "write_bytes", "get_data")],
    *[f"os.{name}" for name in ("mkdir", "makedirs", "unlink", "remove", "replace", "rename")],
]
PRINTERS = ["print", "click.echo", "click.secho", "pprint.pprint", "sys.stdout.write", "sys.stderr.write"]
STARTERS = [
    f"os.{name}" for name in ("system", "popen", "startfile", "spawnv", "execv", "fork", "posix_spawn")
]


def place(path: Path) -> str:
    """A file's path inside the package."""
    return path.relative_to(PACKAGE).as_posix()


@cache
def tree(path: Path) -> ast.Module:
    """A file's syntax tree."""
    return ast.parse(path.read_text("utf-8"), str(path))


@cache
def imported(path: Path) -> set[str]:
    """The first parts of the names that a file imports, wherever in it."""
    found: set[str] = set()
    for node in ast.walk(tree(path)):
        if isinstance(node, ast.Import):
            found |= {alias.name.split(".")[0] for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
            found.add(node.module.split(".")[0])
    return found


@cache
def called(path: Path) -> set[str]:
    """What a file calls: each as it is written, and a method by its name after a dot too."""
    found: set[str] = set()
    for node in ast.walk(tree(path)):
        if isinstance(node, ast.Call):
            found.add(ast.unparse(node.func))
            if isinstance(node.func, ast.Attribute):
                found.add(f".{node.func.attr}")
    return found


def functions(path: Path) -> Iterator[ast.FunctionDef | ast.AsyncFunctionDef]:
    """Every function and method of a file."""
    for node in ast.walk(tree(path)):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            yield node


def importers(name: str) -> list[str]:
    """The files that import a package."""
    return [place(path) for path in FILES if name in imported(path)]


def callers(names: list[str]) -> list[str]:
    """The files that call one of the names."""
    return [place(path) for path in FILES if not called(path).isdisjoint(names)]


def test_one_file_knows_lark() -> None:
    assert importers("lark") == ["syntax/parse.py"]


def test_one_file_starts_programs() -> None:
    assert importers("subprocess") == [
        "files/revisions.py",
        "layout/system.py",
        "render/raster.py",
        "serve/reader.py",
    ]
    assert callers(STARTERS) == []
    assert callers([".pipe", ".render", ".view", ".unflatten"]) == []


def test_one_file_watches() -> None:
    assert importers("watchdog") == ["files/watching.py"]


def test_one_file_starts_processes_and_one_knows_the_cluster() -> None:
    assert importers("multiprocessing") == ["pipeline/hand.py"]
    assert importers("distributed") == ["pipeline/cluster.py"]


def test_one_file_runs_the_embedded_engine() -> None:
    assert importers("wasmtime") == ["layout/embedded.py"]


def test_one_file_knows_each_maker_of_pictures() -> None:
    assert importers("resvg_py") == ["render/raster.py"]
    assert importers("fontTools") == ["fonts/face.py"]
    # pdf.py for its type of path only, order.py for the order of lines that run both ways
    assert importers("fpdf") == ["render/order.py", "render/page.py", "render/pdf.py"]
    assert importers("pptx") == ["render/pptx_package.py"]
    assert importers("lxml") == []
    assert importers("uharfbuzz") == ["fonts/cut.py", "fonts/glyphs.py", "fonts/subset.py"]


def test_one_file_knows_the_editors_protocol_and_one_the_colourer() -> None:
    assert importers("pygls") == importers("lsprotocol") == ["lsp/server.py"]
    assert importers("pygments") == ["syntax/lexer.py"]


def test_one_file_prints() -> None:
    assert callers(PRINTERS) == ["cli/printer.py"]
    writers = [
        place(path)
        for path in FILES
        if any(
            isinstance(node, ast.Attribute) and node.attr in ("stdout", "stderr")
            for node in ast.walk(tree(path))
        )
    ]
    assert writers == ["cli/printer.py", "files/writing.py"]


def test_files_alone_opens() -> None:
    assert [file for file in callers(OPENERS) if not file.startswith("files/")] == []


@pytest.mark.parametrize("path", FILES, ids=place)
def test_the_first_line_says_what_a_file_is_for(path: Path) -> None:
    text = path.read_text("utf-8")
    assert text.startswith('"""')
    assert ast.get_docstring(tree(path))
    assert len(text.splitlines()[0]) > len('"""""".')


@pytest.mark.parametrize("path", FILES, ids=place)
def test_functions_fit_on_a_screen_and_take_few_arguments(path: Path) -> None:
    for function in functions(path):
        assert function.end_lineno is not None
        assert function.end_lineno - function.lineno + 1 <= 50, function.name
        given = function.args
        arguments = [*given.posonlyargs, *given.args, *given.kwonlyargs]
        assert len([each for each in arguments if each.arg not in ("self", "cls")]) <= 5, function.name


def test_no_file_is_called_after_nothing() -> None:
    vague = {"util", "utils", "helper", "helpers", "misc", "base", "manager", "common"}
    assert [place(path) for path in FILES if path.stem in vague] == []


def test_the_words_of_a_rule_code_have_one_meaning() -> None:
    from argmap.pipeline.rules import all_rules

    codes = [rule.code for rule in all_rules()]
    assert len(codes) == len(set(codes))
