"""Which statements stand in one frame: a group's members that hang together, frame within frame."""

from collections.abc import Iterator, Mapping, Sequence, Set
from itertools import groupby

from argmap.model.map import ArgMap

FramePath = tuple[str, ...]
"""The frames around a statement, the outermost first; empty outside all of them."""


def frame_paths(argmap: ArgMap) -> Mapping[str, FramePath]:
    """The frames around each statement, in the written order of statements.

    A frame's name is `GROUP/N`: the N-th piece, from 1, of that group's members. Members are in one piece
    where the lines they are written on join them and no stranger is written between: a frame that held what
    stands above and below a stranger could not keep the written order.
    """
    members = _members_by_group(argmap)
    ties = _index_ties(argmap)
    places = {key: place for place, key in enumerate(argmap.statements)}
    paths: dict[str, FramePath] = dict.fromkeys(argmap.statements, ())
    for group in sorted(members, key=lambda group: len(_enclosing_groups(argmap, group))):
        pieces = 0
        for run in _split_runs(members[group], places):
            waiting = dict.fromkeys(run)
            while waiting:
                pieces += 1
                for key in _connected_members(next(iter(waiting)), run, ties):
                    del waiting[key]
                    paths[key] = (*paths[key], f"{group}/{pieces}")
    return paths


def _split_runs(members: Mapping[str, None], indexes: Mapping[str, int]) -> Iterator[Set[str]]:
    """The members in the longest stretches that were written without a stranger between; in their order."""
    for _, numbered in groupby(enumerate(members), key=lambda each: indexes[each[1]] - each[0]):
        yield dict.fromkeys(key for _, key in numbered).keys()


def _members_by_group(argmap: ArgMap) -> Mapping[str, Mapping[str, None]]:
    """By group, in the order they are met: the statements in it or in a group nested in it, as written."""
    members: dict[str, dict[str, None]] = {}
    for key, statement in argmap.statements.items():
        for group in _enclosing_groups(argmap, statement.group):
            members.setdefault(group, {})[key] = None
    return members


def _enclosing_groups(argmap: ArgMap, group: str | None) -> Sequence[str]:
    """A group and those it is nested in, the innermost first."""
    chain: list[str] = []
    while group is not None and group not in chain:
        chain.append(group)
        group = argmap.groups[group].parent
    return chain


def _index_ties(argmap: ArgMap) -> Mapping[str, Sequence[Sequence[str]]]:
    """By statement: the statements of each step it is written in, with the line the step is written under."""
    ties: dict[str, list[Sequence[str]]] = {}
    for step in argmap.inferences.values():
        tied = [step.written_under, *(premise.statement for premise in step.premises if premise.in_full)]
        for statement in tied:
            ties.setdefault(statement, []).append(tied)
    return ties


def _connected_members(
    start: str, members: Set[str], ties: Mapping[str, Sequence[Sequence[str]]]
) -> Set[str]:
    """The members that hang together with `start`."""
    found, waiting = {start}, [start]
    while waiting:
        near = {key for tied in ties.get(waiting.pop(), ()) for key in tied if key in members}
        waiting.extend(near - found)
        found |= near
    return found


def group_of(frame: str) -> str:
    """The group that a frame shows a piece of."""
    return frame.rpartition("/")[0]


def common_path(paths: Sequence[FramePath]) -> FramePath:
    """The frames that stand around all of several statements."""
    shared: list[str] = []
    for around in zip(*paths):
        if len(set(around)) > 1:
            break
        shared.append(around[0])
    return tuple(shared)
