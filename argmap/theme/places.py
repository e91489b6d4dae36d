"""Where the keys and values of a TOML text stand, which the TOML reader itself does not tell."""

import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass

from argmap.text.source import Source, Span

_TOKEN = re.compile(
    r'"""(?:\\.|[^\\])*?"{3,5}'
    r"|'''.*?'{3,5}"
    r'|"(?:\\.|[^"\\\n])*"'
    r"|'[^'\n]*'"
    r"|#[^\n]*"
    r"|[^\S\n]+"
    r"|[\w.+:-]+"
    r"|.",
    re.DOTALL,
)
_STRINGS = ('"', "'")


@dataclass(frozen=True, slots=True)
class Stated:
    """One `key = value` line, or a `[table]` header, whose `value` is then the header itself.

    `name` is the first part of the key; `strings` are the texts within the value, in their order.
    """

    name: str
    key: Span
    value: Span
    strings: tuple[Span, ...]


def stated(source: Source) -> tuple[Stated, ...]:
    """What stands at the top level of a valid TOML text, in its order."""
    tokens = [Span(source, found.start(), found.end()) for found in _TOKEN.finditer(source.text)]
    found: list[Stated] = []
    in_table = False
    for line in _statements(tokens):
        if line[0].text == "[":
            in_table = True
            found.append(_header(line))
        elif not in_table:
            found.append(_pair(line))
    return tuple(found)


def _statements(tokens: list[Span]) -> Iterator[list[Span]]:
    """The tokens of each statement, without white space and comments: brackets may span lines."""
    line: list[Span] = []
    depth = 0
    for token in tokens:
        first = token.text[0]
        depth += (first in "[{") - (first in "]}")
        if first == "\n" and depth == 0 and line:
            yield line
            line = []
        elif first != "#" and not first.isspace():
            line.append(token)
    if line:
        yield line


def _header(line: list[Span]) -> Stated:
    parts = [token for token in line if token.text not in ("[", "]")]
    key = _over(parts)
    return Stated(_name(key), key, _over(line), ())


def _pair(line: list[Span]) -> Stated:
    equals = next(at for at, token in enumerate(line) if token.text == "=")
    key, value = _over(line[:equals]), line[equals + 1 :]
    strings = tuple(token for token in value if token.text.startswith(_STRINGS))
    return Stated(_name(key), key, _over(value), strings)


def _over(tokens: list[Span]) -> Span:
    return Span(tokens[0].source, tokens[0].start, tokens[-1].end)


def _name(key: Span) -> str:
    """The first part of a key, as the TOML reader understands its quotes and dots."""
    return next(iter(tomllib.loads(f"{key.text} = 0")))
