"""Runs in poor environments: consoles without UTF-8, odd locales, no home, closed streams, other disks."""

import io
import os
import subprocess
import sys
from pathlib import Path
from unicodedata import normalize

import pytest

from argmap.cli.main import run
from tests.cli.cli_call import GOOD, INVALID, RunArgmap, WriteFile

ROOT = Path(__file__).parents[2]
PASSED_VARIABLES = ("SYSTEMROOT", "HOME", "USERPROFILE", "LOCALAPPDATA")
MINIMAL_ENVIRONMENT = {name: os.environ[name] for name in PASSED_VARIABLES if name in os.environ} | {
    "PYTHONPATH": str(ROOT),
    "PATH": "",
}
ASCII = {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"}
ODD_MAP = "map: 명과 암 ★\n  lang: ko\n\nthesis 가: 좋다 ≥ 😀\n  premis: ﷽ é\n"
COMMANDS = [
    ("--help",),
    ("biuld", "한글"),
    ("build", "없다.argmap"),
    ("check", "나쁨.argmap", "--ui", "ko"),
    ("check", "나쁨.argmap", "--format", "short"),
    ("build", "나쁨.argmap", "좋음.argmap", "--ui", "ko"),
    ("outline", "좋음.argmap"),
    ("stats", "좋음.argmap", "--ui", "ko"),
    ("alt", "좋음.argmap"),
    ("diff", "나쁨.argmap", "좋음.argmap"),
    ("fmt", "--diff", "--keywords", "ko", "좋음.argmap"),
    ("explain", "E101", "--ui", "ko"),
    ("doctor", "--ui", "ko"),
    ("new", "새것.argmap", "--lang", "ko", "--title", "새것 ★"),
]


def _mark_slow(value: object) -> object:
    return pytest.param(value, marks=pytest.mark.slow)


def run_argmap(folder: Path, *arguments: str, **environment: str) -> subprocess.CompletedProcess[bytes]:
    """Run argmap in a separate process with only this environment."""
    return subprocess.run(
        [sys.executable, "-m", "argmap", *arguments],
        cwd=folder,
        env=MINIMAL_ENVIRONMENT | environment,
        capture_output=True,
        stdin=subprocess.DEVNULL,
        timeout=120,
        check=False,
    )


@pytest.mark.parametrize("encoding", ["ascii", "cp949", "cp1252", "cp1254", "cp437", "utf-16"])
def test_no_command_stumbles_over_a_console_that_lacks_letters(
    write_file: WriteFile, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, encoding: str
) -> None:
    write_file("좋음.argmap", GOOD)
    write_file("나쁨.argmap", ODD_MAP)
    monkeypatch.chdir(tmp_path)
    for arguments in COMMANDS:
        out, err = (io.TextIOWrapper(io.BytesIO(), encoding, "strict") for _ in range(2))
        monkeypatch.setattr(sys, "stdout", out)
        monkeypatch.setattr(sys, "stderr", err)
        assert run(arguments) in (0, 1, 2), arguments
        for stream in (out, err):
            stream.flush()
        assert out.buffer.getvalue() or err.buffer.getvalue(), arguments


@pytest.mark.parametrize(
    "environment",
    [
        ASCII,
        _mark_slow({"LC_ALL": "POSIX"}),
        _mark_slow({"LC_ALL": "ko_KR.eucKR", "PYTHONUTF8": "0"}),
        _mark_slow({"LC_ALL": "tr_TR.UTF-8", "TERM": "dumb"}),
        _mark_slow({"LC_ALL": "no_such_locale", "PYTHONIOENCODING": "cp949:strict"}),
        _mark_slow(
            {"HOME": "/nonexistent", "USERPROFILE": "?", "LOCALAPPDATA": "?", "TMPDIR": "/nonexistent"}
        ),
        _mark_slow({"HOME": os.devnull}),
    ],
    ids=lambda environment: next(iter(environment.values())),
)
def test_a_picture_is_the_same_wherever_it_is_drawn(
    write_file: WriteFile, tmp_path: Path, environment: dict[str, str]
) -> None:
    write_file("I.argmap", GOOD)
    done = run_argmap(tmp_path, "build", "I.argmap", "-f", "svg,png", "--ui", "en", **environment)
    assert (done.returncode, done.stderr.count(b"wrote ")) == (0, 2), done.stderr
    from argmap import read

    assert (tmp_path / "out/I.svg").read_text("utf-8") == read(tmp_path / "I.argmap").svg(fit="16:9")


@pytest.mark.skipif(sys.platform == "win32", reason="a shell closes streams here")
@pytest.mark.parametrize("closed", [_mark_slow("<&-"), _mark_slow(">&-"), _mark_slow("2>&-"), "<&- >&- 2>&-"])
def test_streams_that_are_closed_spoil_no_picture(write_file: WriteFile, tmp_path: Path, closed: str) -> None:
    write_file("m.argmap", GOOD)
    run_argmap = f'exec "$0" -m argmap build m.argmap -f svg,png {closed}'
    done = subprocess.run(
        ["/bin/sh", "-c", run_argmap, sys.executable],
        cwd=tmp_path,
        env=MINIMAL_ENVIRONMENT,
        capture_output=True,
        check=False,
    )
    assert done.returncode == 0
    assert b"Exception" not in done.stderr
    assert (tmp_path / "out/m.svg").read_bytes().endswith(b"</svg>\n")
    assert (tmp_path / "out/m.png").read_bytes().startswith(b"\x89PNG")


@pytest.mark.skipif(sys.platform in ("darwin", "win32"), reason="file names are no bytes there")
def test_a_part_whose_name_the_locale_cannot_spell_is_one_sentence(
    write_file: WriteFile, tmp_path: Path
) -> None:
    branches = [f"  premise 가{n}: {'word ' * 25}\n    objection: {'other ' * 25}\n" for n in range(14)]
    write_file("big.argmap", f"thesis 논제: one\n{''.join(branches)}")
    done = run_argmap(tmp_path, "build", "big.argmap", "--split", **ASCII)
    assert done.returncode == 2
    assert done.stderr.startswith(b"error: cannot write `out/big.\\u")
    assert b"set PYTHONUTF8=1" in done.stderr


@pytest.mark.parametrize("system", ["darwin", "win32"])
@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("build", "m.argmap", "--view", "Q,q"), "are one file here"),
        (("build", "a/M.argmap", "b/m.argmap"), "would both go to"),
        (("slides", "a/M.argmap", "b/m.argmap", "-f", "html"), "would both go to"),
        (("md", "a/T.md", "b/t.md", "-o", "c/"), "would both go to"),
    ],
)
def test_outputs_that_differ_in_case_alone_are_refused_where_they_are_one_file(
    run_argmap: RunArgmap,
    write_file: WriteFile,
    monkeypatch: pytest.MonkeyPatch,
    system: str,
    arguments: tuple[str, ...],
    words: str,
) -> None:
    views = "view Q: one\n  root: goal\nview q: two\n  root: goal\n"
    write_file("m.argmap", GOOD.replace("thesis", f"{views}\nthesis"))
    for name in ("a/M.argmap", "b/m.argmap"):
        write_file(name, GOOD)
    for name in ("a/T.md", "b/t.md"):
        write_file(name, "words\n")
    assert sys.platform in ("darwin", "win32") or run_argmap(*arguments).code == 0
    monkeypatch.setattr("argmap.jobs.plan.sys.platform", system)
    result = run_argmap(*arguments)
    assert result.code == 2
    assert words in result.err


