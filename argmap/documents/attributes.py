"""What is written behind a map's block or picture: `key=value`, `#id`, `.class`, and single words."""

import re
from collections.abc import Iterator

from msgspec import Struct

from argmap.text.source import Span

_ITEM = re.compile(
    r"""(?P<key>[^\s="'#.{}][^\s="'{}]*)=(?P<value>"(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*'|[^\s{}]*)|\S+"""
)
_ESCAPED = re.compile(r"\\(.)")


class Attribute(Struct, frozen=True):
    """One of them, as written in `span`. `key` is `#` for an id, `.` for a class and empty for a word."""

    key: str
    value: str
    span: Span
    place: Span
    """Where the value stands."""


def attributes(within: Span) -> tuple[Attribute, ...]:
    """The attributes in a stretch of a document."""
    return tuple(_each(within))


def _each(within: Span) -> Iterator[Attribute]:
    for found in _ITEM.finditer(within.text):
        span = within.part(*found.span())
        if found["key"] is not None:
            yield Attribute(found["key"], _plain(found["value"]), span, within.part(*found.span("value")))
        elif found[0][0] in "#.":
            yield Attribute(found[0][0], found[0][1:], span, span.part(1, len(found[0])))
        else:
            yield Attribute("", found[0], span, span)


def _plain(value: str) -> str:
    """A value without its quotes."""
    if value[:1] in ("'", '"') and len(value) > 1:
        return _ESCAPED.sub(r"\1", value[1:-1])
    return value
