"""The legend of a graph in DOT: a cluster with a line or a box for each sign that occurs, and the sources."""

from collections.abc import Iterator, Sequence
from itertools import pairwise

from msgspec import Struct

from argmap.config.drawing_choices import PlateChoice
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

THESIS_RANK = 2
"""The rank of the theses where ranks are columns: lines of the legend begin left of them."""
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


class _Entry(Struct, frozen=True):
    """An entry: the box of its words, its line (None for a box alone), and the end of that (None: hidden)."""

    name: str
    box: DotAttributes
    line: DotAttributes | None = None
    end: DotAttributes | None = None

    @property
    def end_name(self) -> str:
        """The name of the node at the end of the line."""
        return f"{self.name}-end"


def build_legend(
    words: DotWords, references: References, theme: Theme, *, is_down: bool
) -> DotCluster | None:
    """Build the legend, one entry below another, and below them the sources; None without any.

    Each line ends at its words, as at a statement. Where ranks are rows (`is_down`), entries are in ranks of
    their own; else words are in the rank of the theses, THESIS_RANK, and lines begin in the first.
    """
    symbols = list_symbols(
        words.argmap, LayoutOptions(references=references, plates=PlateChoice.ALL), words.labels
    )
    width = max((_STYLE.width(text) for _, text in symbols), default=0) / 72 + 0.26
    entries = [_build_entry(symbol, text, width, theme) for symbol, text in symbols]
    if sources := list(_list_sources(words)):
        entries.append(_build_sources(sources, SOURCES_WIDTH if is_down else TEXT_WIDTH, theme))
    if not entries:
        return None
    title = {"label": format_label([words.labels.legend], Align.LEFT)} if symbols else {}
    nodes, edges = _place_in_rows(entries) if is_down else _place_in_column(entries)
    return DotCluster("cluster_legend", {**legend_attributes(theme), **title}, nodes, edges)


def _build_entry(symbol: LegendSymbol, text: str, width: float, theme: Theme) -> _Entry:
    room = {"width": f"{width:.2f}", "height": "0.2" if symbol in _LINES else "0.3", "margin": "0.12,0.02"}
    box = {**_box_attributes(symbol, theme), "label": format_label([text]), **room}
    name = f"legend-{symbol.value}"
    if symbol not in _LINES:
        return _Entry(name, box)
    line = line_attributes(_LINES[symbol], None, theme)
    if symbol is LegendSymbol.LINKED:
        return _Entry(name, box, line, plus_attributes(line["color"], theme))
    return _Entry(name, box, {**line, **_STRONG_LINE} if symbol is LegendSymbol.STRENGTH else line)


def _box_attributes(symbol: LegendSymbol, theme: Theme) -> DotAttributes:
    if symbol is LegendSymbol.UNSTATED:
        return role_attributes(Role.ASSUMPTION, (), theme)
    if symbol in (LegendSymbol.REBUTTAL, LegendSymbol.COUNTER_REBUTTAL):
        opposes_thesis = symbol is LegendSymbol.COUNTER_REBUTTAL
        return role_attributes(Role.REBUTTAL, (), theme, opposes_thesis=opposes_thesis)
    if symbol is LegendSymbol.REFERENCE:
        return reference_attributes(Role.PREMISE, (), theme)
    return {"shape": "plaintext"}


def _list_sources(words: DotWords) -> Iterator[str]:
    """Yield each source that is cited, with the name by which boxes cite it."""
    for name in list_cited_places(words.argmap.statements.values()):
        if source := words.argmap.sources.get(name):
            yield f"{name}: {words.translate(source.text)}"


def _build_sources(sources: Sequence[str], width: float, theme: Theme) -> _Entry:
    lines = [line for source in sources for line in wrap(source, _STYLE, width)]
    box = {"shape": "plaintext", "fontcolor": theme.muted, "label": format_label(lines, Align.LEFT)}
    return _Entry("legend-sources", box)


def _place_in_rows(entries: Sequence[_Entry]) -> tuple[Sequence[DotNode], Sequence[DotEdge]]:
    """Place entries in a rank each, their lines along it."""
    nodes, edges = [], []
    for entry in entries:
        nodes.append(DotNode(entry.name, (), entry.box))
        if entry.line:
            nodes.append(DotNode(entry.end_name, (), entry.end or _LONG_END))
            line = {**entry.line, "minlen": "0", "headclip": "false"}
            edges.append(DotEdge(entry.name, entry.end_name, line))
    edges += [DotEdge(one.name, other.name, HIDDEN_EDGE_ATTRIBUTES) for one, other in pairwise(entries)]
    return nodes, edges


def _place_in_column(entries: Sequence[_Entry]) -> tuple[Sequence[DotNode], Sequence[DotEdge]]:
    """Place the words of entries in the rank of the theses, and where their lines begin in the first."""
    nodes, edges = [], []
    for entry in entries:
        nodes += [
            DotNode(entry.name, (), entry.box),
            DotNode(entry.end_name, (), entry.end or HIDDEN_NODE_ATTRIBUTES),
        ]
        line = HIDDEN_EDGE_ATTRIBUTES
        if entry.line:
            line = {**entry.line, "dir": "forward", "arrowhead": entry.line["arrowtail"]}
        edges.append(
            DotEdge(entry.end_name, entry.name, {**line, "minlen": str(THESIS_RANK), "weight": "20"})
        )
    return nodes, edges
