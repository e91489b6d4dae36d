"""Every id of a map and the thing it names; ids for statements that were given none."""

from base64 import b32encode
from collections.abc import Container, Mapping, Sequence
from enum import Enum
from hashlib import blake2s

from msgspec import Struct

from argmap.diagnostics.diagnostic import Diagnostic
from argmap.model.errors.id_twice import id_twice
from argmap.model.line_nesting import MapLine
from argmap.syntax.tree import Entry, Keyword

_GENERATED_ID_LENGTH = 10
"""Letters of base 32, 50 bits: of 100,000 texts, two share an id once in 225,000 maps; 5 letters would do so
in every map of 10,000 texts. Changing it changes the ids of all pictures."""


class NameKind(Enum):
    """The kinds of things that an id can name."""

    STATEMENT = "statement"
    SOURCE = "source"
    GROUP = "group"
    VIEW = "view"


class Names(Struct, frozen=True, eq=False):
    """The thing that every id names.

    `lines_by_id` has the line of each written id, the first where an id is written twice. `ids` has, by line
    number, the id under which the model keeps what the line declares; None for other lines. `suppressed_ids`
    take no further error, as the lines they stand on were wrong; `kinds_without_id` are the kinds of which a
    line should have declared an id that cannot be known.
    """

    lines_by_id: Mapping[str, MapLine]
    ids: tuple[str | None, ...]
    suppressed_ids: frozenset[str]
    kinds_without_id: frozenset[NameKind]

    def kind(self, name: str) -> NameKind | None:
        """Return the kind of thing that `name` names, None where it is not declared."""
        line = self.lines_by_id.get(name)
        return kind_of(line) if line else None


def kind_of(line: MapLine) -> NameKind | None:
    """Return the kind of thing a line declares; None for references, `map` and lines without a text."""
    keyword = line.entry.keyword
    if keyword is Keyword.MAP or not line.is_in_full:
        return None
    return NameKind(keyword.value) if keyword.is_declaration else NameKind.STATEMENT


def collect_names(
    lines: Sequence[MapLine], suppressed_ids: frozenset[str]
) -> tuple[Names, tuple[Diagnostic, ...]]:
    """Collect the thing that each id names, and report ids written twice. An id is unique among all kinds."""
    lines_by_id: dict[str, MapLine] = {}
    twice: list[tuple[Entry, Entry]] = []
    for line in lines:
        name = line.entry.name
        if name is None or kind_of(line) is None:
            continue
        first = lines_by_id.setdefault(name.text, line)
        if first is not line and name.text not in suppressed_ids:
            twice.append((line.entry, first.entry))
    repeated_ids = [second.name.text for second, _ in twice if second.name]
    free_ids = _list_free_ids([second for second, _ in twice], lines_by_id)
    referred_ids = _list_referred_ids(lines) if twice else frozenset()
    errors = tuple(
        id_twice(*pair, name, is_safe=_is_number_of_role(pair[0]) and repeated_id not in referred_ids)
        for pair, name, repeated_id in zip(twice, free_ids, repeated_ids, strict=True)
    )
    suppressed_ids = suppressed_ids.union(repeated_ids, _list_ids_without_text(lines))
    return Names(
        lines_by_id, _assign_ids(lines, lines_by_id), suppressed_ids, _find_kinds_without_id(lines)
    ), errors


def _list_free_ids(entries: Sequence[Entry], used_ids: Container[str]) -> Sequence[str]:
    """Find for each of the lines another id like its own, none of them in use nor given twice.

    Whoever numbers the lines of each role means the number together with the role: `objection-1`.
    """
    numbers: dict[str, int] = {}
    free: dict[str, None] = {}
    for entry in entries:
        name = entry.name.text if entry.name else ""
        found = f"{entry.spelling}-{name}" if _is_number_of_role(entry) else name
        while found in used_ids or found in free:
            numbers[name] = numbers.get(name, 1) + 1
            found = f"{name}-{numbers[name]}"
        free[found] = None
    return tuple(free)


def _is_number_of_role(entry: Entry) -> bool:
    return bool(entry.name and entry.name.text.isdecimal() and entry.keyword.may_refer)


def _list_referred_ids(lines: Sequence[MapLine]) -> frozenset[str]:
    """List the ids that a reference or a view names."""
    references = (line.entry.name.text for line in lines if line.is_reference and line.entry.name)
    properties = (property_ for line in lines for property_ in line.entry.properties)
    roots = (each.value.value for each in properties if each.key == "root")
    return frozenset((*references, *roots))


def _list_ids_without_text(lines: Sequence[MapLine]) -> frozenset[str]:
    """List the ids on lines that should have declared them but have no text."""
    names = (line.entry.name for line in lines if not line.is_in_full and not line.is_reference)
    return frozenset(name.text for name in names if name)


def _find_kinds_without_id(lines: Sequence[MapLine]) -> frozenset[NameKind]:
    """Collect the kinds of declarations without an id, and of statements that are a keyword alone."""
    unnamed = [line for line in lines if line.entry.name is None]
    lacking = [
        line for line in unnamed if not line.is_statement or not (line.entry.text and line.entry.text.value)
    ]
    return frozenset(kind for line in lacking if (kind := kind_of(line)))


def _assign_ids(lines: Sequence[MapLine], lines_by_id: Mapping[str, MapLine]) -> tuple[str | None, ...]:
    counts: dict[str, int] = {}
    ids: list[str | None] = []
    for line in lines:
        name = line.entry.name
        if kind_of(line) is None:
            ids.append(None)
        elif name and lines_by_id[name.text] is line:
            ids.append(name.text)
        else:
            text = line.entry.text.value if line.entry.text else ""
            above = ids[line.parent.number] if line.parent else None
            ids.append(_make_unique(generate_id(text), generate_id(f"{text}\n{above}"), counts))
    return tuple(ids)


def _make_unique(first: str, second: str, counts: dict[str, int]) -> str:
    """Return the first of the ids that is not in `counts`, and count it there.

    Where two statements have one text, the second's id also depends on the line it stands under, so that a
    third one changes neither; only one text twice below one line is numbered by its order.
    """
    wanted = first if first not in counts else second
    counts[wanted] = counts.get(wanted, 0) + 1
    return wanted if counts[wanted] == 1 else f"{wanted}.{counts[wanted]}"


def generate_id(text: str) -> str:
    """Make the id of a nameless statement of its own text alone, so that other lines do not change it.

    `n.` and 50 bits of the text's BLAKE2s digest in lower-case base 32. The dot keeps it apart from every
    written id, and is sound in XML, JSON, DOT and HTML.
    """
    digest = blake2s(text.encode("utf-8", "surrogatepass"), digest_size=10).digest()
    return "n." + b32encode(digest).decode("ascii").lower()[:_GENERATED_ID_LENGTH]
