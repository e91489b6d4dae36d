"""A line that no box could hold is reported once, and nothing else of it is; so is a file without end."""

import pytest

from argmap.diagnostics.source import Source
from argmap.syntax.errors.long_lines import MAX_LINE_LENGTH
from argmap.syntax.errors.many_lines import MAX_LINES
from argmap.syntax.parse import parse, parse_leniently


def find_codes(text: str) -> list[str]:
    return [diagnostic.code for diagnostic in parse(Source("test", text))[1]]


@pytest.mark.parametrize("line", ["thesis: " + "x" * 1_000_000, "전제" * 9000])
def test_one_message(line: str) -> None:
    assert find_codes(line + "\n") == ["E117"]


def test_a_long_line_of_another_language_is_told_as_that() -> None:
    assert find_codes('{"a": ' + "1, " * 400_000 + "\n") == ["E127"]


def test_what_stands_beside_is_reported_as_well() -> None:
    assert find_codes("thesis: T\n  premise: " + "x" * MAX_LINE_LENGTH + "\n  premis: y\n") == [
        "E117",
        "E110",
    ]


def test_the_limit_itself_is_well() -> None:
    assert find_codes("thesis: " + "x" * (MAX_LINE_LENGTH - 8) + "\n") == []
    assert find_codes("thesis: " + "x" * (MAX_LINE_LENGTH - 7) + "\n") == ["E117"]


def test_a_file_of_too_many_lines_is_reported_once_and_not_read() -> None:
    diagnostics = parse(Source("test", "premis: x\n" * (MAX_LINES + 1)))[1]
    assert [
        (diagnostic.code, diagnostic.span.source.position(diagnostic.span.start))
        for diagnostic in diagnostics
    ] == [("E118", (MAX_LINES + 1, 1))]
    assert parse_leniently(Source("test", "thesis: x\n" * (MAX_LINES + 1))).entries == ()


def test_the_most_lines_are_well() -> None:
    assert find_codes("thesis: T" + "\n" * (MAX_LINES - 1)) == []
    assert find_codes("thesis: T" + "\n" * MAX_LINES) == ["E118"]
