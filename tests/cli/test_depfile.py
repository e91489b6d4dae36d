"""`--depfile`: make and ninja read it as it is meant, whatever files are called."""

import os
import re
import shutil
import subprocess
import sys
import time
from pathlib import Path

import pytest

from argmap.cli.depfile import format_depfile
from tests.cli.cli_call import GOOD, INVALID, RunArgmap, WriteFile
from tests.manual.markdown_pages import MANY_MAPS

ROOT = Path(__file__).parents[2]
PLAIN = (
    "plain",
    "two words",
    "a$b",
    "$(c)",
    "d#e",
    "지도 하나",
    "f:g",
    "back\\slash",
    "end\\ of",
    "50%",
    "i,j",
    "b[1]",
)
MAKE = (*PLAIN, "(g)'h", "k&l", "왜?", "*")
"""Some versions of ninja read what these add as the end of a name, and make anew what has not changed."""


def skip_without(program: str) -> pytest.MarkDecorator:
    """Skips a test where a program is missing."""
    return pytest.mark.skipif(shutil.which(program) is None, reason=f"no {program}")


def run_program(folder: Path, *words: str) -> str:
    """Run a program in a folder, in English, and return its output."""
    environment = {**os.environ, "LC_ALL": "C.UTF-8", "PYTHONPATH": str(ROOT)}
    done = subprocess.run(
        words, cwd=folder, env=environment, capture_output=True, encoding="utf-8", check=False
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


def test_outputs_depend_on_their_map_and_its_settings(
    run_argmap: RunArgmap, write_file: WriteFile, tmp_path: Path
) -> None:
    write_file("maps/a.argmap")
    write_file("maps/argmap.toml", "number = true\n")
    write_file("b b.argmap")
    write_file("c.argmap", INVALID)
    arguments = ("build", "maps", "b b.argmap", "c.argmap", "-f", "svg,dot", "--depfile", "d/all.d")
    expected = (
        "out/a.svg out/a.dot: maps/a.argmap maps/argmap.toml\n"
        "out/b\\ b.svg out/b\\ b.dot: b\\ b.argmap\n"
        "out/c.svg out/c.dot: c.argmap\n"
        "maps/a.argmap:\nmaps/argmap.toml:\nb\\ b.argmap:\nc.argmap:\n"
    )
    for summary in ("1 failed", "2 unchanged, 1 failed"):
        assert summary in run_argmap(*arguments).err
        assert (tmp_path / "d/all.d").read_text("utf-8") == expected


def test_parts_are_outputs_too(run_argmap: RunArgmap, write_file: WriteFile, tmp_path: Path) -> None:
    write_file("m.argmap")
    assert run_argmap("build", "m.argmap", "--steps", "--depfile", "m.d").code == 0
    assert (tmp_path / "m.d").read_text("utf-8") == (
        "out/m.1.svg out/m.2.svg out/m.steps.svg: m.argmap\nm.argmap:\n"
    )


@pytest.mark.parametrize(
    "arguments",
    [
        ("m.argmap", "--depfile", "-"),
        ("m.argmap", "-o", "-", "--depfile", "m.d"),
        ("m.argmap", "--depfile", "m.argmap"),
        ("m.argmap", "--depfile", "out/m.svg"),
        ("two\nlines.argmap", "--depfile", "m.d"),
        ("[m].argmap", "--depfile", "m.d"),
    ],
)
def test_what_no_dependency_file_can_be_is_a_wrong_call(
    run_argmap: RunArgmap, write_file: WriteFile, tmp_path: Path, arguments: tuple[str, ...]
) -> None:
    write_file("m.argmap")
    write_file("two\nlines.argmap")
    write_file("[m].argmap")
    result = run_argmap("build", *arguments)
    assert (result.code, result.out) == (2, "")
    assert result.err.count("\n") == 1
    assert sorted(path.name for path in tmp_path.iterdir()) == ["[m].argmap", "m.argmap", "two\nlines.argmap"]


def write_sources(folder: Path, names: tuple[str, ...]) -> None:
    """A map with all that its outputs depend on, and its dependency file."""
    for place in ("in", "out"):
        (folder / place).mkdir()
    for name in names:
        (folder / f"in/{name}.map").write_text("", "utf-8")
    rules = format_depfile(((f"out/{name}.svg",), (f"in/{name}.map",)) for name in names)
    (folder / "all.d").write_text(rules, "utf-8")


@skip_without("make")
def test_make_reads_every_name(tmp_path: Path) -> None:
    write_sources(tmp_path, MAKE)
    (tmp_path / "Makefile").write_text(
        "all:\ninclude all.d\n%.svg:\n\t@touch '$(subst ','\\'',$@)'; echo made\n"
    )
    for name in MAKE:
        source, goal = tmp_path / f"in/{name}.map", f"out/{name}.svg"
        make = ("make", "--no-print-directory", goal)
        assert run_program(tmp_path, *make) == "made\n", name
        assert "made\n" not in run_program(tmp_path, *make), name
        os.utime(source, (4e9, 4e9))
        assert run_program(tmp_path, *make) == "made\n", name
        source.unlink()
        assert run_program(tmp_path, *make) == "made\n", name


@skip_without("ninja")
def test_ninja_reads_every_name(tmp_path: Path) -> None:
    for number, name in enumerate(PLAIN):
        folder = tmp_path / str(number)
        folder.mkdir()
        write_sources(folder, (name,))
        (folder / "all.d").rename(folder / "kept.d")
        goal = re.sub(r"([$ :])", r"$\1", f"out/{name}.svg")
        (folder / "build.ninja").write_text(
            "rule draw\n  command = cp kept.d all.d && touch $out\n  depfile = all.d\n  deps = gcc\n"
            f"build {goal}: draw\n",
            "utf-8",
        )
        (folder / "out" / f"{name}.svg").unlink(missing_ok=True)
        assert "[1/1]" in run_program(folder, "ninja"), name
        assert "no work to do" in run_program(folder, "ninja"), name
        time.sleep(0.01)
        os.utime(folder / f"in/{name}.map")
        assert "[1/1]" in run_program(folder, "ninja"), name
        assert "no work to do" in run_program(folder, "ninja"), name
        (folder / f"in/{name}.map").unlink()
        assert "[1/1]" in run_program(folder, "ninja"), name


def test_drives_and_slashes_of_windows(monkeypatch: pytest.MonkeyPatch) -> None:
    with monkeypatch.context() as there:
        there.setattr(sys, "platform", "win32")
        rules = format_depfile([((r"C:\out\a b.svg",), (r"C:\maps\a b.argmap",))])
    assert rules == "C:/out/a\\ b.svg: C:/maps/a\\ b.argmap\nC:/maps/a\\ b.argmap:\n"


@pytest.mark.slow
@skip_without("make")
@skip_without("ninja")
def test_the_examples_of_the_manual_work(write_file: WriteFile, tmp_path: Path) -> None:
    for program in ("make", "ninja"):
        write_file(f"{program}/maps/a.argmap")
        folder = tmp_path / program
        (block,) = (block for block in MANY_MAPS.blocks if block.marker == program)
        text = block.text.replace("argmap build", f"'{sys.executable}' -m argmap build")
        (folder / {"make": "Makefile", "ninja": "build.ninja"}[program]).write_text(text, "utf-8")
        for _ in range(2):
            run_program(folder, program)
        first = (folder / "out/a.svg").stat().st_mtime_ns
        write_file(f"{program}/maps/argmap.toml", "number = true\n")
        write_file(f"{program}/maps/a.argmap", GOOD.replace("clean", "fresh"))
        run_program(folder, program)
        second = (folder / "out/a.svg").stat().st_mtime_ns
        assert second > first
        write_file(f"{program}/maps/argmap.toml", "number = false\n")
        run_program(folder, program)
        assert (folder / "out/a.svg").stat().st_mtime_ns > second
