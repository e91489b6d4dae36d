"""Links on the way to an output: each may lead only into the folder that it stands in.

So a folder from a stranger cannot lead an output out of itself, to a file of the reader's. A place elsewhere
is one that the user names: a path outside the current folder is taken as it is, up to the file itself.
"""

import os
import re
import stat

from argmap.diagnostics.diagnostic import Phrase
from argmap.files.errors import WRITE, file_error, translate_os_error
from argmap.files.inside_folder import is_inside

_SYSTEM_FILES = ("/dev/", "/proc/")
"""Folders of the system whose links lead to the devices and pipes of a process, such as /dev/stdout."""
_JUNCTION_TAG = 0xA0000003
"""Windows' tag (IO_REPARSE_TAG_MOUNT_POINT) of a junction, a link to a folder that no right is needed for."""


def resolve_output(path: str) -> str:
    """The file that writing to `path` changes, behind all links.

    Raises FileError where a link on the way leads out of the folder that it stands in, or the system takes no
    such name.
    """
    with translate_os_error(WRITE, path):
        link = find_outside_link(path)
        if link is not None:
            raise file_error(WRITE, path, _outside_reason(path, link))
        return os.path.realpath(path)


def find_outside_link(path: str) -> str | None:
    """The first link on the way to `path` that leads out of its own folder; None without one."""
    start, parts = _split_at_current_folder(path)
    for number in range(len(parts)):
        link = os.path.join(start, *parts[: number + 1])
        if _is_link(link) and not is_inside(link, os.path.dirname(link)):
            return link
    return None


def _split_at_current_folder(path: str) -> tuple[str, list[str]]:
    """The beginning of a path, up to the current folder or a folder in it, and the parts that follow.

    A path elsewhere is parted before the file's name, and one of the system's own files has no parts.
    """
    root, parts = _split_path(path)
    if not root and os.pardir not in parts:
        return "", parts
    if path.startswith(_SYSTEM_FILES):
        return path, []
    first = max((number for number, part in enumerate(parts, 1) if part == os.pardir), default=0)
    for number in range(first, len(parts)):
        start = os.path.join(root, *parts[:number])
        if is_inside(start, os.curdir):
            return start, parts[number:]
    return os.path.join(root, *parts[:-1]), parts[-1:]


def _split_path(path: str) -> tuple[str, list[str]]:
    """The root of a path, empty for a relative one, and its parts without `.`."""
    drive, tail = os.path.splitdrive(path)
    separators = f"[{re.escape(os.sep + (os.altsep or ''))}]"
    root = drive + os.sep if re.match(separators, tail) else drive
    return root, [part for part in re.split(separators, tail) if part not in ("", os.curdir)]


def _is_link(path: str) -> bool:
    """Return whether a symbolic link is at `path`, or a junction of Windows."""
    try:
        status = os.lstat(path)
    except OSError:
        return False
    return stat.S_ISLNK(status.st_mode) or getattr(status, "st_reparse_tag", 0) == _JUNCTION_TAG


def _outside_reason(path: str, link: str) -> Phrase:
    target = os.path.realpath(link)
    is_itself = os.path.normpath(link) == os.path.normpath(path)
    name_en, name_ko = ("it", "") if is_itself else (f"`{link}`", f"`{link}`: ")
    return Phrase(
        en=f"{name_en} is a link that leads out of its folder, to `{target}`; remove the link, or name"
        " that place itself",
        ko=f"{name_ko}자기 폴더 밖의 `{target}`로 가는 링크다; 링크를 지우거나 그곳을 직접 지정한다",
    )
