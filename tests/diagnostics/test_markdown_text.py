"""Text as Markdown: readers of Markdown give back the very text."""

import json
import string
import subprocess

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from argmap.diagnostics.markdown_text import escape_markdown

CASES = (
    "a * b * c, _d_ and __e__, `f` ~~g~~",
    "<b> &amp; [link](https://x.y) ![picture](z) [^1]",
    "$5 and $6, x^2^ and H~2~O {.class} {{ value }} | cell #tag",
    "1. one",
    "12) twelve",
    "(a) first",
    "a. first",
    "iv) fourth",
    "- dash",
    "+ plus",
    ": definition",
    "=====",
    "Hello! It's 3.5 % (p. 4), e.g. this.",
    "# no heading",
    "> no quotation",
    "첫째 *둘째* [셋째]",
)


@given(st.text(string.ascii_letters + string.digits + string.punctuation + " 가", min_size=1))
def test_commonmark_shows_any_line_as_it_is_written(line: str) -> None:
    text = " ".join(line.split())
    reader = MarkdownIt("commonmark").enable(["table", "strikethrough"])
    tokens = reader.parse(escape_markdown(text))
    assert [token.type for token in tokens] == ["paragraph_open", "inline", "paragraph_close"] * bool(text)
    shown = "".join(child.content for token in tokens for child in token.children or ())
    assert shown == text


@pytest.mark.slow
@pytest.mark.parametrize("text", CASES)
def test_pandoc_shows_a_line_as_it_is_written(text: str) -> None:
    command = ["pandoc", "-f", "markdown-smart", "-t", "json"]
    answer = subprocess.run(command, input=escape_markdown(text), capture_output=True, text=True, check=True)
    (paragraph,) = json.loads(answer.stdout)["blocks"]
    assert paragraph["t"] == "Para"
    assert {each["t"] for each in paragraph["c"]} <= {"Str", "Space"}
    assert "".join(each.get("c", " ") for each in paragraph["c"]) == text
