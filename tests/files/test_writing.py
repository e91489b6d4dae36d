"""A file is written whole or not at all, and nothing else changes about it."""

import errno
import io
import os
import stat
import sys
import threading
import time
from pathlib import Path

import pytest

from argmap.diagnostics.deadline import OutOfTime, limit_time
from argmap.files import named_pipes, writing
from argmap.files.errors import FileError
from argmap.files.named_pipes import is_pipe
from argmap.files.writing import write_atomically, write_files, write_stdout

ROOT = hasattr(os, "geteuid") and os.geteuid() == 0


def list_names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def test_a_new_file_and_its_folders_are_made(tmp_path: Path) -> None:
    path = tmp_path / "새 폴더" / "그림 하나.svg"
    write_atomically(str(path), b"whole")
    assert path.read_bytes() == b"whole"
    assert list_names(path.parent) == ["그림 하나.svg"]


@pytest.mark.skipif(sys.platform == "win32", reason="permission bits")
def test_a_new_file_has_the_rights_that_the_user_gives_new_files(tmp_path: Path) -> None:
    old = os.umask(0o027)
    try:
        write_atomically(str(tmp_path / "new"), b"")
    finally:
        os.umask(old)
    assert stat.S_IMODE((tmp_path / "new").stat().st_mode) == 0o640


@pytest.mark.skipif(sys.platform == "win32", reason="permission bits")
def test_an_old_file_keeps_its_rights(tmp_path: Path) -> None:
    path = tmp_path / "old"
    path.write_bytes(b"old")
    path.chmod(0o751)
    write_atomically(str(path), b"new")
    assert path.read_bytes() == b"new"
    assert stat.S_IMODE(path.stat().st_mode) == 0o751


@pytest.mark.parametrize("exists", [True, False])
def test_a_link_stays_and_its_target_is_written(tmp_path: Path, exists: bool) -> None:
    target = tmp_path / "real" / "target"
    target.parent.mkdir()
    if exists:
        target.write_bytes(b"old")
    link = tmp_path / "link"
    link.symlink_to(target)
    write_atomically(str(link), b"new")
    assert link.is_symlink()
    assert target.read_bytes() == b"new"
    assert list_names(target.parent) == ["target"]


@pytest.mark.parametrize("step", ["fsync", "replace", "chmod"])
@pytest.mark.parametrize("error", [OSError(28, "No space left on device"), KeyboardInterrupt()])
def test_whatever_stops_it_the_old_file_stays_and_nothing_is_left(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, step: str, error: BaseException
) -> None:
    path = tmp_path / "old"
    path.write_bytes(b"old")

    def stop(*_: object, **__: object) -> None:
        raise error

    monkeypatch.setattr(writing.os, step, stop)
    with pytest.raises((FileError, KeyboardInterrupt)):
        write_atomically(str(path), b"new")
    monkeypatch.undo()
    assert path.read_bytes() == b"old"
    assert list_names(tmp_path) == ["old"]


