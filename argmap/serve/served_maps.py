"""The maps that are served, by their names on the page; no other file can be reached by any name."""

import os
import sys
from hashlib import sha256

from msgspec import Struct

from argmap.diagnostics.diagnostic import Phrase
from argmap.diagnostics.user_error import UserError
from argmap.files.errors import FileError
from argmap.files.finding import find_maps_below
from argmap.files.inside_folder import is_inside
from argmap.files.reading import read_bytes
from argmap.files.replacement import ChangedMeanwhile
from argmap.files.windows_devices import is_windows_device
from argmap.files.writing import rewrite_map
from argmap.workspace.editable_text import EditableText, decode_for_editor, encode_like

MISSING_VERSION = ""
"""The version of a file that is not there."""


class AccessError(UserError):
    """The page may not have it: a map that is not served, or a change where none is allowed."""


class Conflict(UserError):
    """The file has changed since the page last saw it; `current_version` is its version now."""

    def __init__(self, current_version: str) -> None:
        super().__init__(
            Phrase(
                en="the file has changed on disk; nothing was written",
                ko="디스크의 파일이 그사이 바뀌어 저장하지 않았다",
            )
        )
        self.current_version = current_version


class MapStore(Struct, frozen=True):
    """The maps in a folder and below it, or only the one called `only_name`. `read_only` refuses to save."""

    folder: str
    only_name: str | None = None
    read_only: bool = False

    def names(self) -> tuple[str, ...]:
        """List the maps by their paths from the folder, with `/` between the parts.

        A link that leads out of the folder is none of them. Raises FileError where the folder cannot be
        listed.
        """
        if self.only_name is not None:
            return (self.only_name,)
        paths = (path for path in find_maps_below(self.folder) if is_inside(path, self.folder))
        return tuple(os.path.relpath(path, self.folder).replace(os.sep, "/") for path in paths)

    def path(self, name: str) -> str:
        """Return the path of a map. Raises AccessError for whatever is not one of the names."""
        if name != self.only_name and not self._has_map(name):
            raise AccessError(
                Phrase(en=f"`{name}` is not served here", ko=f"여기서 다루지 않는 파일 `{name}`")
            )
        return os.path.join(self.folder, *name.split("/"))

    def read(self, name: str) -> tuple[bytes, str]:
        """Return a map's bytes and version; MISSING_VERSION where there is no file. Raises FileError."""
        try:
            data = read_bytes(self.path(name))
        except FileError as error:
            if isinstance(error.__cause__, FileNotFoundError):
                return b"", MISSING_VERSION
            raise
        return data, compute_version(data)

    def load(self, name: str) -> tuple[EditableText, str]:
        """Return a map as an editor shows it, and its version. Raises FileError where it cannot be read."""
        data, version = self.read(name)
        return decode_for_editor(data, name), version

    def save(self, name: str, text: str, known_version: str) -> str:
        """Write a map whose file still has the known version, and return the new version.

        Raises Conflict where it does not, AccessError where nothing may be written, and FileError.
        """
        if self.read_only:
            raise AccessError(Phrase(en="this page is read-only", ko="읽기 전용으로 열려 있다"))
        data, version = self.read(name)
        if version != known_version:
            raise Conflict(version)
        if not decode_for_editor(data, name).is_lossless:
            raise AccessError(
                Phrase(en="only UTF-8 text can be edited", ko="UTF-8로 쓰인 파일만 수정할 수 있다")
            )
        new_data = encode_like(text, data)
        try:
            rewrite_map(self.path(name), data if version != MISSING_VERSION else None, new_data)
        except ChangedMeanwhile as error:
            raise Conflict(self.read(name)[1]) from error
        return compute_version(new_data)

    def _has_map(self, name: str) -> bool:
        """Return whether a name is that of a map, present or missing for now."""
        if self.only_name is not None:
            return False
        parts = name.split("/")
        is_odd = any(not part or part.startswith(".") or set(part) & _illegal_name_chars() for part in parts)
        path = os.path.join(self.folder, *parts)
        return (
            not is_odd
            and not is_windows_device(name)
            and name.casefold().endswith(".argmap")
            and is_inside(path, self.folder)
        )


def _illegal_name_chars() -> frozenset[str]:
    """Return the characters that no part of a name has: on Windows, those that part folders, drives and
    streams.
    """
    return frozenset("\\:\0" if sys.platform == "win32" else "\0")


def compute_version(data: bytes) -> str:
    """Return the digest that tells two contents of a file apart."""
    return sha256(data).hexdigest()
