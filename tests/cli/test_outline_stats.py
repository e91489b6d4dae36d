"""`argmap outline` and `argmap stats`: what they print of maps and parts, and what they end with."""

import json

import pytest

from tests.cli.cli_call import GOOD, INVALID, RunArgmap, WriteFile

PARTS = """\
map: Cars
  lang: en

thesis goal: Close the centre
  premise air: The air gets cleaner
    note: Show the numbers
    premise wind: It does not blow away
view calm: The calm
  root: air
"""


def test_an_outline_of_the_whole_and_of_parts(run_argmap: RunArgmap, write_file: WriteFile) -> None:
    write_file("m.argmap", PARTS)
    assert run_argmap("outline", "m.argmap").out == (
        "Cars\n\nThesis: Close the centre\n  Supported by Premise: The air gets cleaner\n"
        "    Supported by Premise: It does not blow away\n"
    )
    assert run_argmap("outline", "m.argmap", "--view", "calm", "--ids").out == (
        "The calm\n\nPremise air: The air gets cleaner\n  Supported by Premise wind: It does not blow away\n"
    )
    assert "(continues +1)" in run_argmap("outline", "m.argmap", "--root", "goal", "--depth", "1").out
    assert run_argmap("outline", "-", "-f", "md", "--notes", stdin=PARTS.encode()).out.startswith(
        "# Cars\n\n- **Thesis**"
    )
    assert run_argmap("outline", "m.argmap", "--view", "none").code == 2


def test_translations_one_after_the_other(run_argmap: RunArgmap, write_file: WriteFile) -> None:
    write_file("m.argmap", GOOD)
    out = run_argmap("outline", "m.argmap", "--lang", "ko,en").out
    assert out.index("논제: 도심에는") < out.index("Thesis: The town centre")


@pytest.mark.parametrize("text", [INVALID, "", "\n\n"])
def test_a_map_with_errors_can_be_described_as_text(
    run_argmap: RunArgmap, write_file: WriteFile, text: str
) -> None:
    write_file("m.argmap", text)
    assert run_argmap("outline", "m.argmap").code == 1
    output = run_argmap("outline", "m.argmap", "--ids", "--or-text")
    assert (output.code, output.out, output.err) == (0, text, "")


@pytest.mark.parametrize("command", ["outline", "stats"])
def test_a_map_with_errors_is_reported_and_the_others_are_described(
    run_argmap: RunArgmap, write_file: WriteFile, command: str
) -> None:
    write_file("good.argmap", GOOD)
    write_file("wrong.argmap", INVALID)
    result = run_argmap(command, ".")
    assert result.code == 1
    assert result.out
    assert "E110" in result.err
    assert run_argmap(command, "absent.argmap").code == 2


def test_numbers_for_people_and_for_programs(run_argmap: RunArgmap, write_file: WriteFile) -> None:
    write_file("a.argmap", PARTS)
    write_file("b.argmap", GOOD)
    output = run_argmap("stats", "--ui", "en").out
    assert output.startswith("a.argmap\n  statements: 3 (1 thesis, 2 premises)\n  depth: 2 steps\n")
    found = json.loads(run_argmap("stats", "--format", "json").out)
    assert [(each["name"], each["statements"]["total"]) for each in found["maps"]] == [
        ("a.argmap", 3),
        ("b.argmap", 2),
    ]


def test_objections_without_an_id_are_named_by_their_lines(
    run_argmap: RunArgmap, write_file: WriteFile
) -> None:
    write_file("m.argmap", "thesis: A\n  objection: B\n  objection c: C\n  objection: D\n")
    assert "  unanswered objections: 3 (c, lines 2, 4)\n" in run_argmap("stats").out
    assert "  답이 없는 반론: 3 (c, 2행, 4행)\n" in run_argmap("stats", "--ui", "ko").out
    write_file("m.argmap", "thesis: A\n  objection: B\n")
    assert "  unanswered objections: 1 (line 2)\n" in run_argmap("stats").out
