"""What an id is, on every Python alike."""

import pytest

from argmap.syntax.keywords import is_id


@pytest.mark.parametrize(
    "written", ["new-jobs", "일자리-상실", "हिन्दी", "2017", "_", "-", "e\u0301", "col·lega"]
)
def test_letters_digits_and_marks_of_any_script_make_an_id(written: str) -> None:
    assert is_id(written)


@pytest.mark.parametrize("written", ["", "a b", "a/b", "a.b", "a\u200cb", "a\u200db", "ア・イ", "ｱ･ｲ", "😀"])
def test_nothing_else_does(written: str) -> None:
    assert not is_id(written)
