"""No command writes through a link that leads out of its folder, wherever on the way it stands."""

import json
import os
import shutil
import sys
from collections.abc import Callable, Iterator
from pathlib import Path, PurePosixPath
from types import SimpleNamespace

import pytest
from msgspec import Struct

from argmap.cli.lazy_group import COMMANDS
from argmap.diagnostics.user_error import UserError
from argmap.files import output_links
from argmap.files.errors import FileError
from argmap.files.output_links import find_outside_link, resolve_output
from argmap.files.writing import write_atomically
from argmap.jobs.build_cache import CACHE_FILE
from argmap.serve.served_maps import MapStore
from tests.cli.cli_call import GOOD, RunArgmap
from tests.faults.argmap_process import read_files

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="links need rights there")

UNTIDY = "thesis  t:   one\n"
FIXABLE = "thesis t: one\n  premis: two\n"
PANDOC = {
    "pandoc-api-version": [1, 22],
    "meta": {},
    "blocks": [{"t": "CodeBlock", "c": [["", ["argmap"], []], GOOD]}],
}
NO_WRITERS = {"alt", "completion", "doctor", "explain", "lsp", "outline", "reference", "stats"}
"""Commands that print, and write no file."""


class Writer(Struct, frozen=True):
    """A call that writes these files, by their paths from the folder that it is made in."""

    arguments: tuple[str, ...]
    files: tuple[str, ...]
    stdin: bytes = b""


def call(arguments: str, *files: str, stdin: bytes = b"") -> Writer:
    """A call, its arguments as one text."""
    return Writer(tuple(arguments.split()), files, stdin)


WRITERS = {
    "build": (
        call("build maps/m.argmap -f svg,dot", "out/m.svg", "out/m.dot"),
        call("build maps", "out/m.svg", "out/n.svg", f"out/{CACHE_FILE}"),
        call("build maps/m.argmap -o site/pictures/", "site/pictures/m.svg"),
        call("build maps/m.argmap -o site/pictures/own.svg", "site/pictures/own.svg"),
        call("build maps/m.argmap --steps", "out/m.1.svg", "out/m.2.svg"),
        call("build maps/m.argmap --depfile deps/m.d", "deps/m.d"),
        call("build project/maps/m.argmap", "project/site/m.svg"),
    ),
    "check": (call("check --fix maps/wrong.argmap", "maps/wrong.argmap"),),
    "diff": (call("diff maps/m.argmap maps/n.argmap -o out/d.svg", "out/d.svg"),),
    "fmt": (call("fmt maps/untidy.argmap", "maps/untidy.argmap"),),
    "md": (
        call("md talks/talk.md", "talks/talk.out.md", "talks/talk.out-1.svg"),
        call("md talks/talk.md -o site/docs/", "site/docs/talk.md", "site/docs/talk-1.svg"),
    ),
    "new": (call("new maps/new.argmap --force --thesis X --lang en", "maps/new.argmap"),),
    "pandoc": (call("pandoc gfm", "argmap-pictures/1.svg", stdin=json.dumps(PANDOC).encode()),),
    "serve": (call("serve maps", "maps/m.argmap"), call("serve maps/m.argmap", "maps/m.argmap")),
    "slides": (call("slides maps/m.argmap -f pptx,html", "out/m.pptx", "out/m.html"),),
    "watch": (call("watch maps/m.argmap", "out/m.svg"),),
}


class Case(Struct, frozen=True):
    """A call, one of the files that it writes, and the part of that path where a link stands."""

    writer: Writer
    file: str
    link: str


def list_cases() -> Iterator[Case]:
    """Each file that a command writes, with a link in its own place and in that of each folder on the way."""
    for writers in WRITERS.values():
        for writer in writers:
            for file in writer.files:
                for link in (file, *map(str, PurePosixPath(file).parents)):
                    if link != ".":
                        yield Case(writer, file, link)


def name_case(case: Case) -> str:
    return f"{' '.join(case.writer.arguments)} ({case.link})"


