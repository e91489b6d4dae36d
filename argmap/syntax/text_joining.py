"""A text over one or more physical lines, put together from the tokens of a line."""

from argmap.diagnostics.source import Source, Span
from argmap.syntax.comments import read_comments
from argmap.syntax.errors.characters import MASK
from argmap.syntax.parsed_lines import LineToken
from argmap.syntax.tree import Comment, PhysicalLine, Text

COLONS = (":", "：")
"""The signs that begin a text. The wide one, of East Asian keyboards, is a colon too: no id could hold it."""


def join_text(rest: LineToken, source: Source) -> Text:
    """Join the text that begins in `rest`, behind its colon where it has one, and runs on over `|` lines."""
    first, *further = rest.text.split("\n")
    pieces = [_parse_physical_line(LineToken(first, rest.start), source, int(first.startswith(COLONS)))]
    start = gap = rest.start + len(first)
    for line in further:
        bar = line.find("|") if line.lstrip().startswith("|") else -1
        if bar >= 0:
            above = LineToken(source.text[gap : start + 1], gap)
            pieces.append(
                _parse_physical_line(
                    LineToken(line, start + 1), source, bar + 1, read_comments(above, source)
                )
            )
            gap = start + 1 + len(line)
        start += 1 + len(line)
    return Text(tuple(pieces))


def empty_text(source: Source, at: int) -> Text:
    """Return a text without characters, for a broken line that lacks its own."""
    return Text((PhysicalLine("", Span(source, at, at)),))


def _parse_physical_line(
    line: LineToken, source: Source, skip: int, comments: tuple[Comment, ...] = ()
) -> PhysicalLine:
    content = line.text[skip:]
    text = content.strip()
    start = line.start + skip + (len(content) - len(content.lstrip()) if text else 0)
    return PhysicalLine(text.replace(MASK, "").strip(), Span(source, start, start + len(text)), comments)
