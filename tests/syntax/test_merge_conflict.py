"""The marks of a merge conflict of git or Jujutsu get one message that names the lines of the sides."""

import pytest

from argmap.diagnostics.source import Source
from argmap.syntax.parse import parse
from tests.syntax.other_languages import CONFLICTS


@pytest.mark.parametrize(("text", "words"), CONFLICTS.items(), ids=range(len(CONFLICTS)))
def test_a_conflict_is_told_once_by_the_lines_of_its_sides(text: str, words: str) -> None:
    (error,) = parse(Source("map.argmap", text))[1]
    assert error.code == "E128"
    assert error.message.en.startswith("a m")
    assert error.message.en.endswith(words)
    assert error.fixes == ()


def test_the_message_in_korean() -> None:
    (error,) = parse(Source("map.argmap", next(iter(CONFLICTS))))[1]
    assert error.message.ko == "병합 충돌이 남아 있다: 3~4행 또는 6행"


def test_several_conflicts_are_counted() -> None:
    (error,) = parse(Source("map.argmap", next(iter(CONFLICTS)) * 3))[1]
    assert error.message.en == "a merge conflict: lines 3 to 4 or line 6, and 2 more"
    assert error.place_count == 3


@pytest.mark.parametrize(
    "text", ["thesis: T\n  premise: <<<<<<< HEAD\n    | =======\n    | >>>>>>> x\n", "thesis: =======\n"]
)
def test_text_with_such_signs_is_no_conflict(text: str) -> None:
    assert parse(Source("map.argmap", text))[1] == ()
