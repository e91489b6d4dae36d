"""The system's `dot`: a program of its own, whose crashes, silence and slowness are one sentence each."""

import re
from typing import NamedTuple

from argmap.diagnostics.deadline import OutOfTime, check_deadline, seconds_left
from argmap.layout.errors import EngineError

VERSION_TIMEOUT = 10.0
"""Seconds in which it has to tell its version."""


def render_svg(graph: str) -> str:
    """Graphviz's SVG of `graph`. Raises EngineTrouble where `dot` is missing or fails."""
    import subprocess

    try:
        answer = _run_dot(["-Tsvg"], graph.encode(), seconds_left())
    except subprocess.TimeoutExpired as late:
        check_deadline()
        raise OutOfTime(late.timeout) from late
    if answer.code < 0:
        raise EngineError(
            f"`dot` crashed on this map (signal {-answer.code})",
            f"`dot`이 이 지도에서 갑자기 멈췄다 (신호 {-answer.code})",
        )
    if answer.code:
        raise EngineError("`dot` failed on this map", "`dot`이 이 지도에서 실패했다")
    return answer.output.decode("utf-8", errors="replace")


def version() -> str:
    """The version of the `dot` on PATH, such as `2.43.0`. Raises EngineTrouble where there is none."""
    import subprocess

    untold = EngineError("`dot` does not tell its version", "`dot`의 버전을 알 수 없다")
    try:
        answer = _run_dot(["-V"], b"", VERSION_TIMEOUT)
    except subprocess.TimeoutExpired as late:
        raise untold from late
    said = (answer.output + answer.messages).decode("utf-8", errors="replace")
    found = re.search(r"graphviz version (\d+(?:\.\d+)*)", said)
    if answer.code or not found:
        raise untold
    return found.group(1)


class _DotOutput(NamedTuple):
    """What `dot` printed, where to, and what it ended with: below 0 the signal that ended it."""

    code: int
    output: bytes
    messages: bytes


def _run_dot(arguments: list[str], graph: bytes, seconds: float | None) -> _DotOutput:
    """What `dot` answers. Raises EngineTrouble where it cannot start, TimeoutExpired where it is slow."""
    import subprocess

    pipe, no_window = subprocess.PIPE, getattr(subprocess, "CREATE_NO_WINDOW", 0)  # on Windows alone
    try:
        running = subprocess.Popen(
            ["dot", *arguments], stdin=pipe, stdout=pipe, stderr=pipe, creationflags=no_window
        )
    except FileNotFoundError as missing:
        raise EngineError("no `dot` on PATH", "PATH에 `dot`이 없다", absent=True) from missing
    except OSError as failed:
        raise EngineError("`dot` cannot be started", "`dot`을 시작할 수 없다", absent=True) from failed
    with running as dot:
        try:
            printed, aside = dot.communicate(graph, timeout=seconds)
        except BaseException:
            dot.kill()
            raise
    return _DotOutput(dot.returncode, printed, aside)
