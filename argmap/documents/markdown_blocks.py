"""The fenced blocks and the prose of a Markdown document, by the rules of CommonMark 0.31.

What is neither (front matter, indented code, HTML, comments) is passed over.
"""

import re
from collections.abc import Iterator

from msgspec import Struct
from msgspec.structs import replace

from argmap.diagnostics.source import Source, Span
from argmap.documents.indented_text import PiecewiseText, TextPiece
from argmap.documents.markdown_containers import (
    CODE_INDENT,
    MAX_DEPTH,
    Container,
    take_list_marker,
    take_quote_marker,
)
from argmap.documents.markdown_html import find_html_end
from argmap.documents.markdown_line import LineReader

_FENCE = re.compile(r"(`{3,})([^`]*)$|(~{3,})(.*)$")
_THEMATIC_BREAK = re.compile(r"([-_*])[ \t]*(?:\1[ \t]*){2,}$")
_SETEXT_UNDERLINE = re.compile(r"(?:=+|-+)[ \t]*$")
_ATX_HEADING = re.compile(r"#{1,6}(?:[ \t]|$)")


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


class _FenceOpening(Struct, frozen=True):
    """The line that opens a fence in `depth` containers: its mark, its indentation, and its beginning."""

    marker: str
    indent: int
    start: int
    info: Span
    prefix: str
    follows_text: bool
    depth: int


class _OpenFence:
    """A fence that is not ended yet: how it was opened, and its lines up to `end`."""

    def __init__(self, opening: _FenceOpening, end: int) -> None:
        self.opening = opening
        self.end = end
        self.pieces: list[TextPiece] = []
        self.is_closed = False


class _BlockState:
    """The open blocks at a line: containers, and in them a fence, HTML or a paragraph."""

    def __init__(self, source: Source) -> None:
        self.source = source
        self.containers: list[Container] = []
        self.open_fence: _OpenFence | None = None
        self.html_end: re.Pattern[str] | None = None
        self.paragraph: list[TextPiece] = []
        self.has_new_container = False
        """True where the line has begun a container."""
        self.closed_fence: _OpenFence | None = None
        """The fence that the line before has ended, until the line below it is read."""

    def close(self) -> Iterator[PiecewiseText]:
        """End the open blocks in the containers."""
        if self.open_fence:
            self.closed_fence, self.open_fence = self.open_fence, None
        self.html_end = None
        if self.paragraph:
            yield PiecewiseText(self.source, tuple(self.paragraph))
            self.paragraph = []


def find_blocks(source: Source) -> Iterator[FencedCodeBlock | PiecewiseText]:
    """Yield the fences, and the texts of paragraphs and headings, in the order of the document."""
    state = _BlockState(source)
    number = _skip_front_matter(source)
    last = len(source.starts) - (source.starts[-1] == len(source.text))
    while number <= last:
        fence = state.closed_fence
        state.closed_fence = None
        texts = list(_read_line(state, number))
        if fence:
            above = (
                bool(state.paragraph)
                and fence.opening.depth == len(state.containers)
                and not state.has_new_container
            )
            yield _build_block(state, fence, precedes_text=above)
        yield from texts
        number += 1
    fence, state.closed_fence = state.closed_fence, None
    last_texts = [*state.close()]
    yield from (
        _build_block(state, each, precedes_text=False) for each in (fence, state.closed_fence) if each
    )
    yield from last_texts


def _skip_front_matter(source: Source) -> int:
    """Return the number of the first line that is no front matter."""
    if source.line(1).rstrip() == "---":
        for number in range(2, len(source.starts) + 1):
            if source.line(number).rstrip() in ("---", "..."):
                return number + 1
    return 1


def _build_block(state: _BlockState, fence: _OpenFence, *, precedes_text: bool) -> FencedCodeBlock:
    return FencedCodeBlock(
        Span(state.source, fence.opening.start, fence.end),
        fence.opening.info,
        PiecewiseText(state.source, tuple(fence.pieces), ends_with_newline=True),
        fence.opening.prefix,
        fence.is_closed,
        fence.opening.follows_text,
        precedes_text,
    )


