"""An SVG as pixels, by resvg: in this process, or, where that takes long, in one that can be stopped.

resvg heeds nothing until it is done: no interrupt, and no end of the time that a picture may take.
"""

import os
import sys
from collections.abc import Sequence

from msgspec import MsgspecError, Struct, msgpack

from argmap.diagnostics.deadline import OutOfTime, check_deadline, seconds_left
from argmap.diagnostics.diagnostic import Phrase
from argmap.diagnostics.user_error import UserError
from argmap.files.writing import write_stdout

SUBPROCESS_PIXELS = 6_000_000
"""The pixels from which a process of its own pays, which takes a while to start: half a second's work."""
PIXELS_PER_CHARACTER = 20
"""The pixels that a character of the SVG counts for: long texts take time in small pictures too."""

_SUBPROCESS_CODE = (
    "import sys; sys.path[:] = sys.argv[1:]; from argmap.render.resvg_process import "
    "run_from_stdin; run_from_stdin()"
)


class PngJob(Struct, frozen=True):
    """An SVG, the size of its picture in pixels, the files of its fonts, and the family that comes first."""

    svg: str
    width: int
    height: int
    fonts: Sequence[str]
    family: str


def run_resvg(job: PngJob) -> bytes:
    """Draw the picture as a PNG, in these fonts and no others.

    Raises UserError where resvg breaks down over it, and OutOfTime.
    """
    is_heavy = job.width * job.height + PIXELS_PER_CHARACTER * len(job.svg) > SUBPROCESS_PIXELS
    # A program that has Python inside, frozen, is no Python to be started.
    if is_heavy and sys.executable and not hasattr(sys, "frozen"):
        return _run_in_subprocess(job)
    return _run_in_process(job)


def run_from_stdin() -> None:
    """Run a job from standard input and write its PNG to standard output: all that the other process does."""
    write_stdout(_call_resvg(msgpack.decode(sys.stdin.buffer.read(), type=PngJob)))


def _call_resvg(job: PngJob) -> bytes:
    import resvg_py

    return bytes(
        resvg_py.svg_to_bytes(
            svg_string=job.svg,
            width=job.width,
            height=job.height,
            skip_system_fonts=True,
            font_files=list(job.fonts),
            font_family=job.family,
            sans_serif_family=job.family,
        )
    )


def _run_in_process(job: PngJob) -> bytes:
    try:
        return _call_resvg(job)
    except (KeyboardInterrupt, SystemExit):
        raise
    except BaseException as broken:  # a panic in Rust is no Exception
        raise _resvg_error() from broken


def _run_in_subprocess(job: PngJob) -> bytes:
    """Run the job in a process of its own, which an interrupt or the end of the time ends at once."""
    import subprocess

    folders = [os.path.abspath(folder) for folder in sys.path]
    try:
        return subprocess.check_output(
            [sys.executable, "-I", "-c", _SUBPROCESS_CODE, *folders],
            input=msgpack.encode(job),
            stderr=subprocess.DEVNULL,
            timeout=seconds_left(),
            creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),  # on Windows alone
        )
    except subprocess.TimeoutExpired as late:
        check_deadline()
        raise OutOfTime(late.timeout) from late
    except subprocess.CalledProcessError as broken:
        raise _resvg_error() from broken
    except (OSError, MsgspecError, UnicodeEncodeError):  # no process to be had, or fonts with odd names
        return _run_in_process(job)


def _resvg_error() -> UserError:
    return UserError(
        Phrase(
            en="resvg cannot turn this drawing into a PNG; take `svg` or `pdf`",
            ko="resvg가 이 그림을 PNG로 바꾸지 못한다; `svg`나 `pdf`로 만든다",
        )
    )
