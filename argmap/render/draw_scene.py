"""A scene as a picture: its heading, frames, wires, statements, legend and sources, in a theme's colours."""

from collections.abc import Mapping

from msgspec import Struct, field

from argmap.deck.build_steps import BuildSteps
from argmap.diagnostics.deadline import check_deadline
from argmap.render.argument_symbols import (
    draw_join,
    draw_joint,
    draw_legend_symbol,
    draw_rectangle,
    draw_text_line,
    draw_tip,
    draw_up_arrow,
    draw_wire_path,
)
from argmap.render.css_fonts import css_font_stack
from argmap.render.draw_statement import DrawContext, draw_reference, draw_statement, link_marks
from argmap.render.picture import Mark, MarkGroup, Picture, Polyline, Rectangle, Shape, Stroke
from argmap.render.transform.dark_mode import combine_light_and_dark
from argmap.render.wire_lines import WireNetwork, find_network
from argmap.scene.scene import Frame, LegendEntry, Minimap, Rect, Scene, Wire, WireKind
from argmap.theme.theme import Theme
from argmap.theme.themes import LIGHT

MINIMAP_LINE = 1.2
"""The width of lines in a small map, in points: half is lost on a projector, and at double cells blur."""


class SceneStyle(Struct, frozen=True):
    """The choices for drawing a scene.

    `id_prefix` goes before every id, for pages that hold several pictures. `links` has the addresses of the
    parts that a map is split into; without one a part's label leads nowhere. `build_steps` says what appears
    at which step.
    """

    id_prefix: str = ""
    theme: Theme = LIGHT
    links: Mapping[str, str] = field(default_factory=dict)
    build_steps: BuildSteps = field(default_factory=BuildSteps)


def draw_scene(scene: Scene, style: SceneStyle | None = None) -> Picture:
    """Draw a scene. A theme with a dark variant gives a picture that follows what its reader prefers."""
    style = style or SceneStyle()
    light = _draw_in_theme(scene, style, style.theme)
    if style.theme.dark_variant is None:
        return light
    return combine_light_and_dark(light, _draw_in_theme(scene, style, style.theme.dark_variant))


def _draw_in_theme(scene: Scene, style: SceneStyle, theme: Theme) -> Picture:
    context = DrawContext(style.id_prefix, theme, style.links, style.build_steps, scene.rtl)
    return Picture(
        scene.width,
        scene.height,
        tuple(_draw_marks(scene, context)),
        scene.title,
        scene.lang,
        scene.outline,
        background=draw_rectangle(Rect(0, 0, scene.width, scene.height), theme.background),
        font_family=css_font_stack(theme.fonts),
        id_prefix=style.id_prefix,
    )


def _draw_marks(scene: Scene, context: DrawContext) -> list[Mark]:
    """Draw what a scene shows, what lies below first."""
    steps, muted = context.build_steps, context.theme.muted
    marks: list[Mark] = [*_draw_heading(scene, context)]
    for frame in scene.frames:
        step = steps.frame_step(scene, frame)
        if steps.is_visible(step):
            marks.append(_draw_frame(frame, context, step))
    wires = _sort_hitting_first(scene.wires)
    network = find_network(wires)
    marks += [
        _draw_wire(wire, network, context) for wire in wires if steps.is_visible(steps.wires.get(wire.id, 0))
    ]
    boxes = [box for box in scene.boxes if steps.is_visible(steps.boxes.get(box.id, 0))]
    shown = {box.id for box in boxes}
    marks += [draw_statement(box, context) for box in boxes]
    references = (each for each in scene.references if steps.is_visible(steps.wires.get(each.step, 0)))
    marks += [draw_reference(each, context, is_linked=each.statement in shown) for each in references]
    marks += [_draw_legend_entry(entry, context) for entry in scene.legend]
    marks += [draw_text_line(line, muted) for line in scene.sources]
    if scene.minimap:
        marks.append(draw_minimap(scene.minimap, context.theme))
    return marks


