"""Each system call of the writer fails in turn, or another program saves just before it: nothing is lost."""

import errno
import os
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from argmap.files import replacement
from argmap.files.errors import FileError
from argmap.files.replacement import ChangedMeanwhile
from argmap.files.writing import rewrite_map, write_atomically
from argmap.serve.served_maps import Conflict, MapStore
from tests.cli.cli_call import RunArgmap
from tests.faults.argmap_process import read_files

SYSTEM_CALLS = {"makedirs", "open", "write", "fsync", "close", "stat", "fstat", "chown", "chmod", "replace"}
ERRORS = (errno.EIO, errno.ENOSPC, errno.EINTR, errno.EACCES)
THEIRS = b"thesis: what another program has saved\n"
UNTIDY = b"thesis  t:   one\n"


class WatchedCalls:
    """The module `os` with a function that is called before, and one after, each system call."""

    def __init__(
        self,
        before: Callable[[int, str], None] = lambda number, name: None,
        after: Callable[[int, str], None] = lambda number, name: None,
    ) -> None:
        self.names: list[str] = []
        self._before, self._after = before, after

    def __getattr__(self, name: str) -> object:
        found = getattr(os, name)
        if name not in SYSTEM_CALLS:
            return found

        def call(*arguments: object, **options: object) -> object:
            self.names.append(name)
            number = len(self.names)
            self._before(number, name)
            result = found(*arguments, **options)
            self._after(number, name)
            return result

        return call


def list_calls(monkeypatch: pytest.MonkeyPatch, action: Callable[[], None]) -> list[str]:
    """The names of the system calls of an action that nothing disturbs."""
    with monkeypatch.context() as patch:
        calls = WatchedCalls()
        patch.setattr(replacement, "os", calls)
        action()
    return calls.names


def save_in_place(path: Path) -> None:
    path.write_bytes(THEIRS)


def save_by_renaming(path: Path) -> None:
    path.with_suffix(".new").write_bytes(THEIRS)
    os.replace(path.with_suffix(".new"), path)


@pytest.mark.parametrize("number", ERRORS, ids=errno.errorcode.get)
@pytest.mark.parametrize("old", [b"old", None], ids=["old", "new"])
@pytest.mark.parametrize("is_late", [False, True], ids=["undone", "done"])
def test_a_system_call_may_fail(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, number: int, old: bytes | None, is_late: bool
) -> None:
    """A call fails and has done nothing, or has done its work all the same, as `close` always has."""
    path = tmp_path / "m.argmap"

    def prepare() -> None:
        path.unlink(missing_ok=True)
        if old is not None:
            path.write_bytes(old)

    def write() -> None:
        rewrite_map(str(path), old, b"new")

    prepare()
    names = list_calls(monkeypatch, write)
    assert {"open", "write", "fsync", "close", "replace"} <= set(names)
    open_files = count_open_files()
    for turn, failing in enumerate(names, 1):

        def fail(place: int, _: str, turn: int = turn) -> None:
            if place == turn:
                raise OSError(number, os.strerror(number))

        late = is_late or failing == "close"
        prepare()
        with monkeypatch.context() as patch:
            patch.setattr(replacement, "os", WatchedCalls(after=fail) if late else WatchedCalls(before=fail))
            try:
                write()
                expected = {b"new"}
            except FileError:
                expected = {b"new"} if late and failing == "replace" else {old}
        found = read_files(tmp_path)
        assert found.keys() <= {path.name}, (turn, failing)
        assert found.get(path.name) in expected, (turn, failing)
        if not (late and failing == "open"):  # a file that is open although that failed is this test's
            assert count_open_files() == open_files, (turn, failing)
        open_files = count_open_files()


def count_open_files() -> int:
    """The number of files that this process has open; 0 where the system does not tell."""
    return len(os.listdir("/proc/self/fd")) if sys.platform == "linux" else 0


@pytest.mark.parametrize("save", [save_in_place, save_by_renaming])
@pytest.mark.parametrize("old", [UNTIDY, None], ids=["old", "new"])
def test_another_program_may_save_before_any_system_call(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, save: Callable[[Path], None], old: bytes | None
) -> None:
    path = tmp_path / "m.argmap"

    def prepare() -> None:
        path.unlink(missing_ok=True)
        if old is not None:
            path.write_bytes(old)

    def write() -> None:
        rewrite_map(str(path), old, b"new")

    prepare()
    names = list_calls(monkeypatch, write)
    lost, late = [], []
    for turn, name in enumerate(names, 1):

        def save_now(place: int, _: str, turn: int = turn) -> None:
            if place == turn:
                save(path)

        prepare()
        with monkeypatch.context() as patch:
            patch.setattr(replacement, "os", WatchedCalls(before=save_now))
            try:
                write()
                late.append(name)
            except ChangedMeanwhile:
                assert path.read_bytes() == THEIRS, (turn, name)
        if path.read_bytes() != THEIRS:
            lost.append(name)
        assert read_files(tmp_path).keys() == {path.name}
    assert lost == ["replace"], "all but the renaming itself comes before the last look"
    assert late == ["replace", *names[names.index("replace") + 1 :]]


def test_a_picture_is_written_over_whatever_is_there(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "m.svg"
    path.write_bytes(b"old")
    calls = WatchedCalls(before=lambda _, name: save_in_place(path) if name == "chown" else None)
    monkeypatch.setattr(replacement, "os", calls)
    write_atomically(str(path), b"new")
    monkeypatch.undo()
    assert path.read_bytes() == b"new"


@pytest.mark.parametrize("command", [("fmt",), ("check", "--fix"), ("fmt", "--keywords", "ko")])
def test_a_command_changes_no_map_that_was_saved_meanwhile(
    run_argmap: RunArgmap, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, command: tuple[str, ...]
) -> None:
    path = tmp_path / "m.argmap"
    path.write_bytes(b"thesis  t:  one\n  premis: two\n" if "--fix" in command else UNTIDY)
    calls = WatchedCalls(before=lambda _, name: save_in_place(path) if name == "fsync" else None)
    monkeypatch.setattr(replacement, "os", calls)
    result = run_argmap(*command, "m.argmap")
    assert (result.code, path.read_bytes()) == (2, THEIRS)
    assert "cannot write `m.argmap`: it was changed just now; call again" in result.err


def test_the_page_changes_no_map_that_was_saved_meanwhile(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "m.argmap"
    path.write_bytes(UNTIDY)
    map_store = MapStore(str(tmp_path))
    _, version = map_store.read("m.argmap")
    calls = WatchedCalls(before=lambda _, name: save_in_place(path) if name == "fsync" else None)
    monkeypatch.setattr(replacement, "os", calls)
    with pytest.raises(Conflict) as conflict:
        map_store.save("m.argmap", "thesis: mine\n", version)
    assert path.read_bytes() == THEIRS
    assert conflict.value.current_version == map_store.read("m.argmap")[1]


def test_a_new_map_is_written_over_none_that_came_meanwhile(
    run_argmap: RunArgmap, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "m.argmap"
    calls = WatchedCalls(before=lambda _, name: save_in_place(path) if name == "fsync" else None)
    monkeypatch.setattr(replacement, "os", calls)
    result = run_argmap("new", "m.argmap")
    assert (result.code, path.read_bytes()) == (2, THEIRS)
