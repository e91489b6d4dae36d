"""Map to DOT: a complete, labelled graph that plain `dot -Tsvg` draws well."""

from collections.abc import Iterator, Mapping

from msgspec import Struct
from msgspec.structs import replace

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
from argmap.i18n.languages import select_labels
from argmap.layout.text.line_breaking import TextStyle, wrap
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
from argmap.theme.palette import Theme
from argmap.theme.themes import LIGHT

TEXT_WIDTH = 165.0
"""The width of a box's text in points: about 28 columns of 12 point type, of which Hangul takes two."""

TITLE_WIDTH = 600.0


def to_dot(
    argmap: ArgMap,
    lang: str | None = None,
    hidden: Mapping[str, int] | None = None,
    *,
    numbered: bool = False,
    theme: Theme = LIGHT,
) -> str:
    """The map as DOT source: statements are nodes `s-ID`, linked or attacked inferences nodes `i-ID`.

    Edges run from what is hit to what hits it and are drawn backwards (`dir=back`): so the thesis stands
    at the left, and dot, which keeps the order of a node's out-edges best, keeps siblings as written from
    top to bottom: always in a tree without groups, mostly across frames and beside references. `lang` chooses
    among translations; None is the map's own language. `hidden` counts, by statement, others that hang
    below it and are not in this map. `numbered` counts the statements in their labels. `theme` gives colours
    and fonts.
    """
    sheet = replace(_build_context(argmap, lang, hidden or {}, numbered=numbered), theme=theme)
    title = sheet.translate(argmap.title)
    shown = {"label": format_label(wrap(title, TextStyle(TITLE_FONT_SIZE), TITLE_WIDTH))} if title else {}
    return build_dot_source(
        DotGraph(
            name="argmap",
            defaults={
                "graph": {**graph_attributes(theme), **shown},
                "node": node_attributes(theme),
                "edge": EDGE_ATTRIBUTES,
            },
            frames=_build_frames(sheet),
            nodes=tuple(_build_nodes(sheet)),
            edges=tuple(edge for step in argmap.inferences.values() for edge in _build_edges(sheet, step)),
        )
    )


