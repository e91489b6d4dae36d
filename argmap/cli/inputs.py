"""Which maps a call means."""

import os

from msgspec import Struct
from msgspec.structs import replace

from argmap.cli.calls import wrong
from argmap.files.finding import SUFFIX, is_folder, maps_below, maps_in, spelled, whole
from argmap.files.reading import STDIN, read_bytes
from argmap.files.trouble import FileTrouble
from argmap.text.diagnostic import Phrase
from argmap.text.nearest import nearest

FOLDER = "maps"
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
        except FileTrouble as trouble:
            near = _near(self.path)
            if not isinstance(trouble.__cause__, FileNotFoundError) or near is None:
                raise
            en, ko = trouble.phrase.en, trouble.phrase.ko
            hint = Phrase(en=f"{en}; did you mean `{near}`?", ko=f"{ko}; 혹시 `{near}`인가?")
            raise FileTrouble(self.path, hint) from trouble


def inputs(maps: tuple[str, ...], *, empty: bool = False) -> tuple[Input, ...]:
    """The maps that the arguments name, each once; folders stand for the maps in and below them, of which
    there may be none where they may be `empty`.

    Without arguments: the maps in the current folder, else those in `maps/`. Raises WrongCall where that
    comes to none, and FileTrouble where a folder cannot be looked into.
    """
    found = [each for path in maps for each in _below(path, empty=empty)] if maps else _here()
    return tuple({each.path if each.path == "-" else whole(each.path): each for each in found}.values())


def _below(path: str, *, empty: bool = False) -> list[Input]:
    if path == "-":
        return [Input("-", "stdin")]
    if not is_folder(path):
        return [_single(path)]
    found = [replace(_single(each), stem=_stem(os.path.relpath(each, path))) for each in maps_below(path)]
    if not found and not empty:
        raise wrong(f"there is no {SUFFIX} file in `{path}`", f"{SUFFIX} 파일이 없는 폴더 `{path}`")
    return found


def _here() -> list[Input]:
    found = maps_in(os.curdir)
    if found:
        return [_single(path) for path in found]
    if is_folder(FOLDER) and maps_below(FOLDER):
        return _below(FOLDER)
    raise wrong(
        f"name a map: there is no {SUFFIX} file here or in `{FOLDER}/` (`argmap new` writes a first one)",
        f"지도를 지정한다: 여기에도 `{FOLDER}/`에도 {SUFFIX} 파일이 없다 (첫 지도 만들기: `argmap new`)",
    )


def _single(path: str) -> Input:
    path = spelled(path)
    return Input(path, _stem(os.path.basename(os.path.normpath(path))))


def _stem(path: str) -> str:
    return os.path.splitext(path)[0]


def _near(path: str) -> str | None:
    """The map in the same folder whose name is most like the one asked for."""
    folder = os.path.dirname(path)
    try:
        known = maps_in(folder or os.curdir)
    except FileTrouble:
        return None
    names = {_stem(os.path.basename(each)): each for each in known}
    near = nearest(os.path.basename(path).removesuffix(SUFFIX), names)
    return names[near] if near else None
