"""The package's files and their syntax trees, for the tests that read code."""

import ast
from functools import cache
from pathlib import Path

from tests.paths import PACKAGE

FILES = sorted(PACKAGE.rglob("*.py"))


def relative_path(path: Path) -> str:
    """A file's path inside the package."""
    return path.relative_to(PACKAGE).as_posix()


@cache
def parse_file(path: Path) -> ast.Module:
    """A file's syntax tree."""
    return ast.parse(path.read_text("utf-8"), str(path))
