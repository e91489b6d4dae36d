"""Whether a path that a document names leads to a place in the document's folder."""

import os
import re
from pathlib import PureWindowsPath

from argmap.files.devices import is_device
from argmap.files.finding import spelled
from argmap.files.stamp import inside

_ADDRESS = re.compile(r"[A-Za-z][A-Za-z0-9+.-]+:|//|\\\\")


def is_address(path: str) -> bool:
    """Whether it names a place on the net instead of a path."""
    return bool(_ADDRESS.match(path))


def held(folder: str, path: str) -> str | None:
    """The file at `path` from `folder`; None where that is not below `folder`, links followed.

    `folder` is empty for the current one.
    """
    if is_address(path) or os.path.isabs(path) or PureWindowsPath(path).anchor or "\0" in path:
        return None
    whole, home = spelled(os.path.join(folder, path)), folder or os.curdir
    if is_device(path) or os.path.realpath(whole) == os.path.realpath(home):
        return None
    return whole if inside(whole, home) else None
