"""What files hold, as short marks that differ where the bytes do."""

import os
from collections.abc import Iterator
from contextlib import suppress

DIGEST_SIZE = 16
"""Bytes of a mark: enough that no two files that anybody has share one."""


def digest(*parts: bytes) -> str:
    """The mark of these bytes, in hexadecimal digits; where one part ends and the next begins counts."""
    from hashlib import blake2b

    mark = blake2b(digest_size=DIGEST_SIZE)
    for part in parts:
        mark.update(len(part).to_bytes(8, "big"))
        mark.update(part)
    return mark.hexdigest()


def digest_file(path: str) -> str | None:
    """The mark of the file at `path`, as `digest` gives it for its bytes; None where it cannot be read, or is
    no file but a device or a pipe, which might never end.
    """
    with suppress(OSError, ValueError):
        if os.path.isfile(path):
            with open(path, "rb") as stream:
                return digest(stream.read())
    return None


def digest_package() -> str:
    """The mark of argmap itself: of all its files, or of the archive that it runs from."""
    package = os.path.dirname(os.path.dirname(__file__))
    if os.path.isdir(package):
        return digest(*(part for path in _package_files(package) for part in _name_and_bytes(package, path)))
    while not os.path.isfile(package) and package != os.path.dirname(package):
        package = os.path.dirname(package)
    return digest_file(package) or ""


def _package_files(package: str) -> Iterator[str]:
    found = []
    for folder, folders, names in os.walk(package):
        folders[:] = [name for name in folders if name != "__pycache__"]
        found += [os.path.join(folder, name) for name in names]
    return iter(sorted(found))


def _name_and_bytes(package: str, path: str) -> tuple[bytes, bytes]:
    with open(path, "rb") as stream:
        return os.fsencode(os.path.relpath(path, package)), stream.read()
