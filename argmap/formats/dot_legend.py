"""The legend of a graph in DOT: a cluster with a line or a box for each sign that occurs, and the sources."""

from collections.abc import Iterator, Sequence
from itertools import pairwise

from argmap.formats.dot_attributes import (
    FONT_SIZE,
    HIDDEN_EDGE_ATTRIBUTES,
    HIDDEN_NODE_ATTRIBUTES,
    legend_attributes,
    line_attributes,
    plus_attributes,
    reference_attributes,
    role_attributes,
)
from argmap.formats.dot_labels import TEXT_WIDTH, DotWords
from argmap.formats.dot_source import DotAttributes, DotCluster, DotEdge, DotNode
from argmap.formats.dot_strings import Align, format_label
from argmap.layout.layout_options import LayoutOptions
from argmap.layout.legend import list_symbols
from argmap.layout.reading_order import References
from argmap.layout.text.line_breaking import TextStyle, wrap
from argmap.model.cited_places import list_cited_places
from argmap.model.map import Role
from argmap.scene.scene import LegendSymbol
from argmap.theme.theme import Theme

SOURCES_WIDTH = 300.0
"""The widest line of a source in points beside rows of boxes, which a higher list would push apart.

On three maps with two to four sources the picture is 4 to 22 % higher at the half, and 10 to 23 % wider at
the double.
"""
_STYLE = TextStyle(FONT_SIZE)
_LINES = {
    LegendSymbol.SUPPORTS: "supports",
    LegendSymbol.ATTACKS: "attacks",
    LegendSymbol.UNDERCUTS: "undercuts",
    LegendSymbol.LINKED: "supports",
    LegendSymbol.STRENGTH: "supports",
}
"""The kind of wire whose line stands beside a symbol's words."""
_LONG_END = {**HIDDEN_NODE_ATTRIBUTES, "shape": "box", "label": "", "width": "0.7", "height": "0.1"}
"""The hidden end of a line along a rank, which goes to its middle: as short as a gap it would not be seen."""
_STRONG_LINE = {"arrowtail": "none", "penwidth": "3.2"}


def build_legend(
    words: DotWords, references: References, theme: Theme, *, is_down: bool
) -> DotCluster | None:
    """Build the legend, one entry below another, and below them the sources; None without any.

    Each line ends at its words, as at a statement. Where ranks are rows (`is_down`), entries are in ranks of
    their own; else words and the ends of lines are in the first two.
    """
    symbols = list_symbols(words.argmap, LayoutOptions(references=references), words.labels)
    width = max((_STYLE.width(text) for _, text in symbols), default=0) / 72 + 0.26
    nodes = [node for entry in symbols for node in _build_nodes(entry, width, theme, is_down=is_down)]
    edges = [_build_edge(symbol, theme, is_down=is_down) for symbol, _ in symbols if symbol in _LINES]
    names = [f"legend-{symbol.value}" for symbol, _ in symbols]
    if sources := list(_list_sources(words)):
        nodes.append(_build_sources(sources, SOURCES_WIDTH if is_down else TEXT_WIDTH, theme))
        names.append(nodes[-1].name)
    if is_down:
        edges += [DotEdge(above, below, HIDDEN_EDGE_ATTRIBUTES) for above, below in pairwise(names)]
    title = {"label": format_label([words.labels.legend], Align.LEFT)} if symbols else {}
    return (
        DotCluster("cluster_legend", {**legend_attributes(theme), **title}, nodes, edges) if names else None
    )


def _list_sources(words: DotWords) -> Iterator[str]:
    """Yield each source that is cited, with the name by which boxes cite it."""
    for name in list_cited_places(words.argmap.statements.values()):
        if source := words.argmap.sources.get(name):
            yield f"{name}: {words.translate(source.text)}"


def _build_sources(sources: Sequence[str], width: float, theme: Theme) -> DotNode:
    lines = [line for source in sources for line in wrap(source, _STYLE, width)]
    attributes = {"shape": "plaintext", "fontcolor": theme.muted, "label": format_label(lines, Align.LEFT)}
    return DotNode("legend-sources", (), attributes)


def _build_nodes(
    entry: tuple[LegendSymbol, str], width: float, theme: Theme, *, is_down: bool
) -> Iterator[DotNode]:
    """Build the node of a symbol's words, and the end of its line if it has one."""
    symbol, words = entry
    room = {"width": f"{width:.2f}", "height": "0.2" if symbol in _LINES else "0.3", "margin": "0.12,0.02"}
    attributes = {**_box_attributes(symbol, theme), "label": format_label([words]), **room}
    yield DotNode(f"legend-{symbol.value}", (), attributes)
    if symbol is LegendSymbol.LINKED:
        yield DotNode(_end_name(symbol), (), plus_attributes(theme.wires["supports"], theme))
    elif symbol in _LINES:
        yield DotNode(_end_name(symbol), (), _LONG_END if is_down else HIDDEN_NODE_ATTRIBUTES)


def _box_attributes(symbol: LegendSymbol, theme: Theme) -> DotAttributes:
    if symbol is LegendSymbol.UNSTATED:
        return role_attributes(Role.ASSUMPTION, (), theme)
    if symbol is LegendSymbol.REFERENCE:
        return reference_attributes(Role.PREMISE, (), theme)
    return {"shape": "plaintext"}


def _build_edge(symbol: LegendSymbol, theme: Theme, *, is_down: bool) -> DotEdge:
    length = {"minlen": "0", "headclip": "false"} if is_down else {}
    strong = _STRONG_LINE if symbol is LegendSymbol.STRENGTH else {}
    attributes = {**line_attributes(_LINES[symbol], None, theme), **strong, **length}
    return DotEdge(f"legend-{symbol.value}", _end_name(symbol), attributes)


def _end_name(symbol: LegendSymbol) -> str:
    return f"legend-{symbol.value}-end"