every_case = pytest.mark.parametrize("case", list(list_cases()), ids=name_case)
every_case_that_ends = pytest.mark.parametrize(
    "case", [case for case in list_cases() if case.writer.arguments[0] != "watch"], ids=name_case
)
"""All but those of `watch`, which goes on until it is stopped where nothing is refused."""


def write_clone(folder: Path) -> None:
    """Write a folder that a stranger may have sent."""
    for name, text in {
        "maps/m.argmap": GOOD,
        "maps/n.argmap": GOOD.replace("도심", "시내"),
        "project/argmap.toml": 'out = "site"\n',
        "project/maps/m.argmap": GOOD,
        "talks/talk.md": f"# Talk\n\n```argmap\n{GOOD}```\n",
    }.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text, "utf-8")


def prepare_input(folder: Path, case: Case) -> None:
    """Write the map that the call of a case changes, where it changes one."""
    for name, text in {"untidy": UNTIDY, "wrong": FIXABLE}.items():
        if case.file == f"maps/{name}.argmap":
            (folder / case.file).write_text(text, "utf-8")


def run_writer(run_argmap: RunArgmap, writer: Writer) -> tuple[int, str]:
    """Make a call; the page of `serve` saves a map. Return the exit code and the messages."""
    if writer.arguments[0] != "serve":
        result = run_argmap(*writer.arguments, stdin=writer.stdin)
        return result.code, result.err
    map_store = MapStore("maps", None if writer.arguments[1] == "maps" else "m.argmap")
    try:
        map_store.save("m.argmap", f"{GOOD}# more\n", map_store.read("m.argmap")[1])
    except UserError as error:
        return 2, error.phrase.en
    return 0, ""


