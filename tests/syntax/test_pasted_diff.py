"""A diff in place of a map, or pasted into one, gets one message that names the lines of its first change."""

import pytest

from argmap.diagnostics.source import Source
from argmap.syntax.parse import parse
from tests.syntax.other_languages import DIFFS


@pytest.mark.parametrize(("text", "words"), DIFFS.items(), ids=range(len(DIFFS)))
def test_a_diff_is_told_once_by_the_lines_of_its_first_change(text: str, words: str) -> None:
    (error,) = parse(Source("map.argmap", text))[1]
    assert error.code == "E129"
    assert words in error.message.en
    assert error.fixes == ()


def test_the_message_in_korean() -> None:
    (error,) = parse(Source("map.argmap", "논제: T\n-  전제: P\n+  전제: Q\n"))[1]
    assert error.message.ko == "변경 내역(diff)이다: 바뀌기 전 2행, 바뀐 뒤 3행"


@pytest.mark.parametrize(
    "text",
    [
        "- thesis: T\n  - premise: P\n",
        "- thesis: T\n+ premise: P\n",
        "-  thesis: T\n-  premise: P\n",
        "-   thesis: T\n    -   premise: P\n",
    ],
)
def test_a_list_is_no_diff(text: str) -> None:
    assert "E129" not in {error.code for error in parse(Source("map.argmap", text))[1]}


def test_text_with_such_signs_is_no_diff() -> None:
    text = "thesis: T\n  note: a\n    | @@ -1 +1 @@\n    | +++ b\n"
    assert parse(Source("map.argmap", text))[1] == ()
