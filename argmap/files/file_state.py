"""Whether a file has changed, told without reading it."""

import os

FileState = tuple[int, int, int] | None


def read_file_state(path: str) -> FileState:
    """What changes when a file does: its time, size and number on the disk; None where there is no file."""
    try:
        status = os.stat(path)
    except (OSError, ValueError):
        return None
    return status.st_mtime_ns, status.st_size, status.st_ino


def is_inside(path: str, folder: str) -> bool:
    """Whether a file, through all links, lies in a folder or below it."""
    root = os.path.realpath(folder)
    try:
        return os.path.commonpath([os.path.realpath(path), root]) == root
    except ValueError:  # on two disks
        return False
