"""argmap in a separate process: stopped, with little space, without permissions."""

import ctypes
import os
import signal
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

ROOT = Path(__file__).parents[2]
START_PROGRAM = "import argmap.cli.entry as s; print('begun', flush=True); s.main()"
"""A program that prints a line at its start, before it does anything."""
_OVERRIDE_CAPABILITIES = (1, 2, 3)
"""CAP_DAC_OVERRIDE, CAP_DAC_READ_SEARCH and CAP_FOWNER: why permissions do not hold for root."""
_DROP_CAPABILITY = 24
"""PR_CAPBSET_DROP of Linux."""


def restore_signals() -> None:
    """Restore the handling of all signals in a new process, even where this one ignores them."""
    for each in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
        signal.signal(each, signal.SIG_DFL)


def drop_privileges() -> None:
    """Lets permissions hold for a new process though it is root's."""
    if os.geteuid() == 0:
        system = ctypes.CDLL(None)
        for each in _OVERRIDE_CAPABILITIES:
            assert system.prctl(_DROP_CAPABILITY, each, 0, 0, 0) == 0


def start_argmap(
    folder: Path, *arguments: str, preexec: Callable[[], None] = restore_signals
) -> "subprocess.Popen[bytes]":
    """Start argmap in a folder, and wait for its first line of output."""
    return subprocess.Popen(
        [sys.executable, "-c", START_PROGRAM, *arguments],
        cwd=folder,
        env={**os.environ, "PYTHONPATH": str(ROOT), "ARGMAP_UI": "en"},
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        preexec_fn=preexec,
    )


def wait_for_exit(process: "subprocess.Popen[bytes]") -> tuple[int, str]:
    """The exit code and standard error of a process."""
    _, err = process.communicate(timeout=120)
    return process.returncode, err.decode()


def read_files(folder: Path) -> dict[str, bytes]:
    """All files in a folder and below it, hidden ones too, by their paths from there."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }
