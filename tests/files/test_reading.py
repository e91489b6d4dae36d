"""Reading whole files and standard input, and the one sentence where that fails."""

import io
import os
import shutil
import subprocess
import sys
import threading
import time
from contextlib import suppress
from pathlib import Path

import pytest

from argmap.files import git_revisions, named_pipes, reading
from argmap.files.errors import FileError
from argmap.files.finding import find_maps_below
from argmap.files.reading import MAX_MAP_BYTES, read_bytes


def test_a_file_is_read_as_it_is(tmp_path: Path) -> None:
    path = tmp_path / "명과 암.argmap"
    path.write_bytes(b"\xff\r\n\0")
    assert read_bytes(str(path)) == b"\xff\r\n\0"


def test_standard_input_is_a_dash(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO("논제\r\n".encode()), encoding="ascii"))
    assert read_bytes("-") == "논제\r\n".encode()


@pytest.mark.parametrize("source", ["file", "stdin"])
def test_a_map_has_ten_million_bytes_at_most(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, source: str
) -> None:
    monkeypatch.setattr(reading, "MAX_MAP_BYTES", 100)

    def read(data: bytes) -> bytes:
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(data)))
        (tmp_path / "m.argmap").write_bytes(data)
        return read_bytes("-" if source == "stdin" else str(tmp_path / "m.argmap"))

    assert MAX_MAP_BYTES == 10_000_000
    assert read(b"x" * 100) == b"x" * 100
    with pytest.raises(FileError, match="larger than 10 MB"):
        read(b"x" * 101)


@pytest.mark.skipif(shutil.which("git") is None, reason="no git")
def test_a_map_in_a_revision_is_no_larger(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(git_revisions, "MAX_MAP_BYTES", 100)
    subprocess.run(["git", "init", "-q"], check=True)
    for name, size in (("small", 100), ("large", 101)):
        Path(name).write_bytes(b"x" * size)
    subprocess.run(["git", "add", "small", "large"], check=True)
    assert git_revisions.read_revision(":small") == b"x" * 100
    with pytest.raises(FileError, match="larger than 10 MB"):
        git_revisions.read_revision(":large")


def test_without_standard_input_there_is_one_sentence(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", None)
    with pytest.raises(FileError, match="no standard input"):
        read_bytes("-")


@pytest.mark.parametrize(
    ("name", "en", "ko"),
    [
        ("absent", "there is no such file or folder", "그런 파일이나 폴더가 없다"),
        ("folder", "it is a folder", "폴더다"),
        ("a\0b", "it is no name for a file", "파일 이름이 될 수 없다"),
        ("x" * 300, "the name is too long", "이름이 너무 길다"),
        ("file/x", "a part of the path is not a folder", "경로 가운데에 폴더가 아닌 것이 있다"),
    ],
)
@pytest.mark.skipif(sys.platform == "win32", reason="other errors there")
def test_an_error_is_one_sentence_in_both_languages(tmp_path: Path, name: str, en: str, ko: str) -> None:
    (tmp_path / "folder").mkdir()
    (tmp_path / "file").write_bytes(b"")
    path = os.path.join(tmp_path, name)
    with pytest.raises(FileError) as caught:
        read_bytes(path)
    assert caught.value.path == path
    assert caught.value.phrase.en == str(caught.value) == f"cannot read `{path}`: {en}"
    assert caught.value.phrase.ko == f"읽을 수 없는 파일 `{path}`: {ko}"


def test_what_may_not_be_read_is_one_sentence(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr("builtins.open", refuse)
    with pytest.raises(FileError, match="permission was refused"):
        read_bytes(str(tmp_path / "x"))


def test_a_file_over_the_limit_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert MAX_MAP_BYTES == 10_000_000
    monkeypatch.setattr(reading, "MAX_MAP_BYTES", 4)
    path = tmp_path / "x"
    path.write_bytes(b"1234")
    assert read_bytes(str(path)) == b"1234"
    path.write_bytes(b"12345")
    with pytest.raises(FileError, match="larger than 10 MB"):
        read_bytes(str(path))


pipes_have_names = pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="pipes have no names here")


@pipes_have_names
def test_a_pipe_is_read_to_its_end_however_late_it_begins(tmp_path: Path) -> None:
    path = tmp_path / "p.argmap"
    os.mkfifo(path)

    def write() -> None:
        with path.open("wb") as pipe:
            pipe.write(b"thesis: a\n")
            pipe.flush()
            pipe.write(b"x" * 200_000)

    thread = threading.Timer(0.1, write)
    thread.start()
    assert read_bytes(str(path)) == b"thesis: a\n" + b"x" * 200_000
    thread.join()


@pipes_have_names
def test_a_pipe_that_nobody_writes_into_is_one_sentence(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(named_pipes, "OTHER_END_TIMEOUT", 0.05)
    os.mkfifo(tmp_path / "p.argmap")
    with pytest.raises(FileError, match="no program writes into it") as error:
        read_bytes(str(tmp_path / "p.argmap"))
    assert "파이프인데" in error.value.phrase.ko


@pipes_have_names
def test_a_pipe_that_is_held_open_in_silence_is_one_sentence(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(named_pipes, "SILENCE_TIMEOUT", 0.1)
    path = tmp_path / "p.argmap"
    os.mkfifo(path)
    for written in (b"", b"thesis: a\n"):
        holder = os.open(path, os.O_RDWR)
        os.write(holder, written)
        try:
            with pytest.raises(FileError, match="has opened it writes nothing") as error:
                read_bytes(str(path))
            assert "아무것도 쓰지 않는다" in error.value.phrase.ko
        finally:
            os.close(holder)


@pipes_have_names
def test_a_pause_while_a_pipe_is_written_is_waited_for(tmp_path: Path) -> None:
    path = tmp_path / "p.argmap"
    os.mkfifo(path)

    def write() -> None:
        with path.open("wb", buffering=0) as pipe:
            pipe.write(b"thesis: ")
            time.sleep(0.2)
            pipe.write(b"a\n")

    thread = threading.Thread(target=write)
    thread.start()
    assert read_bytes(str(path)) == b"thesis: a\n"
    thread.join()


@pipes_have_names
def test_a_pipe_without_end_is_one_sentence(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reading, "MAX_MAP_BYTES", 100_000)
    path = tmp_path / "p.argmap"
    os.mkfifo(path)

    def write() -> None:
        with suppress(BrokenPipeError), path.open("wb", buffering=0) as pipe:
            while True:
                pipe.write(b"x" * 50_000)

    thread = threading.Thread(target=write)
    thread.start()
    with pytest.raises(FileError, match="larger than 10 MB"):
        read_bytes(str(path))
    thread.join()


@pipes_have_names
def test_a_pipe_in_a_folder_is_no_map_of_it(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "p.argmap")
    (tmp_path / "folder.argmap").mkdir()
    (tmp_path / "m.argmap").write_bytes(b"")
    assert find_maps_below(str(tmp_path)) == (str(tmp_path / "m.argmap"),)


@pytest.mark.skipif(not os.path.exists("/dev/zero"), reason="there are no such devices here")
def test_a_device_is_read_up_to_the_limit(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reading, "MAX_MAP_BYTES", 100_000)
    assert read_bytes("/dev/null") == b""
    with pytest.raises(FileError, match="larger than 10 MB"):
        read_bytes("/dev/zero")
