"""Nodes, edges and frames as DOT source, written by the `graphviz` package."""

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from msgspec import Struct

from argmap.formats.dot_clusters import FramePath

if TYPE_CHECKING:
    from graphviz import Digraph

DotAttributes = Mapping[str, str]
"""Attributes of DOT by name. A value is never read as an HTML-like label."""


class DotNode(Struct, frozen=True):
    """A node, the frames around it, and its attributes."""

    name: str
    frames: FramePath
    attributes: DotAttributes


class DotEdge(Struct, frozen=True):
    """An edge between two nodes, whose names contain no colon: DOT would take it for a port."""

    tail: str
    head: str
    attributes: DotAttributes


class DotCluster(Struct, frozen=True):
    """Nodes and edges in a frame that stands beside the graph."""

    name: str
    attributes: DotAttributes
    nodes: Sequence[DotNode]
    edges: Sequence[DotEdge]


class DotGraph(Struct, frozen=True):
    """A whole graph, with its nodes and edges in the order that they are drawn in, from top to bottom.

    `defaults` are the attributes of `graph`, `node` and `edge`; `frames` has those of each frame. Where
    `is_reversed`, ranks are columns.
    """

    name: str
    defaults: Mapping[str, DotAttributes]
    frames: dict[FramePath, DotAttributes]
    nodes: Sequence[DotNode]
    edges: Sequence[DotEdge]
    legend: DotCluster | None
    is_reversed: bool


def build_dot_source(graph: DotGraph) -> str:
    """Write the graph as DOT source text with a final line end. Frames are clusters with their nodes inside.

    Drawing from left to right, dot puts the first of these at the bottom: clusters, nodes without incoming
    edges, and the heads of edges that leave a node in a cluster. They are written in reverse order, other
    nodes and edges are not.
    """
    from graphviz import Digraph

    digraph = Digraph(graph.name)
    for kind, attributes in graph.defaults.items():
        digraph.attr(kind, _attributes=_disable_html(attributes))
    if graph.legend and graph.is_reversed:
        _fill_legend(digraph, graph.legend, is_reversed=True)
    _fill_frame(digraph, (), _content_by_frame(graph))
    for edge in _order_edges(graph):
        digraph.edge(edge.tail, edge.head, _attributes=_disable_html(edge.attributes))
    if graph.legend and not graph.is_reversed:
        _fill_legend(digraph, graph.legend, is_reversed=False)
    return str(digraph.source)


def _fill_legend(digraph: "Digraph", legend: DotCluster, *, is_reversed: bool) -> None:
    from graphviz import Digraph

    cluster = Digraph(legend.name)
    cluster.attr("graph", _attributes=_disable_html(legend.attributes))
    for node in legend.nodes if is_reversed else reversed(legend.nodes):
        cluster.node(node.name, _attributes=_disable_html(node.attributes))
    for edge in legend.edges:
        cluster.edge(edge.tail, edge.head, _attributes=_disable_html(edge.attributes))
    digraph.subgraph(cluster)


class _FrameContent:
    """The attributes of a frame, and the nodes and frames directly inside it."""

    def __init__(self, attributes: DotAttributes) -> None:
        self.attributes = attributes
        self.nodes: list[DotNode] = []
        self.frames: list[FramePath] = []


def _content_by_frame(graph: DotGraph) -> Mapping[FramePath, _FrameContent]:
    content = {path: _FrameContent(attributes) for path, attributes in graph.frames.items()}
    content[()] = _FrameContent({})
    for path in reversed(graph.frames) if graph.is_reversed else graph.frames:
        content[path[:-1]].frames.append(path)
    for node in _order_nodes(graph):
        content[node.frames].nodes.append(node)
    return content


def _order_nodes(graph: DotGraph) -> Sequence[DotNode]:
    """Order the nodes for writing: first, in reverse, those without incoming edges, if there are several."""
    heads = {edge.head for edge in graph.edges}
    roots = [node for node in graph.nodes if node.name not in heads]
    if len(roots) < 2 or not graph.is_reversed:
        return graph.nodes
    return [*reversed(roots), *(node for node in graph.nodes if node.name in heads)]


def _order_edges(graph: DotGraph) -> Sequence[DotEdge]:
    if not graph.is_reversed:
        return graph.edges
    framed = {node.name for node in graph.nodes if node.frames}
    outside = [edge for edge in graph.edges if edge.tail not in framed]
    return [*outside, *(edge for edge in reversed(graph.edges) if edge.tail in framed)]


def _fill_frame(digraph: "Digraph", path: FramePath, content: Mapping[FramePath, _FrameContent]) -> None:
    """Write the nodes directly in a frame, then the frames inside it. Groups nest at most 100 deep."""
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
