"""Writing a file whole or not at all."""

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
"""Seconds after which a hidden file of ours counts as left behind by a run that was killed."""
_READ_ONLY = Phrase(en="it is read-only", ko="읽기 전용이다")
_OTHER_SUFFIX = Phrase(
    en="it is a link to a file of another kind; remove it", ko="다른 종류의 파일로 가는 링크다; 링크를 지운다"
)
_TEMPORARY = re.compile(r"\.argmap-[0-9a-f]{16}\.tmp")


def write_atomically(path: str, data: bytes) -> None:
    """Puts `data` at `path`: whoever reads the file sees the old bytes or the new, never a part.

    The new bytes go to a hidden file in the same folder, which then takes the place of the old one. A
    symbolic link stays, and its target is written, if that has the same suffix: a link that comes with a
    stranger's maps must not lead to any file. The old file's permission bits are kept. What is no regular
    file (a device, a pipe) is written to directly. Missing folders are made.
    Raises FileTrouble where anything stands in the way; nothing is left behind then, nor by an interrupt.
    What a killed run has left, `.argmap-….tmp`, is removed by the first run that writes there an hour later.
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
    """Puts `data` on standard output as it is, whatever encoding the console has.

    Raises FileTrouble where that fails, and BrokenPipeError where the reader has gone.
    """
    if sys.stdout is None:
        raise file_error(WRITE, STDOUT, Phrase(en="there is no standard output", ko="표준 출력이 없다"))
    with translate_os_error(WRITE, STDOUT):
        sys.stdout.flush()
        sys.stdout.buffer.write(data)
        sys.stdout.buffer.flush()


def redirect_output_to_devnull() -> None:
    """Points standard output and error nowhere, for their reader has gone: nothing is to be said at exit."""
    for stream in (sys.stdout, sys.stderr):
        with suppress(OSError, ValueError, AttributeError), open(os.devnull, "wb") as nowhere:
            os.dup2(nowhere.fileno(), stream.fileno())


def _file_status(path: str) -> os.stat_result | None:
    try:
        return os.stat(path)
    except FileNotFoundError:
        return None


def _refuse_device(path: str) -> None:
    """Raises FileTrouble for a name that Windows keeps for a device, but for that which swallows all."""
    from argmap.files.windows_devices import is_windows_device

    if is_windows_device(path) and os.path.basename(path).casefold() != "nul":
        raise file_error(WRITE, path, _RESERVED_NAME)


def _changes_suffix(path: str, target: str) -> bool:
    """Whether a name with a suffix is a link to one with another."""
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
    # Opened by hand, for the permission bits of a new file are then the user's own (umask), as elsewhere.
    handle = os.open(temporary, os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0), 0o666)
    with open(handle, "wb") as stream:
        stream.write(data)
        stream.flush()
        os.fsync(stream.fileno())


@cache
def _remove_stale_files(folder: str) -> None:
    """Removes what killed runs have left in a folder; once a run, for listing a large folder takes time."""
    with suppress(OSError), os.scandir(folder) as entries:
        for entry in entries:
            if _TEMPORARY.fullmatch(entry.name) and entry.is_file(follow_symlinks=False):
                with suppress(OSError):
                    if time.time() - entry.stat(follow_symlinks=False).st_mtime > STALE_AFTER:
                        os.unlink(entry.path)


def _copy_permissions(temporary: str, old: os.stat_result) -> None:
    """Gives the new file the owner, where we may, and the permission bits of the old one."""
    if hasattr(os, "chown"):
        with suppress(OSError):
            os.chown(temporary, old.st_uid, old.st_gid)
    os.chmod(temporary, stat.S_IMODE(old.st_mode))


def _sync_folder(folder: str) -> None:
    """Asks the disk to keep the new name through a power cut; not every system can."""
    with suppress(OSError):
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
