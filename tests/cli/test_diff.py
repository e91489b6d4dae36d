"""`argmap diff`: what it prints, draws and ends with, for files and for what git keeps."""

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path
from unicodedata import normalize

import pytest

from tests.cli.cli_call import GOOD, INVALID, RunArgmap, WriteFile

OLD = "thesis goal: Close the centre\n  premise air: The air gets cleaner\n  objection shops: Shops lose\n"
NEW = "thesis goal: Close the centre\n  premise air: All air gets cleaner\n  objection noise: It stays loud\n"


@pytest.fixture
def map_versions(write_file: WriteFile) -> tuple[str, str]:
    """Two states of a map."""
    write_file("old.argmap", OLD)
    write_file("new.argmap", NEW)
    return "old.argmap", "new.argmap"


def test_it_ends_as_diff_does(
    run_argmap: RunArgmap, write_file: WriteFile, map_versions: tuple[str, str]
) -> None:
    assert run_argmap("diff", *map_versions).out == (
        "--- old.argmap\n+++ new.argmap\n"
        "- objection shops (below goal): Shops lose\n"
        "+ objection noise (below goal): It stays loud\n"
        "~ premise air (below goal):\n  - The air gets cleaner\n  + All air gets cleaner\n"
        "1 added, 1 removed, 1 reworded\n"
    )
    assert run_argmap("diff", *map_versions).code == 1
    same = run_argmap("diff", "old.argmap", "-", stdin=b"# a comment\n" + OLD.encode())
    assert (same.code, same.out, same.err) == (0, "", "")
    quiet = run_argmap("diff", "-q", *map_versions)
    assert (quiet.code, quiet.out) == (1, "")
    write_file("broken.argmap", INVALID)
    broken = run_argmap("diff", "old.argmap", "broken.argmap")
    assert (broken.code, broken.out) == (2, "")
    assert "broken.argmap:2:3" in broken.err
    for arguments in (
        ("old.argmap", "absent.argmap"),
        ("-", "-"),
        ("old.argmap", "new.argmap", "-o", "x.dot"),
    ):
        assert run_argmap("diff", *arguments).code == 2


def test_a_file_that_is_new_is_all_added(run_argmap: RunArgmap, map_versions: tuple[str, str]) -> None:
    result = run_argmap("diff", os.devnull, "new.argmap", "--ui", "ko")
    assert result.code == 1
    assert result.out.splitlines()[-1] == "추가 3"
    assert run_argmap("diff", "new.argmap", os.devnull).out.endswith("3 removed\n")
    assert run_argmap("diff", os.devnull, os.devnull).code == 0


def test_the_picture_marks_each_change_by_a_word_and_a_sign(
    run_argmap: RunArgmap, tmp_path: Path, map_versions: tuple[str, str]
) -> None:
    result = run_argmap("diff", *map_versions, "-o", "d.svg")
    assert (result.code, result.err) == (1, "wrote d.svg\n")
    svg = (tmp_path / "d.svg").read_text("utf-8")
    changes = re.findall(r'data-id="(\w+)" data-change="(\w+)"', svg)
    assert sorted(changes) == [("air", "reworded"), ("noise", "added"), ("shops", "removed")]
    assert svg.count('class="changed"') == 3
    assert re.findall(r">(added|removed|reworded)</text>", svg) == ["reworded", "removed", "added"]
    assert "before: The air gets cleaner" in svg
    assert "- objection shops (below goal): Shops lose" in svg


def test_a_picture_is_recognised_by_its_name_alone(
    run_argmap: RunArgmap, map_versions: tuple[str, str]
) -> None:
    for name in ("x.txt", "x.dot", "x.json"):
        result = run_argmap("diff", *map_versions, "-o", name)
        assert (result.code, result.err) == (
            2,
            f"error: `-o {name}`: changes are drawn as svg, png or pdf\n",
        )
    assert run_argmap("diff", *map_versions, "-o", "x.PDF").err == "wrote x.PDF\n"
    assert run_argmap("diff", *map_versions, "-o", "x").err == "wrote x\n"


def test_a_language_that_the_map_lacks_is_remarked(
    run_argmap: RunArgmap, map_versions: tuple[str, str]
) -> None:
    result = run_argmap("diff", "--lang", "zz", *map_versions, "-o", "d.svg")
    assert result.err == (
        "note: `new.argmap` has nothing in `zz`; it is drawn as first written\nwrote d.svg\n"
    )
    gone = run_argmap("diff", "--lang", "zz", "old.argmap", os.devnull, "-o", "d.svg")
    assert gone.err.startswith("note: `old.argmap` has nothing in `zz`; ")
    for arguments in (("--lang", "en"), ("--lang", "zz", "-q"), ()):
        assert "note" not in run_argmap("diff", *map_versions, "-o", "d.svg", *arguments).err


