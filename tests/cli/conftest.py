"""A call of the command line, in an empty folder, with what it printed."""

import io
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from argmap.cli.main import run
from tests.cli.cli_call import GOOD, CallResult, RunArgmap


@pytest.fixture
def run_argmap(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsysbinary: pytest.CaptureFixture[bytes]
) -> RunArgmap:
    """A function that runs argmap in the test's own folder; `stdin` is the content of standard input."""
    monkeypatch.chdir(tmp_path)

    def called(*arguments: str, stdin: bytes = b"") -> CallResult:
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(stdin), encoding="utf-8"))
        code = run(arguments)
        out, err = capsysbinary.readouterr()
        return CallResult(int(code), out.decode(errors="replace"), err.decode(), out)

    return called


@pytest.fixture
def write_file(tmp_path: Path) -> Callable[[str, str], Path]:
    """A function that writes a file below the test's own folder."""

    def write(name: str, text: str = GOOD) -> Path:
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(text.encode())
        return path

    return write
