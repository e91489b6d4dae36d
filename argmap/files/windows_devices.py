"""File names that Windows reserves for devices, with any suffix."""

import re
import sys

_DEVICE_NAME = re.compile(
    r"(con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³]|conin\$|conout\$) *([.:].*)?", re.I | re.S
)


def is_windows_device(path: str) -> bool:
    """Return whether a part of `path` names a device; False on all systems but Windows."""
    return sys.platform == "win32" and any(_DEVICE_NAME.fullmatch(part) for part in re.split(r"[\\/]", path))
