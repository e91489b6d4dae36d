"""Writing a file whole or not at all."""

import os
import stat
import sys
from contextlib import suppress

from argmap.files.trouble import WRITE, refused, told
from argmap.text.diagnostic import Phrase

STDOUT = "<stdout>"
_DEVICE = Phrase(
    en="Windows keeps that name for a device; choose another",
    ko="Windows에서 장치가 쓰는 이름이다; 다른 이름을 고른다",
)
_READ_ONLY = Phrase(en="it is read-only", ko="읽기 전용이다")


def write_whole(path: str, data: bytes) -> None:
    """Puts `data` at `path`: whoever reads the file sees the old bytes or the new, never a part.

    The new bytes go to a hidden file in the same folder, which then takes the place of the old one. A
    symbolic link stays, and its target is written; the old file's permission bits are kept. What is no
    regular file (a device, a pipe) is written to directly. Missing folders are made.
    Raises FileTrouble where anything stands in the way; nothing is left behind then.
    """
    if sys.platform == "win32":
        _refuse_device(path)
    with told(WRITE, path):
        old = _status(path)
        if old and not stat.S_ISREG(old.st_mode):
            _write_through(path, data)
        elif old and not os.access(path, os.W_OK):
            raise refused(WRITE, path, _READ_ONLY)
        else:
            target = os.path.realpath(path)
            os.makedirs(os.path.dirname(target), exist_ok=True)
            _replace(target, data, old)


def write_stdout(data: bytes) -> None:
    """Puts `data` on standard output as it is, whatever encoding the console has.

    Raises FileTrouble where that fails, and BrokenPipeError where the reader has gone.
    """
    if sys.stdout is None:
        raise refused(WRITE, STDOUT, Phrase(en="there is no standard output", ko="표준 출력이 없다"))
    with told(WRITE, STDOUT):
        sys.stdout.flush()
        sys.stdout.buffer.write(data)
        sys.stdout.buffer.flush()


def hang_up() -> None:
    """Points standard output and error nowhere, for their reader has gone: nothing is to be said at exit."""
    for stream in (sys.stdout, sys.stderr):
        with suppress(OSError, ValueError, AttributeError), open(os.devnull, "wb") as nowhere:
            os.dup2(nowhere.fileno(), stream.fileno())


def _status(path: str) -> os.stat_result | None:
    try:
        return os.stat(path)
    except FileNotFoundError:
        return None


def _refuse_device(path: str) -> None:
    """Raises FileTrouble for a name that Windows keeps for a device, but for that which swallows all."""
    from argmap.files.devices import is_device

    if is_device(path) and os.path.basename(path).casefold() != "nul":
        raise refused(WRITE, path, _DEVICE)


def _write_through(path: str, data: bytes) -> None:
    with open(path, "wb") as stream:
        stream.write(data)


def _replace(target: str, data: bytes, old: os.stat_result | None) -> None:
    folder = os.path.dirname(target)
    temporary = os.path.join(folder, f".argmap-{os.urandom(8).hex()}.tmp")
    # Opened by hand, for the permission bits of a new file are then the user's own (umask), as elsewhere.
    handle = os.open(temporary, os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0), 0o666)
    try:
        with open(handle, "wb") as stream:
            stream.write(data)
            stream.flush()
            os.fsync(stream.fileno())
        if old:
            _keep_rights(temporary, old)
        os.replace(temporary, target)
    except BaseException:
        with suppress(OSError):
            os.unlink(temporary)
        raise
    _settle(folder)


def _keep_rights(temporary: str, old: os.stat_result) -> None:
    """Gives the new file the owner, where we may, and the permission bits of the old one."""
    if hasattr(os, "chown"):
        with suppress(OSError):
            os.chown(temporary, old.st_uid, old.st_gid)
    os.chmod(temporary, stat.S_IMODE(old.st_mode))


def _settle(folder: str) -> None:
    """Asks the disk to keep the new name through a power cut; not every system can."""
    with suppress(OSError):
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
