"""A text in its languages, and the places of its parts."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from argmap.diagnostics.line_joining import join_lines
from argmap.diagnostics.source import Source
from argmap.model.build import build_argmap
from argmap.model.map import ArgMap, Translations, Wording, localize_text
from argmap.syntax.parse import parse


def build_test_map(text: str) -> ArgMap:
    return build_argmap(parse(Source("texts", text))[0])[0]


TEXT: Translations = {
    code: Wording(value, ())
    for code, value in {
        "": "글",
        "en": "text",
        "zh-Hant": "文字",
        "zh-Hans": "文字(简)",
        "en-GB": "text, I say",
    }.items()
}


@pytest.mark.parametrize(
    ("lang", "own", "shown"),
    [
        (None, "ko", "글"),
        ("ko", "ko", "글"),
        ("en", "ko", "text"),
        ("en-GB", "ko", "text, I say"),
        ("en-US", "ko", "text"),
        ("zh", "ko", "文字"),
        ("zh-Hans", None, "文字(简)"),
        ("de", "ko", "글"),
        ("ko", None, "글"),
    ],
)
def test_a_text_is_shown_in_the_nearest_language_it_has(
    lang: str | None, own: str | None, shown: str
) -> None:
    assert localize_text(TEXT, lang, own) == shown


def test_a_text_without_any_words_is_empty() -> None:
    assert localize_text({}, "ko", None) == ""


@given(st.lists(st.text("가나 ab夜は。", min_size=1).filter(str.strip), min_size=1, max_size=4), st.data())
def test_a_part_of_a_text_is_found_in_the_source(pieces: list[str], data: st.DataObject) -> None:
    lines = "thesis t:" + "".join(f"\n     | {piece}" for piece in pieces) + "\n"
    found = build_test_map(lines).statements["t"].text[""]
    assert found.value == join_lines(piece.strip() for piece in pieces)
    start = data.draw(st.integers(0, len(found.value) - 1))
    end = data.draw(st.integers(start + 1, len(found.value)))
    part = found.part(start, end).text
    assert found.value[start:].startswith(part)
    assert len(part) <= end - start
    assert part or found.value[start] == " "


def test_bars_join_japanese_without_a_blank_but_part_the_words_of_a_list() -> None:
    argmap = build_test_map(
        "source 論語: 孔子\n"
        "thesis t: 夜行列車はもっと運行され\n  | るべきである\n"
        "  ja:\n    | 夜行列車\n    | を増やせ\n"
        "  tag: 鉄道\n    | 夜行\n  cite: 論語\n    | 第三章\n"
    )
    statement = argmap.statements["t"]
    assert statement.text[""].value == "夜行列車はもっと運行されるべきである"
    assert statement.text["ja"].value == "夜行列車を増やせ"
    assert statement.tags == ("鉄道", "夜行")
    assert (statement.cites[0].source, statement.cites[0].locator) == ("論語", "第三章")
    assert statement.text[""].part(12, 13).text == "る"
