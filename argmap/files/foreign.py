"""Data files that other packages ship, read whole."""

from importlib.resources import files


def foreign_bytes(package: str, *parts: str) -> bytes:
    """The bytes of a file inside an installed package.

    Raises ModuleNotFoundError where the package is missing and FileNotFoundError where the file is.
    """
    place = files(package)
    for part in parts:
        place = place / part
    return place.read_bytes()
