"""`argmap outline` and `argmap stats`: what they print of maps and parts, and what they end with."""

import json

import pytest

from tests.cli.cli_call import GOOD, INVALID, Call, Put

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


def test_an_outline_of_the_whole_and_of_parts(call: Call, put: Put) -> None:
    put("m.argmap", PARTS)
    assert call("outline", "m.argmap").out == (
        "Cars\n\nThesis: Close the centre\n  Supported by Premise: The air gets cleaner\n"
        "    Supported by Premise: It does not blow away\n"
    )
    assert call("outline", "m.argmap", "--view", "calm", "--ids").out == (
        "The calm\n\nPremise air: The air gets cleaner\n  Supported by Premise wind: It does not blow away\n"
    )
    assert "(continues +1)" in call("outline", "m.argmap", "--root", "goal", "--depth", "1").out
    assert call("outline", "-", "-f", "md", "--notes", stdin=PARTS.encode()).out.startswith(
        "# Cars\n\n- **Thesis**"
    )
    assert call("outline", "m.argmap", "--view", "none").code == 2


def test_translations_one_after_the_other(call: Call, put: Put) -> None:
    put("m.argmap", GOOD)
    out = call("outline", "m.argmap", "--lang", "ko,en").out
    assert out.index("논제: 도심에는") < out.index("Thesis: The town centre")


@pytest.mark.parametrize("text", [INVALID, "", "\n\n"])
def test_a_map_with_errors_can_be_told_as_it_is(call: Call, put: Put, text: str) -> None:
    put("m.argmap", text)
    assert call("outline", "m.argmap").code == 1
    told = call("outline", "m.argmap", "--ids", "--or-text")
    assert (told.code, told.out, told.err) == (0, text, "")


@pytest.mark.parametrize("command", ["outline", "stats"])
def test_a_map_with_errors_is_reported_and_the_others_are_told(call: Call, put: Put, command: str) -> None:
    put("good.argmap", GOOD)
    put("wrong.argmap", INVALID)
    result = call(command, ".")
    assert result.code == 1
    assert result.out
    assert "E110" in result.err
    assert call(command, "absent.argmap").code == 2


def test_numbers_for_people_and_for_programs(call: Call, put: Put) -> None:
    put("a.argmap", PARTS)
    put("b.argmap", GOOD)
    told = call("stats", "--ui", "en").out
    assert told.startswith("a.argmap\n  statements: 3 (1 thesis, 2 premises)\n  depth: 2 steps\n")
    found = json.loads(call("stats", "--format", "json").out)
    assert [(each["name"], each["statements"]["total"]) for each in found["maps"]] == [
        ("a.argmap", 3),
        ("b.argmap", 2),
    ]
