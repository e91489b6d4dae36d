"""The system's `dot`, run as a program: its crash, its absence and its slowness are one sentence each."""

import re
from typing import NamedTuple

from argmap.diagnostics.deadline import OutOfTime, check_deadline, seconds_left
from argmap.layout.errors import EngineError

VERSION_TIMEOUT = 10.0
"""Seconds in which `dot` has to print its version. It takes about 0.03; the rest is for a busy machine."""


def render_svg(graph: str) -> str:
    """Lay out a graph in the DOT language, as Graphviz's SVG.

    Raises EngineError if `dot` is missing or fails, OutOfTime if it takes longer than the deadline.
    """
    import subprocess

    try:
        answer = _run_dot(["-Tsvg"], graph.encode(), seconds_left())
    except subprocess.TimeoutExpired as error:
        check_deadline()
        raise OutOfTime(error.timeout) from error
    if answer.code < 0:
        raise EngineError(
            f"`dot` crashed on this map (signal {-answer.code})",
            f"`dot`이 이 지도에서 갑자기 멈췄다 (신호 {-answer.code})",
        )
    if answer.code:
        raise EngineError("`dot` failed on this map", "`dot`이 이 지도에서 실패했다")
    return answer.output.decode("utf-8", errors="replace")


def version() -> str:
    """Return the version of the `dot` on PATH, such as `2.43.0`. Raises EngineError if there is none."""
    import subprocess

    unknown = EngineError("`dot` does not tell its version", "`dot`의 버전을 알 수 없다")
    try:
        answer = _run_dot(["-V"], b"", VERSION_TIMEOUT)
    except subprocess.TimeoutExpired as error:
        raise unknown from error
    output = (answer.output + answer.messages).decode("utf-8", errors="replace")
    match = re.search(r"graphviz version (\d+(?:\.\d+)*)", output)
    if answer.code or not match:
        raise unknown
    return match.group(1)


class _DotOutput(NamedTuple):
    """The output of `dot` and its exit code; below 0 it is the signal that ended it."""

    code: int
    output: bytes
    messages: bytes


def _run_dot(arguments: list[str], graph: bytes, seconds: float | None) -> _DotOutput:
    """Run `dot`. Raises EngineError if it cannot start, TimeoutExpired if it takes too long."""
    import subprocess

    pipe, no_window = subprocess.PIPE, getattr(subprocess, "CREATE_NO_WINDOW", 0)  # on Windows only
    try:
        process = subprocess.Popen(
            ["dot", *arguments], stdin=pipe, stdout=pipe, stderr=pipe, creationflags=no_window
        )
    except FileNotFoundError as error:
        raise EngineError("no `dot` on PATH", "PATH에 `dot`이 없다", absent=True) from error
    except OSError as error:
        raise EngineError("`dot` cannot be started", "`dot`을 시작할 수 없다", absent=True) from error
    with process as dot:
        try:
            output, messages = dot.communicate(graph, timeout=seconds)
        except BaseException:
            dot.kill()
            raise
    return _DotOutput(dot.returncode, output, messages)
