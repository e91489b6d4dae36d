"""Wrapping loses nothing, keeps to its measure, and breaks where a reader would."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from argmap.layout.text.line_breaking import NEVER_FIRST, TextStyle, wrap

STYLE = TextStyle(18)
TEXTS = st.text(
    st.sampled_from("가나다라 abc DEF 한글은 ,.!?()「」、。—…1234567890é\u0301\u200d👩💻שלום漢字かな "),
    max_size=120,
)


def remove_spaces(text: str) -> str:
    return "".join(text.split())


@given(TEXTS, st.floats(20, 400))
def test_no_character_is_lost(text: str, limit: float) -> None:
    assert remove_spaces("".join(wrap(text, STYLE, limit))) == remove_spaces(text)


@given(st.text(max_size=60), st.floats(1, 400))
def test_no_character_of_any_text_is_lost(text: str, limit: float) -> None:
    assert remove_spaces("".join(wrap(text, STYLE, limit))) == remove_spaces(text)


@given(TEXTS, st.floats(60, 400))
def test_lines_keep_to_the_measure(text: str, limit: float) -> None:
    for line in wrap(text, STYLE, limit):
        assert STYLE.width(line) <= limit + 0.01


@given(st.lists(st.text("가나다라마바사", min_size=1, max_size=5), min_size=1), st.floats(100, 300))
def test_korean_words_stay_whole(words: list[str], limit: float) -> None:
    lines = wrap(" ".join(words), STYLE, limit)
    assert [word for line in lines for word in line.split()] == words


@given(
    st.lists(st.from_regex("[가나다라마바사]{1,4}[。、？！]?", fullmatch=True), min_size=1),
    st.floats(70, 300),
)
def test_punctuation_never_starts_a_line(stretches: list[str], limit: float) -> None:
    for line in wrap("".join(stretches), STYLE, limit)[1:]:
        assert line[0] not in NEVER_FIRST


@pytest.mark.parametrize("limit", range(90, 300, 7))
def test_a_dash_or_a_colon_between_spaces_stays_with_the_word_before_it(limit: int) -> None:
    for line in wrap("one thing — another : a third – and 그리고 … so on", STYLE, limit)[1:]:
        assert line[0] not in NEVER_FIRST


@pytest.mark.parametrize("limit", range(90, 300, 7))
def test_a_double_dash_is_not_cut(limit: int) -> None:
    for line in wrap(
        "网络中断时谁也上不了车——这在去年夏天发生过三次（七月、八月），每次都超过两个小时！", STYLE, limit
    )[1:]:
        assert line[0] not in NEVER_FIRST


def test_long_words_are_cut_and_short_ones_are_not() -> None:
    assert wrap("hyphenless " + "x" * 40, STYLE, 200)[0] == "hyphenless"
    assert len(wrap("x" * 40, STYLE, 100)) > 3
    assert wrap("one two", STYLE, 300) == ("one two",)


def test_lines_are_filled_evenly() -> None:
    lines = wrap("자동화와 외주화가 중간 숙련 일자리를 없앤다", STYLE, 300)
    widths = [STYLE.width(line) for line in lines]
    assert len(lines) == 2
    assert max(widths) < 0.8 * 300


def test_an_empty_text_is_one_empty_line() -> None:
    assert wrap("", STYLE, 100) == ("",)
    assert wrap("   ", STYLE, 100) == ("",)


def test_spaces_that_must_not_break_do_not() -> None:
    assert wrap("aaaa 10\u00a0kg", STYLE, STYLE.width("aaaa 10")) == ("aaaa", "10\u00a0kg")


def test_a_very_long_text_without_a_space_ends() -> None:
    lines = wrap("가" * 200_000, STYLE, 270)
    assert sum(map(len, lines)) == 200_000


@pytest.mark.parametrize(
    "pair",
    [
        "수 있다",
        "수가 없으므로",
        "30 분",
        "3만 명이",
        "1,200 원에서",
        "두 가지를",
        "시행 전에는",
        "도착 후,",
        "필요할 때마다",
        "3 년 전",
        "전 세계를",
        "40 km/h,",
        "12 million",
        "p. 12",
        "제 4조",
        "20 %",
    ],
)
def test_what_belongs_together_stays_on_a_line(pair: str) -> None:
    text = f"하나 그는 {pair} 셋 넷"
    for extra in range(0, 200, 3):
        lines = wrap(text, STYLE, max(STYLE.width(pair), STYLE.width("하나 그는")) + extra)
        assert any(pair in line for line in lines), lines
        assert " ".join(lines) == text


@pytest.mark.parametrize("text", ["때문에 늦었다", "후보가 없다", "30 trains", "수많은 사람"])
def test_words_that_only_look_alike_are_parted(text: str) -> None:
    first, second = text.split()
    assert wrap(f"하나 {text}", STYLE, STYLE.width(f"하나 {first}") + 1) == (f"하나 {first}", second)


@pytest.mark.parametrize("limit", range(150, 420, 9))
def test_an_address_is_broken_after_its_signs(limit: int) -> None:
    lines = wrap("https://example.org/transport/low-floor-buses/2024?lang=ko&page=12", STYLE, limit)
    assert all(line[-1] in "/-?&" for line in lines[:-1]), lines
    assert lines[0].startswith("https://")


@pytest.mark.parametrize("limit", range(120, 300, 9))
def test_words_and_numbers_among_ideographs_stay_whole(limit: int) -> None:
    lines = wrap("夜行列車はEuropeanSleeperにより2021年から30分毎に運行される", STYLE, limit)
    for whole in ("EuropeanSleeper", "2021年", "30分"):
        fits = STYLE.width(whole) <= limit
        assert not fits or any(whole in line for line in lines), lines