@pytest.mark.skipif(sys.platform == "win32", reason="no file may be called so there")
def test_a_name_reaches_no_terminal_as_commands(
    run_argmap: RunArgmap, write_file: WriteFile, map_versions: tuple[str, str]
) -> None:
    write_file("x\x1b[31m.argmap", NEW)
    assert run_argmap("diff", "old.argmap", "x\x1b[31m.argmap").out.splitlines()[:2] == [
        "--- old.argmap",
        "+++ x\\x1b[31m.argmap",
    ]


def test_how_letters_are_composed_makes_no_difference(run_argmap: RunArgmap, write_file: WriteFile) -> None:
    write_file("one.argmap", normalize("NFC", GOOD))
    write_file("other.argmap", normalize("NFD", GOOD))
    assert run_argmap("diff", "one.argmap", "other.argmap").code == 0


def test_what_git_keeps_is_read_by_its_name(
    run_argmap: RunArgmap, write_file: WriteFile, tmp_path: Path
) -> None:
    if shutil.which("git") is None:
        pytest.skip("git is not installed")
    path = write_file("maps/m.argmap", OLD)

    def git(*arguments: str) -> None:
        who = ["-c", "user.name=a", "-c", "user.email=a@example.org", "-c", "commit.gpgsign=false"]
        subprocess.run(["git", *who, *arguments], cwd=tmp_path, check=True, capture_output=True)

    git("init", "-q")
    git("add", "maps")
    git("commit", "-qm", "one")
    path.write_text(NEW, "utf-8")
    result = run_argmap("diff", "HEAD:maps/m.argmap", "maps/m.argmap")
    assert (result.code, result.out.splitlines()[0]) == (1, "--- HEAD:maps/m.argmap")
    assert run_argmap("diff", "HEAD:./maps/m.argmap", "HEAD:maps/m.argmap").code == 0
    assert run_argmap("diff", "HEAD~7:maps/m.argmap", "maps/m.argmap").code == 2
    git("add", "maps")
    path.write_text(OLD, "utf-8")
    for staged in (":maps/m.argmap", ":0:maps/m.argmap", ":./maps/m.argmap"):
        assert run_argmap("diff", "HEAD:maps/m.argmap", staged).out.endswith(
            "1 added, 1 removed, 1 reworded\n"
        )
        assert run_argmap("diff", staged, "maps/m.argmap").code == 1
    unknown = run_argmap("diff", "HEAD:maps/no.argmap", "maps/m.argmap")
    assert (unknown.code, unknown.out) == (2, "")
    assert unknown.err.startswith("error: cannot read `HEAD:maps/no.argmap`: path ")


def test_a_colon_in_a_files_name_speaks_of_no_revision(run_argmap: RunArgmap, write_file: WriteFile) -> None:
    for name in ("a:b.argmap", ":b.argmap"):
        write_file(name, GOOD)
        assert run_argmap("diff", name, name).code == 0


def test_the_picture_follows_the_project(
    run_argmap: RunArgmap, write_file: WriteFile, tmp_path: Path
) -> None:
    text = "map: M\n  lang: en\nthesis goal: Close it\n  ko: 닫는다\n  premise air: Clean\n    short: Cl.\n"
    write_file("old.argmap", text)
    write_file("new.argmap", text + "  objection: Shops lose\n")
    write_file(
        "argmap.toml", 'theme = "dark"\nfit = "4:3"\nlang = "ko"\nnumber = true\nlabel = "short"\nui = "ko"\n'
    )
    result = run_argmap("diff", "old.argmap", "new.argmap", "-o", "d.svg")
    assert (result.code, result.err) == (1, "저장 d.svg\n")
    svg = (tmp_path / "d.svg").read_text("utf-8")
    width, height = map(float, re.findall(r'<svg [^>]*?width="([\d.]+)" height="([\d.]+)"', svg)[0])
    assert width / height == pytest.approx(4 / 3, rel=0.01)
    for word in ("#14171C", "닫는다", "Cl.", "추가"):
        assert word in svg
    assert re.search(r">2 ", svg)
    run_argmap(
        "diff", "old.argmap", "new.argmap", "-o", "e.svg", "--theme", "light", "--lang", "en", "--fit", "16:9"
    )
    svg = (tmp_path / "e.svg").read_text("utf-8")
    assert "#14171C" not in svg
    assert ">Close it<" in svg


def test_by_wrong_settings_no_changes_are_drawn(
    run_argmap: RunArgmap, write_file: WriteFile, tmp_path: Path
) -> None:
    write_file("old.argmap", OLD)
    write_file("new.argmap", NEW)
    write_file("argmap.toml", 'theme = "drak"\n')
    result = run_argmap("diff", "old.argmap", "new.argmap", "-o", "d.svg")
    assert (result.code, (tmp_path / "d.svg").exists()) == (2, False)
    assert "E504" in result.err
    assert run_argmap("diff", "old.argmap", "new.argmap").code == 1
