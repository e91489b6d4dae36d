"""Data files that packages ship: argmap's own, and other packages'."""

import os
from contextlib import suppress
from typing import Protocol, cast


class _DataLoader(Protocol):
    """An importer that returns the bytes of a file beside its modules, inside a zip too."""

    def get_data(self, path: str) -> bytes: ...


def read_own_text(*parts: str) -> str:
    """The text (UTF-8) of a file that ships with argmap, such as `read_own_text("grammar", "argmap.lark")`.

    A wheel has it inside the package, a checkout beside the package, at the top level, and a zip either way.
    Raises FileNotFoundError where it is in neither place.
    """
    package = os.path.dirname(os.path.dirname(__file__))
    loader = cast("_DataLoader", __spec__.loader)
    for folder in (package, os.path.dirname(package)):
        with suppress(OSError):
            return loader.get_data(os.path.join(folder, *parts)).decode("utf-8")
    raise FileNotFoundError("/".join(parts))


def read_package_data(package: str, *parts: str) -> bytes:
    """The bytes of a file inside an installed package.

    Raises ModuleNotFoundError where the package is missing and FileNotFoundError where the file is.
    """
    from importlib.resources import files

    path = files(package)
    for part in parts:
        path = path / part
    return path.read_bytes()


def find_package_data(package: str, *parts: str) -> bytes | None:
    """The bytes of a file of an installed package, found without importing it, which may take seconds.

    None where the package or the file is missing.
    """
    from importlib.util import find_spec

    spec = find_spec(package)
    for folder in (spec and spec.submodule_search_locations) or ():
        with suppress(OSError), open(os.path.join(folder, *parts), "rb") as stream:
            return stream.read()
    return None
