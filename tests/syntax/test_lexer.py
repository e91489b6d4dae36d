"""Colours by Pygments: what each part of a line is, and that no character is lost."""

import tomllib
from importlib import import_module
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

pytest.importorskip("pygments")

from pygments.formatters import HtmlFormatter, LatexFormatter
from pygments.token import Comment, Keyword, Name, String, Text

from argmap.syntax.keywords import KEYWORDS
from argmap.syntax.properties import KEYS
from argmap.syntax.pygments_lexer import ArgmapLexer

ROOT = Path(__file__).parents[2]
MAP = """\
# 🚆 trains
map: Night trains
  lang: en
group g: Riders
논제 a: One: two # | three
  | and four
  en: One
  premise b: Two
    cite: s p. 3
    group: g
    short.ko: 둘
    강도: 약함
  재반론 b
"""


def list_tokens(text: str) -> list[tuple[object, str]]:
    return [(kind, value) for kind, value in ArgmapLexer().get_tokens(text) if value.strip()]


def test_each_part_of_a_line_is_what_it_is() -> None:
    assert [pair for pair in list_tokens(MAP) if pair[1] not in ":|."] == [
        (Comment.Single, "# 🚆 trains"),
        (Keyword.Declaration, "map"),
        (Text, " Night trains"),
        (Name.Attribute, "lang"),
        (String.Symbol, " en"),
        (Keyword.Declaration, "group"),
        (Name.Variable, "g"),
        (Text, " Riders"),
        (Keyword.Namespace, "논제"),
        (Name.Variable, "a"),
        (Text, " One: two # | three"),
        (Text, " and four"),
        (Name.Tag, "en"),
        (Text, " One"),
        (Keyword, "premise"),
        (Name.Variable, "b"),
        (Text, " Two"),
        (Name.Attribute, "cite"),
        (Name.Variable, "s"),
        (Text, " p. 3"),
        (Name.Attribute, "group"),
        (Name.Variable, "g"),
        (Name.Attribute, "short"),
        (Name.Tag, ".ko"),
        (Text, " 둘"),
        (Name.Attribute, "강도"),
        (String.Symbol, " 약함"),
        (Name.Exception, "재반론"),
        (Name.Variable, "b"),
    ]


@pytest.mark.parametrize("word", [*KEYWORDS, *KEYS])
def test_every_word_of_the_language_has_a_colour(word: str) -> None:
    kind, value = list_tokens(f"  {word}: text")[0]
    assert value == word
    assert kind is not Text


@given(
    st.text(
        st.one_of(
            st.characters(exclude_categories=["Cs"], exclude_characters="\r"), st.sampled_from("\n :#|")
        )
    )
)
def test_no_character_is_lost(text: str) -> None:
    lexer = ArgmapLexer(stripnl=False, ensurenl=False)
    assert "".join(value for _, value in lexer.get_tokens(text)) == text.removeprefix("\ufeff")


def test_the_entry_point_leads_to_the_lexer() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    module, name = project["entry-points"]["pygments.lexers"]["argmap"].split(":")
    assert getattr(import_module(module), name) is ArgmapLexer


def test_web_pages_and_latex_take_the_colours() -> None:
    from pygments import highlight

    assert '<span class="kd">map</span>' in highlight(MAP, ArgmapLexer(), HtmlFormatter())
    assert r"\PY{k+kd}{map}" in highlight(MAP, ArgmapLexer(), LatexFormatter())
