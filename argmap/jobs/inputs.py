"""Which maps a call means."""

import os

from msgspec import Struct
from msgspec.structs import replace

from argmap.cli.command import usage_error
from argmap.diagnostics.diagnostic import Phrase
from argmap.diagnostics.nearest_name import find_nearest_name
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
"""Where maps are looked for when the current folder has none."""


class Input(Struct, frozen=True):
    """One map: its path (`-` for standard input), and what its outputs are called, without a suffix.

    For a map found in a folder, `stem` keeps the folders in between.
    """

    path: str
    stem: str

    @property
    def name(self) -> str:
        """What the map is called in messages."""
        return STDIN if self.path == "-" else self.path

    def read(self) -> bytes:
        """The map's bytes. Raises FileTrouble, with the nearest name where there is no such file."""
        try:
            return read_bytes(self.path)
        except FileError as trouble:
            near = _nearest_map(self.path)
            if not isinstance(trouble.__cause__, FileNotFoundError) or near is None:
                raise
            en, ko = trouble.phrase.en, trouble.phrase.ko
            hint = Phrase(en=f"{en}; did you mean `{near}`?", ko=f"{ko}; 혹시 `{near}`인가?")
            raise FileError(self.path, hint) from trouble


def find_inputs(maps: tuple[str, ...], *, allow_empty: bool = False) -> tuple[Input, ...]:
    """The maps that the arguments name, each once; folders stand for the maps in and below them, of which
    there may be none where they may be `empty`.

    Without arguments: the maps in the current folder, else those in `maps/`. Raises WrongCall where that
    comes to none, and FileTrouble where a folder cannot be looked into.
    """
    found = (
        [each for path in maps for each in _inputs_below(path, allow_empty=allow_empty)]
        if maps
        else _default_inputs()
    )
    return tuple(
        {each.path if each.path == "-" else absolute_path(each.path): each for each in found}.values()
    )


def _inputs_below(path: str, *, allow_empty: bool = False) -> list[Input]:
    if path == "-":
        return [Input("-", "stdin")]
    if not is_folder(path):
        return [_file_input(path)]
    found = [
        replace(_file_input(each), stem=_stem(os.path.relpath(each, path))) for each in find_maps_below(path)
    ]
    if not found and not allow_empty:
        raise usage_error(
            f"there is no {MAP_SUFFIX} file in `{path}`", f"{MAP_SUFFIX} 파일이 없는 폴더 `{path}`"
        )
    return found


def _default_inputs() -> list[Input]:
    found = find_maps_in(os.curdir)
    if found:
        return [_file_input(path) for path in found]
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
    """The map in the same folder whose name is most like the one asked for."""
    folder = os.path.dirname(path)
    try:
        known = find_maps_in(folder or os.curdir)
    except FileError:
        return None
    names = {_stem(os.path.basename(each)): each for each in known}
    near = find_nearest_name(os.path.basename(path).removesuffix(MAP_SUFFIX), names)
    return names[near] if near else None
