"""Our own data files, read wherever argmap runs from: a wheel, a checkout or a zip."""

import os
from contextlib import suppress
from typing import Protocol, cast


class _DataLoader(Protocol):
    """What every importer of ours can do: hand out the bytes it keeps at a path, inside a zip too."""

    def get_data(self, path: str) -> bytes: ...


def read_own_text(*parts: str) -> str:
    """The text (UTF-8) of a file that ships with argmap, such as `packaged_text("grammar", "argmap.lark")`.

    A wheel holds it inside the package; a checkout holds it beside the package, at the top level.
    Raises FileNotFoundError where it is in neither.
    """
    package = os.path.dirname(os.path.dirname(__file__))
    keeper = cast("_DataLoader", __spec__.loader)
    for folder in (package, os.path.dirname(package)):
        with suppress(OSError):
            return keeper.get_data(os.path.join(folder, *parts)).decode("utf-8")
    raise FileNotFoundError("/".join(parts))
