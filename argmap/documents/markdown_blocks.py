"""Where the fenced blocks and the prose of a Markdown document are, by the rules of CommonMark 0.31.

What is neither (front matter, indented code, HTML, comments) is passed over.
"""

import re
from collections.abc import Iterator

from msgspec import Struct, field
from msgspec.structs import replace

from argmap.diagnostics.source import Source, Span
from argmap.documents.markdown_containers import (
    CODE_INDENT,
    MAX_DEPTH,
    Container,
    take_list_marker,
    take_quote_marker,
)
from argmap.documents.markdown_html import find_html_end
from argmap.documents.markdown_line import LineReader
from argmap.documents.text_pieces import PiecewiseText, TextPiece

_FENCE = re.compile(r"(`{3,})([^`]*)$|(~{3,})(.*)$")
_THEMATIC_BREAK = re.compile(r"([-_*])[ \t]*(?:\1[ \t]*){2,}$")
_SETEXT_UNDERLINE = re.compile(r"(?:=+|-+)[ \t]*$")
_ATX_HEADING = re.compile(r"#{1,6}(?:[ \t]|$)")


class FencedCodeBlock(Struct, frozen=True):
    """A fenced block: all of it, from its line's beginning and without its last line end; what stands behind
    its opening mark; its content.

    `lead` is what stands before the mark. Whether it is `closed` by a mark of its own, and whether it stands
    directly `below` a line of text, and `above` one.
    """

    span: Span
    info: Span
    body: PiecewiseText
    prefix: str
    is_closed: bool
    follows_text: bool
    precedes_text: bool


class _OpenFence(Struct):
    """A fence that is not ended yet."""

    marker: str
    indent: int
    start: int
    info: Span
    prefix: str
    follows_text: bool
    end: int
    depth: int = 0
    pieces: list[TextPiece] = field(default_factory=list)
    is_closed: bool = False


class _BlockState(Struct):
    """What is open at a line: containers, and in them a fence, HTML or a paragraph."""

    source: Source
    containers: list[Container] = field(default_factory=list)
    open_fence: _OpenFence | None = None
    html_end: re.Pattern[str] | None = None
    paragraph: list[TextPiece] = field(default_factory=list)
    has_new_container: bool = False
    """Whether the line has begun a container."""
    closed_fence: _OpenFence | None = None
    """The fence that the line before has ended, while what stands below it is looked at."""

    def close(self) -> Iterator[PiecewiseText]:
        """Ends what is open in the containers."""
        if self.open_fence:
            self.closed_fence, self.open_fence = self.open_fence, None
        self.html_end = None
        if self.paragraph:
            yield PiecewiseText(self.source, tuple(self.paragraph))
            self.paragraph = []


def find_blocks(source: Source) -> Iterator[FencedCodeBlock | PiecewiseText]:
    """The fences, and the texts of paragraphs and headings, as they follow one another."""
    state = _BlockState(source)
    number = _skip_front_matter(source)
    last = len(source.starts) - (source.starts[-1] == len(source.text))
    while number <= last:
        waiting = state.closed_fence
        state.closed_fence = None
        found = list(_read_line(state, number))
        if waiting:
            above = (
                bool(state.paragraph)
                and waiting.depth == len(state.containers)
                and not state.has_new_container
            )
            yield _build_block(state, waiting, precedes_text=above)
        yield from found
        number += 1
    waiting, state.closed_fence = state.closed_fence, None
    slabs = [*state.close()]
    yield from (
        _build_block(state, each, precedes_text=False) for each in (waiting, state.closed_fence) if each
    )
    yield from slabs


def _skip_front_matter(source: Source) -> int:
    """The number of the first line that is no front matter."""
    if source.line(1).rstrip() == "---":
        for number in range(2, len(source.starts) + 1):
            if source.line(number).rstrip() in ("---", "..."):
                return number + 1
    return 1


def _build_block(state: _BlockState, fence: _OpenFence, *, precedes_text: bool) -> FencedCodeBlock:
    return FencedCodeBlock(
        Span(state.source, fence.start, fence.end),
        fence.info,
        PiecewiseText(state.source, tuple(fence.pieces), ends_with_newline=True),
        fence.prefix,
        fence.is_closed,
        fence.follows_text,
        precedes_text,
    )


def _read_line(state: _BlockState, number: int) -> Iterator[PiecewiseText]:
    """One line: what it goes on with, what it ends, and what begins with it."""
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
    if line.indent < CODE_INDENT and len(run) >= len(fence.marker) and not run.strip(fence.marker[0]):
        fence.is_closed = True
        yield from state.close()
        return
    line.skip_blanks(fence.indent)
    fence.pieces.append(TextPiece(start + line.offset, fence.end, line.padding))


def _begin_blocks(state: _BlockState, depth: int, line: LineReader, start: int) -> Iterator[PiecewiseText]:
    """What begins with a line that goes on with `matched` containers."""
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
    """Notes that the items around have content."""
    state.containers = [replace(each, is_empty=False) if each.is_empty else each for each in state.containers]


def _continues_paragraph(line: LineReader, *, follows_text: bool) -> bool:
    """Whether a line is but more text of the paragraph above it, even where containers are left out."""
    rest = line.rest.lstrip(" \t")
    if line.indent >= CODE_INDENT:
        return True
    if _FENCE.match(rest) or _ATX_HEADING.match(rest) or find_html_end(rest, in_paragraph=True):
        return False
    return not _THEMATIC_BREAK.match(rest) and not (follows_text and _SETEXT_UNDERLINE.match(rest))


def _read_leaf(
    state: _BlockState, line: LineReader, start: int, *, follows_text: bool
) -> Iterator[PiecewiseText]:
    """The fence, the HTML, the heading or the text that a line begins or goes on with."""
    indent, rest = line.indent, line.rest.lstrip(" \t")
    at, end = start + len(line.text) - len(rest), start + len(line.text)
    if state.paragraph:
        state.paragraph.append(TextPiece(at, end))
    elif indent >= CODE_INDENT:
        return
    elif found := _FENCE.match(rest):
        mark = found[1] or found[3]
        info = Span(state.source, at + len(mark), end)
        state.open_fence = _OpenFence(
            mark, indent, start, info, state.source.text[start:at], follows_text, end, len(state.containers)
        )
    elif ends := find_html_end(rest, in_paragraph=False):
        state.html_end = None if ends.search(rest) else ends
    elif not _THEMATIC_BREAK.match(rest) and not (follows_text and _SETEXT_UNDERLINE.match(rest)):
        state.paragraph.append(TextPiece(at, end))
        if _ATX_HEADING.match(rest):
            yield from state.close()
