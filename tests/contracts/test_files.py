"""Rules that neither ruff nor import-linter knows: who prints, opens, starts programs; long functions."""

import ast
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from tests.contracts.source_files import FILES, parse_file, relative_path

MAX_LINES = 50
"""A function fits on a screen."""

OPENERS = [
    *["open", "io.open", "os.open"],
    *[f".{name}" for name in ("open", "read_text", "read_bytes", "write_text", "write_bytes", "get_data")],
    *[f"os.{name}" for name in ("mkdir", "makedirs", "unlink", "remove", "replace", "rename")],
]
PRINTERS = ["print", "click.echo", "click.secho", "pprint.pprint", "sys.stdout.write", "sys.stderr.write"]
STARTERS = [
    f"os.{name}" for name in ("system", "popen", "startfile", "spawnv", "execv", "fork", "posix_spawn")
]

SVG_MARKUP = re.compile(
    r"(?<!\?P)</?(?:svg|g|a|text|rect|circle|polygon|path|title|desc|defs|style|use|image)\b"
    r"|viewBox|xlink:href|\b(?:d|points|transform)=\""
)
"""What a program looks for that takes an SVG apart; not the groups of a regular expression by their names."""
SEARCHERS = frozenset(
    [
        *[
            "compile",
            "lazy_regex",
            "search",
            "match",
            "fullmatch",
            "findall",
            "finditer",
            "sub",
            "subn",
            "split",
        ],
        *["find", "rfind", "index", "rindex", "partition", "rpartition", "rsplit", "replace", "count"],
        *["split", "startswith", "endswith", "removeprefix", "removesuffix"],
    ]
)
FOREIGN_SVG_READERS = {"layout/columns/graphviz_dot.py": "Graphviz answers with an SVG of its own"}
"""The files that search an SVG, each with the program that wrote it."""


