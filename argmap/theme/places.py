"""Where the keys and values of a TOML text stand, which the TOML reader itself does not tell."""

import re
from collections.abc import Iterator, Mapping
from typing import TypeAlias

from msgspec import Struct

from argmap.text.pattern import lazily
from argmap.text.source import Source, Span

_TOKEN = lazily(
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
_PART = lazily(r'"(?:\\.|[^"\\])*"|\'[^\']*\'|[^\s.]+')

Path: TypeAlias = tuple[str, ...]
"""The names of the tables that a key stands in, and its own."""


class Stated(Struct, frozen=True):
    """One `key = value` line, or a `[table]` header, whose `value` is then the header itself.

    `name` is the first part of the key; `strings` are the texts within the value, in their order.
    """

    name: str
    key: Span
    value: Span
    strings: tuple[Span, ...]


def stated(source: Source) -> tuple[Stated, ...]:
    """What stands at the top level of a valid TOML text, in its order."""
    tokens = [Span(source, found.start(), found.end()) for found in _TOKEN().finditer(source.text)]
    found: list[Stated] = []
    in_table = False
    for line in _statements(tokens):
        if line[0].text == "[":
            in_table = True
            found.append(_header(line))
        elif not in_table:
            found.append(_pair(line))
    return tuple(found)


def placed(source: Source) -> Mapping[Path, Stated]:
    """Where each key of a valid TOML text stands, those within its tables too, and each table first named."""
    tokens = [Span(source, found.start(), found.end()) for found in _TOKEN().finditer(source.text)]
    found: dict[Path, Stated] = {}
    table: Path = ()
    for line in _statements(tokens):
        if line[0].text == "[":
            table = _named((), _header(line), found)
        else:
            _place_all(table, line, found)
    return found


def place_of(path: Path, places: Mapping[Path, Stated]) -> Stated:
    """Where a key stands, or else the table nearest around it; something of `path` must stand somewhere."""
    return next(places[path[:end]] for end in range(len(path), 0, -1) if path[:end] in places)


def _place_all(table: Path, line: list[Span], found: dict[Path, Stated]) -> None:
    """Places a `key = value` line, and those within its value where that is a table."""
    waiting = [(table, line)]
    while waiting:
        around, tokens = waiting.pop()
        pair = _pair(tokens)
        path = _named(around, pair, found)
        value = tokens[next(at for at, token in enumerate(tokens) if token.text == "=") + 1 :]
        if value[0].text == "{":
            waiting.extend((path, each) for each in _apart(value[1:-1]))


def _apart(tokens: list[Span]) -> Iterator[list[Span]]:
    """The tokens of each pair of an inline table."""
    depth, pair = 0, list[Span]()
    for token in tokens:
        depth += (token.text in ("[", "{")) - (token.text in ("]", "}"))
        if token.text == "," and depth == 0:
            yield pair
            pair = []
        else:
            pair.append(token)
    if pair:
        yield pair


def _named(table: Path, line: Stated, found: dict[Path, Stated]) -> Path:
    """The whole path of a line. Tables that it names on the way are placed too, unless they are already."""
    path = table
    for part in _PART().finditer(line.key.text):
        start = line.key.start + part.start()
        span = Span(line.key.source, start, start + len(part[0]))
        path = (*path, _name(span))
        found.setdefault(path, Stated(path[-1], span, span, ()))
    found[path] = Stated(path[-1], found[path].key, line.value, line.strings)
    return path


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
    import tomllib

    return next(iter(tomllib.loads(f"{key.text} = 0")))
