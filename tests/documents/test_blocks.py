"""Fenced blocks are found where CommonMark has them, at their places, and images stand there alone."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from argmap.diagnostics.source import Source
from argmap.documents.image_markup import EmbeddedPicture, write_image
from argmap.documents.indented_text import PiecewiseText
from argmap.documents.markdown_blocks import FencedCodeBlock, find_blocks
from argmap.documents.markdown_images import find_images
from argmap.documents.markdown_maps import EmbeddedMap

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


def replace_closed_blocks(text: str) -> str:
    """Put an image in the place of each fence that is closed."""
    source = Source("x.md", text)
    for block in reversed(list(find_blocks(source))):
        if isinstance(block, FencedCodeBlock) and block.is_closed:
            place = EmbeddedMap(block, (), in_braces=False)
            image = write_image(place, EmbeddedPicture("a.svg", "a", None, ()))
            text = text[: block.span.start] + image + text[block.span.end :]
    return text


def list_block_kinds(text: str) -> list[str]:
    """List the kinds of the blocks of a document, with a fence that is closed as a paragraph of an image."""
    kinds = []
    for token in MarkdownIt("commonmark").parse(text):
        first, end = token.map or (0, 0)
        if token.type == "fence" and token.content.count("\n") < end - first - 1:
            kinds += ["paragraph_open", "image", "paragraph_close"]
        else:
            kinds.append("image" if token.content == "![a](./a.svg)" else token.type)
    return kinds


@given(st.lists(LINES, max_size=9))
def test_an_image_in_place_of_a_block_joins_no_text_beside_it(lines: list[str]) -> None:
    text = "text first\n" + "\n".join(lines) + "\n"
    assert list_block_kinds(replace_closed_blocks(text)) == list_block_kinds(text)


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
