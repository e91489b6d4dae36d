"""One slip in an otherwise sound map gets one message, on whichever line it is made."""

import re
from collections.abc import Callable
from pathlib import Path

import pytest

from argmap.syntax.parse import parse
from argmap.text.source import Source

LINES = (Path(__file__).parent / "cases" / "whole.argmap").read_text("utf-8").splitlines()
WRITTEN = [number for number, line in enumerate(LINES) if line and not line.startswith("#")]


def indented(line: str) -> tuple[str, str]:
    text = line.lstrip()
    return line[: len(line) - len(text)], text


def misspelt(line: str) -> str:
    word = re.findall(r"\w+", line)[0]
    return line.replace(word, f"{word[:-2]}{word[-1]}" if len(word) > 3 else f"{word}q", 1)


def prose(line: str) -> str:
    margin, text = indented(line)
    return f"{margin}qwzxv {text}"


def other_word(line: str) -> str:
    margin, text = indented(line)
    return f"{margin}qwzxv: {text}"


def alone(line: str) -> str:
    margin, text = indented(line)
    return margin + re.findall(r"\w+", text)[0]


def tabbed(line: str) -> str:
    margin, text = indented(line)
    return "\t" * max(len(margin) // 2, 1) + text


def wrapped(line: str) -> str:
    margin, _ = indented(line)
    return f"{line}\n{margin}         which goes on below"


def wrapped_with_and(line: str) -> str:
    margin, _ = indented(line)
    return f"{line}\n{margin}         and goes on below"


def with_control(line: str) -> str:
    margin, text = indented(line)
    return f"{margin}\x0c{text}"


SLIPS: dict[Callable[[str], str], str] = {
    misspelt: "E110 E120 E121",
    prose: "E110",
    other_word: "E110",
    alone: "E110 E112",
    tabbed: "E105",
    wrapped: "E110",
    wrapped_with_and: "E111",
    with_control: "E103",
    lambda line: line.replace(":", "", 1) if ":" in line else f"{line} x": "E110 E111",
    lambda line: re.sub(r":.*", ":", line) if ":" in line else f"{line}:": "E113",
    lambda line: re.sub(r"^(\s*\w+) ([\w-]+)(?=:|$)", r"\1 a/\2", line): "E115",
    lambda line: re.sub(r"^(\s*\w+) ([\w-]+)(?=:)", r"\1 a \2", line): "E116",
}


@pytest.mark.parametrize(("slip", "codes"), SLIPS.items(), ids=range(len(SLIPS)))
def test_one_slip_gets_one_message(slip: Callable[[str], str], codes: str) -> None:
    made = 0
    for number in WRITTEN:
        spoilt = slip(LINES[number])
        if spoilt == LINES[number]:
            continue
        text = "\n".join([*LINES[:number], spoilt, *LINES[number + 1 :]])
        _, told = parse(Source("map.argmap", text))
        assert [one.code in codes for one in told] == [True], (spoilt, told)
        made += 1
    assert made > 5
