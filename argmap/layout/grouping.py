"""Which groups statements are in, and which of them whole branches share."""

from collections.abc import Iterable, Mapping

from argmap.layout.reading import Reading
from argmap.model.map import ArgMap

Path = tuple[str, ...]
"""Groups within groups, outermost first."""


def paths(argmap: ArgMap) -> dict[str, Path]:
    """For each statement the groups it is in."""
    chains: dict[str | None, Path] = {None: ()}
    for group in argmap.groups.values():
        chains[group.id] = (*chains.get(group.parent, ()), group.id)
    return {s.id: chains.get(s.group, ()) for s in argmap.statements.values()}


def shared(reading: Reading, own: Mapping[str, Path], upward: Iterable[str]) -> dict[str, Path]:
    """For each statement the groups that it and all that stands below it are in.

    `own` are each one's groups; `upward` are the statements, each after all that stand below it.
    """
    found: dict[str, Path] = {}
    for statement in upward:
        path = own[statement]
        for child in reading.children.get(statement, ()):
            path = common(path, found[child])
        found[statement] = path
    return found


def common(one: Path, other: Path) -> Path:
    """The groups that two paths begin with alike."""
    alike = 0
    while alike < min(len(one), len(other)) and one[alike] == other[alike]:
        alike += 1
    return one[:alike]
