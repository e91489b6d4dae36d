"""A scene as SVG 1.1 that every renderer draws alike: presentation attributes, arrowheads as shapes."""

from collections.abc import Mapping

from msgspec import Struct, field

from argmap.deck.build_steps import BuildSteps
from argmap.render.shapes import (
    Stroke,
    draw_joint,
    draw_legend_symbol,
    draw_rectangle,
    draw_tip,
    draw_up_arrow,
    draw_wire_path,
)
from argmap.render.statement_marks import DrawContext, draw_statement, wrap_in_link
from argmap.render.text_line import draw_text_line
from argmap.render.transform.dark_mode import combine_light_and_dark
from argmap.render.typefaces import css_font_stack
from argmap.render.xml import build_element, escape_text
from argmap.scene.scene import Frame, LegendEntry, Rect, Scene, Wire, WireKind
from argmap.theme.palette import Theme
from argmap.theme.themes import LIGHT


class SvgOptions(Struct, frozen=True):
    """`id_prefix` goes before every id, for pages that hold several drawings. `links` has the addresses of
    the parts that a map is split into; marks lead nowhere without. `stage` says what is shown at which step.
    """

    id_prefix: str = ""
    theme: Theme = LIGHT
    links: Mapping[str, str] = field(default_factory=dict)
    build_steps: BuildSteps = field(default_factory=BuildSteps)


def write_svg(scene: Scene, options: SvgOptions | None = None) -> str:
    """The drawing as an SVG document, ending in a newline. Lengths are px of the SVG, points of the scene."""
    options = options or SvgOptions()
    day = _draw_scene(scene, options, options.theme)
    if options.theme.dark_variant is None:
        return day
    return combine_light_and_dark(day, _draw_scene(scene, options, options.theme.dark_variant))


def _draw_scene(scene: Scene, options: SvgOptions, theme: Theme) -> str:
    """The drawing in one theme."""
    stage = options.build_steps
    manner = DrawContext(options.id_prefix, theme, options.links, stage)
    title, outline = f"{options.id_prefix}title", f"{options.id_prefix}outline"
    wires = [
        wire for wire in _sort_hitting_first(scene.wires) if stage.is_visible(stage.wires.get(wire.id, 0))
    ]
    root: dict[str, str | float | None] = {
        "xmlns": "http://www.w3.org/2000/svg",
        "xmlns:xlink": "http://www.w3.org/1999/xlink",
        "width": scene.width,
        "height": scene.height,
        "viewBox": f"0 0 {scene.width:g} {scene.height:g}",
        "role": "img",
        "lang": scene.lang,
        "xml:lang": scene.lang,
        "aria-labelledby": f"{title} {outline}",
        "font-family": css_font_stack(theme.fonts),
    }
    parts = [
        build_element("title", {"id": title}, escape_text(scene.title)),
        build_element("desc", {"id": outline}, escape_text(scene.outline)),
        build_element("rect", {"width": scene.width, "height": scene.height, "fill": theme.background}),
        _draw_heading(scene, theme, options.links),
        *(_draw_frame(frame, manner, stage.frame_step(scene, frame)) for frame in scene.frames),
        *(_draw_wire(wire, manner) for wire in wires),
        *(draw_statement(box, manner) for box in scene.boxes if stage.is_visible(stage.boxes.get(box.id, 0))),
        *(_draw_legend_entry(entry, theme) for entry in scene.legend),
        *(draw_text_line(line, theme.muted) for line in scene.sources),
    ]
    return build_element("svg", root, "\n" + "\n".join(part for part in parts if part) + "\n") + "\n"


def _sort_hitting_first(wires: tuple[Wire, ...]) -> list[Wire]:
    """The wires in the order to draw them: what hits a step first, so that the joint covers its end."""
    targets = {wire.id: wire.target for wire in wires if wire.kind is WireKind.UNDERCUTS}

    def depth(wire: Wire) -> int:
        count, step = 0, wire.id
        while step in targets:
            count, step = count + 1, targets[step]
        return count

    return sorted(wires, key=depth, reverse=True)


def _draw_heading(scene: Scene, theme: Theme, links: Mapping[str, str]) -> str:
    """The heading; with the way to the overview, where there is one."""
    lines = "\n".join(draw_text_line(line, theme.text) for line in scene.heading)
    if scene.overview is None or not scene.heading:
        return lines
    marked = draw_up_arrow(scene.heading[0], theme.text) + lines
    if scene.overview not in links:
        return marked
    first, last = scene.heading[0], scene.heading[-1]
    width = first.size + max(line.width for line in scene.heading)
    room = Rect(first.x - first.size, first.y - first.size, width, last.y - first.y + 1.4 * first.size)
    return wrap_in_link(links[scene.overview], draw_rectangle(room, "none", None) + marked)


def _draw_wire(wire: Wire, context: DrawContext) -> str:
    theme = context.theme_for(wire.id)
    told = {
        "id": f"{context.id_prefix}i-{wire.id}",
        "class": f"inference {wire.kind.value}",
        "data-from": " ".join(wire.sources),
        "data-to": f"i-{wire.target}" if wire.kind is WireKind.UNDERCUTS else wire.target,
        "data-step": context.step_attribute(context.build_steps.wires.get(wire.id, 0)),
    }
    lines = "".join(draw_wire_path(wire, path, theme) for path in wire.paths)
    return build_element("g", told, lines + draw_joint(wire, theme) + draw_tip(wire.kind, wire.tip, theme))


def _draw_frame(frame: Frame, context: DrawContext, step: int) -> str:
    """A group's frame; nothing where none of what it holds is shown yet."""
    if not context.build_steps.is_visible(step):
        return ""
    theme = context.theme
    ink = theme.inner_frame if frame.level % 2 else theme.frame
    inside = build_element("title", {}, escape_text(frame.description))
    inside += draw_rectangle(frame.rect, ink.fill, Stroke(ink.border, 1.5 * theme.line_scale), 10)
    titles = "".join(draw_text_line(line, theme.muted) for line in frame.title)
    told = {"class": "group", "data-group": frame.group, "data-step": context.step_attribute(step)}
    return build_element("g", told, inside + titles)


def _draw_legend_entry(entry: LegendEntry, theme: Theme) -> str:
    inside = draw_legend_symbol(entry, theme) + draw_text_line(entry.line, theme.muted)
    return build_element("g", {"class": f"legend {entry.symbol.value}"}, inside)