@pytest.fixture
def clone(run_argmap: RunArgmap, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder of a stranger, in which calls are made."""
    folder = tmp_path / "clone"
    write_clone(folder)
    monkeypatch.chdir(folder)
    return folder


def test_every_command_is_tried_or_writes_nothing() -> None:
    assert WRITERS.keys() | NO_WRITERS == COMMANDS.keys()
    assert not WRITERS.keys() & NO_WRITERS


@every_case
def test_nothing_is_written_through_a_link_elsewhere(
    run_argmap: RunArgmap, clone: Path, tmp_path: Path, case: Case
) -> None:
    prepare_input(clone, case)
    mine = tmp_path / "home" / PurePosixPath(case.link).name
    link_to(clone / case.link, mine, is_file=case.link == case.file)
    (tmp_path / "home" / "a" / "deep").mkdir(parents=True)
    before = read_files(tmp_path / "home")
    code, err = run_writer(run_argmap, case.writer)
    assert (code, read_files(tmp_path / "home")) == (2, before), err
    assert (clone / case.link).is_symlink()
    if case.writer.arguments == ("serve", "maps") and case.link == case.file:
        assert "`m.argmap` is not served here" in err
    elif case.link == "project/site":
        assert "`out` in `project/argmap.toml` leads out of its folder, to `site`; name the folder" in err
    else:
        assert f"to `{mine}`; remove the link, or name that place itself" in err
        assert f"`{case.link}`" in err


def link_to(link: Path, mine: Path, *, is_file: bool) -> None:
    """Put a link in the place of a file or folder, to what is the reader's, with what was in that place."""
    mine.parent.mkdir(exist_ok=True)
    if link.exists():
        link.rename(mine)
    elif is_file:
        mine.write_bytes(b"precious")
    else:
        mine.mkdir()
    link.parent.mkdir(parents=True, exist_ok=True)
    link.symlink_to(os.path.relpath(mine, link.parent))


@every_case_that_ends
def test_a_link_to_what_is_below_its_folder_is_followed(
    run_argmap: RunArgmap, clone: Path, case: Case
) -> None:
    prepare_input(clone, case)
    kept = (clone / case.link).parent / "kept" / PurePosixPath(case.link).name
    kept.parent.mkdir(parents=True)
    if (clone / case.link).exists():
        shutil.move(clone / case.link, kept)
    elif case.link != case.file:
        kept.mkdir()
    (clone / case.link).symlink_to(f"kept/{kept.name}")
    before = {path: data for path, data in read_files(clone).items() if path.startswith(case.link)}
    code, err = run_writer(run_argmap, case.writer)
    assert code in ((0, 1) if case.writer.arguments[0] in ("diff", "check") else (0,)), err
    assert (clone / case.link).is_symlink()
    assert (clone / case.file).is_file()
    assert (clone / case.file).read_bytes() != before.get(case.file)


@pytest.mark.parametrize("name", ["here", "up", "absolute"])
def test_a_place_that_the_user_names_is_written(
    run_argmap: RunArgmap, clone: Path, tmp_path: Path, name: str
) -> None:
    (tmp_path / "elsewhere").mkdir()
    (tmp_path / "mine").symlink_to("elsewhere")
    output = {"here": "own/", "up": "../mine/", "absolute": f"{tmp_path / 'mine'}/"}[name]
    assert run_argmap("build", "maps/m.argmap", "-o", output).code == 0
    folder = clone / "own" if name == "here" else tmp_path / "elsewhere"
    assert [each.name for each in folder.iterdir()] == ["m.svg"]


@pytest.mark.parametrize("spell", [lambda path: str(path), lambda path: f"../{path.parent.name}/{path.name}"])
def test_another_spelling_of_a_place_here_makes_no_difference(
    clone: Path, tmp_path: Path, spell: Callable[[Path], str]
) -> None:
    (clone / "out").symlink_to(tmp_path)
    assert find_outside_link(f"{spell(clone / 'out')}/m.svg") == spell(clone / "out")


def test_the_path_of_a_user_whose_home_is_a_link_is_known(clone: Path, tmp_path: Path) -> None:
    (tmp_path / "home").symlink_to("clone")
    (clone / "out").symlink_to(tmp_path)
    assert find_outside_link(str(tmp_path / "home" / "own" / "m.svg")) is None
    assert find_outside_link(str(tmp_path / "home" / "out" / "m.svg")) == str(tmp_path / "home" / "out")


@pytest.mark.parametrize("file", ["/dev/stdout", "/dev/fd/1", "/proc/self/fd/1"])
def test_links_of_the_system_are_followed(file: str) -> None:
    assert find_outside_link(file) is None


def test_a_link_to_a_device_is_no_output(clone: Path) -> None:
    (clone / "m.svg").symlink_to("/dev/null")
    with pytest.raises(FileError, match="leads out of its folder, to `/dev/null`"):
        write_atomically("m.svg", b"new")


def test_a_junction_of_windows_is_a_link(clone: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A junction is no symbolic link for Python, and is known by its tag."""
    junction = SimpleNamespace(st_mode=0o040777, st_reparse_tag=0xA0000003)
    with monkeypatch.context() as patch:
        patch.setattr(output_links.os, "lstat", lambda path: junction)
        patch.setattr(output_links, "is_inside", lambda path, folder: False)
        found = find_outside_link("out/m.svg")
    assert found == "out"


@pytest.mark.parametrize("look", [1, 2, 3])
def test_a_folder_that_becomes_a_link_meanwhile_is_not_followed(
    clone: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, look: int
) -> None:
    """After the first look at the links, after the second, and once the folder is open."""
    (tmp_path / "home").mkdir()
    (clone / "out").mkdir()
    resolve, calls = resolve_output, []

    def swap(path: str) -> str:
        target = resolve(path)
        calls.append(path)
        if len(calls) == look:
            (clone / "out").rmdir()
            (clone / "out").symlink_to(tmp_path / "home")
        return target

    monkeypatch.setattr("argmap.files.writing.resolve_output", swap)
    with pytest.raises(FileError, match=r"`out/m\.svg`: (it was changed|a part of the path|`out` is a link)"):
        write_atomically("out/m.svg", b"new")
    assert read_files(tmp_path / "home") == {}
