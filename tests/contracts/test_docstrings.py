"""Docstrings name the thing in their first line, in plain words."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

from tests.contracts.source_files import FILES, parse_file, relative_path

VAGUE = re.compile(r"(What|Whether|How|Where|The same)\b")
"""Beginnings that do not name the thing: "What it is called", "The same for pages"."""
OUR_OWN_WORD = re.compile(r"\btold\b", re.IGNORECASE)


def find_docstrings(path: Path) -> Iterator[tuple[int, str]]:
    """Line and text of each docstring: of a file, a class, a function, a constant, a field."""
    for node in ast.walk(parse_file(path)):
        match node:
            case ast.Expr(ast.Constant(str(text))):
                yield node.lineno, text.strip() or "(empty)"


def test_a_first_line_names_the_thing() -> None:
    offenders = [
        f"{relative_path(path)}:{line} {text.splitlines()[0]}"
        for path in FILES
        for line, text in find_docstrings(path)
        if VAGUE.match(text) or OUR_OWN_WORD.search(text.splitlines()[0])
    ]
    assert not offenders, "\n".join([f"{len(offenders)} docstrings:", *sorted(offenders)])
