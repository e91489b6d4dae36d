"""One error in an otherwise sound map gets one message, on whichever line it is count."""

import re
from collections.abc import Callable
from pathlib import Path

import pytest

from argmap.diagnostics.source import Source
from argmap.syntax.parse import parse

LINES = (Path(__file__).parent / "cases" / "whole.argmap").read_text("utf-8").splitlines()
ENTRY_LINES = [number for number, line in enumerate(LINES) if line and not line.startswith("#")]


def split_indent(line: str) -> tuple[str, str]:
    text = line.lstrip()
    return line[: len(line) - len(text)], text


def misspell(line: str) -> str:
    word = re.findall(r"\w+", line)[0]
    return line.replace(word, f"{word[:-2]}{word[-1]}" if len(word) > 3 else f"{word}q", 1)


def add_unknown_word(line: str) -> str:
    margin, text = split_indent(line)
    return f"{margin}qwzxv {text}"


def replace_keyword(line: str) -> str:
    margin, text = split_indent(line)
    return f"{margin}qwzxv: {text}"


def drop_colon(line: str) -> str:
    margin, text = split_indent(line)
    return margin + re.findall(r"\w+", text)[0]


def indent_with_tab(line: str) -> str:
    margin, text = split_indent(line)
    return "\t" * max(len(margin) // 2, 1) + text


def wrap(line: str) -> str:
    margin, _ = split_indent(line)
    return f"{line}\n{margin}         which goes on below"


def wrap_with_and(line: str) -> str:
    margin, _ = split_indent(line)
    return f"{line}\n{margin}         and goes on below"


def add_control_character(line: str) -> str:
    margin, text = split_indent(line)
    return f"{margin}\x0c{text}"


ERRORS_OF_CHANGE: dict[Callable[[str], str], str] = {
    misspell: "E110 E120 E121",
    add_unknown_word: "E110",
    replace_keyword: "E110",
    drop_colon: "E110 E112",
    indent_with_tab: "E105",
    wrap: "E110",
    wrap_with_and: "E111",
    add_control_character: "E103",
    lambda line: line.replace(":", "", 1) if ":" in line else f"{line} x": "E110 E111",
    lambda line: re.sub(r":.*", ":", line) if ":" in line else f"{line}:": "E113",
    lambda line: re.sub(r"^(\s*\w+) ([\w-]+)(?=:|$)", r"\1 a/\2", line): "E115",
    lambda line: re.sub(r"^(\s*\w+) ([\w-]+)(?=:)", r"\1 a \2", line): "E116",
}


@pytest.mark.parametrize(("break_line", "codes"), ERRORS_OF_CHANGE.items(), ids=range(len(ERRORS_OF_CHANGE)))
def test_one_error_gets_one_message(break_line: Callable[[str], str], codes: str) -> None:
    count = 0
    for number in ENTRY_LINES:
        broken_line = break_line(LINES[number])
        if broken_line == LINES[number]:
            continue
        text = "\n".join([*LINES[:number], broken_line, *LINES[number + 1 :]])
        _, diagnostics = parse(Source("map.argmap", text))
        assert [one.code in codes for one in diagnostics] == [True], (broken_line, diagnostics)
        count += 1
    assert count > 5
