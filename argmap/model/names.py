"""Every id of a map and what it names; ids for statements that were given none."""

from base64 import b32encode
from collections.abc import Container, Mapping, Sequence
from enum import Enum
from hashlib import blake2s

from msgspec import Struct

from argmap.model.line import DECLARATIONS, Line
from argmap.model.slips.id_twice import id_twice
from argmap.syntax.tree import Entry, Keyword
from argmap.text.diagnostic import Diagnostic

_MADE_LENGTH = 10


class Kind(Enum):
    """What an id can name."""

    STATEMENT = "statement"
    SOURCE = "source"
    GROUP = "group"
    VIEW = "view"


class Names(Struct, frozen=True, eq=False):
    """What every id names.

    `declared` has the line of each written id, the first where an id is written twice. `ids` has, by
    line number, the id under which the model keeps what the line declares; None for other lines.
    `spoiled` are ids about which nothing more may be said, as the lines they stand on were wrong; `nameless`
    the kinds of which a line should have declared an id, but which one cannot be known.
    """

    declared: Mapping[str, Line]
    ids: tuple[str | None, ...]
    spoiled: frozenset[str]
    nameless: frozenset[Kind]

    def kind(self, name: str) -> Kind | None:
        """What kind of thing `name` names, None where it is not declared."""
        line = self.declared.get(name)
        return kind_of(line) if line else None


def kind_of(line: Line) -> Kind | None:
    """What kind of thing a line declares; None for references, the `map` line and lines without a text."""
    keyword = line.entry.keyword
    if keyword is Keyword.MAP or not line.written:
        return None
    return Kind(keyword.value) if keyword in DECLARATIONS else Kind.STATEMENT


def declare(lines: Sequence[Line], spoiled: frozenset[str]) -> tuple[Names, tuple[Diagnostic, ...]]:
    """Which id names what, and which ids are written twice. An id is unique among all kinds."""
    declared: dict[str, Line] = {}
    twice: list[tuple[Entry, Entry]] = []
    for line in lines:
        name = line.entry.name
        if name is None or kind_of(line) is None:
            continue
        first = declared.setdefault(name.text, line)
        if first is not line and name.text not in spoiled:
            twice.append((line.entry, first.entry))
    doubled = [second.name.text for second, _ in twice if second.name]
    free = _free(doubled, declared)
    said = tuple(id_twice(*pair, name) for pair, name in zip(twice, free, strict=True))
    spoiled = spoiled.union(doubled, _half_declared(lines))
    return Names(declared, _ids(lines, declared), spoiled, _nameless(lines)), said


def _free(names: Sequence[str], taken: Container[str]) -> Sequence[str]:
    """For each of the names another one like it, none of them in use nor given twice."""
    numbers: dict[str, int] = {}
    free: list[str] = []
    for name in names:
        number = numbers.get(name, 1) + 1
        while f"{name}-{number}" in taken:
            number += 1
        numbers[name] = number
        free.append(f"{name}-{number}")
    return free


def _half_declared(lines: Sequence[Line]) -> frozenset[str]:
    """Ids on lines that should have declared them but have no text."""
    names = (line.entry.name for line in lines if not line.written and not line.refers)
    return frozenset(name.text for name in names if name)


def _nameless(lines: Sequence[Line]) -> frozenset[Kind]:
    """The kinds of declarations without an id, and of statements of which only the keyword is there."""
    unnamed = [line for line in lines if line.entry.name is None]
    lacking = [line for line in unnamed if not line.states or not (line.entry.text and line.entry.text.value)]
    return frozenset(kind for line in lacking if (kind := kind_of(line)))


def _ids(lines: Sequence[Line], declared: Mapping[str, Line]) -> tuple[str | None, ...]:
    made: dict[str, int] = {}
    ids: list[str | None] = []
    for line in lines:
        name = line.entry.name
        if kind_of(line) is None:
            ids.append(None)
        elif name and declared[name.text] is line:
            ids.append(name.text)
        else:
            text = line.entry.text.value if line.entry.text else ""
            above = ids[line.parent.number] if line.parent else None
            ids.append(_untaken(made_id(text), made_id(f"{text}\n{above}"), made))
    return tuple(ids)


def _untaken(plain: str, second: str, made: dict[str, int]) -> str:
    """The first of the ids that is not among those already made, which it is from then on.

    Where two statements have the same text, the second's id tells also what it stands under, so that a
    third one changes neither; only the same text twice below one line is told apart by its order.
    """
    wanted = plain if plain not in made else second
    made[wanted] = made.get(wanted, 0) + 1
    return wanted if made[wanted] == 1 else f"{wanted}.{made[wanted]}"


def made_id(text: str) -> str:
    """The id of a nameless statement: of its own text alone, so that other lines do not change it.

    `n.` and 50 bits of the text's BLAKE2s digest in lower-case base 32. The dot keeps it apart from
    every written id, and is sound in XML, JSON, DOT and HTML.
    """
    digest = blake2s(text.encode("utf-8", "surrogatepass"), digest_size=10).digest()
    return "n." + b32encode(digest).decode("ascii").lower()[:_MADE_LENGTH]
