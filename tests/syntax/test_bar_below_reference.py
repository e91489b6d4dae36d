"""`|` lines below a reference, which has no text of its own."""

import pytest

from argmap.diagnostics.source import Source
from argmap.pipeline.fixing import FixOptions, fix_bytes
from argmap.syntax.parse import parse


@pytest.mark.parametrize("bar", ["    | more", "\n| more", "\n    | more"])
@pytest.mark.parametrize(
    ("declared", "reference"),
    [("premise b", "premise b"), ("전제 나", "전제  나"), ("- premise b", "objection b")],
)
def test_a_reference_is_not_made_a_statement(declared: str, reference: str, bar: str) -> None:
    text = f"thesis: T\n  {declared}: B\n  premise: C\n    {reference}\n{bar}\n"
    errors = [error for error in parse(Source("m", text))[1] if error.code == "E109"]
    (error,) = errors
    assert error.fixes == ()
    assert error.hint is not None
    assert f"`{' '.join(reference.split())}` refers" in error.hint.en
    assert f"    {reference}\n" in fix_bytes(text.encode(), "m", FixOptions()).after


@pytest.mark.parametrize("line", ["premise b", "claim a", "premise"])
def test_a_line_that_refers_to_nothing_gets_its_colon(line: str) -> None:
    text = f"thesis a: T\n  {line}\n    | more\n"
    error = next(error for error in parse(Source("m", text))[1] if error.code == "E109")
    assert [fix.text for fix in error.fixes] == [":"]
