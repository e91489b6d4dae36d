"""A full disk, a missing permission or folder gives one message, and existing files stay."""

import os
import resource
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from msgspec import Struct

from argmap.files import named_pipes
from tests.cli.cli_call import GOOD, RunArgmap
from tests.faults.argmap_process import (
    drop_privileges,
    read_files,
    restore_signals,
    start_argmap,
    wait_for_exit,
)

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="rights and limits as Unix has them")

WRITING = {
    "build": ("build", "m.argmap", "-f", "svg,dot,json"),
    "fmt": ("fmt", "untidy.argmap"),
    "new": ("new", "other.argmap"),
    "md": ("md", "talk.md"),
}


REASONS = "Shops sell more|Children play|Buses run on time|Noise falls|Trees grow|Old people rest|Walls last"
MANY = GOOD + "".join(f"  premise: {reason}\n" for reason in REASONS.split("|"))
"""So many claims that the layout needs no engine, which would need files of its own."""


class FullDisk(Struct, frozen=True):
    """A folder in which nothing more can be written, and what has to be done first in a process for that."""

    folder: Path
    preexec: Callable[[], None]
    reason: str


def write_inputs(folder: Path) -> None:
    """Write the inputs of the commands, and an older picture."""
    (folder / "out").mkdir()
    (folder / "out" / "m.svg").write_bytes(b"an older picture")
    (folder / "m.argmap").write_text(MANY, "utf-8")
    (folder / "untidy.argmap").write_text("thesis  t:   one\n", "utf-8")
    (folder / "talk.md").write_text(f"```argmap\n{MANY}```\n", "utf-8")


def forbid_writes() -> None:
    """Lets a new process write no file."""
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))


