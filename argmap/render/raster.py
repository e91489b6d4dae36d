"""Pixels of an SVG, by resvg: in this process, or, where that takes long, in one that can be stopped.

resvg hears nothing until it is done: no interrupt, and no end of the time that a picture may take.
"""

import os
import sys
from collections.abc import Sequence

from msgspec import MsgspecError, Struct, msgpack

from argmap.files.writing import write_stdout
from argmap.text.deadline import OutOfTime, keep_time, seconds_left
from argmap.text.diagnostic import Phrase
from argmap.text.trouble import Trouble

LONG = 6_000_000
"""From so many pixels on, a process pays: half a second's work. A character of the SVG counts as WEIGHT."""
WEIGHT = 20

_START = "import sys; sys.path[:] = sys.argv[1:]; from argmap.render.raster import serve; serve()"


class Sheet(Struct, frozen=True):
    """An SVG, the size of its picture in pixels, the files of its fonts, and the family that comes first."""

    svg: str
    width: int
    height: int
    fonts: Sequence[str]
    family: str


def raster(sheet: Sheet) -> bytes:
    """The picture as a PNG, in these fonts and no others.

    Raises Trouble where resvg breaks down over it, and OutOfTime.
    """
    heavy = sheet.width * sheet.height + WEIGHT * len(sheet.svg) > LONG
    # A program that has Python inside, frozen, is no Python to be started.
    if heavy and sys.executable and not hasattr(sys, "frozen"):
        return _apart(sheet)
    return _here(sheet)


def serve() -> None:
    """The life of the other process: a sheet comes in, its PNG goes out."""
    write_stdout(_drawn(msgpack.decode(sys.stdin.buffer.read(), type=Sheet)))


def _drawn(sheet: Sheet) -> bytes:
    import resvg_py

    return bytes(
        resvg_py.svg_to_bytes(
            svg_string=sheet.svg,
            width=sheet.width,
            height=sheet.height,
            skip_system_fonts=True,
            font_files=list(sheet.fonts),
            font_family=sheet.family,
            sans_serif_family=sheet.family,
        )
    )


def _here(sheet: Sheet) -> bytes:
    try:
        return _drawn(sheet)
    except (KeyboardInterrupt, SystemExit):
        raise
    except BaseException as broken:  # a panic in Rust is no Exception
        raise _broken() from broken


def _apart(sheet: Sheet) -> bytes:
    """The same by a process of its own: an interrupt, or the end of the time, ends it at once."""
    import subprocess

    places = [os.path.abspath(place) for place in sys.path]
    try:
        return subprocess.check_output(
            [sys.executable, "-I", "-c", _START, *places],
            input=msgpack.encode(sheet),
            stderr=subprocess.DEVNULL,
            timeout=seconds_left(),
            creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),  # on Windows alone
        )
    except subprocess.TimeoutExpired as late:
        keep_time()
        raise OutOfTime(late.timeout) from late
    except subprocess.CalledProcessError as broken:
        raise _broken() from broken
    except (OSError, MsgspecError, UnicodeEncodeError):  # no process to be had, or fonts with odd names
        return _here(sheet)


def _broken() -> Trouble:
    return Trouble(
        Phrase(
            en="resvg cannot turn this drawing into a PNG; take `svg` or `pdf`",
            ko="resvg가 이 그림을 PNG로 바꾸지 못한다; `svg`나 `pdf`로 만든다",
        )
    )
