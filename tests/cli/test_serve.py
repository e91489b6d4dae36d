"""`argmap serve`: which calls it refuses, and how a run begins and ends."""

import os
import re
import signal
import subprocess
import sys
from pathlib import Path
from urllib.request import urlopen

import pytest

from tests.cli.cli_call import GOOD, RunArgmap, WriteFile, restore_interrupts


def test_a_command_that_opens_no_file_is_refused(run_argmap: RunArgmap, write_file: WriteFile) -> None:
    write_file("a.argmap", GOOD)
    result = run_argmap("serve", "--editor", "code", "--ui", "en")
    assert result.code == 2
    assert "{file}" in result.err


def test_a_missing_map_is_reported(run_argmap: RunArgmap, write_file: WriteFile) -> None:
    write_file("debate.argmap", GOOD)
    result = run_argmap("serve", "debat.argmap", "--ui", "en")
    assert result.code == 2
    assert "did you mean `debate.argmap`?" in result.err


def test_standard_input_is_refused(run_argmap: RunArgmap) -> None:
    assert run_argmap("serve", "-", "--ui", "ko").code == 2


def test_a_folder_without_maps_is_refused(run_argmap: RunArgmap, tmp_path: Path) -> None:
    assert run_argmap("serve", str(tmp_path)).code == 2


@pytest.mark.skipif(sys.platform == "win32", reason="there a program is interrupted otherwise")
def test_it_prints_its_address_and_ends_cleanly_when_interrupted(tmp_path: Path) -> None:
    (tmp_path / "a.argmap").write_text(GOOD, "utf-8")
    root = str(Path(__file__).parents[2])
    with subprocess.Popen(
        [sys.executable, "-m", "argmap", "serve", "--port", "0", "--ui", "en"],
        cwd=tmp_path,
        env={**os.environ, "PYTHONPATH": root, "PYTHONUNBUFFERED": "1"},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        preexec_fn=restore_interrupts,
        text=True,
    ) as running:
        assert running.stdout is not None
        found = re.fullmatch(r"\. at (http://127\.0\.0\.1:\d+/)#[\w-]{32}\n", running.stdout.readline())
        assert found
        with urlopen(found[1], timeout=20) as page:
            assert page.status == 200
        running.send_signal(signal.SIGINT)
        assert running.wait(20) == 0
        assert running.stderr is not None
        assert "Traceback" not in running.stderr.read()
