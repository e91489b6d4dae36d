"""A map as DOT: a complete, labelled graph that plain `dot -Tsvg` draws well."""

from collections.abc import Iterator, Mapping

from msgspec import Struct
from msgspec.structs import replace

from argmap.fonts.text_direction import is_right_to_left
from argmap.formats.dot_attributes import (
    EDGE_ATTRIBUTES,
    FONT_SIZE,
    TITLE_FONT_SIZE,
    bend_attributes,
    frame_attributes,
    graph_attributes,
    joint_attributes,
    node_attributes,
    statement_attributes,
    step_attributes,
)
from argmap.formats.dot_clusters import FramePath, common_path, frame_paths, group_of
from argmap.formats.dot_source import DotAttributes, DotEdge, DotGraph, DotNode, build_dot_source
from argmap.formats.dot_strings import Align, format_label, format_tooltip, format_url
from argmap.i18n.labels import DrawingLabels
from argmap.layout.text.line_breaking import TextStyle, longest_word_width, wrap
from argmap.model.map import (
    ArgMap,
    Inference,
    Polarity,
    Premise,
    Role,
    Statement,
    Translations,
    localize_text,
)
from argmap.scene.map_labels import select_map_labels
from argmap.theme.theme import Theme
from argmap.theme.themes import LIGHT

TEXT_WIDTH = 165.0
"""The greatest width of a box's text in points: about 28 columns of 12-point type, or 14 Hangul syllables."""

TITLE_WIDTH = 600.0
"""The greatest width of the title's text in points: about three columns of boxes."""


def to_dot(
    argmap: ArgMap,
    lang: str | None = None,
    hidden: Mapping[str, int] | None = None,
    *,
    numbered: bool = False,
    theme: Theme = LIGHT,
) -> str:
    """Write the map as DOT source: statements are nodes `s-ID`, linked or attacked inferences nodes `i-ID`.

    Edges run from a target to its premises and are drawn backwards (`dir=back`), which puts the thesis at the
    left; at the right where most statements are written from right to left. Dot keeps the order of a node's
    out-edges best, so siblings stand from top to bottom as written: always in a tree without groups, mostly
    across frames and beside references.

    `lang` chooses among translations; None is the map's own language. `hidden` counts, by statement, the
    statements below it that this map leaves out. `numbered` puts numbers before the statements' labels.
    """
    context = replace(_build_context(argmap, lang, hidden or {}, numbered=numbered), theme=theme)
    title = context.translate(argmap.title)
    label = {"label": format_label(wrap(title, TextStyle(TITLE_FONT_SIZE), TITLE_WIDTH))} if title else {}
    return build_dot_source(
        DotGraph(
            name="argmap",
            defaults={
                "graph": {**graph_attributes(theme), **_direct_ranks(context), **label},
                "node": node_attributes(theme),
                "edge": EDGE_ATTRIBUTES,
            },
            frames=_build_frames(context),
            nodes=tuple(_build_nodes(context)),
            edges=tuple(edge for step in argmap.inferences.values() for edge in _build_edges(context, step)),
        )
    )


class _DotContext(Struct, frozen=True):
    """A map, and the facts about all of it that each node and edge depends on.

    `hidden` counts the statements left out below a statement. `paths` are the frames around each statement.
    `joint_steps` are drawn with a joint: steps of linked premises, and steps that an undercut attacks.
    `joint_parents` are the nodes that a joint hangs from, `split_parents` those with statements below them in
    other frames.
    """

    argmap: ArgMap
    lang: str | None
    words: DrawingLabels
    numbered: bool
    hidden: Mapping[str, int]
    paths: Mapping[str, FramePath]
    joint_steps: frozenset[str]
    joint_parents: frozenset[str]
    split_parents: frozenset[str]
    theme: Theme = LIGHT

    def translate(self, text: Translations) -> str:
        return localize_text(text, self.lang, self.argmap.lang)

    def common_frames(self, step: Inference) -> FramePath:
        """Find the frames around all statements of a step."""
        names = (step.written_under, *(part.statement for part in step.premises))
        return common_path([self.paths[name] for name in names])


