"""Images in the prose of a Markdown document (CommonMark 0.31, 6.4), with the attributes behind them."""

import re
from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence

from msgspec import Struct

from argmap.diagnostics.source import Span
from argmap.documents.indented_text import PiecewiseText
from argmap.documents.markdown_html import find_tag_end

_PUNCTUATION = "!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~"
_ESCAPE = re.compile(rf"\\([{re.escape(_PUNCTUATION)}])")
_LINK_TARGET = re.compile(
    r"""\(\s*(?:<(?P<pointed>(?:[^<>\n\\]|\\.)*)>|(?P<plain>(?:[^\s()\\<]|\\.|\((?:[^\s()\\]|\\.)*\))(?:[^\s()\\]|\\.|\((?:[^\s()\\]|\\.)*\))*))"""
    r"""(?P<title>\s+(?:"(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*'|\((?:[^()\\]|\\.)*\)))?\s*\)"""
)
_ATTRIBUTES = re.compile(r"""\{((?:[^{}"']|"(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*')*)\}""")
_BACKTICKS = re.compile("`+")
_BacktickRuns = Mapping[int, Sequence[int]]


class Image(Struct, frozen=True):
    """An image: all of it, its words as written, its address without escapes and where that stands, its title
    as written, and the attributes in braces behind it, without these; None where there are none.
    """

    span: Span
    alt: str
    address: str
    address_span: Span
    title: str
    attribute_span: Span | None


def find_images(prose: PiecewiseText) -> Iterator[Image]:
    """Find the images in a text, but for those in code, tags and comments."""
    at = 0
    for begin, close in sorted(_find_brackets(prose.text)):
        image_and_end = _read_image(prose, begin, close) if begin >= at else None
        if image_and_end:
            image, at = image_and_end
            yield image


def _find_brackets(text: str) -> Iterator[tuple[int, int]]:
    """Return the beginnings of possible images, at the mark before the bracket, and their words' ends."""
    at, runs = 0, _find_backtick_runs(text)
    waiting: list[int | None] = []
    while at < len(text):
        match text[at]:
            case "\\":
                at += 2
            case "`":
                at = _skip_code(text, at, runs)
            case "<":
                at = _skip_tag(text, at)
            case "!" if text.startswith("[", at + 1):
                waiting.append(at)
                at += 2
            case "[":
                waiting.append(None)
                at += 1
            case "]":
                begin = waiting.pop() if waiting else None
                if begin is not None:
                    yield begin, at
                at += 1
            case _:
                at += 1


def _find_backtick_runs(text: str) -> _BacktickRuns:
    """Return the beginnings of runs of backticks, by their lengths."""
    runs: dict[int, list[int]] = {}
    for run in _BACKTICKS.finditer(text):
        runs.setdefault(len(run[0]), []).append(run.start())
    return runs


def _skip_code(text: str, at: int, runs: _BacktickRuns) -> int:
    """Return the end of the code that begins with a run of backticks; the run's end where it is no code."""
    run = _BACKTICKS.match(text, at)
    assert run
    ends = runs.get(len(run[0]), ())
    following = bisect_right(ends, at)
    return (ends[following] if following < len(ends) else at) + len(run[0])


def _skip_tag(text: str, at: int) -> int:
    if text.startswith("<!--", at):
        end = text.find("-->", at + 4)
        return end + 3 if end >= 0 else at + 4
    return find_tag_end(text, at) or at + 1


def _read_image(prose: PiecewiseText, start: int, close: int) -> tuple[Image, int] | None:
    """Return the image from `start` on whose words end at `close`, and its end; None where it is none."""
    text = prose.text
    target = _LINK_TARGET.match(text, close + 1)
    if target is None:
        return None
    name = "plain" if target["pointed"] is None else "pointed"
    braces = _ATTRIBUTES.match(text, target.end())
    end = braces.end() if braces else target.end()
    image = Image(
        prose.span(start, end),
        text[start + 2 : close],
        _ESCAPE.sub(r"\1", target[name]),
        prose.span(*target.span(name)),
        target["title"] or "",
        prose.span(*braces.span(1)) if braces else None,
    )
    return image, end
