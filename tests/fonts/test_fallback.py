"""The choice of fonts for characters, on machines with few fonts."""

import os
from pathlib import Path
from unicodedata import normalize

import pytest

from argmap.fonts.errors import FontError, missing_font_error
from argmap.fonts.fallback import choose_typefaces
from argmap.fonts.typeface_runs import split_runs
from tests.fonts.generated_fonts import make_font


def choose_families(*texts: str) -> list[str]:
    return [typeface.family for typeface in choose_typefaces(texts)]


def test_the_usual_fonts_come_first_and_others_fill_in(fonts: Path) -> None:
    make_font(fonts / "AAA Sans.ttf", "AAA Sans", "ab가ж")
    make_font(fonts / "arial.ttf", "Arial", "ab")
    make_font(fonts / "malgun.ttf", "Malgun Gothic", "가나")
    assert choose_families("ab") == ["Arial"]
    assert choose_families("가 a") == ["Malgun Gothic", "Arial"]
    assert choose_families("ж a") == ["Arial", "AAA Sans"]


def test_families_asked_for_come_first_where_they_are_here(fonts: Path) -> None:
    make_font(fonts / "arial.ttf", "Arial", "ab")
    make_font(fonts / "malgun.ttf", "Malgun Gothic", "a가")
    make_font(fonts / "NanumGothic.ttf", "Nanum Gothic", "a")
    make_font(fonts / "NanumGothicCoding.ttf", "Nanum Gothic Coding", "ab가")
    make_font(fonts / "NotoSerifCJK-Regular.ttf", "Noto Serif CJK KR", "b")
    asked = ("Nowhere", "nanum gothic", "Malgun Gothic", "Noto Serif CJK KR")
    assert [each.family for each in choose_typefaces(["가ab"], asked)] == [
        "Nanum Gothic",
        "Malgun Gothic",
        "Noto Serif CJK KR",
    ]
    assert [each.family for each in choose_typefaces(["b"], ("Noto Serif CJK JP",))] == ["Arial"]
    assert [each.family for each in choose_typefaces(["a"], ("Nanum",))] == ["Malgun Gothic"]


def test_bold_is_a_face_of_its_own_where_there_is_one(fonts: Path) -> None:
    make_font(fonts / "arialbd.ttf", "Arial", "ab", weight=700)
    make_font(fonts / "arial.ttf", "Arial", "ab")
    make_font(fonts / "One.ttf", "One", "c")
    arial, one = choose_typefaces(["abc"])
    assert (arial.regular.weight, arial.bold.weight) == (400, 700)
    assert one.regular == one.bold


def test_blanks_joiners_and_variations_need_no_glyph_and_parts_are_put_together(fonts: Path) -> None:
    make_font(fonts / "arial.ttf", "Arial", "Aaé가")
    assert choose_families("a\u200b \u00ad\u2060\u200d\ufe0f\t", normalize("NFD", "é가")) == ["Arial"]
    assert choose_families() == ["Arial"]


def test_a_machine_without_fonts(fonts: Path) -> None:
    with pytest.raises(FontError, match=r"no font here has Hangul, such as `각`") as error:
        choose_typefaces(["abc 각"])
    assert "한글" in error.value.phrase.ko


def test_a_damaged_font_a_pipe_and_one_of_boxes_are_no_fonts(fonts: Path) -> None:
    (fonts / "arial.ttf").write_bytes(b"\0\1\0\0 not really")
    (fonts / "arialuni.ttc").write_bytes(b"ttcf")
    if hasattr(os, "mkfifo"):
        os.mkfifo(fonts / "arialpipe.ttf")
    make_font(fonts / "LastResort.otf", "LastResort", "a")
    with pytest.raises(FontError, match="Latin letters"):
        choose_typefaces(["a"])


@pytest.mark.parametrize(
    ("char", "named", "package"),
    [
        ("각", "Hangul", "fonts-noto-cjk"),
        ("漢", "Chinese characters", "noto-fonts-cjk"),
        ("ひ", "Hiragana", "google-noto-sans-cjk-fonts"),
        ("न", "Devanagari", "google-noto-sans-devanagari-fonts"),
        ("ж", "Cyrillic", "fonts-noto-core"),
        ("😀", "emoji", "fonts-noto-color-emoji"),
        ("𐎠", "(U+103A0)", "fonts-noto"),
        ("\ue000", "U+E000", "fonts-noto"),
    ],
)
def test_the_message_names_what_is_missing_and_what_to_install(char: str, named: str, package: str) -> None:
    phrase = missing_font_error(frozenset(char), system="linux").phrase
    assert named in phrase.en
    assert f"`{package}`" in phrase.en
    assert f"`{package}`" in phrase.ko
    assert "`" + package not in missing_font_error(frozenset(char), system="win32").phrase.en


def test_a_font_that_is_here_and_lacks_a_young_sign_is_not_advised(fonts: Path) -> None:
    make_font(fonts / "NotoColorEmoji.ttf", "Noto Color Emoji", "a😀")
    with pytest.raises(FontError) as caught:
        choose_typefaces(["a😁"])
    assert "Noto Color Emoji here does not have `😁` (U+1F601)" in caught.value.phrase.en
    assert "fonts-noto-color-emoji" not in caught.value.phrase.en


def test_what_belongs_together_is_drawn_by_one_font(fonts: Path) -> None:
    make_font(fonts / "arial.ttf", "Arial", "a1 b")
    make_font(fonts / "NotoColorEmoji.ttf", "Noto Color Emoji", "1\u20e3👩👧👍🏽🇰🇷 ")
    typefaces = choose_typefaces(["a1 b\u20e3👩👧👍🏽🇰🇷"])
    assert [typeface.family for typeface in typefaces] == ["Arial", "Noto Color Emoji"]
    assert split_runs("a1 1\ufe0f\u20e3 b👩\u200d👧", typefaces) == (
        (0, "a1 "),
        (1, "1\ufe0f\u20e3"),
        (0, " b"),
        (1, "👩\u200d👧"),
    )
    assert split_runs("👍🏽🇰🇷", typefaces) == ((1, "👍🏽🇰🇷"),)
    assert split_runs("", typefaces) == ()