def _build_context(
    argmap: ArgMap, lang: str | None, hidden: Mapping[str, int], *, numbered: bool
) -> _DotContext:
    steps = argmap.inferences.values()
    attacked = {step.target for step in steps if step.undercuts}
    joint_steps = frozenset(step.id for step in steps if len(step.premises) > 1 or step.id in attacked)
    paths = frame_paths(argmap)
    return _DotContext(
        argmap=argmap,
        lang=lang,
        words=select_map_labels(argmap, lang),
        numbered=numbered,
        hidden=hidden,
        paths=paths,
        joint_steps=joint_steps,
        joint_parents=frozenset(_target_node(step) for step in steps if step.id in joint_steps),
        split_parents=frozenset(_target_node(step) for step in steps if _is_split_by_frames(step, paths)),
    )


def _direct_ranks(context: _DotContext) -> Mapping[str, str]:
    """Let a map begin at the right where most of its statements do."""
    statements = context.argmap.statements.values()
    leftward = sum(is_right_to_left(context.translate(statement.text)) for statement in statements)
    return {"rankdir": "RL"} if 2 * leftward > len(statements) else {}


def _is_split_by_frames(step: Inference, paths: Mapping[str, FramePath]) -> bool:
    """Check whether a statement that stands in full in a step is in another frame than its parent."""
    return any(part.in_full and paths[part.statement] != paths[step.written_under] for part in step.premises)


def _target_node(step: Inference) -> str:
    return f"i-{step.target}" if step.undercuts else f"s-{step.target}"


def _build_frames(context: _DotContext) -> dict[FramePath, DotAttributes]:
    frames: dict[FramePath, DotAttributes] = {}
    for path in context.paths.values():
        for depth, frame in enumerate(path):
            title = context.translate(context.argmap.groups[group_of(frame)].text)
            style = TextStyle(FONT_SIZE)
            lines = wrap(title, style, max(TEXT_WIDTH, longest_word_width(title, style)))
            frames[path[: depth + 1]] = {
                **frame_attributes(depth, context.theme),
                "label": format_label(lines, Align.LEFT),
            }
    return frames


def _build_nodes(context: _DotContext) -> Iterator[DotNode]:
    """Build the statements in written order, each after the joint of the step it stands in."""
    remaining = dict(context.argmap.inferences)
    for statement in context.argmap.statements.values():
        step = remaining.pop(statement.parent_step, None) if statement.parent_step is not None else None
        if step:
            yield from _build_step_nodes(context, step)
        yield DotNode(
            f"s-{statement.id}", context.paths[statement.id], _statement_node_attributes(context, statement)
        )
    for step in remaining.values():
        yield from _build_step_nodes(context, step)


def _statement_node_attributes(context: _DotContext, statement: Statement) -> DotAttributes:
    number = f"{statement.order + 1} " if context.numbered else ""
    lines = [f"[{number}{_role_name(context.words, statement.role)}]"]
    lines += wrap(context.translate(statement.text), TextStyle(FONT_SIZE), TEXT_WIDTH)
    marks = "\u00a0· ".join(_describe_briefly(context, statement))
    lines += wrap(f"[{marks}]", TextStyle(FONT_SIZE), TEXT_WIDTH) if marks else ()
    if statement.id in context.hidden:
        lines.append(f"[{context.words.continuation_label(context.hidden[statement.id])}]")
    widest = max(TextStyle(FONT_SIZE).width(line) for line in lines)
    attributes = {
        **statement_attributes(statement, context.theme),
        "id": f"s-{statement.id}",
        "label": format_label(lines),
        "tooltip": format_tooltip(_tooltip_lines(context, statement)),
        "width": f"{widest / 72 + 0.26:.2f}",
    }
    url = format_url(statement.url)
    return {**attributes, "URL": url} if url else attributes


def _role_name(labels: DrawingLabels, role: Role) -> str:
    return labels.unstated if role is Role.ASSUMPTION else labels.role_label(role.value)


def _describe_briefly(context: _DotContext, statement: Statement) -> Iterator[str]:
    """List a statement's speaker, citations and link, in a few words each."""
    if statement.by:
        yield context.words.attribution(context.translate(statement.by))
    yield from (f"{cite.source} {cite.locator}".strip() for cite in statement.cites)
    if format_url(statement.url):
        yield context.words.link


