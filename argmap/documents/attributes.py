"""The attributes behind a map's block or picture: `key=value`, `#id`, `.class`, and single words."""

import re
from collections.abc import Iterator

from msgspec import Struct

from argmap.diagnostics.source import Span

_ATTRIBUTE = re.compile(
    r"""(?P<key>[^\s="'#.{}][^\s="'{}]*)=(?P<value>"(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*'|[^\s{}]*)|\S+"""
)
_ESCAPE = re.compile(r"\\(.)")


class Attribute(Struct, frozen=True):
    """An attribute, as written in `span`. `key` is `#` for an id, `.` for a class and empty for a word."""

    key: str
    value: str
    span: Span
    value_span: Span
    """The span of the value."""


def parse_attributes(text_span: Span) -> tuple[Attribute, ...]:
    """Parse the attributes in a span of a document."""
    return tuple(_iter_attributes(text_span))


def _iter_attributes(text_span: Span) -> Iterator[Attribute]:
    for match in _ATTRIBUTE.finditer(text_span.text):
        span = text_span.subspan(*match.span())
        if match["key"] is not None:
            yield Attribute(
                match["key"], _unquote(match["value"]), span, text_span.subspan(*match.span("value"))
            )
        elif match[0][0] in "#.":
            yield Attribute(match[0][0], match[0][1:], span, span.subspan(1, len(match[0])))
        else:
            yield Attribute("", match[0], span, span)


def _unquote(value: str) -> str:
    """Return a value without its quotes."""
    if value[:1] in ("'", '"') and len(value) > 1:
        return _ESCAPE.sub(r"\1", value[1:-1])
    return value
