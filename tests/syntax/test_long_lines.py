"""A line that no box could hold is told about once, and nothing else of it is; so is a file without end."""

import pytest

from argmap.syntax.parse import glean, parse
from argmap.syntax.slips.long_lines import LIMIT
from argmap.syntax.slips.many_lines import MOST
from argmap.text.source import Source


def codes(text: str) -> list[str]:
    return [slip.code for slip in parse(Source("test", text))[1]]


@pytest.mark.parametrize("line", ["thesis: " + "x" * 1_000_000, '{"a": ' + "1, " * 400_000, "전제" * 9000])
def test_one_message(line: str) -> None:
    assert codes(line + "\n") == ["E117"]


def test_what_stands_beside_is_told_as_well() -> None:
    assert codes("thesis: T\n  premise: " + "x" * LIMIT + "\n  premis: y\n") == ["E117", "E110"]


def test_the_limit_itself_is_well() -> None:
    assert codes("thesis: " + "x" * (LIMIT - 8) + "\n") == []
    assert codes("thesis: " + "x" * (LIMIT - 7) + "\n") == ["E117"]


def test_a_file_of_too_many_lines_is_told_about_once_and_not_read() -> None:
    slips = parse(Source("test", "premis: x\n" * (MOST + 1)))[1]
    assert [(slip.code, slip.span.source.position(slip.span.start)) for slip in slips] == [
        ("E118", (MOST + 1, 1))
    ]
    assert glean(Source("test", "thesis: x\n" * (MOST + 1))).entries == ()


def test_the_most_lines_are_well() -> None:
    assert codes("thesis: T" + "\n" * (MOST - 1)) == []
    assert codes("thesis: T" + "\n" * MOST) == ["E118"]
