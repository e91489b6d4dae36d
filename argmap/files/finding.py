"""Finding maps in folders, and the settings file of a map."""

import os
from collections.abc import Iterator
from contextlib import suppress
from unicodedata import normalize

from argmap.files.errors import LIST, translate_os_error
from argmap.files.named_pipes import is_pipe

MAP_SUFFIX = ".argmap"
SETTINGS_FILE_NAME = "argmap.toml"


def is_map(name: str) -> bool:
    """Return whether a file name is that of a map, and not hidden."""
    return name.casefold().endswith(MAP_SUFFIX) and not name.startswith(".")


def find_maps_below(folder: str) -> tuple[str, ...]:
    """The maps in `folder` and in the folders below it, except hidden ones; each path begins with `folder`.

    Sorted by their names in NFC, so that every file system gives one order.
    Raises FileError where a folder cannot be listed.
    """
    with translate_os_error(LIST, folder):
        return tuple(sorted(_walk(folder), key=lambda path: (normalize("NFC", path), path)))


def find_maps_in(folder: str) -> tuple[str, ...]:
    """The maps in `folder` itself, sorted; bare names where `folder` is the current one.

    Raises FileError where the folder cannot be listed.
    """
    with translate_os_error(LIST, folder), os.scandir(folder) as entries:
        names = [entry.name for entry in entries if is_map(entry.name) and entry.is_file()]
    paths = (name if folder in ("", os.curdir) else os.path.join(folder, name) for name in names)
    return tuple(sorted(paths, key=lambda path: (normalize("NFC", path), path)))


def complete_maps(prefix: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The maps, and the folders, whose paths begin with `prefix`; none where the folder cannot be listed."""
    folder, name = os.path.split(prefix)
    name = normalize("NFC", name)
    maps, folders = [], []
    with suppress(OSError, ValueError), os.scandir(folder or os.curdir) as entries:
        for entry in entries:
            if normalize("NFC", entry.name).startswith(name) and not entry.name.startswith("."):
                path = os.path.join(folder, entry.name)
                if entry.is_dir():
                    folders.append(path)
                elif is_map(entry.name):
                    maps.append(path)
    return tuple(sorted(maps)), tuple(sorted(folders))


def on_disk_path(path: str) -> str:
    """The path as the disk spells it, which may compose its letters otherwise (NFC, NFD).

    Archives from macOS have decomposed names. The path itself where no file has such a name.
    """
    folder, name = os.path.split(path)
    if name.isascii() or os.path.lexists(path):
        return path
    with suppress(OSError, ValueError), os.scandir(folder or os.curdir) as entries:
        alike = [each.name for each in entries if normalize("NFC", each.name) == normalize("NFC", name)]
        return os.path.join(folder, min(alike, default=name))
    return path


def absolute_path(path: str) -> str:
    """The absolute path. Raises FileError where the current folder has been removed."""
    with translate_os_error(LIST, os.curdir):
        return os.path.abspath(path)


def find_settings_file(path: str) -> str | None:
    """The nearest `argmap.toml`: beside the map at `path`, or in a folder above it; None without one.

    For `-` (standard input) the search starts in the current folder. The path is relative where the file is
    in the current folder or below it, else absolute. A broken link of that name is returned too, so that
    reading it reports the error.
    Raises FileError where the current folder has been removed.
    """
    here = os.path.join(absolute_path(os.curdir), "")
    folder = os.path.dirname(here if path == "-" else absolute_path(path))
    while not os.path.lexists(file := os.path.join(folder, SETTINGS_FILE_NAME)) or os.path.isdir(file):
        folder, below = os.path.dirname(folder), folder
        if folder == below:
            return None
    return file[len(here) :] if os.path.normcase(file).startswith(os.path.normcase(here)) else file


def is_folder(path: str) -> bool:
    """Return whether `path` is a folder that exists."""
    return os.path.isdir(path)


def is_file(path: str) -> bool:
    """Return whether a file is at `path`, through links too; a device or a pipe is none."""
    return os.path.isfile(path)


def exists(path: str) -> bool:
    """Return whether there is anything at `path`, a broken link included."""
    return os.path.lexists(path)


def _walk(folder: str) -> Iterator[str]:
    for place, folders, names in os.walk(folder, onerror=_reraise):
        folders[:] = [name for name in folders if not name.startswith(".")]
        for name in names:
            path = os.path.join(place, name)
            if is_map(name) and not is_pipe(path):
                yield path


def _reraise(error: OSError) -> None:
    raise error
