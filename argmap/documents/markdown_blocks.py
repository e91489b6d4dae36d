"""The fenced blocks and the prose of a Markdown document, as markdown-it finds them by CommonMark.

What is neither (front matter, indented code, HTML, comments) is passed over.
"""

from collections.abc import Iterator, Sequence
from functools import cache
from typing import TYPE_CHECKING

from msgspec import Struct

from argmap.diagnostics.source import Source, Span
from argmap.documents.indented_text import PiecewiseText, TextPiece

if TYPE_CHECKING:
    from markdown_it import MarkdownIt
    from markdown_it.token import Token

MAX_DEPTH = 100
"""The most containers in one another; what is deeper is passed over. It bounds the work for one line."""


class FencedCodeBlock(Struct, frozen=True):
    """A fenced block: its span, without the last line end; its info string; its content.

    `prefix` is the text before the opening fence. `is_closed` is true with a closing fence of its own,
    `follows_text` directly below a line of text, and `precedes_text` directly above one.
    """

    span: Span
    info: Span
    body: PiecewiseText
    prefix: str
    is_closed: bool
    follows_text: bool
    precedes_text: bool


def find_blocks(source: Source) -> Iterator[FencedCodeBlock | PiecewiseText]:
    """Yield the fences, and the texts of paragraphs and headings, in the order of the document."""
    first = _skip_front_matter(source)
    last = len(source.starts) - (source.starts[-1] == len(source.text))
    lines = [source.line(number) if number >= first else "" for number in range(1, last + 1)]
    # A NUL is another character to markdown-it, of the same length.
    lines = [line.replace("\0", "\ufffd") for line in lines]
    tokens = _create_parser().parse("\n".join([*lines, ""]))
    for place, token in enumerate(tokens):
        if token.map and token.type == "fence":
            yield _build_block(source, lines, tokens, place)
        elif token.map and token.type == "inline":
            yield PiecewiseText(source, tuple(_list_text_pieces(source, lines, token)))


@cache
def _create_parser() -> "MarkdownIt":
    """Create a parser of blocks that leaves the texts in them alone."""
    from markdown_it import MarkdownIt

    return MarkdownIt("commonmark", {"maxNesting": MAX_DEPTH}).disable("inline")


def _skip_front_matter(source: Source) -> int:
    """Return the number of the first line that is no front matter."""
    if source.line(1).rstrip() == "---":
        for number in range(2, len(source.starts) + 1):
            if source.line(number).rstrip() in ("---", "..."):
                return number + 1
    return 1


def _build_block(
    source: Source, lines: Sequence[str], tokens: Sequence["Token"], place: int
) -> FencedCodeBlock:
    """Build the fence that a token stands for; the text before its mark and behind it is in its line."""
    token = tokens[place]
    assert token.map
    first, end = token.map
    info_end = source.starts[first] + len(lines[first])
    mark_start = info_end - len(token.info) - len(token.markup)
    contents = token.content.split("\n")[:-1]
    pieces = [_locate_line(source, lines, first + i, text) for i, text in enumerate(contents, 1)]
    return FencedCodeBlock(
        Span(source, source.starts[first], source.starts[end - 1] + len(lines[end - 1])),
        Span(source, info_end - len(token.info), info_end),
        PiecewiseText(source, tuple(pieces), ends_with_newline=True),
        source.text[source.starts[first] : mark_start],
        is_closed=len(contents) < end - first - 1,
        follows_text=_is_joined_to_text(tokens, place),
        precedes_text=_is_joined_by_text(lines, tokens, place),
    )


def _is_joined_to_text(tokens: Sequence["Token"], place: int) -> bool:
    """Return whether a paragraph ends right above a token, so that text in its place would go on it.

    It would go on the paragraph outside of its containers too.
    """
    above = place - 1
    while above >= 0 and tokens[above].type.endswith("_close"):
        above -= 1
    ends = tokens[above + 1].type == "paragraph_close"
    lines, own = tokens[above].map, tokens[place].map
    return ends and lines is not None and own is not None and lines[1] == own[0]


def _is_joined_by_text(lines: Sequence[str], tokens: Sequence["Token"], place: int) -> bool:
    """Return whether the line right below a token would go on a paragraph in the token's place.

    So do texts, also those that are underlined as headings and those outside of the paragraph's containers,
    and blocks that may not interrupt a paragraph: code, some HTML, an empty item, a list that begins with
    another number than one. A line of dashes would underline it, and another fence may become an image too.
    """
    below = place + 1
    while below < len(tokens) and tokens[below].type.endswith("_close"):
        below += 1
    token, own = tokens[below] if below < len(tokens) else None, tokens[place].map
    if token is None or token.map is None or own is None or token.map[0] != own[1]:
        return False
    match token.type:
        case "paragraph_open" | "code_block" | "html_block" | "fence":
            return True
        case "heading_open":
            return token.markup in ("=", "-")
        case "hr":
            return token.markup.startswith("-")
        case "ordered_list_open" if token.attrGet("start") is not None:
            return True
        case "ordered_list_open" | "bullet_list_open":
            return lines[own[1]].split()[-1:] == [lines[own[1]].strip(" \t>")]
        case _:
            return False


def _locate_line(source: Source, lines: Sequence[str], number: int, text: str) -> TextPiece:
    """Return the place of a block's line: the end of the document's line, behind the rest of a tab."""
    padding = 0
    while not lines[number].endswith(text[padding:]):
        padding += 1
    end = source.starts[number] + len(lines[number])
    return TextPiece(end - len(text) + padding, end, padding)


def _list_text_pieces(source: Source, lines: Sequence[str], token: "Token") -> Iterator[TextPiece]:
    """Yield the places of the lines of a paragraph or a heading."""
    assert token.map
    for number, text in enumerate(token.content.split("\n"), token.map[0]):
        column = lines[number].rfind(text.strip())
        start = source.starts[number] + column
        yield TextPiece(start, start + len(text.strip()))
