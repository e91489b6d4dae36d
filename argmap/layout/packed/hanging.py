"""What hangs on each statement, in the units that may be moved: bundles, and runs of them in one group."""

from collections.abc import Iterator, Mapping
from itertools import groupby

from msgspec import Struct

from argmap.layout.grouping import Path, common, paths, shared
from argmap.layout.reading import Reading
from argmap.model.map import ArgMap, Inference


class Row(Struct, frozen=True):
    """One line of a rack: a statement's box, or with none the joint of a step whose premises stand elsewhere.

    A root hangs on no step.
    """

    step: Inference | None
    statement: str | None


class Bundle(Struct, frozen=True):
    """A step with the premises that stand here and what undercuts it here. It is never torn apart.

    `leaves` where it hits the step that its own statement stands in: its wire goes out to the left.
    """

    rows: tuple[Row, ...]
    leaves: bool = False


class Run(Struct, frozen=True):
    """Neighbours that belong to one group with all that stands below them: they get one frame."""

    group: str
    items: tuple["Item", ...]


Item = Bundle | Run


class Hanging(Struct, frozen=True):
    """For each statement what hangs on it (None: the roots), and the groups that frame its box alone.

    `downward` are all statements, each before what hangs on it.
    """

    reading: Reading
    items: Mapping[str | None, tuple[Item, ...]]
    alone: Mapping[str, Path]
    downward: tuple[str, ...]


def hanging(argmap: ArgMap, reading: Reading) -> Hanging:
    """The units of a map in reading order."""
    downward = tuple(_downward(reading))
    own = paths(argmap)
    sorter = _Sorter(shared(reading, own, reversed(downward)), {None: 0})
    roots = tuple(Bundle((Row(None, root),)) for root in reading.roots)
    items: dict[str | None, tuple[Item, ...]] = {None: tuple(sorter.sort(roots, 0))}
    for statement in downward:
        level = sorter.levels[statement]
        items[statement] = tuple(sorter.sort(tuple(_bundles(reading, statement)), level))
    alone = {s: own[s][sorter.levels[s] :] for s in downward}
    return Hanging(reading, items, alone, downward)


def rows(items: tuple[Item, ...]) -> Iterator[Row]:
    """All rows of some units, from top to bottom."""
    for item in items:
        if isinstance(item, Bundle):
            yield from item.rows
        else:
            yield from rows(item.items)


def leaves(item: Item) -> bool:
    """Whether some wire of a unit goes out to the left."""
    return item.leaves if isinstance(item, Bundle) else any(leaves(each) for each in item.items)


def _downward(reading: Reading) -> Iterator[str]:
    pending = list(reversed(reading.roots))
    while pending:
        statement = pending.pop()
        yield statement
        pending.extend(reversed(reading.children.get(statement, ())))


def _bundles(reading: Reading, statement: str) -> Iterator[Bundle]:
    for first in reading.under.get(statement, ()):
        found = [row for step in reading.along(first) for row in _rows(reading, step)]
        if found:
            yield Bundle(tuple(found), leaves=first.undercuts)


def _rows(reading: Reading, step: Inference) -> list[Row]:
    here = [p.statement for p in step.premises if (step.id, p.statement) in reading.planted]
    if here:
        return [Row(step, statement) for statement in here]
    return [Row(step, None)] if reading.has_joint(step) else []


class _Sorter(Struct, frozen=True):
    """Puts neighbours of one group into runs; `levels` counts the runs round each statement."""

    shared: Mapping[str, Path]
    levels: dict[str | None, int]

    def sort(self, bundles: tuple[Bundle, ...], level: int) -> Iterator[Item]:
        """Bundles and runs of them, within `level` runs that are already there."""

        def group(bundle: Bundle) -> str | None:
            path = self._path(bundle)
            return path[level] if len(path) > level else None

        for name, members in groupby(bundles, key=group):
            run = tuple(members)
            if name is not None:
                yield Run(name, tuple(self.sort(run, level + 1)))
                continue
            yield from run
            for bundle in run:
                self.levels.update((row.statement, level) for row in bundle.rows if row.statement)

    def _path(self, bundle: Bundle) -> Path:
        """The groups that all of a bundle is in; a joint that stands alone is in none."""
        path: Path | None = None
        for row in bundle.rows:
            own = self.shared[row.statement] if row.statement else ()
            path = own if path is None else common(path, own)
        return path or ()