@cache
def find_imports(path: Path) -> set[str]:
    """The first parts of the names that a file imports, wherever in it."""
    found: set[str] = set()
    for node in ast.walk(parse_file(path)):
        if isinstance(node, ast.Import):
            found |= {alias.name.split(".")[0] for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
            found.add(node.module.split(".")[0])
    return found


@cache
def find_calls(path: Path) -> set[str]:
    """What a file calls: each as it is written, and a method by its name after a dot too."""
    found: set[str] = set()
    for node in ast.walk(parse_file(path)):
        if isinstance(node, ast.Call):
            found.add(ast.unparse(node.func))
            if isinstance(node.func, ast.Attribute):
                found.add(f".{node.func.attr}")
    return found


def find_functions(path: Path) -> Iterator[ast.FunctionDef | ast.AsyncFunctionDef]:
    """Every function and method of a file."""
    for node in ast.walk(parse_file(path)):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            yield node


def count_lines(function: ast.FunctionDef | ast.AsyncFunctionDef) -> int:
    """The lines of a function, from `def` to its end."""
    assert function.end_lineno is not None
    return function.end_lineno - function.lineno + 1


def find_searched_text(path: Path) -> Iterator[str]:
    """The strings that a file searches for: in calls of methods of texts and patterns, and in comparisons."""
    for node in ast.walk(parse_file(path)):
        searched: list[ast.expr] = []
        if isinstance(node, ast.Call):
            name = node.func.attr if isinstance(node.func, ast.Attribute) else ast.unparse(node.func)
            searched = node.args if name in SEARCHERS else []
        elif isinstance(node, ast.Compare):
            searched = [node.left, *node.comparators]
        for part in (part for each in searched for part in ast.walk(each)):
            if isinstance(part, ast.Constant) and isinstance(part.value, str):
                yield part.value


def find_importers(name: str) -> list[str]:
    """The files that import a package."""
    return [relative_path(path) for path in FILES if name in find_imports(path)]


def find_callers(names: list[str]) -> list[str]:
    """The files that call one of the names."""
    return [relative_path(path) for path in FILES if not find_calls(path).isdisjoint(names)]


def test_one_file_knows_lark() -> None:
    assert find_importers("lark") == ["syntax/parse.py"]


def test_one_file_starts_programs() -> None:
    assert find_importers("subprocess") == [
        "files/git_revisions.py",
        "layout/graphviz_cli.py",
        "render/resvg_process.py",
        "serve/open_in_editor.py",
    ]
    assert find_callers(STARTERS) == []
    assert find_callers([".pipe", ".render", ".view", ".unflatten"]) == []


def test_one_file_watches() -> None:
    assert find_importers("watchdog") == ["files/watching.py"]


def test_one_file_starts_processes_and_one_knows_the_cluster() -> None:
    assert find_importers("multiprocessing") == ["jobs/worker.py"]
    assert find_importers("distributed") == ["jobs/dask_cluster.py"]


def test_one_file_runs_the_embedded_engine() -> None:
    assert find_importers("wasmtime") == ["layout/graphviz_wasm.py"]


def test_one_file_knows_each_maker_of_pictures() -> None:
    assert find_importers("resvg_py") == ["render/resvg_process.py"]
    # faces are read in one file, and curves are bent in another
    assert find_importers("fontTools") == ["fonts/face.py", "fonts/quadratic_outlines.py"]
    # pdf.py and pdf_text.py for its types only, bidi.py for the order of lines that run both ways
    assert find_importers("fpdf") == [
        "render/bidi.py",
        "render/pdf.py",
        "render/pdf_canvas.py",
        "render/pdf_fonts.py",
        "render/pdf_text.py",
    ]
    assert find_importers("pptx") == ["render/pptx/package.py"]
    assert find_importers("uharfbuzz") == ["fonts/instance.py", "fonts/shaping.py", "fonts/subset.py"]


def test_no_file_parses_xml() -> None:
    """A picture is marks until it is written; a PowerPoint template is read by python-pptx."""
    assert find_importers("xml") == find_importers("lxml") == []


def test_no_file_searches_an_svg_that_argmap_wrote() -> None:
    readers = {
        relative_path(path)
        for path in FILES
        if any(SVG_MARKUP.search(text) for text in find_searched_text(path))
    }
    assert readers == FOREIGN_SVG_READERS.keys()


def test_the_language_server_alone_knows_the_editors_protocol_and_one_file_the_colourer() -> None:
    importers = {*find_importers("pygls"), *find_importers("lsprotocol")}
    assert {path.partition("/")[0] for path in importers} == {"lsp"}
    assert find_importers("pygments") == ["syntax/pygments_lexer.py"]


def test_one_file_knows_the_reader_of_markdown() -> None:
    assert find_importers("markdown_it") == ["documents/markdown_blocks.py"]


def test_one_file_prints() -> None:
    assert find_callers(PRINTERS) == ["cli/console.py"]
    writers = [
        relative_path(path)
        for path in FILES
        if any(
            isinstance(node, ast.Attribute) and node.attr in ("stdout", "stderr")
            for node in ast.walk(parse_file(path))
        )
    ]
    assert writers == ["cli/console.py", "files/writing.py"]


def test_files_alone_opens() -> None:
    assert [file for file in find_callers(OPENERS) if not file.startswith("files/")] == []


def test_functions_fit_on_a_screen() -> None:
    lengths = {
        f"{relative_path(path)}:{function.lineno} {function.name}": count_lines(function)
        for path in FILES
        for function in find_functions(path)
    }
    assert {name: lines for name, lines in lengths.items() if lines > MAX_LINES} == {}


def test_no_file_is_called_after_nothing() -> None:
    vague = {"util", "utils", "helper", "helpers", "misc", "base", "manager", "common"}
    assert [relative_path(path) for path in FILES if path.stem in vague] == []


def test_the_words_of_a_rule_code_have_one_meaning() -> None:
    from argmap.rules import all_rules

    codes = [rule.code for rule in all_rules()]
    assert len(codes) == len(set(codes))
