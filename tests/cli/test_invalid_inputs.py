"""Inputs that no map should be: each gets one message a writer can act on, and nothing else."""

import re
from pathlib import Path

import pytest

from tests.cli.cli_call import RunArgmap, WriteFile

LONG = "가나다 " * 250_000
DEEP = "thesis: a\n" + "".join(f"{'  ' * level}premise: {level}\n" for level in range(1, 500))

HOSTILE = {
    "empty": (b"", "E104 1:1"),
    "blank lines": (b"\n\n  \n# only a comment\n", "E104"),
    "a NUL": (b"thesis: a\0b\n", "E102 1:10"),
    "binary": (bytes(range(256)) * 40, "E102 1:1"),
    "Latin-1": ("thesis: café\n".encode("latin-1"), "E101 1:12"),
    "EUC-KR": ("논제: 가나다\n".encode("euc-kr"), "E101 1:1"),
    "UTF-16": ("thesis: a\n".encode("utf-16"), "E101 1:1"),
    "a tab": (b"thesis: a\n \tpremise: b\n", "E105 2:1"),
    "unclosed nesting": (b"thesis a: x\n      premise b: y\n   premise c: z\n", "E106 3:1"),
    "a misspelt keyword": (b"thesis: a\n  premis: b\n", "E110 2:3"),
    "an unknown reference": (b"thesis a: x\n  premise nowhere\n", "E201 2:11"),
    "an id twice": (b"thesis a: x\n  premise a: y\n", "E202 2:11"),
    "a line of a megabyte": (f"thesis: x\n  premis: {LONG}\n".encode(), "E117 2:10001"),
    "a megabyte of one letter": (b"x" * 1_000_000, "E117 1:10001"),
    "500 levels": (DEEP.encode(), "E108 102:203"),
}


@pytest.mark.parametrize("name", list(HOSTILE))
def test_one_message_and_nothing_else(run_argmap: RunArgmap, tmp_path: Path, name: str) -> None:
    data, expected = HOSTILE[name]
    (tmp_path / "m.argmap").write_bytes(data)
    result = run_argmap("build", "m.argmap", "--format", "short")
    assert result.code == 1
    first_line, last = result.err.splitlines()
    found = re.match(r"m\.argmap:(\d+:\d+): error\[(E\d+)\]: ", first_line)
    assert found
    assert f"{found[2]} {found[1]}".startswith(expected)
    assert last == "m.argmap: not drawn, for there are errors"
    assert not (tmp_path / "out").exists()
    for line in run_argmap("check", "m.argmap").out.splitlines():
        assert len(line) < 450


def test_a_thousand_errors_are_reported_one_by_one(run_argmap: RunArgmap, tmp_path: Path) -> None:
    lines = [
        f"  premis p{number}: text" if number % 2 else f"  premise nowhere{number}" for number in range(1000)
    ]
    (tmp_path / "m.argmap").write_text("\n".join(["thesis a: x", *lines, ""]), "utf-8")
    result = run_argmap("check", "m.argmap", "--format", "short")
    places = [line.split(":")[1] for line in result.out.splitlines()]
    assert places == [str(number) for number in range(2, 1002)]
    assert "\n1000 errors\n" in run_argmap("check", "m.argmap").out


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (("build", "-o", "x.pptx"), "`-o x.pptx`: `argmap slides` writes `.pptx`"),
        (("build", "-o", "X.HTML"), "`-o X.HTML`: `argmap slides` writes `.html`"),
        (("build", "-f", "svg,pptx"), "there is no form `pptx`; `argmap slides` writes it"),
        (("watch", "-f", "html"), "there is no form `html`; `argmap slides` writes it"),
        (("slides", "-o", "x.svg"), "`-o x.svg`: `argmap build` writes `.svg`"),
        (("slides", "-f", "PNG"), "there is no form `PNG`; `argmap build` writes it"),
        (("md", "talk.md", "-f", "pptx"), "there is no form `pptx`; `argmap slides` writes it"),
        (("build", "-o", "x.jpg"), "`-o x.jpg` ends in no form (.svg, .png, .pdf, .dot, .json)"),
    ],
)
def test_a_form_of_another_command_is_told_by_that_command(
    run_argmap: RunArgmap, write_file: WriteFile, arguments: tuple[str, ...], message: str
) -> None:
    write_file("m.argmap")
    result = run_argmap(*arguments)
    assert (result.code, result.out) == (2, "")
    assert result.err.startswith(f"error: {message}")