@pytest.fixture(params=["limit", "disk"])
def full_disk(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[FullDisk]:
    """A full disk where the system allows a mount, and a limit on the size of files."""
    mounted = request.param == "disk" and _mount_full_disk(tmp_path)
    write_inputs(tmp_path)
    if not mounted:
        yield FullDisk(tmp_path, forbid_writes, "a file may not be so large here")
        return
    with (tmp_path / "ballast").open("wb", buffering=0) as ballast:
        try:
            while True:
                ballast.write(bytes(4096))
        except OSError:
            pass
    yield FullDisk(tmp_path, restore_signals, "the disk is full")
    subprocess.run(["umount", "--lazy", str(tmp_path)], check=True)


def _mount_full_disk(folder: Path) -> bool:
    command = ["mount", "-t", "tmpfs", "-o", "size=128k", "tmpfs", str(folder)]
    try:
        return subprocess.run(command, capture_output=True, check=False).returncode == 0
    except OSError:
        return False


@pytest.mark.parametrize("name", WRITING)
def test_a_full_disk_is_one_sentence_and_loses_nothing(full_disk: FullDisk, name: str) -> None:
    before = read_files(full_disk.folder)
    code, err = wait_for_exit(start_argmap(full_disk.folder, *WRITING[name], preexec=full_disk.preexec))
    assert code == 2
    assert err.startswith("error: cannot write `")
    assert err.endswith(f"`: {full_disk.reason}\n")
    assert err.count("\n") == 1
    assert read_files(full_disk.folder) == before


@pytest.mark.skipif(not os.path.exists("/dev/full"), reason="a device of Linux")
@pytest.mark.parametrize(
    "arguments",
    [
        ("build", "m.argmap", "-o", "-"),
        ("check", "m.argmap"),
        ("outline", "m.argmap"),
        ("fmt", "-"),
        ("--help",),
    ],
)
def test_a_full_standard_output_is_one_sentence(tmp_path: Path, arguments: tuple[str, ...]) -> None:
    write_inputs(tmp_path)
    with open("/dev/full", "wb") as full_disk:
        done = subprocess.run(
            [sys.executable, "-m", "argmap", *arguments],
            cwd=tmp_path,
            env={**os.environ, "PYTHONPATH": str(Path(__file__).parents[2]), "ARGMAP_UI": "ko"},
            input=b"thesis  t:   one\n",
            stdout=full_disk,
            stderr=subprocess.PIPE,
            timeout=60,
        )
    assert (done.returncode, done.stderr.decode()) == (
        2,
        "오류: 쓸 수 없는 파일 `<stdout>`: 디스크가 가득 찼다\n",
    )


@pytest.mark.skipif(sys.platform != "linux", reason="rights that hold for root too")
@pytest.mark.parametrize("shut", [".", "out"])
def test_a_folder_that_may_not_be_written_is_one_sentence(tmp_path: Path, shut: str) -> None:
    write_inputs(tmp_path)
    before = read_files(tmp_path)
    (tmp_path / shut).chmod(0o555)
    paths = {"build": "out/m.svg"} if shut == "out" else {"new": "other.argmap", "md": "talk.out-1.svg"}
    for name, path in paths.items():
        code, err = wait_for_exit(start_argmap(tmp_path, *WRITING[name], preexec=drop_privileges))
        assert (code, err) == (2, f"error: cannot write `{path}`: permission was refused\n")
    (tmp_path / shut).chmod(0o755)
    assert read_files(tmp_path) == before


@pytest.mark.skipif(sys.platform != "linux", reason="rights that hold for root too")
def test_a_read_only_file_stays_and_an_unreadable_one_is_reported(tmp_path: Path) -> None:
    write_inputs(tmp_path)
    (tmp_path / "out" / "m.svg").chmod(0o444)
    (tmp_path / "talk.md").chmod(0)
    before = read_files(tmp_path)
    answers = [
        wait_for_exit(start_argmap(tmp_path, *WRITING[name], preexec=drop_privileges))
        for name in ("build", "md")
    ]
    assert answers == [
        (2, "error: cannot write `out/m.svg`: it is read-only\n"),
        (2, "error: cannot read `talk.md`: permission was refused\n"),
    ]
    assert read_files(tmp_path) == before


def test_a_file_in_the_place_of_the_folder_is_one_sentence(tmp_path: Path) -> None:
    write_inputs(tmp_path)
    (tmp_path / "taken").write_bytes(b"mine")
    code, err = wait_for_exit(start_argmap(tmp_path, "build", "m.argmap", "-o", "taken/"))
    assert (code, err) == (2, "error: cannot write `taken/m.svg`: a part of the path is not a folder\n")
    assert (tmp_path / "taken").read_bytes() == b"mine"


def test_pipes_in_the_place_of_outputs_stop_no_build(
    run_argmap: RunArgmap, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """One in the place of the record is left alone, as the record is never needed."""
    monkeypatch.setattr(named_pipes, "OTHER_END_TIMEOUT", 0.05)
    write_inputs(tmp_path)
    (tmp_path / "n.argmap").write_text(GOOD, "utf-8")
    (tmp_path / "out" / "m.svg").unlink()
    for name in ("m.svg", ".argmap-drawn.json"):
        os.mkfifo(tmp_path / "out" / name)
    result = run_argmap("build", "m.argmap", "n.argmap")
    assert result.code == 2
    assert "error: cannot write `out/m.svg`: it is a pipe, and no program reads from it\n" in result.err
    assert (tmp_path / "out" / "n.svg").read_bytes().startswith(b"<svg")
    assert (tmp_path / "out" / ".argmap-drawn.json").is_fifo()
    (tmp_path / "talk.out.md").unlink(missing_ok=True)
    os.mkfifo(tmp_path / "talk.out.md")
    assert run_argmap("md", "talk.md").code == 2


def test_maps_that_go_while_a_folder_is_built_leave_the_others_alone(tmp_path: Path) -> None:
    write_inputs(tmp_path)
    (tmp_path / "maps").mkdir()
    (tmp_path / "maps" / "a.argmap").symlink_to("gone")
    (tmp_path / "maps" / "b.argmap").write_text(GOOD, "utf-8")
    (tmp_path / "maps" / "c.argmap").mkdir()
    code, err = wait_for_exit(start_argmap(tmp_path, "build", "maps", "-q"))
    assert (code, err) == (2, "error: cannot read `maps/a.argmap`: there is no such file or folder\n")
    assert (tmp_path / "out" / "b.svg").read_bytes().startswith(b"<svg")


@pytest.mark.slow
def test_two_builds_into_one_folder_at_once_leave_whole_files(tmp_path: Path) -> None:
    texts = (GOOD, GOOD.replace("도심", "시내"))
    expected: list[dict[str, bytes]] = []
    for number, text in enumerate(texts):
        (tmp_path / str(number)).mkdir()
        (tmp_path / str(number) / "m.argmap").write_text(text, "utf-8")
        assert wait_for_exit(start_argmap(tmp_path / str(number), *WRITING["build"]))[0] == 0
        expected.append(read_files(tmp_path / str(number) / "out"))
    for _ in range(10):
        both = [
            start_argmap(tmp_path / str(number), *WRITING["build"], "-o", "../both/")
            for number in (0, 1, 0, 1)
        ]
        assert [wait_for_exit(each)[0] for each in both] == [0] * 4
        found = read_files(tmp_path / "both")
        assert found.keys() == expected[0].keys()
        assert all(found[name] in (expected[0][name], expected[1][name]) for name in found)


def test_a_link_leads_to_no_file_of_another_kind(run_argmap: RunArgmap, tmp_path: Path) -> None:
    write_inputs(tmp_path)
    precious = tmp_path / "out" / "notes.txt"
    precious.write_bytes(b"mine")
    link = tmp_path / "out" / "m.svg"
    link.unlink()
    link.symlink_to(precious)
    result = run_argmap("build", "m.argmap")
    assert result.code == 2
    assert (
        result.err == "error: cannot write `out/m.svg`: it is a link to a file of another kind; remove it\n"
    )
    assert precious.read_bytes() == b"mine"
    link.unlink()
    link.symlink_to("kept.svg")
    assert run_argmap("build", "m.argmap").code == 0
    assert (tmp_path / "out" / "kept.svg").read_bytes().startswith(b"<svg")
    assert link.is_symlink()


@pytest.mark.parametrize("out", ["../../x", "{}/x", "link/x", "a/../../../x"])
@pytest.mark.parametrize("command", ["build", "slides"])
def test_settings_lead_to_no_folder_elsewhere(
    run_argmap: RunArgmap, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, command: str, out: str
) -> None:
    maps = _write_project(tmp_path, out := out.format(tmp_path))
    monkeypatch.chdir(maps.parent)
    result = run_argmap(command, "maps")
    assert result.code == 2
    assert result.err.startswith("error: `out` in `maps/argmap.toml` leads out of its folder")
    assert result.err.count("\n") == 1
    assert [path.name for path in tmp_path.iterdir()] == ["project"]
    assert run_argmap("build", "maps", "-o", "../named/").code == 0
    assert (tmp_path / "named" / "m.svg").exists()


def test_settings_may_lead_to_what_is_below_the_current_folder(
    run_argmap: RunArgmap, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    maps = _write_project(tmp_path, "../pictures")
    monkeypatch.chdir(maps.parent)
    assert run_argmap("build", "maps").code == 0
    assert (maps.parent / "pictures" / "m.svg").exists()
    monkeypatch.chdir(maps)
    assert run_argmap("build").code == 2


def test_settings_elsewhere_do_not_lead_into_the_current_folder(
    run_argmap: RunArgmap, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    maps = _write_project(tmp_path, "here")
    (tmp_path / "mine").mkdir()
    (maps / "here").symlink_to(tmp_path / "mine")
    monkeypatch.chdir(tmp_path / "mine")
    result = run_argmap("build", "../project/maps")
    assert (result.code, "leads out of its folder" in result.err) == (2, True)
    assert list((tmp_path / "mine").iterdir()) == []


def _write_project(folder: Path, out: str) -> Path:
    """A folder of maps, in a project, whose settings choose where pictures go."""
    maps = folder / "project" / "maps"
    maps.mkdir(parents=True)
    (maps / "m.argmap").write_text(GOOD, "utf-8")
    (maps / "link").symlink_to(folder)
    (maps / "argmap.toml").write_text(f'out = "{out}"\n', "utf-8")
    return maps
