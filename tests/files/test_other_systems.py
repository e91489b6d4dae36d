"""Names and paths of other systems: disks, shares and devices of Windows, decomposed letters of macOS."""

import ntpath
import os
import sys
from pathlib import Path
from types import SimpleNamespace
from unicodedata import normalize

import pytest

from argmap.files import windows_devices
from argmap.files.errors import READ, WRITE, FileError, translate_os_error
from argmap.files.finding import complete_maps, on_disk_path
from argmap.files.git_revisions import is_revision
from argmap.files.inside_folder import resolve_inside
from argmap.files.windows_devices import is_windows_device
from argmap.files.writing import write_atomically

WINDOWS = [r"C:\maps\x.argmap", "d:x.argmap", r"\\host\share\x.argmap", r"..\x.argmap", "/x.argmap"]


@pytest.mark.parametrize("name", ["con.argmap", "AUX", "out/Nul.svg", r"a\com1.x.svg", "lpt² .svg", "con:x"])
def test_a_device_of_windows_is_no_file_there(
    name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    if sys.platform != "win32":
        assert not is_windows_device(name)
        monkeypatch.setattr(sys, "platform", "win32")
    assert is_windows_device(name)
    assert resolve_inside("", name) is None
    if "nul" not in name.casefold():
        with pytest.raises(FileError, match=r"^cannot write .*: Windows keeps that name for a device"):
            write_atomically(name, b"x")


def test_nul_of_windows_may_be_written_and_takes_all(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Elsewhere it is a file like any other, as only the name's refusal depends on the system here."""
    if sys.platform != "win32":
        monkeypatch.setattr("argmap.files.writing.sys", SimpleNamespace(platform="win32"))
        monkeypatch.setattr(windows_devices, "sys", SimpleNamespace(platform="win32"))
    monkeypatch.chdir(tmp_path)
    write_atomically("nul", b"x")


@pytest.mark.parametrize("name", ["context.argmap", "out/my con.svg", "com.svg", "com10.svg", "a.con"])
def test_what_only_looks_like_a_device_is_a_file(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "platform", "win32")
    assert not is_windows_device(name)


@pytest.mark.parametrize("name", WINDOWS)
def test_a_path_of_windows_is_never_taken_for_a_revision(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    lone = SimpleNamespace(path=SimpleNamespace(splitdrive=ntpath.splitdrive, lexists=lambda _: False))
    monkeypatch.setattr("argmap.files.git_revisions.os", lone)
    assert not is_revision(name)
    assert is_revision("HEAD~1:maps/x.argmap")


@pytest.mark.parametrize("name", [name for name in WINDOWS if not name.startswith("..")])
def test_a_document_cannot_name_a_disk_or_a_share(name: str, tmp_path: Path) -> None:
    assert resolve_inside(str(tmp_path), name) is None


def test_a_link_to_another_disk_leads_out_of_the_folder(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def two_disks(_: object) -> str:
        raise ValueError("Paths don't have the same drive")

    monkeypatch.setattr(os.path, "commonpath", two_disks)
    assert resolve_inside(str(tmp_path), "x.argmap") is None


@pytest.mark.skipif(sys.platform == "darwin", reason="its file system composes names itself")
def test_a_name_is_found_however_its_letters_are_composed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    name = "명과 암.argmap"
    decomposed = normalize("NFD", name)
    (tmp_path / decomposed).write_bytes(b"x")
    assert on_disk_path(name) == on_disk_path(decomposed) == decomposed
    assert resolve_inside("", name) == decomposed
    assert complete_maps("명")[0] == (decomposed,)
    (tmp_path / name).write_bytes(b"x")
    assert on_disk_path(name) == name
    for absent in ("없다.argmap", "no/없다.argmap", "a\0가.argmap"):
        assert on_disk_path(absent) == absent


@pytest.mark.skipif(sys.platform in ("darwin", "win32"), reason="links, and names as they are")
def test_a_name_composed_otherwise_leads_no_further_than_the_folder(tmp_path: Path) -> None:
    inside = tmp_path / "in"
    inside.mkdir()
    (tmp_path / "secret.argmap").write_bytes(b"x")
    (inside / normalize("NFD", "가.argmap")).symlink_to(tmp_path / "secret.argmap")
    assert resolve_inside(str(inside), "가.argmap") is None


class SharingError(PermissionError):
    """Windows' error for a file that another program has open."""

    winerror = 32


def test_a_file_open_in_another_program_is_reported_as_such() -> None:
    with pytest.raises(FileError, match=r"another program has it open"), translate_os_error(WRITE, "x"):
        raise SharingError(13, "in use")


@pytest.mark.parametrize(
    ("encoding", "why"),
    [("ascii", r"the locale \(ascii\) lacks letters.*PYTHONUTF8=1"), ("utf-8", "no na")],
)
def test_a_name_that_the_locale_cannot_encode_is_reported_as_such(encoding: str, why: str) -> None:
    with pytest.raises(FileError, match=f"^cannot read `x`: .*{why}"), translate_os_error(READ, "x"):
        "\ud800".encode(encoding)
