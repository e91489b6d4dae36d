"""The parser's table is the grammar's, and reads every case as a parser built of the grammar does."""

from pathlib import Path

import lark
import pytest

from argmap.diagnostics.source import Source
from argmap.syntax import parse as parsing
from argmap.syntax import parser_table
from tests.syntax.build_parser_table import grammar_digest

CASES = [*sorted((Path(__file__).parent / "cases").glob("*.argmap"))]


def test_the_table_is_made_of_this_grammar() -> None:
    assert grammar_digest() == parser_table.GRAMMAR, "run `python -m tests.syntax.build_parser_table`"


@pytest.mark.parametrize("version", [parser_table.LARK, "another"])
def test_only_the_lark_that_made_the_table_reads_it(monkeypatch: pytest.MonkeyPatch, version: str) -> None:
    built, read = object(), object()
    monkeypatch.setattr(parsing, "build_parser", lambda: built)
    monkeypatch.setattr(lark.Lark, "_load_from_dict", lambda *_, **__: read)
    monkeypatch.setattr(lark, "__version__", version)
    assert parsing._load_parser.__wrapped__() is (read if version == parser_table.LARK else built)


def test_both_read_alike(monkeypatch: pytest.MonkeyPatch) -> None:
    loaded, built = parsing._load_parser.__wrapped__(), parsing.build_parser()
    for case in CASES:
        source = Source(case.name, case.read_text("utf-8"))
        found = []
        for parser in (loaded, built):
            monkeypatch.setattr(parsing, "_load_parser", lambda parser=parser: parser)
            found.append(parsing.parse(source))
        assert found[0] == found[1], case
