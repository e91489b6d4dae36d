"""A map as DOT: a complete, labelled graph that plain `dot -Tsvg` draws well."""

from collections.abc import Iterator, Mapping, Sequence

from msgspec import Struct, field
from msgspec.structs import replace

from argmap.config.drawing_choices import DirectionChoice, ReferenceChoice
from argmap.fonts.text_direction import is_right_to_left
from argmap.formats.dot_attributes import (
    EDGE_ATTRIBUTES,
    FONT_SIZE,
    HIDDEN_EDGE_ATTRIBUTES,
    HIDDEN_NODE_ATTRIBUTES,
    TITLE_FONT_SIZE,
    frame_attributes,
    graph_attributes,
    joint_attributes,
    node_attributes,
    order_node_attributes,
    step_attributes,
)
from argmap.formats.dot_clusters import DotFrames, FramePath, build_frames
from argmap.formats.dot_labels import TEXT_WIDTH, DotWords, build_reference_box, build_statement_box
from argmap.formats.dot_legend import build_legend
from argmap.formats.dot_source import DotAttributes, DotEdge, DotGraph, DotNode, build_dot_source
from argmap.formats.dot_strings import Align, format_label, format_tooltip
from argmap.formats.dot_tree import DotTree, build_dot_tree, statement_node, target_node
from argmap.layout.layout_options import LayoutOptions
from argmap.layout.reading_order import References, build_reading_tree
from argmap.layout.reference_boxes import insert_stand_ins
from argmap.layout.text.line_breaking import TextStyle, longest_word_width, wrap
from argmap.model.map import ArgMap, Inference, Polarity
from argmap.scene.map_labels import select_map_labels
from argmap.theme.theme import Theme
from argmap.theme.themes import LIGHT

TITLE_WIDTH = 600.0
"""The greatest width of the title's text in points: about three columns of boxes."""


class DotOptions(Struct, frozen=True):
    """The choices about a graph in DOT.

    `lang` chooses among translations; None is the map's own language. `hidden` counts, by statement, the
    statements below it that this map leaves out. `numbered` puts numbers before the statements' labels.
    `short` shows the short texts of statements that have one. Without `legend` there is none.
    """

    lang: str | None = None
    hidden: Mapping[str, int] = field(default_factory=dict)
    numbered: bool = False
    short: bool = False
    theme: Theme = LIGHT
    direction: DirectionChoice = DirectionChoice.AUTO
    references: ReferenceChoice = ReferenceChoice.AUTO
    legend: bool = True


def to_dot(argmap: ArgMap, options: DotOptions) -> str:
    """Write the map as DOT source: statements are nodes `s-ID`, linked or attacked steps nodes `i-ID`.

    Edges run from a target to its premises and are drawn backwards (`dir=back`), so that the thesis stands
    at the left, at the right where most statements are written from right to left, or at the top. A reference
    is a box of its own, `r-STEP/ID`, unless wires are wanted: a wire would cross what stands between.

    All statements that are equally deep stand in one rank, in the written order.
    """
    context = _build_context(argmap, options)
    title = context.words.translate(argmap.title)
    label = {"label": format_label(wrap(title, TextStyle(TITLE_FONT_SIZE), TITLE_WIDTH))} if title else {}
    defaults = {
        "graph": {**graph_attributes(options.theme, context.rank_direction), **label},
        "node": node_attributes(options.theme),
        "edge": EDGE_ATTRIBUTES,
    }
    is_down = context.rank_direction == "TB"
    legend = build_legend(context.words, context.references, options.theme, is_down=is_down)
    return build_dot_source(
        DotGraph(
            name="argmap",
            defaults=defaults,
            frames=_build_frames(context),
            nodes=tuple(_build_nodes(context)),
            edges=tuple(_build_all_edges(context)),
            legend=legend if options.legend else None,
            is_reversed=not is_down,
        )
    )