def _tooltip_lines(context: _DotContext, statement: Statement) -> Iterator[str]:
    """List a statement's whole text, its speaker, and its citations with the sources' texts."""
    yield context.translate(statement.text)
    if statement.by:
        yield context.words.attribution(context.translate(statement.by))
    for cite in statement.cites:
        source = context.argmap.sources.get(cite.source)
        parts = (context.translate(source.text) if source else cite.source, cite.locator)
        yield f"{context.words.source}: {', '.join(filter(None, parts))}"


def _build_step_nodes(context: _DotContext, step: Inference) -> Iterator[DotNode]:
    """Build a step's joint and its bends."""
    if step.id in context.joint_steps:
        attributes = {
            **joint_attributes(step, context.theme),
            "id": f"i-{step.id}",
            "tooltip": format_tooltip((_describe_step(context, step),)),
        }
        yield DotNode(f"i-{step.id}", context.common_frames(step), attributes)
    for part in step.premises:
        if _needs_bend(context, step, part):
            yield DotNode(
                f"p-{part.statement}", context.common_frames(step), bend_attributes(step, context.theme)
            )


def _needs_bend(context: _DotContext, step: Inference, part: Premise) -> bool:
    """Check whether a premise's edge needs a bend, a node that keeps its place among its siblings.

    Dot keeps the order only of nodes that are equally far from their parent and in one frame. So a premise
    without a joint hangs from a bend where a sibling has a joint, and so do all siblings that are in several
    frames.
    """
    beside = step.id not in context.joint_steps and _target_node(step) in context.joint_parents
    return part.in_full and not step.undercuts and (beside or _target_node(step) in context.split_parents)


def _describe_step(context: _DotContext, step: Inference) -> str:
    """Describe a step's kind and strength."""
    labels = context.words
    polarity = labels.supports if step.polarity is Polarity.SUPPORTS else labels.attacks
    kind = labels.undercuts if step.undercuts else polarity
    return kind if step.strength is None else f"{kind} ({labels.strength_label(step.strength).lower()})"


def _build_edges(context: _DotContext, step: Inference) -> Iterator[DotEdge]:
    """Build a step's edges: from its target to its joint, if it has one, and from there to each premise."""
    attributes = {
        **step_attributes(step, context.theme),
        "tooltip": format_tooltip((_describe_step(context, step),)),
    }
    tail = _target_node(step)
    if step.id in context.joint_steps:
        yield DotEdge(tail, f"i-{step.id}", {**attributes, "weight": "2"})
        tail, attributes = f"i-{step.id}", {**attributes, "dir": "none"}
    else:
        attributes = {**attributes, "id": f"i-{step.id}"}
    for part in step.premises:
        edge = DotEdge(tail, f"s-{part.statement}", attributes)
        yield from _build_premise_edges(context, edge, part, via_bend=_needs_bend(context, step, part))


def _build_premise_edges(
    context: _DotContext, edge: DotEdge, part: Premise, *, via_bend: bool
) -> Iterator[DotEdge]:
    """Build the edge to a premise: through a bend, or as long as the edges beside it.

    An edge to a reference does not pull its statement nearer (`constraint=false`), unless that statement is
    at the top level, where no other edge holds it in place.
    """
    if via_bend:
        yield from _split_edge(
            edge, f"p-{part.statement}", {"minlen": "2"} if _is_beside_joints(context, edge.tail) else {}
        )
        return
    is_reference = not part.in_full and context.argmap.statements[part.statement].parent_step is not None
    pull = {"constraint": "false"} if is_reference else {"weight": "2" if part.in_full else "1"}
    length = {"minlen": "2"} if edge.tail in context.joint_parents else {}
    yield DotEdge(edge.tail, edge.head, {**edge.attributes, **pull, **length})


def _is_beside_joints(context: _DotContext, tail: str) -> bool:
    """Check whether siblings of a bend hang from a joint."""
    return tail in context.joint_parents and tail in context.split_parents


def _split_edge(edge: DotEdge, middle: str, length: DotAttributes) -> Iterator[DotEdge]:
    """Split an edge at a node into two that look like one."""
    yield DotEdge(edge.tail, middle, {**edge.attributes, "weight": "2", "headclip": "false", **length})
    attributes = {key: value for key, value in edge.attributes.items() if key != "id"}
    yield DotEdge(middle, edge.head, {**attributes, "dir": "none", "weight": "2", "tailclip": "false"})
