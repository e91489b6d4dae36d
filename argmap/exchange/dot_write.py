"""Nodes, edges and frames to DOT source, through the `graphviz` package."""

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from msgspec import Struct

from argmap.exchange.dot_frames import FramePath

if TYPE_CHECKING:
    from graphviz import Digraph

Attributes = Mapping[str, str]
"""DOT attributes; a value is never read as an HTML-like label."""


class Node(Struct, frozen=True):
    """A node and the frames it stands in."""

    name: str
    frames: FramePath
    attributes: Attributes


class Edge(Struct, frozen=True):
    """An edge between two nodes; their names hold no colon, which DOT would take for a port."""

    tail: str
    head: str
    attributes: Attributes


class Graph(Struct, frozen=True):
    """A whole graph: what it looks like, and what is in it in the order it is to stand, from top to bottom.

    `defaults` are the attributes of `graph`, `node` and `edge`; `frames` has those of each frame.
    """

    name: str
    defaults: Mapping[str, Attributes]
    frames: dict[FramePath, Attributes]
    nodes: Sequence[Node]
    edges: Sequence[Edge]


def source(graph: Graph) -> str:
    """The graph as DOT source text with a final line end; frames become clusters, the nodes inside.

    Drawn from left to right, dot stacks what it meets first at the bottom: clusters, nodes that hang from
    nothing, and the heads of edges that leave a node in a cluster, but not those of other edges. So these
    are written the other way round.
    """
    from graphviz import Digraph

    whole = Digraph(graph.name)
    for kind, attributes in graph.defaults.items():
        whole.attr(kind, _attributes=_plain(attributes))
    _fill(whole, (), _content(graph))
    for edge in _downwards(graph):
        whole.edge(edge.tail, edge.head, _attributes=_plain(edge.attributes))
    return str(whole.source)


class _Content(Struct):
    """What stands directly in a frame: its attributes, its nodes, and the frames inside it."""

    attributes: Attributes
    nodes: list[Node]
    frames: list[FramePath]


def _content(graph: Graph) -> Mapping[FramePath, _Content]:
    content = {path: _Content(attributes, [], []) for path, attributes in graph.frames.items()}
    content[()] = _Content({}, [], [])
    for path in reversed(graph.frames):
        content[path[:-1]].frames.append(path)
    for node in _stacked(graph):
        content[node.frames].nodes.append(node)
    return content


def _stacked(graph: Graph) -> Sequence[Node]:
    """The nodes in the order to write them: several that hang from nothing first, the other way round."""
    hanging = {edge.head for edge in graph.edges}
    free = [node for node in graph.nodes if node.name not in hanging]
    if len(free) < 2:
        return graph.nodes
    return [*reversed(free), *(node for node in graph.nodes if node.name in hanging)]


def _downwards(graph: Graph) -> Sequence[Edge]:
    framed = {node.name for node in graph.nodes if node.frames}
    outside = [edge for edge in graph.edges if edge.tail not in framed]
    return [*outside, *(edge for edge in reversed(graph.edges) if edge.tail in framed)]


def _fill(into: "Digraph", path: FramePath, content: Mapping[FramePath, _Content]) -> None:
    """Write a frame's own nodes, then the frames inside it; groups nest at most 100 deep."""
    from graphviz import Digraph

    for node in content[path].nodes:
        into.node(node.name, _attributes=_plain(node.attributes))
    for inner in content[path].frames:
        cluster = Digraph(f"cluster_{inner[-1]}")
        cluster.attr("graph", _attributes=_plain(content[inner].attributes))
        _fill(cluster, inner, content)
        into.subgraph(cluster)


def _plain(attributes: Attributes) -> dict[str, str]:
    from graphviz import nohtml

    return {key: nohtml(value) for key, value in attributes.items()}
