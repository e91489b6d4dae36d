"""Finding maps in folders, and the settings file of a map."""

import os
import sys
from pathlib import Path
from unicodedata import normalize

import pytest

from argmap.files.errors import FileError
from argmap.files.file_state import is_same_file
from argmap.files.finding import (
    complete_maps,
    exists,
    find_maps_below,
    find_maps_in,
    find_settings_file,
)


def write_files(folder: Path, *names: str) -> None:
    for name in names:
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(b"")


def test_maps_below_are_sorted_and_not_hidden(tmp_path: Path) -> None:
    write_files(
        tmp_path,
        "b.argmap",
        "a b.ARGMAP",
        "deep/er/논제.argmap",
        ".hid/x.argmap",
        ".x.argmap",
        "n.txt",
        "c.argmap/d.argmap",
    )
    paths = [os.path.relpath(path, tmp_path) for path in find_maps_below(str(tmp_path))]
    assert paths == [
        "a b.ARGMAP",
        "b.argmap",
        os.path.join("c.argmap", "d.argmap"),
        os.path.join("deep", "er", "논제.argmap"),
    ]


@pytest.mark.skipif(sys.platform == "darwin", reason="its file system composes names itself")
def test_order_does_not_hang_on_how_letters_are_composed(tmp_path: Path) -> None:
    names = ["가.argmap", "나.argmap", "다.argmap", "라.argmap"]
    written = [normalize("NFD", name) if at % 2 else name for at, name in enumerate(names)]
    write_files(tmp_path, *written)
    assert [os.path.basename(path) for path in find_maps_below(str(tmp_path))] == written
    assert [os.path.basename(path) for path in find_maps_in(str(tmp_path))] == written


def test_maps_in_a_folder_are_those_that_stand_there(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write_files(tmp_path, "b.argmap", "a.argmap", "deep/x.argmap", "c.argmap/x")
    monkeypatch.chdir(tmp_path)
    assert find_maps_in(".") == ("a.argmap", "b.argmap")
    assert find_maps_in("deep") == (os.path.join("deep", "x.argmap"),)


@pytest.mark.parametrize("look", [find_maps_below, find_maps_in])
def test_a_folder_that_is_not_there_is_one_sentence(tmp_path: Path, look: object) -> None:
    assert callable(look)
    with pytest.raises(FileError, match=r"^cannot look into `.*no`: there is no such file or folder$"):
        look(str(tmp_path / "no"))


def test_settings_are_beside_the_map_or_above_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write_files(tmp_path, "argmap.toml", "in/x.argmap", "in/deep/argmap.toml", "in/deep/y.argmap")
    monkeypatch.chdir(tmp_path / "in")
    assert find_settings_file("deep/y.argmap") == os.path.join("deep", "argmap.toml")
    assert find_settings_file("x.argmap") == str(tmp_path / "argmap.toml")
    assert find_settings_file("-") == str(tmp_path / "argmap.toml")
    assert find_settings_file("no/such.argmap") == str(tmp_path / "argmap.toml")


def test_a_folder_called_argmap_toml_is_none(tmp_path: Path) -> None:
    (tmp_path / "argmap.toml").mkdir()
    assert find_settings_file(str(tmp_path / "x.argmap")) is None


def test_maps_and_folders_that_begin_so(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write_files(tmp_path, "deep/x.argmap", "debate.argmap", "de.txt", "other.argmap")
    monkeypatch.chdir(tmp_path)
    assert complete_maps("de") == (("debate.argmap",), ("deep",))
    assert complete_maps("deep/") == ((os.path.join("deep", "x.argmap"),), ())
    assert complete_maps("no/such") == ((), ())


def test_one_file_under_two_names(tmp_path: Path) -> None:
    write_files(tmp_path, "x")
    (tmp_path / "link").symlink_to(tmp_path / "x")
    (tmp_path / "nowhere").symlink_to(tmp_path / "absent")
    assert is_same_file(str(tmp_path / "x"), str(tmp_path / "link"))
    assert not is_same_file(str(tmp_path / "x"), str(tmp_path / "absent"))
    assert exists(str(tmp_path / "nowhere"))
    assert not exists(str(tmp_path / "absent"))
