"""The maps that are served, by their names on the page; no other file can be reached by any name."""

import os
import sys
from hashlib import sha256

from msgspec import Struct

from argmap.files.devices import is_device
from argmap.files.finding import maps_below
from argmap.files.reading import read_bytes
from argmap.files.stamp import inside
from argmap.files.trouble import FileTrouble
from argmap.files.writing import write_whole
from argmap.pipeline.holding import Held, bytes_like, held
from argmap.text.diagnostic import Phrase
from argmap.text.trouble import Trouble

GONE = ""
"""The version of a file that is not there."""


class Refused(Trouble):
    """What a page may not have: a map that is not served, or any change where none is allowed."""


class Conflict(Trouble):
    """The file is not as the page last saw it; `found` is its version now."""

    def __init__(self, found: str) -> None:
        super().__init__(
            Phrase(
                en="the file has changed on disk; nothing was written",
                ko="디스크의 파일이 그사이 바뀌어 저장하지 않았다",
            )
        )
        self.found = found


class Shelf(Struct, frozen=True):
    """The maps in a folder and below it, or `only` one of them. Writing is refused where `fixed`."""

    folder: str
    only: str | None = None
    fixed: bool = False

    def names(self) -> tuple[str, ...]:
        """The maps there are now, by their paths from the folder, with `/` between the parts.

        A link that leads out of the folder is none of them. Raises FileTrouble where it cannot be listed.
        """
        if self.only is not None:
            return (self.only,)
        paths = (path for path in maps_below(self.folder) if inside(path, self.folder))
        return tuple(os.path.relpath(path, self.folder).replace(os.sep, "/") for path in paths)

    def path(self, name: str) -> str:
        """Where a map is. Raises Refused for whatever is not one of the names."""
        if name != self.only and not self._holds(name):
            raise Refused(Phrase(en=f"`{name}` is not served here", ko=f"여기서 다루지 않는 파일 `{name}`"))
        return os.path.join(self.folder, *name.split("/"))

    def read(self, name: str) -> tuple[bytes, str]:
        """A map's bytes and version; GONE where it is not there. Raises FileTrouble for other trouble."""
        try:
            data = read_bytes(self.path(name))
        except FileTrouble as trouble:
            if isinstance(trouble.__cause__, FileNotFoundError):
                return b"", GONE
            raise
        return data, version(data)

    def held(self, name: str) -> tuple[Held, str]:
        """A map as an editor holds it, and its version. Raises FileTrouble where it cannot be read."""
        data, found = self.read(name)
        return held(data, name), found

    def save(self, name: str, text: str, known: str) -> str:
        """Writes a map whose file is still of the version `known`, and returns the new one.

        Raises Conflict where it is not, Refused where nothing may be written, and FileTrouble.
        """
        if self.fixed:
            raise Refused(Phrase(en="this page is read-only", ko="읽기 전용으로 열려 있다"))
        data, found = self.read(name)
        if found != known:
            raise Conflict(found)
        if not held(data, name).whole:
            raise Refused(Phrase(en="only UTF-8 text can be edited", ko="UTF-8로 쓰인 파일만 고칠 수 있다"))
        written = bytes_like(text, data)
        write_whole(self.path(name), written)
        return version(written)

    def _holds(self, name: str) -> bool:
        """Whether a name is that of a map; one that was served and is gone for now still is."""
        if self.only is not None:
            return False
        parts = name.split("/")
        odd = any(not part or part.startswith(".") or set(part) & _parting() for part in parts)
        path = os.path.join(self.folder, *parts)
        return (
            not odd
            and not is_device(name)
            and name.casefold().endswith(".argmap")
            and inside(path, self.folder)
        )


def _parting() -> frozenset[str]:
    """What no part of a name may hold: on Windows, a backslash parts folders, a colon drives and streams."""
    return frozenset("\\:\0" if sys.platform == "win32" else "\0")


def version(data: bytes) -> str:
    """What tells two contents of a file apart."""
    return sha256(data).hexdigest()
