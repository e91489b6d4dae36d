"""Whether a path that a document names leads to a place in the document's folder."""

import os
import re
from pathlib import PureWindowsPath

from argmap.files.file_state import is_inside
from argmap.files.finding import on_disk_path
from argmap.files.windows_devices import is_windows_device

_URL = re.compile(r"[A-Za-z][A-Za-z0-9+.-]+:|//|\\\\")


def is_url(path: str) -> bool:
    """Whether it names a place on the net instead of a path."""
    return bool(_URL.match(path))


def resolve_inside(folder: str, path: str) -> str | None:
    """The file at `path` from `folder`; None where that is not below `folder`, links followed.

    `folder` is empty for the current one.
    """
    if is_url(path) or os.path.isabs(path) or PureWindowsPath(path).anchor or "\0" in path:
        return None
    whole, home = on_disk_path(os.path.join(folder, path)), folder or os.curdir
    if is_windows_device(path) or os.path.realpath(whole) == os.path.realpath(home):
        return None
    return whole if is_inside(whole, home) else None