def test_a_full_disk_is_one_sentence(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(writing.os, "fsync", full)
    with pytest.raises(FileError, match=r"^cannot write `.*x`: the disk is full$"):
        write_atomically(str(tmp_path / "x"), b"new")


def test_a_folder_is_not_written_over(tmp_path: Path) -> None:
    with pytest.raises(FileError, match="it is a folder"):
        write_atomically(str(tmp_path), b"new")


@pytest.mark.parametrize("wrong", ["folder", "file/x", "link.svg"])
def test_of_several_files_none_is_written_where_one_may_not_be(tmp_path: Path, wrong: str) -> None:
    (tmp_path / "folder").mkdir()
    (tmp_path / "file").write_bytes(b"old")
    (tmp_path / "link.svg").symlink_to("file")
    before = sorted(tmp_path.iterdir())
    for names in (("a.svg", wrong), (wrong, "a.svg"), ("new/a.svg", "b.svg", wrong)):
        with pytest.raises(FileError):
            write_files({str(tmp_path / name): b"new" for name in names})
        assert sorted(tmp_path.iterdir()) == before
    assert (tmp_path / "file").read_bytes() == b"old"


def test_a_file_is_no_folder(tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(b"")
    with pytest.raises(FileError, match=r"not a folder|in the way"):
        write_atomically(str(tmp_path / "file" / "x"), b"new")


def test_a_read_only_file_stays_as_it_is(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "old"
    path.write_bytes(b"old")
    path.chmod(0o444)
    if ROOT:
        monkeypatch.setattr(writing.os, "access", lambda *_: False)
    with pytest.raises(FileError, match="read-only"):
        write_atomically(str(path), b"new")
    assert path.read_bytes() == b"old"


def test_a_folder_that_may_not_be_written_is_one_sentence(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    if ROOT:

        def refuse(*_: object, **__: object) -> None:
            raise PermissionError(13, "Permission denied")

        monkeypatch.setattr(writing.os, "open", refuse)
    else:
        tmp_path.chmod(0o555)
    with pytest.raises(FileError) as caught:
        write_atomically(str(tmp_path / "x"), b"new")
    monkeypatch.undo()
    tmp_path.chmod(0o755)
    assert caught.value.phrase.en.endswith("x`: permission was refused")
    assert caught.value.phrase.ko.endswith("x`: 권한이 없다")
    assert list_names(tmp_path) == []


def test_a_name_with_a_nul_is_no_name(tmp_path: Path) -> None:
    with pytest.raises(FileError, match="no name for a file"):
        write_atomically(str(tmp_path / "a\0b"), b"new")


@pytest.mark.skipif(sys.platform == "win32", reason="devices and pipes")
def test_a_device_or_pipe_is_written_to_and_not_replaced(tmp_path: Path) -> None:
    write_atomically("/dev/null", b"gone")
    assert stat.S_ISCHR(os.stat("/dev/null").st_mode)
    reader, writer = os.pipe()
    write_atomically(f"/dev/fd/{writer}", b"through")
    assert os.read(reader, 20) == b"through"
    os.close(reader)
    os.close(writer)


pipes_have_names = pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="pipes with names are Unix's")


@pipes_have_names
def test_no_file_is_written_beside_a_pipe_that_nobody_reads(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(named_pipes, "OTHER_END_TIMEOUT", 0.1)
    os.mkfifo(tmp_path / "pipe")
    with pytest.raises(FileError, match="no program reads"):
        write_files({str(tmp_path / "a.svg"): b"new", str(tmp_path / "pipe"): b"new"})
    assert list_names(tmp_path) == ["pipe"]


@pipes_have_names
def test_a_pipe_that_nobody_reads_from_is_one_sentence(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(named_pipes, "OTHER_END_TIMEOUT", 0.05)
    os.mkfifo(tmp_path / "m.svg")
    with pytest.raises(FileError, match="no program reads from it") as error:
        write_atomically(str(tmp_path / "m.svg"), b"new")
    assert "파이프인데" in error.value.phrase.ko
    assert is_pipe(str(tmp_path / "m.svg"))


@pipes_have_names
def test_waiting_for_a_reader_ends_with_the_time_limit(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "m.svg")
    begin = time.monotonic()
    with pytest.raises(OutOfTime), limit_time(0.05):
        write_atomically(str(tmp_path / "m.svg"), b"new")
    assert time.monotonic() - begin < 2


@pipes_have_names
def test_a_pipe_whose_reader_comes_late_and_reads_slowly_gets_all(tmp_path: Path) -> None:
    path, data = tmp_path / "m.svg", b"x" * 300_000
    os.mkfifo(path)
    found: list[bytes] = []

    def read() -> None:
        time.sleep(0.1)
        with path.open("rb", buffering=0) as pipe:
            while part := pipe.read(40_000):
                time.sleep(0.005)
                found.append(part)

    reader = threading.Thread(target=read)
    reader.start()
    write_atomically(str(path), data)
    reader.join()
    assert b"".join(found) == data


def test_standard_output_gets_the_very_bytes(monkeypatch: pytest.MonkeyPatch) -> None:
    raw = io.BytesIO()
    monkeypatch.setattr(sys, "stdout", io.TextIOWrapper(raw, encoding="ascii"))
    print("before", end=" ")
    write_stdout("그림\n".encode())
    assert raw.getvalue() == "before 그림\n".encode()


def test_without_standard_output_there_is_one_sentence(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdout", None)
    with pytest.raises(FileError, match="no standard output"):
        write_stdout(b"")


@pytest.mark.parametrize("failing", [1, 2, 3])
def test_a_disk_that_fills_up_leaves_all_files_as_they_were(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, failing: int
) -> None:
    for name in ("a.svg", "c.md"):
        (tmp_path / name).write_text("old")
    real_write, calls = os.write, []

    def write(handle: int, data: bytes) -> int:
        calls.append(handle)
        if len(calls) == failing:
            raise OSError(errno.ENOSPC, "full")
        return real_write(handle, data)

    monkeypatch.setattr(os, "write", write)
    with pytest.raises(FileError, match="the disk is full"):
        write_files({str(tmp_path / name): b"new" for name in ("a.svg", "deep/b.svg", "c.md")})
    left = [path for path in tmp_path.rglob("*") if path.is_file()]
    assert {path.name: path.read_text() for path in left} == {"a.svg": "old", "c.md": "old"}
