"""States and identities of files, which show without reading whether a file changed, or two paths are one."""

import os

FileState = tuple[int, int, int] | None
"""Time of change (ns), size (bytes) and number on the disk; None for a file that is not there."""
FileIdentity = tuple[int, int]
"""The disk, and the file's number on it."""


def read_file_state(path: str) -> FileState:
    """The state of the file at `path`, which changes when the file does."""
    status = _read_status(path)
    return (status.st_mtime_ns, status.st_size, status.st_ino) if status else None


def file_identity(path: str) -> FileIdentity | None:
    """The identity that all paths to one file or folder share, through links too; None for no file."""
    status = _read_status(path)
    return (status.st_dev, status.st_ino) if status else None


def is_same_file(one: str, other: str) -> bool:
    """Return whether both paths lead to one existing file, through links too."""
    identity = file_identity(one)
    return identity is not None and identity == file_identity(other)


def _read_status(path: str) -> os.stat_result | None:
    try:
        return os.stat(path)
    except (OSError, ValueError):
        return None
