"""Digests of bytes, of files, and of argmap itself."""

import os
from collections.abc import Iterator
from contextlib import suppress

DIGEST_SIZE = 16
"""Bytes of a digest. Among n files two share one with a chance of about n² / 2^129."""


def digest(*parts: bytes) -> str:
    """The BLAKE2b digest of these bytes in hexadecimal digits; the borders between the parts count too."""
    from hashlib import blake2b

    hasher = blake2b(digest_size=DIGEST_SIZE)
    for part in parts:
        hasher.update(len(part).to_bytes(8, "big"))
        hasher.update(part)
    return hasher.hexdigest()


def digest_file(path: str) -> str | None:
    """The digest of a file's bytes; None where it cannot be read.

    A device or a pipe, which might never end, is not read either.
    """
    with suppress(OSError, ValueError):
        if os.path.isfile(path):
            with open(path, "rb") as stream:
                return digest(stream.read())
    return None


def digest_package() -> str:
    """The digest of argmap itself: of all its files, or of the archive that it runs from."""
    package = os.path.dirname(os.path.dirname(__file__))
    if os.path.isdir(package):
        return digest(*(part for path in _package_files(package) for part in _name_and_bytes(package, path)))
    while not os.path.isfile(package) and package != os.path.dirname(package):
        package = os.path.dirname(package)
    return digest_file(package) or ""


def _package_files(package: str) -> Iterator[str]:
    paths = []
    for folder, folders, names in os.walk(package):
        folders[:] = [name for name in folders if name != "__pycache__"]
        paths += [os.path.join(folder, name) for name in names]
    return iter(sorted(paths))


def _name_and_bytes(package: str, path: str) -> tuple[bytes, bytes]:
    with open(path, "rb") as stream:
        return os.fsencode(os.path.relpath(path, package)), stream.read()
