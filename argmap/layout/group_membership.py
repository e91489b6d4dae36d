"""The groups that statements are in, and those that whole branches share."""

from collections.abc import Iterable, Mapping
from functools import reduce

from argmap.layout.reading_order import ReadingTree
from argmap.model.map import ArgMap

GroupPath = tuple[str, ...]
"""Nested groups, the outermost first."""


def group_paths(argmap: ArgMap) -> dict[str, GroupPath]:
    """Return the groups that each statement is in."""
    paths: dict[str | None, GroupPath] = {None: ()}
    for group in argmap.groups.values():
        paths[group.id] = (*paths.get(group.parent, ()), group.id)
    return {s.id: paths.get(s.group, ()) for s in argmap.statements.values()}


def find_shared_groups(
    tree: ReadingTree, own_groups: Mapping[str, GroupPath], bottom_up: Iterable[str]
) -> dict[str, GroupPath]:
    """Return, for each statement, the groups that it shares with all below it.

    `bottom_up` are the statements, each after all below it.
    """
    shared: dict[str, GroupPath] = {}
    for statement in bottom_up:
        children = tree.children.get(statement, ())
        shared[statement] = reduce(common_prefix, (shared[each] for each in children), own_groups[statement])
    return shared


def common_prefix(one: GroupPath, other: GroupPath) -> GroupPath:
    """Return the groups that two paths share from the outermost on."""
    count = 0
    while count < min(len(one), len(other)) and one[count] == other[count]:
        count += 1
    return one[:count]