@pytest.mark.skipif(sys.platform == "darwin", reason="its file system composes names itself")
def test_a_map_from_macos_is_read_tidied_and_drawn_by_the_name_that_is_typed(
    run_argmap: RunArgmap, write_file: WriteFile, tmp_path: Path
) -> None:
    stored = normalize("NFD", "명과 암.argmap")
    write_file(stored, GOOD.replace("\n", "  \n", 1))
    write_file("talk.md", "![](<명과 암.argmap>)\n")
    typed = normalize("NFC", stored)
    assert run_argmap("fmt", typed).code == 0
    assert run_argmap("build", typed).code == 0
    assert run_argmap("diff", typed, stored).code == 0
    assert run_argmap("md", "talk.md").code == 0
    assert sorted(path.name for path in tmp_path.glob("*.argmap")) == [stored]
    assert (tmp_path / stored).read_text("utf-8") == GOOD
    assert [path.name for path in (tmp_path / "out").iterdir()] == [stored.replace(".argmap", ".svg")]


@pytest.mark.parametrize("end", ["\r\n", "\n"])
def test_line_ends_change_neither_picture_nor_places(
    run_argmap: RunArgmap, write_file: WriteFile, tmp_path: Path, end: str
) -> None:
    path = write_file("m.argmap")
    path.write_bytes(GOOD.replace("\n", end).encode())
    assert (
        run_argmap("build", "m.argmap", "-o", "-").raw
        == run_argmap("build", "-", "-o", "-", stdin=GOOD.encode()).raw
    )
    path.write_bytes(INVALID.replace("\n", end).encode())
    assert "m.argmap:2:3: error" in run_argmap("check", "m.argmap", "--format", "short").out
