"""Fenced blocks are found where CommonMark has them, as another reader of Markdown finds them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from argmap.diagnostics.source import Source
from argmap.documents.indented_text import PiecewiseText
from argmap.documents.markdown_blocks import FencedCodeBlock, find_blocks
from argmap.documents.markdown_images import find_images

LINES = st.sampled_from(
    [
        *[
            "",
            "text",
            "- item",
            "  more",
            "1. one",
            "2) two",
            "   three",
            "> quote",
            ">",
            "> - both",
            "    code",
        ],
        *[
            "```",
            "```argmap",
            "  ```argmap x=1",
            "~~~",
            "````",
            "    ```",
            "> ```argmap",
            "- ```argmap",
            "  ```",
        ],
        *[
            "***",
            "---",
            "===",
            "# heading",
            "<div>",
            "</div>",
            "<!-- c",
            "-->",
            "<b>",
            "\tx",
            "-\tx",
            " - x",
            "-",
        ],
        *["- - ~~~", ">> ```", "\t```", "> \t```", "   ```", "10) x", "* * *", "    - x", "      ```"],
    ]
)


def find_our_blocks(text: str) -> list[tuple[str, str, int]]:
    return [
        (each.info.text.strip(), each.body.text, each.span.source.position(each.span.start).line)
        for each in find_blocks(Source("x.md", text))
        if isinstance(each, FencedCodeBlock)
    ]


def find_commonmark_blocks(text: str) -> list[tuple[str, str, int]]:
    tokens = MarkdownIt("commonmark").parse(text)
    return [(t.info.strip(), t.content, t.map[0] + 1) for t in tokens if t.type == "fence" and t.map]


@given(st.lists(LINES, max_size=12))
def test_fences_are_those_of_commonmark(lines: list[str]) -> None:
    text = "text first\n" + "\n".join(lines) + "\n"
    assert find_our_blocks(text) == find_commonmark_blocks(text)


@pytest.mark.parametrize(
    "text",
    [
        "![a](x.png)",
        "![a [b] c](<x y.png> 'title')",
        "`![a](x)` ![b](y)",
        "\\![a](x) ![b\\]c](y)",
        '![a](x(1).png "t")',
        "[![a](x)](y) <b c='![d](z)'>",
        "![a\nb](x)",
        "![`]`](x)",
        "![a]( x ) ![](y)",
    ],
)
def test_images_are_those_of_commonmark(text: str) -> None:
    inline = MarkdownIt("commonmark").parse(text)[1].children or []

    def sources(tokens: list) -> list[str]:
        return [t.attrs["src"] for t in tokens if t.type == "image"]

    ours = [
        image
        for block in find_blocks(Source("x", text))
        if isinstance(block, PiecewiseText)
        for image in find_images(block)
    ]
    assert [image.address.replace(" ", "%20") for image in ours] == sources(inline)
    assert all(
        image.span.text.startswith("![") and image.address_span.text in image.span.text for image in ours
    )