class _DotContext(Struct, frozen=True):
    """A map with its stand-ins, the tree that it is drawn as, and the frames round its nodes.

    `premise_length` is the number of ranks from a joint to its premises: two if frames part any of them.
    """

    argmap: ArgMap
    options: DotOptions
    references: References
    words: DotWords
    tree: DotTree
    frames: DotFrames
    premise_length: int
    rank_direction: str

    @property
    def ports(self) -> tuple[str, str]:
        """The sides of a node that lie towards the theses and away from them."""
        return {"TB": ("n", "s"), "LR": ("w", "e"), "RL": ("e", "w")}[self.rank_direction]


def _build_context(argmap: ArgMap, options: DotOptions) -> _DotContext:
    references: References = {}
    layout = LayoutOptions(lang=options.lang, size=FONT_SIZE)
    if options.references is not ReferenceChoice.WIRES:
        reading = build_reading_tree(argmap)
        found = (each for step in argmap.inferences.values() for each in reading.references(step))
        references = {each.id: each for each in found}
    drawn = insert_stand_ins(argmap, references.values(), layout)
    tree = build_dot_tree(drawn, references)
    frames = build_frames(drawn, tree)
    labels = select_map_labels(argmap, options.lang)
    words = DotWords(argmap, options.lang, labels, options.numbered, options.short)
    length = 2 if any(_are_parted(tree, frames)) else 1
    rank_direction = _choose_rank_direction(words, options.direction)
    return _DotContext(drawn, options, references, words, tree, frames, length, rank_direction)


def _are_parted(tree: DotTree, frames: DotFrames) -> Iterator[bool]:
    """Yield, for each joint with several nodes below it, whether some are in other frames than the joint."""
    for parent, children in tree.families():
        if parent and parent not in tree.statements and len(children) > 1:
            yield any(frames.paths[child] != frames.paths[parent] for child in children)


def _choose_rank_direction(words: DotWords, direction: DirectionChoice) -> str:
    """Choose the direction in which ranks follow each other: boxes are wide, so that they pile up best."""
    if direction is DirectionChoice.DOWN:
        return "TB"
    statements = words.argmap.statements.values()
    leftward = sum(is_right_to_left(words.translate(statement.text)) for statement in statements)
    return "RL" if 2 * leftward > len(statements) else "LR"


def _build_frames(context: _DotContext) -> dict[FramePath, DotAttributes]:
    frames: dict[FramePath, DotAttributes] = {}
    for path in context.frames.paths.values():
        for depth, group in enumerate(path):
            title = context.words.group_title(group)
            style = TextStyle(FONT_SIZE)
            lines = wrap(title, style, max(TEXT_WIDTH, longest_word_width(title, style)))
            frames[path[: depth + 1]] = {
                **frame_attributes(depth, context.options.theme),
                "label": format_label(lines, Align.LEFT),
            }
    return frames


def _build_nodes(context: _DotContext) -> Iterator[DotNode]:
    """Build all nodes, each before those below it, and order nodes before what they keep in order."""
    for name in _list_hidden_nodes(context):
        yield DotNode(name, (), HIDDEN_NODE_ATTRIBUTES)
    for node in context.tree.walk():
        yield DotNode(node, context.frames.paths[node], _build_node_attributes(context, node))
        for child in context.tree.children.get(node, ()):
            if _needs_order(context, node, child):
                step = context.argmap.inferences[context.tree.steps[child]]
                attributes = order_node_attributes(step, context.options.theme, context.rank_direction)
                yield DotNode(f"o-{child}", context.frames.paths[node], attributes)


def _build_node_attributes(context: _DotContext, node: str) -> DotAttributes:
    if node not in context.tree.statements:
        step = context.argmap.inferences[node.removeprefix("i-")]
        tooltip = format_tooltip((_describe_step(context, step),))
        return {**joint_attributes(step, context.options.theme), "id": node, "tooltip": tooltip}
    statement = context.argmap.statements[context.tree.statements[node]]
    theme = context.options.theme
    if statement.id in context.references:
        original = context.argmap.statements[context.references[statement.id].statement]
        return {"id": node, **build_reference_box(context.words, statement, original, theme)}
    groups, hidden = context.frames.labels.get(node, ()), context.options.hidden.get(statement.id)
    return {"id": node, **build_statement_box(context.words, statement, groups, hidden, theme)}


