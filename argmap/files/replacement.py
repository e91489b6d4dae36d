"""Replacing files by new ones in one step each, in folders that stay the same ones all the while."""

import os
import re
import stat
import sys
import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import ExitStack, contextmanager, suppress
from functools import cache

from msgspec import Struct

from argmap.diagnostics.diagnostic import Phrase
from argmap.files.errors import WRITE, FileError, file_error, translate_os_error

STALE_AFTER = 3600.0
"""Seconds after which a temporary file counts as left behind by a killed run.

Writing one takes well under a second; the hour is for clocks of network disks that differ, and for machines
that sleep.
"""
_CHANGED = Phrase(en="it was changed just now; call again", ko="방금 바뀐 파일이다; 다시 실행한다")
_TEMPORARY = re.compile(r"\.argmap-[0-9a-f]{16}\.tmp")
_BINARY = getattr(os, "O_BINARY", 0)
_READ_FLAGS = os.O_RDONLY | _BINARY | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0)
"""Flags for reading a file that may just have been replaced: by a link, or by a pipe without a writer."""
_CAN_OPEN_FOLDERS = sys.platform != "win32"


class ChangedMeanwhile(FileError):
    """Another program has changed the file, or what leads to it, since it was read."""


class ExpectedContent(Struct, frozen=True):
    """The content that a file has to have still when it is replaced; None for no file."""

    data: bytes | None


class _Folder(Struct, frozen=True):
    """A folder that is open: by its handle nobody can put another in its place. None where there is none."""

    path: str
    handle: int | None

    def locate(self, name: str) -> str:
        """The name of a file in it for the calls that take the handle."""
        return name if self.handle is not None else os.path.join(self.path, name)


class Replacement(Struct, frozen=True):
    """The new content of the file that `resolve()` returns; `path` is the name in messages."""

    path: str
    data: bytes
    resolve: Callable[[], str]
    expected: ExpectedContent | None = None


class _StagedFile(Struct, frozen=True):
    """A replacement whose content is in a hidden file beside the one that it is to replace."""

    replacement: Replacement
    folder: _Folder
    name: str
    temporary: str


def replace_files(replacements: Iterable[Replacement]) -> None:
    """Write all contents to hidden files beside their targets, which take their places only then.

    So a full disk leaves every file as it was. Permission bits and owners of old files are kept. Raises
    FileError where a file cannot be written, and ChangedMeanwhile where a `resolve()` has come to return
    another file, or an old one is not as expected just before the end. Neither an error nor an interrupt
    leaves a hidden file behind.
    """
    with ExitStack() as stack:
        folders: dict[str, _Folder] = {}
        staged: list[_StagedFile] = []
        try:
            for replacement in replacements:
                with translate_os_error(WRITE, replacement.path):
                    _stage(replacement, folders, staged, stack)
            while staged:
                with translate_os_error(WRITE, staged[0].replacement.path):
                    _put_in_place(staged[0])
                del staged[0]
        except BaseException:
            for each in staged:
                with suppress(OSError):
                    os.unlink(each.folder.locate(each.temporary), dir_fd=each.folder.handle)
            raise
        for folder in folders.values():
            _sync_folder(folder)


def _stage(
    replacement: Replacement, folders: dict[str, _Folder], staged: list[_StagedFile], stack: ExitStack
) -> None:
    """Write a replacement's hidden file; its folder stays open until all files are in their places."""
    target = replacement.resolve()
    path, name = os.path.split(target)
    os.makedirs(path, exist_ok=True)
    _remove_stale_files(path)
    if path not in folders:
        folders[path] = stack.enter_context(_open_folder(path))
    folder = folders[path]
    if replacement.resolve() != target or not _is_same_folder(folder):
        raise _changed_error(replacement.path)
    temporary = f".argmap-{os.urandom(8).hex()}.tmp"
    staged.append(_StagedFile(replacement, folder, name, temporary))
    _write_new_file(folder, temporary, replacement.data, _read_status(folder, name))


def _put_in_place(staged: _StagedFile) -> None:
    """Let a hidden file take its place, if the old file is still as expected."""
    expected = staged.replacement.expected
    if expected is not None and not _has_content(staged.folder, staged.name, expected):
        raise _changed_error(staged.replacement.path)
    _rename(staged.folder, staged.temporary, staged.name)


