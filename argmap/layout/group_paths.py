"""Which groups statements are in, and which of them whole branches share."""

from collections.abc import Iterable, Mapping

from argmap.layout.reading_order import ReadingTree
from argmap.model.map import ArgMap

GroupPath = tuple[str, ...]
"""Groups within groups, outermost first."""


def group_paths(argmap: ArgMap) -> dict[str, GroupPath]:
    """For each statement the groups it is in."""
    chains: dict[str | None, GroupPath] = {None: ()}
    for group in argmap.groups.values():
        chains[group.id] = (*chains.get(group.parent, ()), group.id)
    return {s.id: chains.get(s.group, ()) for s in argmap.statements.values()}


def find_shared_groups(
    tree: ReadingTree, own_groups: Mapping[str, GroupPath], bottom_up: Iterable[str]
) -> dict[str, GroupPath]:
    """For each statement the groups that it and all that stands below it are in.

    `own` are each one's groups; `upward` are the statements, each after all that stand below it.
    """
    found: dict[str, GroupPath] = {}
    for statement in bottom_up:
        path = own_groups[statement]
        for child in tree.children.get(statement, ()):
            path = common_prefix(path, found[child])
        found[statement] = path
    return found


def common_prefix(one: GroupPath, other: GroupPath) -> GroupPath:
    """The groups that two paths begin with alike."""
    alike = 0
    while alike < min(len(one), len(other)) and one[alike] == other[alike]:
        alike += 1
    return one[:alike]
