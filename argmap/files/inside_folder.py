"""Resolving the paths that documents name, which must lead into the document's folder."""

import os
import re

from argmap.files.finding import on_disk_path
from argmap.files.windows_devices import is_windows_device

_URL = re.compile(r"[A-Za-z][A-Za-z0-9+.-]+:|//|\\\\")


def is_url(path: str) -> bool:
    """Return whether the text is an address of the web, or of another machine, and no path."""
    return bool(_URL.match(path))


def is_inside(path: str, folder: str) -> bool:
    """Return whether a file, through all links, lies in a folder or below it."""
    root = os.path.realpath(folder)
    try:
        return os.path.commonpath([os.path.realpath(path), root]) == root
    except ValueError:  # on two disks
        return False


def resolve_inside(folder: str, path: str) -> str | None:
    """The file at `path` from `folder` (empty for the current one); None where that is not below `folder`.

    Links are followed. An address, an absolute path and a Windows device are never below it.
    """
    from pathlib import PureWindowsPath  # 6 ms, which only documents need

    if is_url(path) or os.path.isabs(path) or PureWindowsPath(path).anchor or "\0" in path:
        return None
    file, base_folder = on_disk_path(os.path.join(folder, path)), folder or os.curdir
    if is_windows_device(path) or os.path.realpath(file) == os.path.realpath(base_folder):
        return None
    return file if is_inside(file, base_folder) else None
