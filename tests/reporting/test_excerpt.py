"""Carets stand under the very characters, measured in terminal columns."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from argmap.diagnostics.source import Source, Span
from argmap.reporting.excerpt import build_excerpt
from argmap.reporting.terminal_columns import display_width, escape_for_terminal, truncate, truncate_start


def text_above(line: str, marks: str) -> str:
    """The characters of a line that stand over the marks."""
    column, text = 0, ""
    for character in line:
        if column < len(marks) and marks[column] != " ":
            text += character
        column += display_width(character)
    return text


@pytest.mark.parametrize(
    ("line", "marked", "caret"),
    [
        ("thesis: text", "text", "        ^^^^"),
        ("논제: 글자", "글자", "      ^^^^"),
        ("논제", "제", "  ^^"),
        ("ａｂ c", "c", "     ^"),
        ("e\u0301e\u0301 x", "x", "   ^"),
        ("e\u0301x", "\u0301", "^"),
        ("각 x", "x", "   ^"),
        ("각 x", "각", "^^"),
        ("👩\u200d👩 x", "x", "     ^"),
        ("\tx", "x", "    ^"),
        ("\x1bx", "x", "    ^"),
        ("\x1bx", "\x1b", "^^^^"),
        ("\u202ex", "x", "      ^"),
        ("\U000e0001x", "x", "          ^"),
    ],
)
def test_carets_are_measured_in_columns(line: str, marked: str, caret: str) -> None:
    source = Source("x", f"above\n{line}\nbelow")
    start = 6 + line.index(marked)
    excerpt = build_excerpt(Span(source, start, start + len(marked)), 100)
    assert (excerpt.number, excerpt.underline) == (2, caret)


def test_an_empty_span_and_the_end_of_the_text_get_one_caret() -> None:
    source = Source("x", "논제\n")
    assert build_excerpt(Span(source, 2, 2), 100).underline == "    ^"
    assert build_excerpt(Span(source, 3, 3), 100).underline == "^"
    assert build_excerpt(Span(Source("x", ""), 0, 0), 100).line == ""


def test_a_span_over_lines_is_shown_on_its_first() -> None:
    excerpt = build_excerpt(Span(Source("x", "one two\nthree"), 4, 13), 100)
    assert (excerpt.line, excerpt.underline) == ("one two", "    ^^^")


def test_a_very_long_line_is_cut_to_a_window() -> None:
    source = Source("x", "가" * 500_000 + "here" + "나" * 500_000)
    excerpt = build_excerpt(Span(source, 500_000, 500_004), 60)
    assert display_width(excerpt.line) <= 62
    assert excerpt.line.startswith("…가")
    assert excerpt.line.endswith("나…")
    assert text_above(excerpt.line, excerpt.underline) == "here"


def test_a_very_long_span_is_cut_too() -> None:
    source = Source("x", "ab" + "c" * 1_000_000)
    excerpt = build_excerpt(Span(source, 2, 1_000_002), 60)
    assert excerpt.line.startswith("abccc")
    assert excerpt.line.endswith("c…")
    assert display_width(excerpt.line) <= 62
    assert len(excerpt.underline) < len(excerpt.line)


TEXTS = st.text(alphabet=st.sampled_from("ab가나\u0301각\t\x1b\u202e👩\u200d…"), max_size=80)


@given(TEXTS, st.data())
def test_the_marked_characters_are_those_of_the_span(line: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(line)))
    end = data.draw(st.integers(start, len(line)))
    limit = data.draw(st.integers(40, 120))
    excerpt = build_excerpt(Span(Source("x", line), start, end), limit)
    assert display_width(excerpt.line) <= limit + 2
    assert len(excerpt.underline) <= limit + 2
    assert excerpt.underline.strip(" ") == "^" * max(1, excerpt.underline.count("^"))
    marked = escape_for_terminal(line[start:end])
    if display_width(marked) and display_width(line) <= limit:
        assert "".join(filter(display_width, text_above(excerpt.line, excerpt.underline))) == "".join(
            filter(display_width, marked)
        )


@given(TEXTS, st.integers(20, 50))
def test_what_fits_is_as_much_as_fits(text: str, limit: int) -> None:
    head, tail = truncate(text, limit), truncate_start(text, limit)
    assert text.startswith(head)
    assert text.endswith(tail)
    assert display_width(head) <= limit
    assert display_width(tail) <= limit
    assert head == text or display_width(text[: len(head) + 1]) > limit
    assert tail == text or display_width(text[-len(tail) - 1 :]) > limit


@given(st.text())
def test_what_is_visible_takes_the_columns_it_is_said_to(text: str) -> None:
    escaped = escape_for_terminal(text)
    assert display_width(escaped) == display_width(text)
    assert escape_for_terminal(escaped) == escaped
    assert escaped.isprintable() or not text.isprintable()
