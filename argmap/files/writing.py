"""Writing files atomically: the whole file or nothing."""

import errno
import os
import stat
import sys
from collections.abc import Mapping
from contextlib import suppress
from functools import partial

from argmap.diagnostics.diagnostic import Phrase
from argmap.files.errors import WRITE, file_error, translate_os_error
from argmap.files.named_pipes import is_pipe, write_pipe
from argmap.files.output_links import resolve_output
from argmap.files.reading import MAX_MAP_BYTES, TOO_LARGE
from argmap.files.replacement import ExpectedContent, Replacement, replace_files

STDOUT = "<stdout>"
_RESERVED_NAME = Phrase(
    en="Windows keeps that name for a device; choose another",
    ko="Windows에서 장치가 쓰는 이름이다; 다른 이름을 고른다",
)
_READ_ONLY = Phrase(en="it is read-only", ko="읽기 전용이다")
_OTHER_SUFFIX = Phrase(
    en="it is a link to a file of another kind; remove it", ko="다른 종류의 파일로 가는 링크다; 링크를 지운다"
)


def write_atomically(path: str, data: bytes) -> None:
    """Write `data` to `path`: readers see the old bytes or the new, never a part.

    The new bytes go to a hidden file in the same folder, which then replaces the old one, whose permission
    bits are kept. A symbolic link stays, and its target is written if it is in the folder of the link and has
    the same suffix: a link that comes with a stranger's maps must not lead to any other file. A device or a
    pipe is written to directly. Missing folders are created.
    Raises FileError; neither an error nor an interrupt leaves a file behind. Files `.argmap-….tmp` of killed
    runs are removed by the first run that writes into the folder an hour later.
    """
    _write_all({path: (data, None)})


def write_files(files: Mapping[str, bytes]) -> None:
    """Write all files or none: each has its new content beside it before the first is replaced.

    Raises FileError. Pipes and devices come first, as only writing shows that nobody reads.
    """
    _write_all({path: (data, None) for path, data in files.items()})


def rewrite_map(path: str, old_data: bytes | None, data: bytes) -> None:
    """Write a map in place of the content that was read of it; None for a file that was not there.

    Raises ChangedMeanwhile where another program has changed it since, and FileError where the new content is
    larger than a map may be, or cannot be written.
    """
    if len(data) > MAX_MAP_BYTES:
        raise file_error(WRITE, path, TOO_LARGE)
    _write_all({path: (data, ExpectedContent(old_data))})


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


def _write_all(contents: Mapping[str, tuple[bytes, ExpectedContent | None]]) -> None:
    """Write contents to paths; with the content that is expected there until then, if any."""
    replacements, others = [], []
    for path, (data, expected) in contents.items():
        if sys.platform == "win32":
            _refuse_device(path)
        with translate_os_error(WRITE, path):
            old = _check_target(path)
        if old and not stat.S_ISREG(old.st_mode):
            others.append((path, data))
        else:
            replacements.append(Replacement(path, data, partial(resolve_output, path), expected))
    for path, data in others:
        with translate_os_error(WRITE, path):
            _write_directly(path, data)
    replace_files(replacements)


def _check_target(path: str) -> os.stat_result | None:
    """Return the status of what is at `path`, None for nothing. Raises as `write_atomically` does."""
    target = resolve_output(path)
    old = _file_status(path)
    if old and stat.S_ISDIR(old.st_mode):
        raise IsADirectoryError(errno.EISDIR, os.strerror(errno.EISDIR), path)
    if old and not stat.S_ISREG(old.st_mode):
        return old
    if old and not os.access(path, os.W_OK):
        raise file_error(WRITE, path, _READ_ONLY)
    if _changes_suffix(path, target):
        raise file_error(WRITE, path, _OTHER_SUFFIX)
    _check_folder(os.path.dirname(target))
    return old


def _check_folder(path: str) -> None:
    """Raise OSError where the folder, or the nearest one above that is there, takes no new files."""
    while path and not os.path.lexists(path) and os.path.dirname(path) != path:
        path = os.path.dirname(path)
    if path and not os.path.isdir(path):
        raise NotADirectoryError(errno.ENOTDIR, os.strerror(errno.ENOTDIR), path)
    if path and not os.access(path, os.W_OK | os.X_OK):
        raise PermissionError(errno.EACCES, os.strerror(errno.EACCES), path)


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
    """Write into a device or a pipe; a folder refuses it."""
    if is_pipe(path):
        write_pipe(path, data)
        return
    with open(path, "wb") as stream:
        stream.write(data)
