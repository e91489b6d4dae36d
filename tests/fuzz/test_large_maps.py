"""Maps of a size or shape that nobody draws: each ends in a picture or in few words, in bounded memory.

The limit is set on the whole process, by the system: what asks for more is told that there is none.
"""

import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.cli.cli_call import RunArgmap

MEMORY = 2_000_000_000
"""The most bytes that argmap may take for any map here, all that it loads included."""
HANG_SECONDS = 300
"""Seconds after which a call counts as hanging; the slowest here takes a tenth of it."""

_LIMIT_MEMORY = """\
import resource, sys
resource.setrlimit(resource.RLIMIT_AS, ({0}, {0}))
from argmap.cli.entry import main
main()
"""


def _build_claims(count: int, child_lines: Callable[[int], str]) -> str:
    return "".join(f"claim c{n}: Claim number {n}\n  {child_lines(n)}\n" for n in range(count))


def _build_premises(count: int, more: str = "") -> str:
    return "thesis a: T\n" + "".join(f"  premise: Reason number {n}\n{more}" for n in range(count))


IDS = "thesis a: T\n" + "".join(f"  premise i{n:05}: Reason {n}\n" for n in range(50_000))
PICTURES = {
    "100 levels": "thesis: a\n" + "".join(f"{'  ' * n}premise: {n}\n" for n in range(1, 100)),
    "100 undercuts of undercuts": "thesis: a\n  objection: b\n"
    + "".join(f"{'  ' * n}undercut: {n}\n" for n in range(2, 100)),
    "a claim with 5,000 premises": _build_premises(5000),
    "a step with 5,000 premises": "thesis: a\n  premise: b\n"
    + "".join(f"  and: Reason {n}\n" for n in range(5000)),
    "3,000 undercuts of one step": "thesis: a\n  premise: x\n"
    + "".join(f"    undercut: But {n}\n" for n in range(3000)),
    "2,500 steps, each undercut": _build_premises(2500, "    undercut: No\n"),
    "a circle of 1,000 attacks": _build_claims(1000, lambda n: f"objection c{(n + 1) % 1000}"),
    "a chain of 5,000 references": _build_claims(5000, lambda n: f"premise c{n + 1}") + "claim c5000: End\n",
    "a chain that is written backwards": "claim c0: Begin\n"
    + "".join(f"claim c{n}: Claim {n}\n  premise c{n - 1}\n" for n in range(1, 5000)),
    "10,000 sources in one statement": "".join(f"source s{n}: Book {n}\n" for n in range(10_000))
    + "thesis: a\n"
    + "".join(f"  cite: s{n} 1\n" for n in range(10_000)),
    "one cite of 9,900 letters": "source s: Book\nthesis: a\n  cite: s " + "s," * 4900 + "\n",
    "a text of 360,000 letters": "thesis: a\n  premise: b\n" + f"    | {'가' * 9000}\n" * 40,
    "one word of 9,900 letters": f"thesis: {'x' * 9900}\n  premise: b{chr(0x200B) * 9000}\n",
    "controls that turn and join": "thesis: \u202eabc\u202c \u2066\u2067\u200b\u200d\ufeff x \u200f\n"
    "  premise: \u200bb\n",
    "a thousand references to one id": "thesis: a\n  premise same: x\n"
    + "".join(f"thesis: t{n}\n  premise same\n" for n in range(1000)),
    "10,000 tags": "thesis: a\n" + "".join(f"  tag: t{n}\n" for n in range(10_000)),
    "1,000 groups": "".join(f"group g{n}: G {n}\n" for n in range(1000))
    + _build_premises(0)
    + "".join(f"  premise: P {n}\n    group: g{n}\n" for n in range(1000)),
    "half a million comments": "#\n" * 249_000 + "thesis: a\n",
}
WORDS = {
    "a word of a megabyte": (f"thesis: {'x' * 1_000_000}\n", {"E117": 1}),
    "4,000 levels": (
        "thesis: a\n" + "".join(f"{' ' * n}premise: {n}\n" for n in range(1, 4000)),
        {"E108": 1},
    ),
    "a circle of 1,000 supports": (_build_claims(1000, lambda n: f"premise c{(n + 1) % 1000}"), {"E221": 1}),
    "an id used 1,000 times": ("thesis: a\n" + "  premise same: x\n" * 1000, {"E202": 999}),
    "100,000 ids that differ in one letter": (
        IDS + "".join(f"  premise i{n:05}x\n" for n in range(50_000)),
        {"E201": 50_000},
    ),
    "100,000 misspelt keywords": (
        "thesis a: x\n" + "".join(f"  premis p{n}: x\n" for n in range(100_000)),
        {"E110": 100_000},
    ),
    "five million lines": (":\n" * 4_900_000, {"E118": 1}),
    "9,000 joiners alone": (f"thesis: a\n  premise: {chr(0x200D) * 9000}\n", {"E113": 1}),
    "20,000 tabs": ("thesis: a\n" + "\t \tpremise: b\n" * 20_000, {"E105": 1}),
}


def _run_argmap(folder: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-c", _LIMIT_MEMORY.format(MEMORY), *arguments],
        cwd=folder,
        capture_output=True,
        encoding="utf-8",
        timeout=HANG_SECONDS,
        check=False,
    )


linux = pytest.mark.skipif(sys.platform != "linux", reason="the limit on memory is Linux's")


@linux
@pytest.mark.slow
@pytest.mark.parametrize("name", list(PICTURES))
def test_what_is_odd_but_well_is_drawn(tmp_path: Path, name: str) -> None:
    (tmp_path / "m.argmap").write_text(PICTURES[name], "utf-8")
    done = _run_argmap(tmp_path, "build", "m.argmap", "--format", "short", "-q")
    assert done.returncode == 0, done.stderr[:2000]
    assert (tmp_path / "out" / "m.svg").read_text("utf-8").endswith("</svg>\n")


@linux
@pytest.mark.slow
@pytest.mark.parametrize("name", list(WORDS))
def test_each_error_is_reported_once(tmp_path: Path, name: str) -> None:
    text, expected = WORDS[name]
    (tmp_path / "m.argmap").write_text(text, "utf-8")
    done = _run_argmap(tmp_path, "check", "m.argmap", "--format", "short")
    assert done.returncode == 1, done.stderr[:2000]
    (code,) = expected
    assert done.stdout.count(f": error[{code}]: ") == expected[code] == done.stdout.count(": error[")
    assert done.stderr == ""


def test_too_little_memory_is_one_sentence(
    run_argmap: RunArgmap, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def none_left(*_: object) -> None:
        raise MemoryError

    (tmp_path / "m.argmap").write_text("thesis: a\n", "utf-8")
    monkeypatch.setattr("argmap.pipeline.compile.parse", none_left)
    for command in ("check", "build"):
        result = run_argmap(command, "m.argmap")
        assert (result.code, result.out) == (1, "")
        assert result.err.startswith("error: this machine has not enough memory for that; take a part of")


def test_a_file_of_a_hundred_megabytes_is_one_sentence(run_argmap: RunArgmap, tmp_path: Path) -> None:
    with (tmp_path / "m.argmap").open("wb") as file:
        file.truncate(100_000_000)
    result = run_argmap("build", "m.argmap")
    assert result.code == 2
    assert result.err == "error: cannot read `m.argmap`: it is larger than 10 MB\n"
