"""The inputs and results of calls of the command line."""

import signal
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

GOOD = """\
map: 차 없는 도심
  lang: ko
  en: A town centre without cars

thesis goal: 도심에는 차가 다니지 않아야 한다
  en: The town centre should be closed to cars
  premise air: 차가 없으면 공기가 맑다
    en: Without cars the air is clean
"""
INVALID = "thesis goal: one\n  premis air: two\n"


@dataclass(frozen=True)
class CallResult:
    """The exit code and output of a call."""

    code: int
    out: str
    err: str
    raw: bytes


RunArgmap = Callable[..., CallResult]
WriteFile = Callable[..., Path]


def restore_interrupts() -> None:
    """Restore the handling of interrupts in a new process, even where this one ignores them."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)
