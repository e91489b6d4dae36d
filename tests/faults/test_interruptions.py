"""However a run is stopped, each file is as before or complete, and nothing else is left."""

import os
import random
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

import pytest

from argmap.files import output_links, replacement, writing
from argmap.files.replacement import STALE_AFTER
from argmap.files.writing import write_atomically
from tests.cli.cli_call import GOOD
from tests.faults.argmap_process import read_files, start_argmap, wait_for_exit

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="signals")

SIGNALS = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)
OTHER = GOOD.replace("도심", "시내")
UNTIDY = "".join(f"thesis  t{number}:    text   \n" for number in range(3000))
MARKDOWN = f"# Talk\n\n```argmap\n{GOOD}```\n"
WRITER_FILES = tuple(each.__file__ for each in (writing, replacement, output_links))
TEMPORARY_FILE = ".argmap-0123456789abcdef.tmp"


class Stop(BaseException):
    """An exception that no code expects."""


def stop_at_line(number: int, action: Callable[[], object]) -> bool:
    """Run an action that is stopped before the writer's line of that number; true if it got there."""
    seen = 0
    before = sys.gettrace()

    def trace(frame: object, event: str, _: object) -> object:
        nonlocal seen
        if frame.f_code.co_filename not in WRITER_FILES:  # type: ignore[attr-defined]
            return None
        if event == "line":
            seen += 1
            if seen == number:
                raise Stop
        return trace

    sys.settrace(trace)  # type: ignore[arg-type]
    try:
        action()
    except Stop:
        return True
    finally:
        sys.settrace(before)
    return False


@pytest.mark.parametrize("old", [b"old", None])
def test_the_writer_may_be_stopped_before_any_line(tmp_path: Path, old: bytes | None) -> None:
    path = tmp_path / "m.svg"
    states: set[bytes | None] = set()
    number = 0
    while True:
        path.unlink(missing_ok=True)
        if old is not None:
            path.write_bytes(old)
        number += 1
        stopped = stop_at_line(number, lambda: write_atomically(str(path), b"new"))
        found = read_files(tmp_path)
        assert set(found) <= {"m.svg"}, number
        states.add(found.get("m.svg"))
        if not stopped:
            break
    assert number > 20
    assert states == {old, b"new"}


def test_what_a_killed_run_has_left_goes_when_it_is_old(tmp_path: Path) -> None:
    for name, age in (
        (TEMPORARY_FILE, 2 * STALE_AFTER),
        (TEMPORARY_FILE.replace("0", "a"), 1),
        (".argmap-mine.tmp", 9e6),
    ):
        (tmp_path / name).write_bytes(b"<svg")
        os.utime(tmp_path / name, (time.time() - age,) * 2)
    write_atomically(str(tmp_path / "m.svg"), b"new")
    assert set(read_files(tmp_path)) == {TEMPORARY_FILE.replace("0", "a"), ".argmap-mine.tmp", "m.svg"}


@pytest.mark.parametrize("number", SIGNALS)
def test_the_exit_code_names_the_signal_and_nothing_is_printed(
    tmp_path: Path, number: signal.Signals
) -> None:
    os.mkfifo(tmp_path / "m.argmap")
    running = start_argmap(tmp_path, "check", "m.argmap")
    writer = _open_pipe(tmp_path / "m.argmap", running)
    while running.poll() is None:  # one that comes just before the process waits is heard with the next
        running.send_signal(number)
        with suppress(subprocess.TimeoutExpired):
            running.wait(3)
    code, err = wait_for_exit(running)
    os.close(writer)
    assert (code, err.strip()) == (128 + number, "")


def _open_pipe(pipe: Path, reader: "subprocess.Popen[bytes]") -> int:
    """The end of a named pipe to write to, as soon as a process reads from the other."""
    while reader.poll() is None:
        try:
            return os.open(pipe, os.O_WRONLY | os.O_NONBLOCK)
        except OSError:
            time.sleep(0.01)
    raise AssertionError("it ended by itself")


def test_a_signal_that_the_caller_ignores_is_ignored(tmp_path: Path) -> None:
    running = start_argmap(
        tmp_path, "new", "m.argmap", preexec=lambda: signal.signal(signal.SIGHUP, signal.SIG_IGN) and None
    )
    while running.poll() is None:
        running.send_signal(signal.SIGHUP)
        time.sleep(0.005)
    assert running.returncode == 0


@pytest.mark.parametrize("number", SIGNALS)
@pytest.mark.parametrize("command", ["watch", "serve"])
def test_what_runs_until_it_is_stopped_ends_well(
    tmp_path: Path, command: str, number: signal.Signals
) -> None:
    (tmp_path / "m.argmap").write_text(GOOD, "utf-8")
    more = ("--port", "0") if command == "serve" else ()
    running = start_argmap(tmp_path, command, *more)
    stream = running.stdout if command == "serve" else running.stderr
    assert stream is not None
    while b"Ctrl" not in (line := stream.readline()):
        assert line, "it ended by itself"
    time.sleep(0.1)
    running.send_signal(number)
    code, err = wait_for_exit(running)
    assert code == 0
    assert "Traceback" not in err
    assert "tmp" not in " ".join(read_files(tmp_path))