def _read_line(state: _BlockState, number: int) -> Iterator[PiecewiseText]:
    """Read one line: the blocks that it continues, those that it ends, and those that begin with it."""
    line, start = LineReader(state.source.line(number)), state.source.starts[number - 1]
    state.has_new_container = False
    matched = 0
    while matched < len(state.containers) and state.containers[matched].continues(line):
        matched += 1
    if matched == len(state.containers):
        if state.open_fence:
            yield from _read_fence_line(state, state.open_fence, line, start)
            return
        if state.html_end:
            if state.html_end.search(line.rest):
                yield from state.close()
            return
    elif state.open_fence or state.html_end:
        yield from state.close()
    if line.is_blank:
        yield from _read_blank_line(state, matched)
        return
    yield from _begin_blocks(state, matched, line, start)


def _read_blank_line(state: _BlockState, depth: int) -> Iterator[PiecewiseText]:
    yield from state.close()
    del state.containers[depth:]


def _read_fence_line(
    state: _BlockState, fence: _OpenFence, line: LineReader, start: int
) -> Iterator[PiecewiseText]:
    fence.end = start + len(line.text)
    run = line.rest.strip(" \t")
    marker = fence.opening.marker
    if line.indent < CODE_INDENT and len(run) >= len(marker) and not run.strip(marker[0]):
        fence.is_closed = True
        yield from state.close()
        return
    line.skip_blanks(fence.opening.indent)
    fence.pieces.append(TextPiece(start + line.offset, fence.end, line.padding))


def _begin_blocks(state: _BlockState, depth: int, line: LineReader, start: int) -> Iterator[PiecewiseText]:
    """Begin the blocks of a line that continues `depth` containers."""
    paragraph = bool(state.paragraph) and depth == len(state.containers)
    while opened := _read_container(state, line, in_paragraph=paragraph):
        if not state.has_new_container:
            yield from state.close()
            del state.containers[depth:]
        state.containers.append(opened)
        state.has_new_container, paragraph = True, False
    if line.is_blank:
        return
    below = bool(state.paragraph) and depth == len(state.containers)
    if not state.has_new_container and not (
        state.paragraph and _continues_paragraph(line, follows_text=below)
    ):
        yield from state.close()
        del state.containers[depth:]
    _mark_items_filled(state)
    yield from _read_leaf(state, line, start, follows_text=below)


def _read_container(state: _BlockState, line: LineReader, *, in_paragraph: bool) -> Container | None:
    if (
        line.indent >= CODE_INDENT
        or len(state.containers) >= MAX_DEPTH
        or _THEMATIC_BREAK.match(line.rest.lstrip(" \t"))
    ):
        return None
    return Container() if take_quote_marker(line) else take_list_marker(line, in_paragraph=in_paragraph)


def _mark_items_filled(state: _BlockState) -> None:
    """Note that the list items around have content."""
    state.containers = [replace(each, is_empty=False) if each.is_empty else each for each in state.containers]


def _continues_paragraph(line: LineReader, *, follows_text: bool) -> bool:
    """Return whether a line is more text of the paragraph above it, even without container marks."""
    rest = line.rest.lstrip(" \t")
    if line.indent >= CODE_INDENT:
        return True
    if _FENCE.match(rest) or _ATX_HEADING.match(rest) or find_html_end(rest, in_paragraph=True):
        return False
    return not _THEMATIC_BREAK.match(rest) and not (follows_text and _SETEXT_UNDERLINE.match(rest))


def _read_leaf(
    state: _BlockState, line: LineReader, start: int, *, follows_text: bool
) -> Iterator[PiecewiseText]:
    """Read the fence, the HTML, the heading or the text that a line begins or continues."""
    indent, rest = line.indent, line.rest.lstrip(" \t")
    at, end = start + len(line.text) - len(rest), start + len(line.text)
    if state.paragraph:
        state.paragraph.append(TextPiece(at, end))
    elif indent >= CODE_INDENT:
        return
    elif match := _FENCE.match(rest):
        mark = match[1] or match[3]
        info = Span(state.source, at + len(mark), end)
        prefix, depth = state.source.text[start:at], len(state.containers)
        opening = _FenceOpening(mark, indent, start, info, prefix, follows_text, depth)
        state.open_fence = _OpenFence(opening, end)
    elif ends := find_html_end(rest, in_paragraph=False):
        state.html_end = None if ends.search(rest) else ends
    elif not _THEMATIC_BREAK.match(rest) and not (follows_text and _SETEXT_UNDERLINE.match(rest)):
        state.paragraph.append(TextPiece(at, end))
        if _ATX_HEADING.match(rest):
            yield from state.close()
