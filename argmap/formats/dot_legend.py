"""The legend of a graph in DOT: a cluster beside it, with a line or a box for each sign that occurs."""

from collections.abc import Iterator
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
from argmap.formats.dot_source import DotAttributes, DotCluster, DotEdge, DotNode
from argmap.formats.dot_strings import Align, format_label
from argmap.i18n.labels import DrawingLabels
from argmap.layout.layout_options import LayoutOptions
from argmap.layout.legend import list_symbols
from argmap.layout.reading_order import References
from argmap.layout.text.line_breaking import TextStyle
from argmap.model.map import ArgMap, Role
from argmap.scene.scene import LegendSymbol
from argmap.theme.theme import Theme

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
    argmap: ArgMap, references: References, labels: DrawingLabels, theme: Theme, *, is_down: bool
) -> DotCluster | None:
    """Build the legend, one entry below another; None for a map without any sign.

    Each line ends at its words, as at a statement. Where ranks are rows (`is_down`), entries are in ranks of
    their own; else words and the ends of lines are in the first two.
    """
    symbols = list_symbols(argmap, LayoutOptions(references=references), labels)
    if not symbols:
        return None
    width = max(_STYLE.width(words) for _, words in symbols) / 72 + 0.26
    nodes = [node for entry in symbols for node in _build_nodes(entry, width, theme, is_down=is_down)]
    edges = [_build_edge(symbol, theme, is_down=is_down) for symbol, _ in symbols if symbol in _LINES]
    if is_down:
        names = [f"legend-{symbol.value}" for symbol, _ in symbols]
        edges += [DotEdge(above, below, HIDDEN_EDGE_ATTRIBUTES) for above, below in pairwise(names)]
    title = {"label": format_label([labels.legend], Align.LEFT)}
    return DotCluster("cluster_legend", {**legend_attributes(theme), **title}, nodes, edges)


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
