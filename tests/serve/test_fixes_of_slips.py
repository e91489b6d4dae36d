"""The page gets all replacements of a slip's fix, in the order in which it makes them: the last first."""

from typing import Any

import pytest

from argmap.diagnostics.source import Source
from argmap.pipeline.compile import CompileOptions, compile_source
from argmap.serve.diagnostics_json import encode_diagnostics


def fix_as_page(text: str) -> str:
    """The text with the fixes of the one diagnostic made as `main.js` does."""
    diagnostics = compile_source(Source("map.argmap", text), CompileOptions()).errors
    (found,) = encode_diagnostics(diagnostics, "en")
    fixes: Any = found["fixes"]
    for fix in reversed(fixes):
        lines, place = text.splitlines(keepends=True), fix["place"]
        offsets = [sum(map(len, lines[: number - 1])) for number in (place["line"], place["endLine"])]
        start, end = offsets[0] + place["column"], offsets[1] + place["endColumn"]
        text = text[:start] + fix["text"] + text[end:]
    return text


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        (
            "thesis: T\n  objection: X\n    and: Y\n      premise: Z\n    premise: W\n",
            "thesis: T\n  objection: X\n    premise: W\n  and: Y\n    premise: Z\n",
        ),
        (
            "thesis: T\n  objection: X\n  rebuttal: Y\n    premise: Z\n",
            "thesis: T\n  objection: X\n    rebuttal: Y\n      premise: Z\n",
        ),
        ("thesis: T\n  cite: Smith 2010\n", "source smith: Smith 2010\n\nthesis: T\n  cite: smith\n"),
        ("- thesis: T\n  - premise: P\n", "thesis: T\n  premise: P\n"),
        ("논제: 가\n  반론: 나\n    반박: 다\n", "논제: 가\n  반론: 나\n    재반론: 다\n"),
    ],
)
def test_the_page_makes_of_a_slip_what_was_meant(written: str, meant: str) -> None:
    assert fix_as_page(written) == meant
