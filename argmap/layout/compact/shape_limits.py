"""The limits within which a drawing keeps to the last one: each statement's column, and its lines.

Statements are found again by their keys. One whose text was edited has another; it is found as the one that
stood at its place between two sisters which are found by theirs.
"""

from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise

from msgspec import Struct, field

from argmap.layout.box_content import BoxContent
from argmap.layout.compact.movable_steps import StatementRow, Unit, UnitTree, list_rows
from argmap.scene.arrangement_record import ArrangementRecord, RecordedPlace, make_key

Rack = tuple[bool, int]
"""A column on a statement: whether it is at the right, and its number from the left."""


class UnitRacks(Struct, frozen=True):
    """The units on a statement, and the columns that the statements of each stood in, none of a new one.

    Without any `racks` the units may be in any columns.
    """

    units: tuple[Unit, ...]
    racks: tuple[frozenset[Rack], ...] = ()

    @property
    def borders(self) -> tuple[int, ...]:
        """The indices of units that did not stand in the column of the one before."""
        return tuple(i + 1 for i, (one, other) in enumerate(pairwise(self.racks)) if one != other)

    def allows_column(self, start: int, end: int, *, is_right: bool) -> bool:
        """Return whether some units, beside new ones, are all that stood in one column on a side."""
        if not self.racks:
            return True
        inside = frozenset[Rack]().union(*self.racks[start:end])
        outside = frozenset[Rack]().union(*self.racks[:start], *self.racks[end:])
        return len(inside) == 1 and not inside & outside and all(rack[0] == is_right for rack in inside)


class ShapeLimits(Struct, frozen=True):
    """The column of each statement that still stands where it stood, and the lines of each unchanged text."""

    racks: Mapping[str, Rack] = field(default_factory=dict)
    line_counts: Mapping[str, int] = field(default_factory=dict)

    def list_ways(self, units: tuple[Unit, ...]) -> Iterator[UnitRacks]:
        """Yield the units with the columns that they stood in, if any, then without."""
        racks = tuple(frozenset(self._find_racks(unit)) for unit in units)
        if any(racks):
            yield UnitRacks(units, racks)
        yield UnitRacks(units)

    def _find_racks(self, unit: Unit) -> Iterator[Rack]:
        for row in list_rows((unit,)):
            if isinstance(row, StatementRow) and row.statement in self.racks:
                yield self.racks[row.statement]

    def limit_contents(
        self, contents: Mapping[str, Sequence[BoxContent]]
    ) -> Mapping[str, Sequence[BoxContent]]:
        """Return the contents with as many lines as before, where there are any."""
        return {key: self._same_lines(key, each) or each for key, each in contents.items()}

    def _same_lines(self, statement: str, contents: Sequence[BoxContent]) -> Sequence[BoxContent]:
        count = self.line_counts.get(statement)
        return [each for each in contents if len(each.lines) == count]


def find_limits(record: ArrangementRecord, units: UnitTree) -> ShapeLimits:
    """Find what is kept of an arrangement in a map."""
    return _Matcher(record, units).match_all()


class _Matcher:
    """Finds the statements of a record in a map. `found` has the index of each one's place in the record."""

    def __init__(self, record: ArrangementRecord, units: UnitTree) -> None:
        self.places = record.places
        self.children = _list_children(record.places)
        self.units = units
        self.racks: dict[str, Rack] = {}
        self.found: dict[str, int] = {}

    def match_all(self) -> ShapeLimits:
        """Match from the roots downwards, then those that were moved."""
        moved = self._index_by_key()
        self._match_sisters(None, self.children[-1])
        for statement in self.units.top_down:
            index = self.found.get(statement)
            if index is None:
                index = moved.get(make_key(statement))
                if index is None:
                    continue
                self.found[statement] = index
            self._match_sisters(statement, self.children[index])
        line_counts = {
            statement: self.places[index].line_count
            for statement, index in self.found.items()
            if self.places[index].key == make_key(statement)
        }
        return ShapeLimits(self.racks, line_counts)

    def _index_by_key(self) -> dict[str, int]:
        return {place.key: index for index, place in reversed([*enumerate(self.places)])}

    def _match_sisters(self, above: str | None, old: Sequence[int]) -> None:
        """Match the statements on one statement (None: the roots) with those that stood on it."""
        new = [r.statement for r in list_rows(self.units.units[above]) if isinstance(r, StatementRow)]
        keys = [make_key(each) for each in new]
        for i, j in _align(keys, [self.places[index].key for index in old]):
            place = self.places[old[j]]
            self.found.setdefault(new[i], old[j])
            self.racks[new[i]] = (place.is_right, place.column)


def _list_children(places: Sequence[RecordedPlace]) -> dict[int, list[int]]:
    """List the indices of the places on each one, by its index; -1 has the roots."""
    children: dict[int, list[int]] = {-1: []}
    path: list[int] = [-1]
    for index, place in enumerate(places):
        del path[place.depth + 1 :]
        children[path[-1]].append(index)
        children[index] = []
        path.append(index)
    return children


def _align(new: Sequence[str], old: Sequence[str]) -> Iterator[tuple[int, int]]:
    """Yield the pairs of indices of equal keys in one order, and of those between that can be paired."""
    from difflib import SequenceMatcher

    for tag, i, i_end, j, j_end in SequenceMatcher(None, new, old, autojunk=False).get_opcodes():
        if tag == "equal":
            yield from zip(range(i, i_end), range(j, j_end))
        elif tag == "replace":
            new_left = [k for k in range(i, i_end) if new[k] not in old]
            old_left = [k for k in range(j, j_end) if old[k] not in new]
            yield from zip(new_left, old_left)