COMMANDS = {
    "build": ("build", "m.argmap", "-f", "svg,png,pdf"),
    "slides": ("slides", "m.argmap", "-f", "pptx,html,pdf"),
    "fmt": ("fmt", "untidy.argmap"),
    "new": ("new", "begun.argmap", "--force"),
    "md": ("md", "talk.md"),
}


def write_inputs(folder: Path, text: str) -> None:
    """The files that the commands take."""
    folder.mkdir(exist_ok=True)
    (folder / "m.argmap").write_text(text, "utf-8")
    (folder / "untidy.argmap").write_text(UNTIDY, "utf-8")
    (folder / "talk.md").write_text(MARKDOWN, "utf-8")


@pytest.mark.slow
@pytest.mark.parametrize("name", COMMANDS)
def test_an_interrupt_at_any_moment_leaves_whole_files_only(tmp_path: Path, name: str) -> None:
    before, after = tmp_path / "before", tmp_path / "after"
    write_inputs(before, OTHER)
    write_inputs(after, GOOD)
    if name != "fmt":
        assert wait_for_exit(start_argmap(before, *COMMANDS[name]))[0] == 0
    start = time.monotonic()
    assert wait_for_exit(start_argmap(after, *COMMANDS[name]))[0] == 0
    took = time.monotonic() - start
    (before / "m.argmap").write_text(GOOD, "utf-8")
    good, old = read_files(after), read_files(before)
    chance = random.Random(name)
    codes = set()
    for number in SIGNALS * 4:
        for path, data in old.items():
            (before / path).write_bytes(data)
        running = start_argmap(before, *COMMANDS[name])
        assert running.stdout is not None
        assert running.stdout.readline() == b"begun\n"
        time.sleep(0.003 + chance.random() * took)
        running.send_signal(number)
        code, err = wait_for_exit(running)
        assert code in (0, 128 + number, -number), err
        assert "Traceback" not in err
        assert "error" not in err
        codes.add(code)
        found = read_files(before)
        assert found.keys() == good.keys()
        assert [path for path in found if found[path] not in (old[path], good[path])] == []
    assert len(codes) > 1, "no run was stopped on its way"


def _wait_for_writing(process: "subprocess.Popen[bytes]", folder: Path) -> None:
    """Waits until a build begins to write into a folder."""
    before = folder.stat().st_mtime_ns
    while folder.stat().st_mtime_ns == before and process.poll() is None:
        time.sleep(0.0005)


def _time_writing(folder: Path) -> float:
    """Return the seconds from the first file that a build writes to its end."""
    (folder / "m.argmap").write_text(GOOD, "utf-8")
    running = start_argmap(folder, *COMMANDS["build"])
    _wait_for_writing(running, folder / "out")
    start = time.monotonic()
    wait_for_exit(running)
    return time.monotonic() - start


@pytest.mark.slow
def test_a_hundred_kills_leave_each_output_old_or_new(tmp_path: Path) -> None:
    texts = (GOOD, OTHER)
    expected = []
    start = time.monotonic()
    for number, text in enumerate(texts):
        write_inputs(tmp_path / str(number), text)
        assert wait_for_exit(start_argmap(tmp_path / str(number), *COMMANDS["build"]))[0] == 0
        expected.append(read_files(tmp_path / str(number) / "out"))
    took = (time.monotonic() - start) / 2
    writing = _time_writing(tmp_path / "1")
    work = tmp_path / "0"
    chance = random.Random(100)
    killed = changed = 0
    before = expected[0]
    for turn in range(100):
        (work / "m.argmap").write_text(texts[(turn + 1) % 2], "utf-8")
        running = start_argmap(work, *COMMANDS["build"])
        if turn % 2:
            time.sleep(chance.uniform(0.3, 1.2) * took)
        else:
            _wait_for_writing(running, work / "out")
            time.sleep(chance.uniform(0, 1.1) * writing)
        running.kill()
        code, _ = wait_for_exit(running)
        found = read_files(work / "out")
        left = [name for name in found if name not in expected[0]]
        assert all(name.startswith(".argmap-") and name.endswith(".tmp") for name in left)
        for name in expected[0]:
            assert found[name] in (expected[0][name], expected[1][name]), f"{name} in turn {turn}"
        killed += code == -signal.SIGKILL
        now = {name: found[name] for name in expected[0]}
        changed += now != before
        before = now
    assert killed > 20, "too few runs were killed before their end to show anything"
    assert changed > 5
    for path in (work / "out").glob(".argmap-*.tmp"):
        os.utime(path, (time.time() - 2 * STALE_AFTER,) * 2)
    assert wait_for_exit(start_argmap(work, *COMMANDS["build"]))[0] == 0
    assert read_files(work / "out") == expected[0]
