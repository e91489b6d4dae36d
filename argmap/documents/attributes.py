"""What is written behind a map's block or picture: `key=value`, `#id`, `.class`, and single words."""

import re
from collections.abc import Iterator

from msgspec import Struct

from argmap.diagnostics.source import Span

_ATTRIBUTE = re.compile(
    r"""(?P<key>[^\s="'#.{}][^\s="'{}]*)=(?P<value>"(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*'|[^\s{}]*)|\S+"""
)
_ESCAPE = re.compile(r"\\(.)")


class Attribute(Struct, frozen=True):
    """One of them, as written in `span`. `key` is `#` for an id, `.` for a class and empty for a word."""

    key: str
    value: str
    span: Span
    value_span: Span
    """Where the value stands."""


def parse_attributes(text_span: Span) -> tuple[Attribute, ...]:
    """The attributes in a stretch of a document."""
    return tuple(_iter_attributes(text_span))


def _iter_attributes(text_span: Span) -> Iterator[Attribute]:
    for found in _ATTRIBUTE.finditer(text_span.text):
        span = text_span.subspan(*found.span())
        if found["key"] is not None:
            yield Attribute(
                found["key"], _unquote(found["value"]), span, text_span.subspan(*found.span("value"))
            )
        elif found[0][0] in "#.":
            yield Attribute(found[0][0], found[0][1:], span, span.subspan(1, len(found[0])))
        else:
            yield Attribute("", found[0], span, span)


def _unquote(value: str) -> str:
    """A value without its quotes."""
    if value[:1] in ("'", '"') and len(value) > 1:
        return _ESCAPE.sub(r"\1", value[1:-1])
    return value
