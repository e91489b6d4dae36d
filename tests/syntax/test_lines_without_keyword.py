"""Lines that begin with no keyword: advice by the line above, which a text may carry on or have ended."""

import pytest

from argmap.diagnostics.source import Source
from argmap.syntax.parse import parse


@pytest.mark.parametrize(
    ("above", "first_advice"),
    [
        ("premise: Pupils are tired", "begin with `|` to carry on the text above"),
        ("premise: Pupils are tired.", "begin with a keyword such as `premise`"),
        ("premise: The U.S.", "begin with `|` to carry on the text above"),
        ("전제: 학생은 피곤하다.", "begin with a keyword such as `전제`"),
        ("objection: It costs too much!", "below an attack stand `rebuttal` (answers it)"),
    ],
)
def test_a_sentence_that_has_ended_is_not_carried_on(above: str, first_advice: str) -> None:
    thesis = "논제" if above.startswith("전제") else "thesis"
    (error,) = parse(Source("m", f"{thesis}: T\n  {above}\n    somewhere else they sleep\n"))[1]
    assert error.code == "E110"
    assert error.hint is not None
    assert error.hint.en.startswith(first_advice)


@pytest.mark.parametrize(
    ("above", "first_advice"),
    [
        ("thesis: Cars are bad for", "begin with `|` to carry on the text above"),
        ("논제: 차는 도시에", "begin with `|` to carry on the text above"),
        ("thesis: Cars are bad.", "begin with a keyword such as"),
        ("Cars are bad", "begin with a keyword such as"),
    ],
)
def test_a_line_at_the_left_edge_carries_on_the_text_of_a_keyword(above: str, first_advice: str) -> None:
    error = parse(Source("m", f"thesis: T\n{above}\nthe air of a town\n"))[1][-1]
    assert error.code == "E110"
    assert error.hint is not None
    assert error.hint.en.startswith(first_advice)
