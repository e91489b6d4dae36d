"""One run of a program in a separate process: its duration, and its memory."""

import os
import signal
import subprocess
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from threading import Timer

POSIX = hasattr(os, "wait4")


@dataclass(frozen=True, slots=True)
class ProcessRun:
    """Seconds from start to end, and the peak memory of its largest process in megabytes."""

    seconds: float
    megabytes: float


def time_command(
    command: Sequence[str], folder: Path, environment: Mapping[str, str], limit: float
) -> ProcessRun | str:
    """A run of a command that ended well within `limit` seconds; else why there is none. Needs POSIX."""
    with open(os.devnull, "wb") as nowhere, (folder / "said").open("wb") as stderr_file:
        start = time.perf_counter()
        process = subprocess.Popen(
            command,
            cwd=folder,
            env=dict(environment),
            stdin=nowhere,
            stdout=nowhere,
            stderr=stderr_file,
            start_new_session=True,
        )
        late = Timer(limit, os.killpg, (process.pid, signal.SIGKILL))
        late.start()
        _, status, used = os.wait4(process.pid, 0)
        seconds = time.perf_counter() - start
        late.cancel()
    process.returncode = code = os.waitstatus_to_exitcode(status)
    if code == -signal.SIGKILL and seconds >= limit:
        return f"not done in {limit:.0f} s"
    if code != 0:
        lines = (folder / "said").read_text("utf-8", "replace").strip().splitlines()
        return f"exit code {code}: {lines[-1][:80] if lines else 'nothing said'}"
    return ProcessRun(seconds, used.ru_maxrss / 1024)
