"""The frames of groups in DOT: one a group, round members that stand side by side or below each other."""

from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from itertools import accumulate, groupby

from msgspec import Struct

from argmap.formats.dot_tree import DotTree
from argmap.layout.group_membership import group_paths
from argmap.model.map import ArgMap

FramePath = tuple[str, ...]
"""The groups whose frames stand around a node, the outermost first; empty outside all of them."""

MIN_FRAMED = 2
"""The fewest statements in a frame: one box alone names its group itself."""


class DotFrames(Struct, frozen=True):
    """The frames of a map. `paths` are those around each node; `labels` the groups that a node names itself.

    A group has one frame, round most of its members; the uppermost ones elsewhere name it.
    """

    paths: Mapping[str, FramePath]
    labels: Mapping[str, Sequence[str]]


def build_frames(argmap: ArgMap, tree: DotTree) -> DotFrames:
    """Choose the frame of each group: the block with the most statements, the first of such."""
    groups = group_paths(argmap)
    outline = _Outline(tree)
    paths: dict[str, FramePath] = dict.fromkeys(outline.nodes, ())
    labels: dict[str, list[str]] = {}
    for group in _sort_outer_first(groups.values()):
        members = {node for node, statement in tree.statements.items() if group in groups[statement]}
        framed = _choose_block(outline, members)
        for node in framed:
            paths[node] = (*paths[node], group)
        for node in outline.find_uppermost(members - framed):
            labels.setdefault(node, []).append(group)
    return DotFrames(_draw_joints_out(tree, paths), labels)


def _draw_joints_out(tree: DotTree, paths: Mapping[str, FramePath]) -> Mapping[str, FramePath]:
    """Place each joint in the frames of what its step hits, so that it stands in order beside other steps."""
    drawn = dict(paths)
    for parent, children in tree.families():
        for child in children:
            if parent and child not in tree.statements:
                drawn[child] = drawn[parent]
    return drawn


def _sort_outer_first(paths: Iterable[FramePath]) -> Sequence[str]:
    """Return the groups that have members, each behind those around it."""
    depths = {group: depth for path in paths for depth, group in enumerate(path)}
    return sorted(depths, key=depths.__getitem__)


def _choose_block(outline: "_Outline", members: Set[str]) -> Set[str]:
    """Return the nodes that the frame of these members holds; none where no two fit into one."""
    largest: Set[str] = frozenset()
    for block in outline.find_blocks(members):
        if len(block & members) > max(MIN_FRAMED - 1, len(largest & members)):
            largest = block
    return largest


class _Outline:
    """A tree as its nodes in the order of a walk; what stands below a node follows it there."""

    def __init__(self, tree: DotTree) -> None:
        self.tree = tree
        self.nodes = list(tree.walk())
        self.starts = {node: start for start, node in enumerate(self.nodes)}
        self.ends: dict[str, int] = {}
        for node in reversed(self.nodes):
            below = tree.children.get(node)
            self.ends[node] = self.ends[below[-1]] if below else self.starts[node] + 1

    def find_blocks(self, members: Set[str]) -> Iterator[Set[str]]:
        """Yield the blocks that a frame can hold without a change of order: runs of sisters and all below."""
        whole = self._find_whole(members)
        for parent, sisters in self.tree.families():
            if parent in whole:
                continue
            for is_whole, run in groupby(sisters, key=whole.__contains__):
                if is_whole:
                    yield self._take_all(run)

    def find_uppermost(self, nodes: Set[str]) -> Iterator[str]:
        """Yield those of some statements' nodes that do not stand below another one of them."""
        end = 0
        for node in self.nodes:
            if node in nodes and self.starts[node] >= end:
                yield node
                end = self.ends[node]

    def _take_all(self, nodes: Iterable[str]) -> Set[str]:
        """Return nodes with all below them."""
        return {below for node in nodes for below in self.nodes[self.starts[node] : self.ends[node]]}

    def _find_whole(self, members: Set[str]) -> Set[str]:
        """Return the nodes that are members or have some below them, without another statement there."""
        statements = self._count(self.tree.statements)
        counts = self._count(members)
        return {
            node
            for node in self.nodes
            if 0
            < counts[self.ends[node]] - counts[self.starts[node]]
            == statements[self.ends[node]] - statements[self.starts[node]]
        }

    def _count(self, nodes: Iterable[str]) -> Sequence[int]:
        """Return how many of some nodes stand before each place of the walk."""
        wanted = set(nodes)
        return [0, *accumulate(node in wanted for node in self.nodes)]
