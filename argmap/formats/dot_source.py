"""Nodes, edges and frames to DOT source, through the `graphviz` package."""

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from msgspec import Struct

from argmap.formats.dot_clusters import FramePath

if TYPE_CHECKING:
    from graphviz import Digraph

DotAttributes = Mapping[str, str]
"""DOT attributes; a value is never read as an HTML-like label."""


class DotNode(Struct, frozen=True):
    """A node and the frames it stands in."""

    name: str
    frames: FramePath
    attributes: DotAttributes


class DotEdge(Struct, frozen=True):
    """An edge between two nodes; their names hold no colon, which DOT would take for a port."""

    tail: str
    head: str
    attributes: DotAttributes


class DotGraph(Struct, frozen=True):
    """A whole graph: what it looks like, and what is in it in the order it is to stand, from top to bottom.

    `defaults` are the attributes of `graph`, `node` and `edge`; `frames` has those of each frame.
    """

    name: str
    defaults: Mapping[str, DotAttributes]
    frames: dict[FramePath, DotAttributes]
    nodes: Sequence[DotNode]
    edges: Sequence[DotEdge]


def build_dot_source(graph: DotGraph) -> str:
    """The graph as DOT source text with a final line end; frames become clusters, the nodes inside.

    Drawn from left to right, dot stacks what it meets first at the bottom: clusters, nodes that hang from
    nothing, and the heads of edges that leave a node in a cluster, but not those of other edges. So these
    are written the other way round.
    """
    from graphviz import Digraph

    whole = Digraph(graph.name)
    for kind, attributes in graph.defaults.items():
        whole.attr(kind, _attributes=_disable_html(attributes))
    _fill_frame(whole, (), _content_by_frame(graph))
    for edge in _order_edges(graph):
        whole.edge(edge.tail, edge.head, _attributes=_disable_html(edge.attributes))
    return str(whole.source)


class _FrameContent(Struct):
    """What stands directly in a frame: its attributes, its nodes, and the frames inside it."""

    attributes: DotAttributes
    nodes: list[DotNode]
    frames: list[FramePath]


def _content_by_frame(graph: DotGraph) -> Mapping[FramePath, _FrameContent]:
    content = {path: _FrameContent(attributes, [], []) for path, attributes in graph.frames.items()}
    content[()] = _FrameContent({}, [], [])
    for path in reversed(graph.frames):
        content[path[:-1]].frames.append(path)
    for node in _order_nodes(graph):
        content[node.frames].nodes.append(node)
    return content


def _order_nodes(graph: DotGraph) -> Sequence[DotNode]:
    """The nodes in the order to write them: several that hang from nothing first, the other way round."""
    hanging = {edge.head for edge in graph.edges}
    free = [node for node in graph.nodes if node.name not in hanging]
    if len(free) < 2:
        return graph.nodes
    return [*reversed(free), *(node for node in graph.nodes if node.name in hanging)]


def _order_edges(graph: DotGraph) -> Sequence[DotEdge]:
    framed = {node.name for node in graph.nodes if node.frames}
    outside = [edge for edge in graph.edges if edge.tail not in framed]
    return [*outside, *(edge for edge in reversed(graph.edges) if edge.tail in framed)]


def _fill_frame(digraph: "Digraph", path: FramePath, content: Mapping[FramePath, _FrameContent]) -> None:
    """Write a frame's own nodes, then the frames inside it; groups nest at most 100 deep."""
    from graphviz import Digraph

    for node in content[path].nodes:
        digraph.node(node.name, _attributes=_disable_html(node.attributes))
    for inner in content[path].frames:
        cluster = Digraph(f"cluster_{inner[-1]}")
        cluster.attr("graph", _attributes=_disable_html(content[inner].attributes))
        _fill_frame(cluster, inner, content)
        digraph.subgraph(cluster)


def _disable_html(attributes: DotAttributes) -> dict[str, str]:
    from graphviz import nohtml

    return {key: nohtml(value) for key, value in attributes.items()}
