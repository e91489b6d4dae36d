"""The progress of a build: one line, on a terminal only, which never wraps and does not stay."""

import io
import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from argmap.cli.main import run
from argmap.cli.progress import progress_line
from argmap.reporting.terminal_columns import display_width, escape_for_terminal
from tests.cli.cli_call import RunArgmap, WriteFile

NAMES = st.text(st.sampled_from("ab/.가나ée\u0301\u202e\x1b\n👩\u200d🔬 "), max_size=60) | st.text(
    max_size=30
)


class Terminal(io.StringIO):
    """A stream that claims to be a terminal."""

    encoding = "utf-8"

    def isatty(self) -> bool:
        """Yes."""
        return True


@given(st.integers(1, 10**6), NAMES, st.integers(0, 80))
def test_the_line_is_shorter_than_the_terminal(done: int, name: str, width: int) -> None:
    shown = progress_line(done, 10**6, name, width)
    assert display_width(shown) <= max(width - 1, 0)
    assert escape_for_terminal(shown) == shown
    assert f"{done}/{10**6} ".startswith(shown[: len(f"{done}/{10**6} ")])


def test_a_short_name_is_whole_and_a_long_one_loses_its_beginning() -> None:
    assert progress_line(3, 12, "지도/가.argmap", 80) == "3/12 지도/가.argmap"
    assert progress_line(3, 12, "아주 긴 이름/가나다.argmap", 22) == "3/12 …/가나다.argmap"


def capture_screen(monkeypatch: pytest.MonkeyPatch, *arguments: str) -> str:
    """The screen of a terminal after a build of the maps here."""
    terminal = Terminal()
    monkeypatch.setattr(sys, "stderr", terminal)
    monkeypatch.setenv("COLUMNS", "40")
    assert run(["build", *arguments]) == 0
    return terminal.getvalue()


def test_a_terminal_shows_it_and_loses_it(
    write_file: WriteFile, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write_file("가.argmap")
    write_file("b.argmap")
    monkeypatch.chdir(tmp_path)
    shown = capture_screen(monkeypatch)
    assert "\r\x1b[K1/2 b.argmap\r\x1b[K2/2 가.argmap\r\x1b[Kwrote" in shown
    assert shown.count("\r") == 3
    for quiet in (["-q"], ["--format", "json"], ["b.argmap"]):
        assert "\r" not in capture_screen(monkeypatch, *quiet)
    monkeypatch.setenv("TERM", "dumb")
    assert "\r" not in capture_screen(monkeypatch)


def test_a_pipe_shows_nothing_of_it(run_argmap: RunArgmap, write_file: WriteFile) -> None:
    write_file("a.argmap")
    write_file("b.argmap")
    result = run_argmap("build")
    assert "\r" not in result.err
    assert "1/2" not in result.err