def _changed_error(path: str) -> ChangedMeanwhile:
    return ChangedMeanwhile(path, file_error(WRITE, path, _CHANGED).phrase)


@contextmanager
def _open_folder(path: str) -> Iterator[_Folder]:
    """Open a folder; without a handle where the system has none, or only lets files be made in it."""
    handle = None
    if _CAN_OPEN_FOLDERS:
        with suppress(PermissionError):
            handle = os.open(path, os.O_RDONLY | os.O_DIRECTORY | os.O_NOFOLLOW)
    try:
        yield _Folder(path, handle)
    finally:
        if handle is not None:
            with suppress(OSError):
                os.close(handle)


def _is_same_folder(folder: _Folder) -> bool:
    """Return whether its path still leads to the folder."""
    return folder.handle is None or os.path.samestat(os.fstat(folder.handle), os.stat(folder.path))


def _write_new_file(folder: _Folder, name: str, data: bytes, old: os.stat_result | None) -> None:
    """Write a file with the permission bits and the owner of the old one, and flush it to the disk."""
    # 0o666 gives a new file the permission bits of the user's umask; `tempfile` would use 0o600.
    flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | _BINARY
    handle = os.open(folder.locate(name), flags, 0o666, dir_fd=folder.handle)
    try:
        rest = memoryview(data)
        while rest:
            rest = rest[os.write(handle, rest) :]
        os.fsync(handle)
    except BaseException:
        with suppress(OSError):
            os.close(handle)
        raise
    os.close(handle)  # where a network disk reports what it could not write
    if old is not None:
        _copy_permissions(folder, name, old)


def _copy_permissions(folder: _Folder, name: str, old: os.stat_result) -> None:
    """Give a file the permission bits of the old one, and its owner where the system allows it."""
    if hasattr(os, "chown"):
        with suppress(OSError):
            os.chown(folder.locate(name), old.st_uid, old.st_gid, dir_fd=folder.handle)
    os.chmod(folder.locate(name), stat.S_IMODE(old.st_mode), dir_fd=folder.handle)


def _read_status(folder: _Folder, name: str) -> os.stat_result | None:
    try:
        return os.stat(folder.locate(name), dir_fd=folder.handle, follow_symlinks=False)
    except FileNotFoundError:
        return None


def _read_state(folder: _Folder, name: str) -> tuple[int, int, int] | None:
    """The time of change, the size and the number of a file, which change when it does."""
    status = _read_status(folder, name)
    return (status.st_mtime_ns, status.st_size, status.st_ino) if status else None


def _has_content(folder: _Folder, name: str, expected: ExpectedContent) -> bool:
    """Return whether a file has the content expected of it, and had it until the very end of reading it."""
    before = _read_state(folder, name)
    return _read_content(folder, name) == expected.data and _read_state(folder, name) == before


def _read_content(folder: _Folder, name: str) -> bytes | None:
    try:
        handle = os.open(folder.locate(name), _READ_FLAGS, dir_fd=folder.handle)
    except FileNotFoundError:
        return None
    with open(handle, "rb") as stream:
        return stream.read()


def _rename(folder: _Folder, name: str, new_name: str) -> None:
    os.replace(
        folder.locate(name), folder.locate(new_name), src_dir_fd=folder.handle, dst_dir_fd=folder.handle
    )


def _sync_folder(folder: _Folder) -> None:
    """Flush the new name to the disk, so that it outlives a power cut; not every system can."""
    if folder.handle is not None:
        with suppress(OSError):
            os.fsync(folder.handle)


@cache
def _remove_stale_files(folder: str) -> None:
    """Remove the temporary files of killed runs; once a run, because listing a large folder takes time."""
    with suppress(OSError), os.scandir(folder) as entries:
        for entry in entries:
            if _TEMPORARY.fullmatch(entry.name) and entry.is_file(follow_symlinks=False):
                with suppress(OSError):
                    if time.time() - entry.stat(follow_symlinks=False).st_mtime > STALE_AFTER:
                        os.unlink(entry.path)
