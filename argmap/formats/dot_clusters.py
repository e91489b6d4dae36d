"""The frames of groups in DOT: each holds members of a group that are connected and written in succession."""

from collections.abc import Iterator, Mapping, Sequence, Set
from itertools import groupby

from argmap.layout.group_membership import group_paths
from argmap.model.map import ArgMap

FramePath = tuple[str, ...]
"""The frames around a statement, the outermost first; empty outside all of them."""


def frame_paths(argmap: ArgMap) -> Mapping[str, FramePath]:
    """Find the frames around each statement, in the written order of statements.

    A frame's name is `GROUP/N`: the N-th part, from 1, of that group's members. Members are in one part where
    steps connect them and no statement outside the group is written between them: a frame around statements
    above and below such a one could not keep the written order.
    """
    members = _members_by_group(argmap)
    ties = _index_ties(argmap)
    indexes = {key: index for index, key in enumerate(argmap.statements)}
    paths: dict[str, FramePath] = dict.fromkeys(argmap.statements, ())
    for group in members:
        count = 0
        for run in _split_runs(members[group], indexes):
            remaining = dict.fromkeys(run)
            while remaining:
                count += 1
                for key in _connected_members(next(iter(remaining)), run, ties):
                    del remaining[key]
                    paths[key] = (*paths[key], f"{group}/{count}")
    return paths


def _split_runs(members: Mapping[str, None], indexes: Mapping[str, int]) -> Iterator[Set[str]]:
    """Split a group's members into the longest runs without another statement between them, in order."""
    for _, run in groupby(enumerate(members), key=lambda each: indexes[each[1]] - each[0]):
        yield dict.fromkeys(key for _, key in run).keys()


def _members_by_group(argmap: ArgMap) -> Mapping[str, Mapping[str, None]]:
    """List the statements of each group and of groups nested in it, in written order; outer groups first."""
    members: dict[str, dict[str, None]] = {}
    depths: dict[str, int] = {}
    for key, groups in group_paths(argmap).items():
        for depth, group in enumerate(groups):
            members.setdefault(group, {})[key] = None
            depths[group] = depth
    return {group: members[group] for group in sorted(members, key=depths.__getitem__)}


def _index_ties(argmap: ArgMap) -> Mapping[str, Sequence[Sequence[str]]]:
    """Map each statement to the steps it is written in: their parent and the premises that stand in full."""
    ties: dict[str, list[Sequence[str]]] = {}
    for step in argmap.inferences.values():
        members = [step.written_under, *(premise.statement for premise in step.premises if premise.in_full)]
        for statement in members:
            ties.setdefault(statement, []).append(members)
    return ties


def _connected_members(
    start: str, members: Set[str], ties: Mapping[str, Sequence[Sequence[str]]]
) -> Set[str]:
    """Find the members that steps connect with `start`, itself included."""
    connected, queue = {start}, [start]
    while queue:
        neighbours = {key for tie in ties.get(queue.pop(), ()) for key in tie if key in members}
        queue.extend(neighbours - connected)
        connected |= neighbours
    return connected


def group_of(frame: str) -> str:
    """Find the group that a frame holds members of."""
    return frame.rpartition("/")[0]


def common_path(paths: Sequence[FramePath]) -> FramePath:
    """Find the frames that several statements share."""
    shared: list[str] = []
    for frames in zip(*paths):
        if len(set(frames)) > 1:
            break
        shared.append(frames[0])
    return tuple(shared)
