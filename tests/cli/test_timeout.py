"""`--timeout`: what takes too long is given up at any moment, in one sentence, and the last picture stays."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from argmap.diagnostics import deadline
from tests.cli.cli_call import GOOD, RunArgmap, WriteFile

SHORT = "0.000000001"
DOCUMENT = f"```argmap\n{GOOD}```\n"
PANDOC = json.dumps(
    {
        "pandoc-api-version": [1, 22],
        "meta": {},
        "blocks": [{"t": "CodeBlock", "c": [["", ["argmap"], []], GOOD]}],
    }
).encode()
LARGE = "thesis: T\n" + "".join(
    f"  premise p{n}: Reason number {n}\n    objection: But not {n}\n      premise p{n * 7 % 12}\n"
    for n in range(12)
)


@pytest.mark.parametrize(
    "arguments",
    [
        ("build", "m.argmap"),
        ("build", "m.argmap", "--split", "-f", "pdf"),
        ("build", "m.argmap", "-f", "png,dot,json"),
        ("build", "m.argmap", "--steps"),
        ("slides", "m.argmap", "-f", "html"),
        ("alt", "m.argmap"),
        ("md", "x.md"),
    ],
    ids=" ".join,
)
def test_what_takes_too_long_is_one_sentence_at_the_map(
    run_argmap: RunArgmap, write_file: WriteFile, tmp_path: Path, arguments: tuple[str, ...]
) -> None:
    write_file("m.argmap")
    write_file("x.md", DOCUMENT)
    kept = write_file("out/m.svg", "the last good picture")
    result = run_argmap(*arguments, "--timeout", SHORT)
    assert result.code == 1
    assert result.out == ""
    (line,) = result.err.splitlines()
    assert line.startswith(f"error: cannot draw `{arguments[1]}`: it takes longer than 1e-09 s; ")
    assert "a larger `--timeout`" in line
    assert kept.read_text() == "the last good picture"
    assert {path.name for path in tmp_path.iterdir()} == {"m.argmap", "x.md", "out"}
    assert list((tmp_path / "out").iterdir()) == [kept]


def test_the_sentence_is_korean_where_messages_are(run_argmap: RunArgmap, write_file: WriteFile) -> None:
    write_file("m.argmap")
    stderr = run_argmap("build", "m.argmap", "--timeout", SHORT, "--ui", "ko").err
    assert stderr.startswith("오류: 그릴 수 없는 지도 `m.argmap`: 1e-09초보다 오래 걸린다; 보기나 일부")


def test_a_filter_takes_its_time_from_the_environment(
    run_argmap: RunArgmap, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("ARGMAP_TIMEOUT", SHORT)
    result = run_argmap("pandoc", "html", stdin=PANDOC)
    assert (result.code, result.out) == (1, "")
    assert result.err.startswith("error: cannot draw `<stdin>`: it takes longer")


def test_the_other_maps_of_a_call_are_looked_at(run_argmap: RunArgmap, write_file: WriteFile) -> None:
    write_file("a.argmap")
    write_file("b.argmap")
    assert run_argmap("build", "--timeout", SHORT).err.count("error: cannot draw") == 2
    assert run_argmap("alt", "--timeout", SHORT).err.count("error: cannot draw") == 2


@pytest.mark.parametrize("form", ["svg", "pdf"])
def test_enough_time_changes_nothing(
    run_argmap: RunArgmap, write_file: WriteFile, tmp_path: Path, form: str
) -> None:
    write_file("m.argmap")
    files = []
    for timeout in ((), ("--timeout", "1000")):
        assert run_argmap("build", "m.argmap", "-f", form, *timeout).code == 0
        files.append((tmp_path / "out" / f"m.{form}").read_bytes())
    assert files[0] == files[1]


@pytest.mark.parametrize("value", ["0", "-1", "nan", "inf", "1e9"])
def test_no_length_of_time_is_a_wrong_call(run_argmap: RunArgmap, write_file: WriteFile, value: str) -> None:
    write_file("m.argmap")
    result = run_argmap("build", "m.argmap", "--timeout", value)
    assert result.code == 2
    assert "is no number of seconds above 0 and up to 1000000" in result.err


def _build_clock(calls: int) -> Callable[[], float]:
    """A clock that stands still until it has been read so many times, and then is far ahead."""
    looks = 0

    def now() -> float:
        nonlocal looks
        looks += 1
        return 0.0 if looks <= calls else 1e9

    return now


@pytest.mark.parametrize("moment", [1, 2, 3, 5, 8, 13, 40, 80, 120, 200, 400])
def test_a_build_can_be_given_up_at_any_moment(
    run_argmap: RunArgmap, write_file: WriteFile, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, moment: int
) -> None:
    write_file("m.argmap", LARGE)
    monkeypatch.setattr(deadline, "monotonic", _build_clock(moment))
    result = run_argmap("build", "m.argmap", "--timeout", "9", "--fit", "none", "-f", "svg,pdf")
    assert result.code == 1
    assert result.err.startswith("error: cannot draw `m.argmap`: it takes longer than 9 s; ")
    assert not (tmp_path / "out").exists()
