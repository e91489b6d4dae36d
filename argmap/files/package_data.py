"""Data files that other packages ship, read whole."""

import os
from contextlib import suppress


def read_package_data(package: str, *parts: str) -> bytes:
    """The bytes of a file inside an installed package.

    Raises ModuleNotFoundError where the package is missing and FileNotFoundError where the file is.
    """
    from importlib.resources import files

    place = files(package)
    for part in parts:
        place = place / part
    return place.read_bytes()


def find_package_data(package: str, *parts: str) -> bytes | None:
    """The bytes of a file of an installed package that is not imported for it, as that may take seconds.

    None where the package or the file is missing.
    """
    from importlib.util import find_spec

    found = find_spec(package)
    for folder in (found and found.submodule_search_locations) or ():
        with suppress(OSError), open(os.path.join(folder, *parts), "rb") as stream:
            return stream.read()
    return None
