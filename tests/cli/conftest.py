"""A call of the command line, in an empty folder, with what it printed."""

import io
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from argmap.cli.main import run
from tests.cli.cli_call import GOOD, Call, CallResult


@pytest.fixture
def call(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsysbinary: pytest.CaptureFixture[bytes]) -> Call:
    """Calls argmap in the test's own folder; `stdin` is what standard input holds."""
    monkeypatch.chdir(tmp_path)

    def called(*arguments: str, stdin: bytes = b"") -> CallResult:
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(stdin), encoding="utf-8"))
        code = run(arguments)
        out, err = capsysbinary.readouterr()
        return CallResult(int(code), out.decode(errors="replace"), err.decode(), out)

    return called


@pytest.fixture
def put(tmp_path: Path) -> Callable[[str, str], Path]:
    """Writes a file below the test's own folder."""

    def write(name: str, text: str = GOOD) -> Path:
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(text.encode())
        return path

    return write
