"""Names that a stranger reads at once: one meaning a name, verbs for functions, few files of one name."""

import ast
import re
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.contracts.source_files import FILES, parse_file, relative_path

SHARED_FILE_NAMES = {"__init__.py", "errors.py", "rules.py"}
"""File names that every room may have: they hold the same kind of thing in each."""
VERBS_IN_ED = {"embed", "exceed", "feed", "need", "proceed", "seed", "shed", "speed", "succeed"}
IRREGULAR_PARTICIPLES = """
    begun bent born bought bound broken brought built caught chosen crept dealt done drawn driven dug
    fallen felt forgotten fought found frozen given gone grown heard held hidden hung kept known laid led left
    lent lost made meant met paid proven risen said seen sent shown slept sold sought spent spoken spun stolen
    stood struck stuck sworn taken taught thought thrown told torn understood undone unseen woken won worn
    woven written
"""
"""Participles that do not end in -ed, without those that are their own verb: read, run, put, split."""


def is_participle(name: str) -> bool:
    """Tell a bare participle from a verb or a noun."""
    word = name.strip("_").lower()
    regular = re.fullmatch(r"[a-z]+ed", word) is not None and word not in VERBS_IN_ED
    return regular or word in IRREGULAR_PARTICIPLES.split()


def find_definitions(
    path: Path,
) -> Iterator[ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef]:
    """Every function, method and class of a file, however deep."""
    for node in ast.walk(parse_file(path)):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef):
            yield node


def room_of(path: Path) -> str:
    """The room of a file; a file beside the rooms is a room of its own."""
    return relative_path(path).split("/")[0]


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        *((name, True) for name in ("told", "_made", "sorted", "unchanged", "__kept__", "writTen")),
        *((name, False) for name in ("read", "split", "embed", "open", "draw", "is_drawn", "written_text")),
    ],
)
def test_a_participle_is_known(name: str, expected: bool) -> None:
    assert is_participle(name) == expected


def test_a_class_name_means_one_thing() -> None:
    rooms: dict[str, set[str]] = defaultdict(set)
    for path in FILES:
        for node in find_definitions(path):
            if isinstance(node, ast.ClassDef):
                rooms[node.name].add(room_of(path))
    assert {name: sorted(places) for name, places in rooms.items() if len(places) > 1} == {}


def test_no_function_is_called_by_a_bare_participle() -> None:
    offenders = [
        f"{relative_path(path)}:{node.lineno} {node.name}"
        for path in FILES
        for node in find_definitions(path)
        if not isinstance(node, ast.ClassDef) and is_participle(node.name)
    ]
    assert offenders == []


def test_a_file_name_stands_in_two_rooms_at_most() -> None:
    rooms: dict[str, set[str]] = defaultdict(set)
    for path in FILES:
        if path.name not in SHARED_FILE_NAMES:
            rooms[path.name].add(room_of(path))
    assert {name: sorted(places) for name, places in rooms.items() if len(places) > 2} == {}
