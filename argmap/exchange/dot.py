"""Map to DOT: a complete, labelled graph that plain `dot -Tsvg` draws well."""

from collections.abc import Iterator, Mapping

from msgspec import Struct
from msgspec.structs import replace

from argmap.exchange.dot_frames import FramePath, common_path, frame_paths, group_of
from argmap.exchange.dot_look import (
    EDGE,
    SIZE,
    TITLE_SIZE,
    bend_look,
    frame_look,
    graph_look,
    joint_look,
    node_look,
    statement_look,
    step_look,
)
from argmap.exchange.dot_text import Align, label, link, tooltip
from argmap.exchange.dot_write import Attributes, Edge, Graph, Node, source
from argmap.layout.wrap import Face, wrap
from argmap.model.map import ArgMap, Inference, Polarity, Premise, Role, Statement, Translated, wording
from argmap.theme.palette import Theme
from argmap.theme.themes import LIGHT
from argmap.words.drawing import Words, words

TEXT_WIDTH = 165.0
"""The width of a box's text in points: about 28 columns of 12 point type, of which Hangul takes two."""

TITLE_WIDTH = 600.0


def dot(
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
    sheet = replace(_sheet(argmap, lang, hidden or {}, numbered=numbered), theme=theme)
    title = sheet.say(argmap.title)
    shown = {"label": label(wrap(title, Face(TITLE_SIZE), TITLE_WIDTH))} if title else {}
    return source(
        Graph(
            name="argmap",
            defaults={"graph": {**graph_look(theme), **shown}, "node": node_look(theme), "edge": EDGE},
            frames=_frames(sheet),
            nodes=tuple(_nodes(sheet)),
            edges=tuple(edge for step in argmap.inferences.values() for edge in _edges(sheet, step)),
        )
    )


class _Sheet(Struct, frozen=True):
    """A map and what is to be known of all of it before any of it is drawn.

    `hidden` counts what is not shown below a statement. `paths` are the frames around each statement.
    `joined` are the steps drawn with a joint: those of linked premises, and those that an undercut hits.
    `high` are the nodes that a joint hangs from, and `parting` those below which statements stand in other
    frames.
    """

    argmap: ArgMap
    lang: str | None
    words: Words
    numbered: bool
    hidden: Mapping[str, int]
    paths: Mapping[str, FramePath]
    joined: frozenset[str]
    high: frozenset[str]
    parting: frozenset[str]
    theme: Theme = LIGHT

    def say(self, text: Translated) -> str:
        return wording(text, self.lang, self.argmap.lang)

    def around(self, step: Inference) -> FramePath:
        """The frames that stand around all of a step."""
        names = (step.below, *(part.statement for part in step.premises))
        return common_path([self.paths[name] for name in names])


def _sheet(argmap: ArgMap, lang: str | None, hidden: Mapping[str, int], *, numbered: bool) -> _Sheet:
    asked = lang if lang is not None else argmap.lang
    steps = argmap.inferences.values()
    attacked = {step.target for step in steps if step.undercuts}
    joined = frozenset(step.id for step in steps if len(step.premises) > 1 or step.id in attacked)
    high = frozenset(_hit(step) for step in steps if step.id in joined)
    paths = frame_paths(argmap)
    parting = frozenset(_hit(step) for step in steps if _parts(step, paths))
    return _Sheet(argmap, asked, words(asked), numbered, hidden, paths, joined, high, parting)


def _parts(step: Inference, paths: Mapping[str, FramePath]) -> bool:
    """Whether any statement of a step stands in full, but not in the frame of the line it is below."""
    return any(part.stands_here and paths[part.statement] != paths[step.below] for part in step.premises)


def _hit(step: Inference) -> str:
    return f"i-{step.target}" if step.undercuts else f"s-{step.target}"


def _frames(sheet: _Sheet) -> dict[FramePath, Attributes]:
    frames: dict[FramePath, Attributes] = {}
    for path in sheet.paths.values():
        for depth, frame in enumerate(path):
            title = sheet.say(sheet.argmap.groups[group_of(frame)].text)
            lines = wrap(title, Face(SIZE), TEXT_WIDTH)
            frames[path[: depth + 1]] = {**frame_look(depth, sheet.theme), "label": label(lines, Align.LEFT)}
    return frames


def _nodes(sheet: _Sheet) -> Iterator[Node]:
    """Statements as written, each after the joint of the step it stands in."""
    waiting = dict(sheet.argmap.inferences)
    for statement in sheet.argmap.statements.values():
        step = waiting.pop(statement.home, None) if statement.home is not None else None
        if step:
            yield from _unnamed(sheet, step)
        yield Node(f"s-{statement.id}", sheet.paths[statement.id], _statement(sheet, statement))
    for step in waiting.values():
        yield from _unnamed(sheet, step)


def _statement(sheet: _Sheet, statement: Statement) -> Attributes:
    number = f"{statement.order + 1} " if sheet.numbered else ""
    lines = [f"[{number}{_role(sheet.words, statement.role)}]"]
    lines += wrap(sheet.say(statement.text), Face(SIZE), TEXT_WIDTH)
    marks = "\u00a0· ".join(_marks(sheet, statement))
    lines += wrap(f"[{marks}]", Face(SIZE), TEXT_WIDTH) if marks else ()
    if statement.id in sheet.hidden:
        lines.append(f"[{sheet.words.more(sheet.hidden[statement.id])}]")
    widest = max(Face(SIZE).width(line) for line in lines)
    attributes = {
        **statement_look(statement, sheet.theme),
        "id": f"s-{statement.id}",
        "label": label(lines),
        "tooltip": tooltip(_told(sheet, statement)),
        "width": f"{widest / 72 + 0.26:.2f}",
    }
    url = link(statement.url)
    return {**attributes, "URL": url} if url else attributes


def _role(say: Words, role: Role) -> str:
    return say.unstated if role is Role.ASSUMPTION else say.role(role.value)


def _marks(sheet: _Sheet, statement: Statement) -> Iterator[str]:
    """In few words: whose words it is, what it cites, whether there is a link."""
    if statement.by:
        yield sheet.words.by(sheet.say(statement.by))
    yield from (f"{cite.source} {cite.locator}".strip() for cite in statement.cites)
    if link(statement.url):
        yield sheet.words.link


def _told(sheet: _Sheet, statement: Statement) -> Iterator[str]:
    """The whole text, then whose words it is, then what it cites."""
    yield sheet.say(statement.text)
    if statement.by:
        yield sheet.words.by(sheet.say(statement.by))
    for cite in statement.cites:
        named = sheet.argmap.sources.get(cite.source)
        place = (sheet.say(named.text) if named else cite.source, cite.locator)
        yield f"{sheet.words.source}: {', '.join(filter(None, place))}"


def _unnamed(sheet: _Sheet, step: Inference) -> Iterator[Node]:
    """A step's joint, and what keeps its statements' places."""
    if step.id in sheet.joined:
        look = {
            **joint_look(step, sheet.theme),
            "id": f"i-{step.id}",
            "tooltip": tooltip((_meaning(sheet, step),)),
        }
        yield Node(f"i-{step.id}", sheet.around(step), look)
    for part in step.premises:
        if _held(sheet, step, part):
            yield Node(f"p-{part.statement}", sheet.around(step), bend_look(step, sheet.theme))


def _held(sheet: _Sheet, step: Inference, part: Premise) -> bool:
    """Whether a bend of its line keeps a statement's place among its siblings, as a joint does.

    Dot keeps the order only of nodes that are equally far from their parent and stand in one frame. So what
    has no joint beside others that do hangs from a bend, and so do all siblings where frames part them.
    """
    beside = step.id not in sheet.joined and _hit(step) in sheet.high
    return part.stands_here and not step.undercuts and (beside or _hit(step) in sheet.parting)


def _meaning(sheet: _Sheet, step: Inference) -> str:
    """What a step does, and how strongly."""
    say = sheet.words
    hits = say.supports if step.polarity is Polarity.SUPPORTS else say.attacks
    does = say.undercuts if step.undercuts else hits
    return does if step.strength is None else f"{does} ({say.strength(step.strength).lower()})"


def _edges(sheet: _Sheet, step: Inference) -> Iterator[Edge]:
    """A step's edges: from what is hit to its joint, if it has one, and on to each premise."""
    look = {**step_look(step, sheet.theme), "tooltip": tooltip((_meaning(sheet, step),))}
    tail = _hit(step)
    if step.id in sheet.joined:
        yield Edge(tail, f"i-{step.id}", {**look, "weight": "2"})
        tail, look = f"i-{step.id}", {**look, "dir": "none"}
    else:
        look = {**look, "id": f"i-{step.id}"}
    for part in step.premises:
        edge = Edge(tail, f"s-{part.statement}", look)
        yield from _to_premise(sheet, edge, part, held=_held(sheet, step, part))


def _to_premise(sheet: _Sheet, edge: Edge, part: Premise, *, held: bool) -> Iterator[Edge]:
    """An edge to a premise: by way of a bend that keeps its place, or as long as those beside it.

    A statement that stands elsewhere in full is not drawn nearer, unless it stands at the top level, where
    nothing else holds it.
    """
    if held:
        yield from _by_way(edge, f"p-{part.statement}", {"minlen": "2"} if _far(sheet, edge.tail) else {})
        return
    elsewhere = not part.stands_here and sheet.argmap.statements[part.statement].home is not None
    pull = {"constraint": "false"} if elsewhere else {"weight": "2" if part.stands_here else "1"}
    length = {"minlen": "2"} if edge.tail in sheet.high else {}
    yield Edge(edge.tail, edge.head, {**edge.attributes, **pull, **length})


def _far(sheet: _Sheet, tail: str) -> bool:
    """Whether beside a bend there are some that hang from a joint."""
    return tail in sheet.high and tail in sheet.parting


def _by_way(edge: Edge, middle: str, length: Attributes) -> Iterator[Edge]:
    """An edge in two parts that look like one."""
    yield Edge(edge.tail, middle, {**edge.attributes, "weight": "2", "headclip": "false", **length})
    onward = {key: value for key, value in edge.attributes.items() if key != "id"}
    yield Edge(middle, edge.head, {**onward, "dir": "none", "weight": "2", "tailclip": "false"})