def _sort_hitting_first(wires: tuple[Wire, ...]) -> list[Wire]:
    """Sort wires in drawing order: what hits an inference comes first, so that the joint covers its end."""
    targets = {wire.id: wire.target for wire in wires if wire.kind is WireKind.UNDERCUTS}

    def depth(wire: Wire) -> int:
        count, inference = 0, wire.id
        while inference in targets:
            count, inference = count + 1, targets[inference]
        return count

    return sorted(wires, key=depth, reverse=True)


def _draw_heading(scene: Scene, context: DrawContext) -> tuple[Mark, ...]:
    """Draw the heading; with the link to the overview, where there is one."""
    colour = context.theme.text
    marks: list[Mark] = [draw_text_line(line, colour) for line in scene.heading]
    if scene.overview is None or not scene.heading:
        return tuple(marks)
    first, last = scene.heading[0], scene.heading[-1]
    marks[:0] = context.turn([draw_up_arrow(first, colour)], Rect(first.x, first.y, first.width, 0))
    if scene.overview not in context.links:
        return tuple(marks)
    width = first.size + max(line.width for line in scene.heading)
    left = min(line.x for line in scene.heading) - (0 if scene.rtl else first.size)
    area = Rect(left, first.y - first.size, width, last.y - first.y + 1.4 * first.size)
    return link_marks(context.links[scene.overview], [draw_rectangle(area, None), *marks])


def _draw_wire(wire: Wire, network: WireNetwork, context: DrawContext) -> MarkGroup:
    check_deadline()
    theme, prefix = context.theme_for(wire.id), context.id_prefix
    marks: list[Mark] = [draw_wire_path(wire, path, network, theme) for path in wire.paths]
    if wire.joint:
        marks += draw_joint(wire.joint, theme.wires[wire.kind.value], theme)
    marks.append(draw_tip(wire.kind, wire.tip, theme))
    if wire.join:
        marks.append(draw_join(wire.kind, wire.join, theme))
    target = f"i-{wire.target}" if wire.kind is WireKind.UNDERCUTS else wire.target
    return MarkGroup(
        tuple(marks),
        f"{prefix}i-{wire.id}",
        f"inference {wire.kind.value}",
        step=context.step_mark(context.build_steps.wires.get(wire.id, 0)),
        data=(("from", " ".join(wire.sources)), ("to", target)),
    )


def _draw_frame(frame: Frame, context: DrawContext, step: int) -> MarkGroup:
    theme = context.theme
    colours = theme.inner_frame if frame.level % 2 else theme.frame
    border = Stroke(colours.border, 1.5 * theme.line_scale)
    return MarkGroup(
        (
            Shape(Rectangle(frame.painted_rect, 10), colours.fill, border),
            *(draw_text_line(line, theme.muted) for line in frame.title),
        ),
        classes="group",
        title=frame.description,
        step=context.step_mark(step),
        data=(("group", frame.group),),
    )


def draw_minimap(minimap: Minimap, theme: Theme) -> MarkGroup:
    """Draw a small map: the part's own box is filled."""
    border = Stroke(theme.muted, MINIMAP_LINE)
    boxes = (
        Shape(Rectangle(cell.rect, 1), theme.text if cell.is_here else theme.background, border)
        for cell in minimap.cells
    )
    lines = (Shape(Polyline(line), stroke=border) for line in minimap.lines)
    return MarkGroup((*lines, *boxes), classes="minimap", title=minimap.description)


def _draw_legend_entry(entry: LegendEntry, context: DrawContext) -> MarkGroup:
    symbol = context.turn(draw_legend_symbol(entry, context.theme), entry.symbol_rect)
    marks: list[Mark] = [*symbol, draw_text_line(entry.line, context.theme.muted)]
    return MarkGroup(tuple(marks), classes=f"legend {entry.symbol.value}")
