"""The maps that a command is run on."""

import os

from msgspec import Struct
from msgspec.structs import replace

from argmap.diagnostics.diagnostic import Phrase
from argmap.diagnostics.nearest_name import find_nearest_name
from argmap.diagnostics.user_error import usage_error
from argmap.files.errors import FileError
from argmap.files.finding import (
    MAP_SUFFIX,
    absolute_path,
    find_maps_below,
    find_maps_in,
    is_folder,
    on_disk_path,
)
from argmap.files.reading import STDIN, read_bytes

MAPS_FOLDER = "maps"
"""The folder that is searched for maps when the current one has none."""


class Input(Struct, frozen=True):
    """One map: its path (`-` for standard input), and the stem of its outputs' names.

    For a map below a folder, `stem` keeps the folders in between.
    """

    path: str
    stem: str

    @property
    def name(self) -> str:
        """The map's name in messages."""
        return STDIN if self.path == "-" else self.path

    def read(self) -> bytes:
        """Read the map's bytes. Raises FileError, with the nearest name if there is no such file."""
        try:
            return read_bytes(self.path)
        except FileError as error:
            nearest = _nearest_map(self.path)
            if not isinstance(error.__cause__, FileNotFoundError) or nearest is None:
                raise
            en, ko = error.phrase.en, error.phrase.ko
            hint = Phrase(en=f"{en}; did you mean `{nearest}`?", ko=f"{ko}; 혹시 `{nearest}`인가?")
            raise FileError(self.path, hint) from error


def find_inputs(maps: tuple[str, ...], *, allow_empty: bool = False) -> tuple[Input, ...]:
    """Find the maps that the arguments name, each once; a folder stands for all maps in it and below.

    Without arguments: the maps in the current folder, else those in `maps/`. Raises UsageError if there are
    none (a folder without maps is allowed with `allow_empty`), FileError if a folder cannot be listed.
    """
    inputs = (
        [each for path in maps for each in _inputs_below(path, allow_empty=allow_empty)]
        if maps
        else _default_inputs()
    )
    return tuple(
        {each.path if each.path == "-" else absolute_path(each.path): each for each in inputs}.values()
    )


def _inputs_below(path: str, *, allow_empty: bool = False) -> list[Input]:
    if path == "-":
        return [Input("-", "stdin")]
    if not is_folder(path):
        return [_file_input(path)]
    inputs = [
        replace(_file_input(each), stem=_stem(os.path.relpath(each, path))) for each in find_maps_below(path)
    ]
    if not inputs and not allow_empty:
        raise usage_error(
            f"there is no {MAP_SUFFIX} file in `{path}`", f"{MAP_SUFFIX} 파일이 없는 폴더 `{path}`"
        )
    return inputs


def _default_inputs() -> list[Input]:
    paths = find_maps_in(os.curdir)
    if paths:
        return [_file_input(path) for path in paths]
    if is_folder(MAPS_FOLDER) and find_maps_below(MAPS_FOLDER):
        return _inputs_below(MAPS_FOLDER)
    raise usage_error(
        f"name a map: there is no {MAP_SUFFIX} file here or in `{MAPS_FOLDER}/` (`argmap new` "
        "writes a first one)",
        f"지도를 지정한다: 여기에도 `{MAPS_FOLDER}/`에도 {MAP_SUFFIX} 파일이 없다"
        f" (첫 지도 만들기: `argmap new`)",
    )


def _file_input(path: str) -> Input:
    path = on_disk_path(path)
    return Input(path, _stem(os.path.basename(os.path.normpath(path))))


def _stem(path: str) -> str:
    return os.path.splitext(path)[0]


def _nearest_map(path: str) -> str | None:
    """Find the map in the same folder whose name is most similar; None if none is similar."""
    folder = os.path.dirname(path)
    try:
        paths = find_maps_in(folder or os.curdir)
    except FileError:
        return None
    paths_by_stem = {_stem(os.path.basename(each)): each for each in paths}
    nearest = find_nearest_name(os.path.basename(path).removesuffix(MAP_SUFFIX), paths_by_stem)
    return paths_by_stem[nearest] if nearest else None
