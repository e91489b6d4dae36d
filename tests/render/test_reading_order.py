"""The order in which a line is written into a PDF, turned round as programs do that read one."""

from unicodedata import bidirectional

import pytest
from hypothesis import given
from hypothesis import strategies as st

from argmap.render.reading_order import TextDirection, order_by_place, page_direction

MARKS = dict.fromkeys(map(ord, "\u200e\u200f"))
TEXTS = st.text(alphabet="אבשab z019.,:%₪()[]!? ٣سل،ーあ漢한", max_size=12)


def turn_round(written: str, page: TextDirection) -> str:
    """What Poppler reads of a line that is written from left to right, on a page of a direction."""
    if page is TextDirection.RIGHTWARD:
        return "".join(take_turns(written, is_leftward, is_rightward))
    turned = take_turns(written[::-1], is_rightward, is_leftward)
    return "".join(turned)


def take_turns(written: str, ends_section: object, ends_turned: object) -> list[str]:
    """Sections as they are until one kind of letter, and then turned round until the other."""
    read, start = [], 0
    while start < len(written):
        for ends, step in ((ends_section, 1), (ends_turned, -1)):
            end = next((i for i in range(start, len(written)) if ends(written[i])), len(written))
            read.append(written[start:end][::step])
            start = end
    return read


def is_leftward(char: str) -> bool:
    return bidirectional(char) in ("R", "AL")


def is_rightward(char: str) -> bool:
    return bidirectional(char) in ("L", "EN", "ES", "ET", "CS", "AN")


@given(TEXTS, st.booleans(), st.sampled_from(TextDirection))
def test_what_is_read_is_what_was_said(said: str, rtl: bool, page: TextDirection) -> None:
    written = "".join([each.character for each in order_by_place(said, rtl=rtl, page=page)])
    assert turn_round(written, page).translate(MARKS) == said


@given(TEXTS, st.booleans(), st.sampled_from(TextDirection))
def test_every_character_is_written_once(said: str, rtl: bool, page: TextDirection) -> None:
    placed = order_by_place(said, rtl=rtl, page=page)
    indexes = [each.index for each in placed if each.index is not None]
    assert sorted(indexes) == list(range(len(said)))
    assert all(said[each.index] == each.character for each in placed if each.index is not None)


@pytest.mark.parametrize(
    ("said", "rtl", "page", "written"),
    [
        ("abc.", False, TextDirection.RIGHTWARD, "abc."),
        ("אב!", True, TextDirection.LEFTWARD, "!בא"),
        ("אב 12 גד", True, TextDirection.LEFTWARD, "דג \u200f12 בא"),
        ("say אב (x)", False, TextDirection.RIGHTWARD, "say בא\u200e (x)"),
        ("あ(x)", False, TextDirection.LEFTWARD, "あ(x)\u200e"),
        ("אב!", True, TextDirection.RIGHTWARD, "\u200f!בא"),
        ("", True, TextDirection.LEFTWARD, ""),
    ],
)
def test_signs_between_directions_are_held_by_marks(
    said: str, rtl: bool, page: TextDirection, written: str
) -> None:
    assert "".join([each.character for each in order_by_place(said, rtl=rtl, page=page)]) == written


def test_a_page_has_the_direction_of_most_of_its_letters() -> None:
    assert page_direction(["abc", "אבגד 12345"]) is TextDirection.LEFTWARD
    assert page_direction(["abc", "אבג"]) is TextDirection.RIGHTWARD
    assert page_direction([]) is TextDirection.RIGHTWARD
