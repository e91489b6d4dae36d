"""The digest of argmap itself, which changes with what draws alone; and a watch that the system refuses."""

import errno
from pathlib import Path

import pytest

from argmap.files import digest as digests
from argmap.files.digest import digest, digest_package
from argmap.files.watching import _watch_limit_error


@pytest.fixture
def package(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A package in place of argmap."""
    folder = tmp_path / "argmap"
    (folder / "files").mkdir(parents=True)
    (folder / "files" / "digest.py").write_text("x = 1\n", "utf-8")
    monkeypatch.setattr(digests, "__file__", str(folder / "files" / "digest.py"))
    return folder


def test_what_python_compiles_for_itself_is_no_part_of_it(package: Path) -> None:
    before = digest_package()
    (package / "files" / "__pycache__").mkdir()
    (package / "files" / "__pycache__" / "digest.pyc").write_bytes(b"x")
    assert digest_package() == before
    (package / "files" / "more.py").write_bytes(b"")
    with_more = digest_package()
    (package / "files" / "more.py").write_bytes(b"x")
    assert len({before, with_more, digest_package()}) == 3


def test_an_archive_is_the_whole_of_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "argmap.pyz").write_bytes(b"PK")
    monkeypatch.setattr(digests, "__file__", str(tmp_path / "argmap.pyz" / "argmap" / "files" / "digest.py"))
    assert digest_package() == digest(b"PK")


def test_without_a_package_and_an_archive_there_is_none(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(digests, "__file__", "/nowhere/argmap/files/digest.py")
    assert digest_package() == ""


@pytest.mark.parametrize(
    ("number", "is_limit"), [(errno.ENOSPC, True), (errno.EMFILE, True), (errno.EACCES, False)]
)
def test_a_system_that_watches_no_more_says_so_in_its_own_words(number: int, is_limit: bool) -> None:
    error = OSError(number, "as the system says it")
    found = _watch_limit_error("maps", error)
    assert (found is not error) == is_limit
    assert ("watches no more files" in str(found)) == is_limit
