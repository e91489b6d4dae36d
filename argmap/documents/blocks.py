"""Where the fenced blocks and the prose of a Markdown document are, by the rules of CommonMark 0.31.

What is neither (front matter, indented code, HTML, comments) is passed over.
"""

import re
from collections.abc import Iterator

from msgspec import Struct, field
from msgspec.structs import replace

from argmap.documents.containers import CODE, DEEPEST, Container, item, quoted
from argmap.documents.html import html_end
from argmap.documents.line import Reader
from argmap.documents.slab import Piece, Slab
from argmap.text.source import Source, Span

_FENCE = re.compile(r"(`{3,})([^`]*)$|(~{3,})(.*)$")
_RULE = re.compile(r"([-_*])[ \t]*(?:\1[ \t]*){2,}$")
_UNDERLINE = re.compile(r"(?:=+|-+)[ \t]*$")
_HEADING = re.compile(r"#{1,6}(?:[ \t]|$)")


class Fence(Struct, frozen=True):
    """A fenced block: all of it, from its line's beginning and without its last line end; what stands behind
    its opening mark; its content.

    `lead` is what stands before the mark. Whether it is `closed` by a mark of its own, and whether it stands
    directly `below` a line of text, and `above` one.
    """

    span: Span
    info: Span
    body: Slab
    lead: str
    closed: bool
    below: bool
    above: bool


class _Open(Struct):
    """A fence that is not ended yet."""

    mark: str
    indent: int
    start: int
    info: Span
    lead: str
    below: bool
    end: int
    depth: int = 0
    pieces: list[Piece] = field(default_factory=list)
    closed: bool = False


class _State(Struct):
    """What is open at a line: containers, and in them a fence, HTML or a paragraph."""

    source: Source
    containers: list[Container] = field(default_factory=list)
    fence: _Open | None = None
    html: re.Pattern[str] | None = None
    prose: list[Piece] = field(default_factory=list)
    fresh: bool = False
    """Whether the line has begun a container."""
    ended: _Open | None = None
    """The fence that the line before has ended, while what stands below it is looked at."""

    def end(self) -> Iterator[Slab]:
        """Ends what is open in the containers."""
        if self.fence:
            self.ended, self.fence = self.fence, None
        self.html = None
        if self.prose:
            yield Slab(self.source, tuple(self.prose))
            self.prose = []


def blocks(source: Source) -> Iterator[Fence | Slab]:
    """The fences, and the texts of paragraphs and headings, as they follow one another."""
    state = _State(source)
    number = _behind_front_matter(source)
    last = len(source.starts) - (source.starts[-1] == len(source.text))
    while number <= last:
        waiting = state.ended
        state.ended = None
        found = list(_line(state, number))
        if waiting:
            above = bool(state.prose) and waiting.depth == len(state.containers) and not state.fresh
            yield _fence(state, waiting, above=above)
        yield from found
        number += 1
    waiting, state.ended = state.ended, None
    slabs = [*state.end()]
    yield from (_fence(state, each, above=False) for each in (waiting, state.ended) if each)
    yield from slabs


def _behind_front_matter(source: Source) -> int:
    """The number of the first line that is no front matter."""
    if source.line(1).rstrip() == "---":
        for number in range(2, len(source.starts) + 1):
            if source.line(number).rstrip() in ("---", "..."):
                return number + 1
    return 1


def _fence(state: _State, ended: _Open, *, above: bool) -> Fence:
    return Fence(
        Span(state.source, ended.start, ended.end),
        ended.info,
        Slab(state.source, tuple(ended.pieces), closed=True),
        ended.lead,
        ended.closed,
        ended.below,
        above,
    )


def _line(state: _State, number: int) -> Iterator[Slab]:
    """One line: what it goes on with, what it ends, and what begins with it."""
    line, start = Reader(state.source.line(number)), state.source.starts[number - 1]
    state.fresh = False
    matched = 0
    while matched < len(state.containers) and state.containers[matched].goes_on(line):
        matched += 1
    if matched == len(state.containers):
        if state.fence:
            yield from _in_fence(state, state.fence, line, start)
            return
        if state.html:
            if state.html.search(line.rest):
                yield from state.end()
            return
    elif state.fence or state.html:
        yield from state.end()
    if line.blank:
        yield from _blank(state, matched)
        return
    yield from _begin(state, matched, line, start)


def _blank(state: _State, matched: int) -> Iterator[Slab]:
    yield from state.end()
    del state.containers[matched:]


def _in_fence(state: _State, fence: _Open, line: Reader, start: int) -> Iterator[Slab]:
    fence.end = start + len(line.text)
    run = line.rest.strip(" \t")
    if line.indent < CODE and len(run) >= len(fence.mark) and not run.strip(fence.mark[0]):
        fence.closed = True
        yield from state.end()
        return
    line.skip(fence.indent)
    fence.pieces.append(Piece(start + line.at, fence.end, line.pad))


def _begin(state: _State, matched: int, line: Reader, start: int) -> Iterator[Slab]:
    """What begins with a line that goes on with `matched` containers."""
    paragraph = bool(state.prose) and matched == len(state.containers)
    while opened := _container(state, line, paragraph=paragraph):
        if not state.fresh:
            yield from state.end()
            del state.containers[matched:]
        state.containers.append(opened)
        state.fresh, paragraph = True, False
    if line.blank:
        return
    below = bool(state.prose) and matched == len(state.containers)
    if not state.fresh and not (state.prose and _goes_on(line, below=below)):
        yield from state.end()
        del state.containers[matched:]
    _filled(state)
    yield from _leaf(state, line, start, below=below)


def _container(state: _State, line: Reader, *, paragraph: bool) -> Container | None:
    if line.indent >= CODE or len(state.containers) >= DEEPEST or _RULE.match(line.rest.lstrip(" \t")):
        return None
    return Container() if quoted(line) else item(line, paragraph=paragraph)


def _filled(state: _State) -> None:
    """Notes that the items around have content."""
    state.containers = [replace(each, empty=False) if each.empty else each for each in state.containers]


def _goes_on(line: Reader, *, below: bool) -> bool:
    """Whether a line is but more text of the paragraph above it, even where containers are left out."""
    rest = line.rest.lstrip(" \t")
    if line.indent >= CODE:
        return True
    if _FENCE.match(rest) or _HEADING.match(rest) or html_end(rest, paragraph=True):
        return False
    return not _RULE.match(rest) and not (below and _UNDERLINE.match(rest))


def _leaf(state: _State, line: Reader, start: int, *, below: bool) -> Iterator[Slab]:
    """The fence, the HTML, the heading or the text that a line begins or goes on with."""
    indent, rest = line.indent, line.rest.lstrip(" \t")
    at, end = start + len(line.text) - len(rest), start + len(line.text)
    if state.prose:
        state.prose.append(Piece(at, end))
    elif indent >= CODE:
        return
    elif found := _FENCE.match(rest):
        mark = found[1] or found[3]
        info = Span(state.source, at + len(mark), end)
        state.fence = _Open(
            mark, indent, start, info, state.source.text[start:at], below, end, len(state.containers)
        )
    elif ends := html_end(rest, paragraph=False):
        state.html = None if ends.search(rest) else ends
    elif not _RULE.match(rest) and not (below and _UNDERLINE.match(rest)):
        state.prose.append(Piece(at, end))
        if _HEADING.match(rest):
            yield from state.end()