class _DotContext(Struct, frozen=True):
    """A map and what is to be known of all of it before any of it is drawn.

    `hidden` counts what is not shown below a statement. `paths` are the frames around each statement.
    `joined` are the steps drawn with a joint: those of linked premises, and those that an undercut hits.
    `high` are the nodes that a joint hangs from, and `parting` those below which statements stand in other
    frames.
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
        """The frames that stand around all of a step."""
        names = (step.written_under, *(part.statement for part in step.premises))
        return common_path([self.paths[name] for name in names])


def _build_context(
    argmap: ArgMap, lang: str | None, hidden: Mapping[str, int], *, numbered: bool
) -> _DotContext:
    asked = lang if lang is not None else argmap.lang
    steps = argmap.inferences.values()
    attacked = {step.target for step in steps if step.undercuts}
    joined = frozenset(step.id for step in steps if len(step.premises) > 1 or step.id in attacked)
    high = frozenset(_target_node(step) for step in steps if step.id in joined)
    paths = frame_paths(argmap)
    parting = frozenset(_target_node(step) for step in steps if _is_split_by_frames(step, paths))
    return _DotContext(
        argmap, asked, select_labels(asked).drawing, numbered, hidden, paths, joined, high, parting
    )


def _is_split_by_frames(step: Inference, paths: Mapping[str, FramePath]) -> bool:
    """Whether any statement of a step stands in full, but not in the frame of the line it is below."""
    return any(part.in_full and paths[part.statement] != paths[step.written_under] for part in step.premises)


def _target_node(step: Inference) -> str:
    return f"i-{step.target}" if step.undercuts else f"s-{step.target}"


def _build_frames(context: _DotContext) -> dict[FramePath, DotAttributes]:
    frames: dict[FramePath, DotAttributes] = {}
    for path in context.paths.values():
        for depth, frame in enumerate(path):
            title = context.translate(context.argmap.groups[group_of(frame)].text)
            lines = wrap(title, TextStyle(FONT_SIZE), TEXT_WIDTH)
            frames[path[: depth + 1]] = {
                **frame_attributes(depth, context.theme),
                "label": format_label(lines, Align.LEFT),
            }
    return frames


def _build_nodes(context: _DotContext) -> Iterator[DotNode]:
    """Statements as written, each after the joint of the step it stands in."""
    waiting = dict(context.argmap.inferences)
    for statement in context.argmap.statements.values():
        step = waiting.pop(statement.parent_step, None) if statement.parent_step is not None else None
        if step:
            yield from _build_step_nodes(context, step)
        yield DotNode(
            f"s-{statement.id}", context.paths[statement.id], _statement_node_attributes(context, statement)
        )
    for step in waiting.values():
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


def _role_name(say: DrawingLabels, role: Role) -> str:
    return say.unstated if role is Role.ASSUMPTION else say.role_label(role.value)


def _describe_briefly(context: _DotContext, statement: Statement) -> Iterator[str]:
    """In few words: whose words it is, what it cites, whether there is a link."""
    if statement.by:
        yield context.words.attribution(context.translate(statement.by))
    yield from (f"{cite.source} {cite.locator}".strip() for cite in statement.cites)
    if format_url(statement.url):
        yield context.words.link


def _tooltip_lines(context: _DotContext, statement: Statement) -> Iterator[str]:
    """The whole text, then whose words it is, then what it cites."""
    yield context.translate(statement.text)
    if statement.by:
        yield context.words.attribution(context.translate(statement.by))
    for cite in statement.cites:
        named = context.argmap.sources.get(cite.source)
        place = (context.translate(named.text) if named else cite.source, cite.locator)
        yield f"{context.words.source}: {', '.join(filter(None, place))}"


def _build_step_nodes(context: _DotContext, step: Inference) -> Iterator[DotNode]:
    """A step's joint, and what keeps its statements' places."""
    if step.id in context.joint_steps:
        look = {
            **joint_attributes(step, context.theme),
            "id": f"i-{step.id}",
            "tooltip": format_tooltip((_describe_step(context, step),)),
        }
        yield DotNode(f"i-{step.id}", context.common_frames(step), look)
    for part in step.premises:
        if _needs_bend(context, step, part):
            yield DotNode(
                f"p-{part.statement}", context.common_frames(step), bend_attributes(step, context.theme)
            )


def _needs_bend(context: _DotContext, step: Inference, part: Premise) -> bool:
    """Whether a bend of its line keeps a statement's place among its siblings, as a joint does.

    Dot keeps the order only of nodes that are equally far from their parent and stand in one frame. So what
    has no joint beside others that do hangs from a bend, and so do all siblings where frames part them.
    """
    beside = step.id not in context.joint_steps and _target_node(step) in context.joint_parents
    return part.in_full and not step.undercuts and (beside or _target_node(step) in context.split_parents)


def _describe_step(context: _DotContext, step: Inference) -> str:
    """What a step does, and how strongly."""
    say = context.words
    hits = say.supports if step.polarity is Polarity.SUPPORTS else say.attacks
    does = say.undercuts if step.undercuts else hits
    return does if step.strength is None else f"{does} ({say.strength_label(step.strength).lower()})"


def _build_edges(context: _DotContext, step: Inference) -> Iterator[DotEdge]:
    """A step's edges: from what is hit to its joint, if it has one, and on to each premise."""
    look = {
        **step_attributes(step, context.theme),
        "tooltip": format_tooltip((_describe_step(context, step),)),
    }
    tail = _target_node(step)
    if step.id in context.joint_steps:
        yield DotEdge(tail, f"i-{step.id}", {**look, "weight": "2"})
        tail, look = f"i-{step.id}", {**look, "dir": "none"}
    else:
        look = {**look, "id": f"i-{step.id}"}
    for part in step.premises:
        edge = DotEdge(tail, f"s-{part.statement}", look)
        yield from _build_premise_edges(context, edge, part, via_bend=_needs_bend(context, step, part))


def _build_premise_edges(
    context: _DotContext, edge: DotEdge, part: Premise, *, via_bend: bool
) -> Iterator[DotEdge]:
    """An edge to a premise: by way of a bend that keeps its place, or as long as those beside it.

    A statement that stands elsewhere in full is not drawn nearer, unless it stands at the top level, where
    nothing else holds it.
    """
    if via_bend:
        yield from _split_edge(
            edge, f"p-{part.statement}", {"minlen": "2"} if _is_beside_joints(context, edge.tail) else {}
        )
        return
    elsewhere = not part.in_full and context.argmap.statements[part.statement].parent_step is not None
    pull = {"constraint": "false"} if elsewhere else {"weight": "2" if part.in_full else "1"}
    length = {"minlen": "2"} if edge.tail in context.joint_parents else {}
    yield DotEdge(edge.tail, edge.head, {**edge.attributes, **pull, **length})


def _is_beside_joints(context: _DotContext, tail: str) -> bool:
    """Whether beside a bend there are some that hang from a joint."""
    return tail in context.joint_parents and tail in context.split_parents


def _split_edge(edge: DotEdge, middle: str, length: DotAttributes) -> Iterator[DotEdge]:
    """An edge in two parts that look like one."""
    yield DotEdge(edge.tail, middle, {**edge.attributes, "weight": "2", "headclip": "false", **length})
    onward = {key: value for key, value in edge.attributes.items() if key != "id"}
    yield DotEdge(middle, edge.head, {**onward, "dir": "none", "weight": "2", "tailclip": "false"})