def _describe_step(context: _DotContext, step: Inference) -> str:
    """Describe a step's kind and strength."""
    labels = context.words.labels
    polarity = labels.supports if step.polarity is Polarity.SUPPORTS else labels.attacks
    kind = labels.undercuts if step.undercuts else polarity
    return kind if step.strength is None else f"{kind} ({labels.strength_label(step.strength).lower()})"


def _needs_order(context: _DotContext, parent: str, child: str) -> bool:
    """Return whether a child needs an order node: it has sisters, and is more than one rank away.

    Where there are clusters, dot keeps the order only of nodes that are one rank below their parent.
    """
    return len(context.tree.children[parent]) > 1 and _count_ranks(context, parent, child) > 1


def _count_ranks(context: _DotContext, parent: str, child: str) -> int:
    """Count the ranks from a node to one below: joints stand between those of statements."""
    from_joint, to_joint = parent not in context.tree.statements, child not in context.tree.statements
    if from_joint:
        return context.premise_length + to_joint
    return 1 if to_joint else 1 + context.premise_length


def _list_hidden_nodes(context: _DotContext) -> Sequence[str]:
    """Return a root above all others, and an order node for each of them.

    They keep theses in order where frames would change it, and in the column of the legend's words.
    """
    roots = context.tree.roots
    parted = len(roots) > 1 and any(context.frames.paths[root] for root in roots)
    beside_legend = context.options.legend and context.rank_direction != "TB"
    return ["root", *(f"o-{root}" for root in roots)] if parted or beside_legend else ()


def _build_all_edges(context: _DotContext) -> Iterator[DotEdge]:
    for name in _list_hidden_nodes(context)[1:]:
        yield DotEdge("root", name, HIDDEN_EDGE_ATTRIBUTES)
        yield DotEdge(name, name.removeprefix("o-"), HIDDEN_EDGE_ATTRIBUTES)
    for step in context.argmap.inferences.values():
        yield from _build_edges(context, step)


def _build_edges(context: _DotContext, step: Inference) -> Iterator[DotEdge]:
    """Build a step's edges: from its target to its joint, if it has one, and from there to each premise."""
    attributes = {
        **step_attributes(step, context.options.theme),
        "tooltip": format_tooltip((_describe_step(context, step),)),
    }
    tail = target_node(step)
    if context.tree.reading.has_joint(step):
        yield from _build_tree_edge(context, DotEdge(tail, f"i-{step.id}", attributes))
        tail, attributes = f"i-{step.id}", {**attributes, "dir": "none"}
    else:
        attributes = {**attributes, "id": f"i-{step.id}"}
    for part in step.premises:
        edge = DotEdge(tail, statement_node(part.statement, context.references), attributes)
        if context.tree.is_placed(step, part.statement):
            yield from _build_tree_edge(context, edge)
        else:
            yield replace(edge, attributes={**attributes, "constraint": "false"})


def _build_tree_edge(context: _DotContext, edge: DotEdge) -> Iterator[DotEdge]:
    """Build the edge from a node to one below it, in two parts where it has an order node."""
    towards, away = context.ports
    ranks = _count_ranks(context, edge.tail, edge.head)
    if not _needs_order(context, edge.tail, edge.head):
        length = {"minlen": str(ranks), "weight": "2", "headport": towards}
        yield replace(edge, attributes={**edge.attributes, **length})
        return
    middle = f"o-{edge.head}"
    near = {"headport": towards, "headclip": "false", "weight": "2"}
    yield DotEdge(edge.tail, middle, {**edge.attributes, **near})
    far = {"tailport": away, "tailclip": "false", "headport": towards, "minlen": str(ranks - 1)}
    rest = {key: value for key, value in edge.attributes.items() if key != "id"}
    yield DotEdge(middle, edge.head, {**rest, **far, "dir": "none", "weight": "20"})
