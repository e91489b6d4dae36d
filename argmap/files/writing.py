"""Writing files atomically: the whole file or nothing."""

import os
import re
import stat
import sys
import time
from contextlib import suppress
from functools import cache

from argmap.diagnostics.diagnostic import Phrase
from argmap.files.errors import WRITE, file_error, translate_os_error

STDOUT = "<stdout>"
_RESERVED_NAME = Phrase(
    en="Windows keeps that name for a device; choose another",
    ko="Windows에서 장치가 쓰는 이름이다; 다른 이름을 고른다",
)
STALE_AFTER = 3600.0
"""Seconds after which a temporary file counts as left behind by a killed run.

Writing one takes well under a second; the hour is for clocks of network disks that differ, and for machines
that sleep.
"""
_READ_ONLY = Phrase(en="it is read-only", ko="읽기 전용이다")
_OTHER_SUFFIX = Phrase(
    en="it is a link to a file of another kind; remove it", ko="다른 종류의 파일로 가는 링크다; 링크를 지운다"
)
_TEMPORARY = re.compile(r"\.argmap-[0-9a-f]{16}\.tmp")


def write_atomically(path: str, data: bytes) -> None:
    """Write `data` to `path`: readers see the old bytes or the new, never a part.

    The new bytes go to a hidden file in the same folder, which then replaces the old one. A symbolic link
    stays, and its target is written if it has the same suffix: a link that comes with a stranger's maps must
    not lead to any other file. The old file's permission bits are kept. A device or a pipe is written to
    directly. Missing folders are created.
    Raises FileError; neither an error nor an interrupt leaves a file behind. Files `.argmap-….tmp` of killed
    runs are removed by the first run that writes into the folder an hour later.
    """
    if sys.platform == "win32":
        _refuse_device(path)
    with translate_os_error(WRITE, path):
        old = _file_status(path)
        if old and not stat.S_ISREG(old.st_mode):
            _write_directly(path, data)
        elif old and not os.access(path, os.W_OK):
            raise file_error(WRITE, path, _READ_ONLY)
        else:
            target = os.path.realpath(path)
            if _changes_suffix(path, target):
                raise file_error(WRITE, path, _OTHER_SUFFIX)
            os.makedirs(os.path.dirname(target), exist_ok=True)
            _replace_file(target, data, old)


def write_stdout(data: bytes) -> None:
    """Write `data` to standard output as it is, whatever the console's encoding.

    Raises FileError where that fails, and BrokenPipeError where the reader has gone.
    """
    if sys.stdout is None:
        raise file_error(WRITE, STDOUT, Phrase(en="there is no standard output", ko="표준 출력이 없다"))
    with translate_os_error(WRITE, STDOUT):
        sys.stdout.flush()
        sys.stdout.buffer.write(data)
        sys.stdout.buffer.flush()


def redirect_output_to_devnull() -> None:
    """Redirect standard output and error to nowhere, so that Python reports no broken pipe at exit."""
    for stream in (sys.stdout, sys.stderr):
        with suppress(OSError, ValueError, AttributeError), open(os.devnull, "wb") as null:
            os.dup2(null.fileno(), stream.fileno())


def _file_status(path: str) -> os.stat_result | None:
    try:
        return os.stat(path)
    except FileNotFoundError:
        return None


def _refuse_device(path: str) -> None:
    """Raise FileError for a name that Windows reserves for a device, except `nul`, which discards all."""
    from argmap.files.windows_devices import is_windows_device

    if is_windows_device(path) and os.path.basename(path).casefold() != "nul":
        raise file_error(WRITE, path, _RESERVED_NAME)


def _changes_suffix(path: str, target: str) -> bool:
    """Return whether a name with a suffix is a link to a file with another."""
    suffix = os.path.splitext(path)[1].casefold()
    return suffix != "" and os.path.splitext(target)[1].casefold() != suffix


def _write_directly(path: str, data: bytes) -> None:
    with open(path, "wb") as stream:
        stream.write(data)


def _replace_file(target: str, data: bytes, old: os.stat_result | None) -> None:
    folder = os.path.dirname(target)
    _remove_stale_files(folder)
    temporary = os.path.join(folder, f".argmap-{os.urandom(8).hex()}.tmp")
    try:
        _write_temporary(temporary, data)
        if old:
            _copy_permissions(temporary, old)
        os.replace(temporary, target)
    except BaseException:
        with suppress(OSError):
            os.unlink(temporary)
        raise
    _sync_folder(folder)


def _write_temporary(temporary: str, data: bytes) -> None:
    # `os.open` with 0o666 gives a new file the permission bits of the user's umask; tempfile would use 0o600.
    handle = os.open(temporary, os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0), 0o666)
    with open(handle, "wb") as stream:
        stream.write(data)
        stream.flush()
        os.fsync(stream.fileno())


@cache
def _remove_stale_files(folder: str) -> None:
    """Remove the temporary files of killed runs; once a run, because listing a large folder takes time."""
    with suppress(OSError), os.scandir(folder) as entries:
        for entry in entries:
            if _TEMPORARY.fullmatch(entry.name) and entry.is_file(follow_symlinks=False):
                with suppress(OSError):
                    if time.time() - entry.stat(follow_symlinks=False).st_mtime > STALE_AFTER:
                        os.unlink(entry.path)


def _copy_permissions(temporary: str, old: os.stat_result) -> None:
    """Give the new file the permission bits of the old one, and its owner where the system allows it."""
    if hasattr(os, "chown"):
        with suppress(OSError):
            os.chown(temporary, old.st_uid, old.st_gid)
    os.chmod(temporary, stat.S_IMODE(old.st_mode))


def _sync_folder(folder: str) -> None:
    """Flush the new name to the disk, so that it outlives a power cut; not every system can."""
    with suppress(OSError):
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
