"""The spans of keys and values in a TOML text, which `tomllib` does not report."""

import re
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, TypeAlias

from msgspec import Struct

from argmap.diagnostics.lazy_regex import lazy_regex
from argmap.diagnostics.source import Source, Span

_TOKEN = lazy_regex(
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
_QUOTES = ('"', "'")
_KEY_PART = lazy_regex(r'"(?:\\.|[^"\\])*"|\'[^\']*\'|[^\s.]+')

if TYPE_CHECKING:
    from datetime import date, datetime, time

TomlValue: TypeAlias = (
    "str | int | float | bool | datetime | date | time | list[TomlValue] | dict[str, TomlValue]"
)
"""A value as `tomllib` reads it."""
KeyPath: TypeAlias = tuple[str, ...]
"""The names of the tables around a key, and its own name."""


class KeyValue(Struct, frozen=True):
    """One `key = value` line, or a `[table]` header, whose `value` is the header itself.

    `name` is the first part of the key; `strings` are the spans of the strings in the value, in their order.
    """

    name: str
    key: Span
    value: Span
    strings: tuple[Span, ...]


def find_top_level_keys(source: Source) -> tuple[KeyValue, ...]:
    """The keys and table headers at the top level of a valid TOML text, in its order."""
    lines: list[KeyValue] = []
    in_table = False
    for line in _split_lines(_tokenize(source)):
        if line[0].text == "[":
            in_table = True
            lines.append(_parse_header(line))
        elif not in_table:
            lines.append(_parse_pair(line))
    return tuple(lines)


def find_all_keys(source: Source) -> Mapping[KeyPath, KeyValue]:
    """Every key of a valid TOML text, those within tables too, and the first mention of each table."""
    keys: dict[KeyPath, KeyValue] = {}
    table: KeyPath = ()
    for line in _split_lines(_tokenize(source)):
        if line[0].text == "[":
            table = _add_path((), _parse_header(line), keys)
        else:
            _add_keys(table, line, keys)
    return keys


def _tokenize(source: Source) -> list[Span]:
    return [Span(source, token.start(), token.end()) for token in _TOKEN().finditer(source.text)]


def find_key(path: KeyPath, keys: Mapping[KeyPath, KeyValue]) -> KeyValue:
    """The line of a key, or of the innermost table around it; some part of `path` must be in `keys`."""
    return next(keys[path[:end]] for end in range(len(path), 0, -1) if path[:end] in keys)


def _add_keys(table: KeyPath, line: list[Span], keys: dict[KeyPath, KeyValue]) -> None:
    """Add a `key = value` line to `keys`, and the keys within its value where that is an inline table."""
    waiting = [(table, line)]
    while waiting:
        around, tokens = waiting.pop()
        pair = _parse_pair(tokens)
        path = _add_path(around, pair, keys)
        value = tokens[next(index for index, token in enumerate(tokens) if token.text == "=") + 1 :]
        if value[0].text == "{":
            waiting.extend((path, each) for each in _split_pairs(value[1:-1]))


def _split_pairs(tokens: list[Span]) -> Iterator[list[Span]]:
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


def _add_path(table: KeyPath, line: KeyValue, keys: dict[KeyPath, KeyValue]) -> KeyPath:
    """Add a line to `keys`, and the tables that its key names on the way; return its whole path."""
    path = table
    for part in _KEY_PART().finditer(line.key.text):
        start = line.key.start + part.start()
        span = Span(line.key.source, start, start + len(part[0]))
        path = (*path, _first_key_part(span))
        keys.setdefault(path, KeyValue(path[-1], span, span, ()))
    keys[path] = KeyValue(path[-1], keys[path].key, line.value, line.strings)
    return path


def _split_lines(tokens: list[Span]) -> Iterator[list[Span]]:
    """The tokens of each statement, without white space and comments; brackets may go over several lines."""
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


def _parse_header(line: list[Span]) -> KeyValue:
    parts = [token for token in line if token.text not in ("[", "]")]
    key = _covering_span(parts)
    return KeyValue(_first_key_part(key), key, _covering_span(line), ())


def _parse_pair(line: list[Span]) -> KeyValue:
    equals = next(index for index, token in enumerate(line) if token.text == "=")
    key, value = _covering_span(line[:equals]), line[equals + 1 :]
    strings = tuple(token for token in value if token.text.startswith(_QUOTES))
    return KeyValue(_first_key_part(key), key, _covering_span(value), strings)


def _covering_span(tokens: list[Span]) -> Span:
    return Span(tokens[0].source, tokens[0].start, tokens[-1].end)


def _first_key_part(key: Span) -> str:
    """The first part of a key, as `tomllib` reads its quotes and dots."""
    import tomllib

    return next(iter(tomllib.loads(f"{key.text} = 0")))
