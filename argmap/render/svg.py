"""A scene as SVG 1.1 that every renderer draws alike: presentation attributes, arrowheads as shapes."""

from collections.abc import Mapping

from msgspec import Struct, field

from argmap.deck.stage import Stage
from argmap.layout.scene import Frame, Kind, LegendEntry, Rect, Scene, Wire
from argmap.render.lines import written
from argmap.render.night import by_day_and_night
from argmap.render.shapes import Stroke, joint, rectangle, sign, tip, way_up, wire_line
from argmap.render.statement import Manner, leading, statement
from argmap.render.typefaces import stack
from argmap.render.xml import tag, text
from argmap.theme.palette import Theme
from argmap.theme.themes import LIGHT


class SvgOptions(Struct, frozen=True):
    """`id_prefix` goes before every id, for pages that hold several drawings. `links` has the addresses of
    the parts that a map is split into; marks lead nowhere without. `stage` says what is shown at which step.
    """

    id_prefix: str = ""
    theme: Theme = LIGHT
    links: Mapping[str, str] = field(default_factory=dict)
    stage: Stage = field(default_factory=Stage)


def svg(scene: Scene, options: SvgOptions | None = None) -> str:
    """The drawing as an SVG document, ending in a newline. Lengths are px of the SVG, points of the scene."""
    options = options or SvgOptions()
    day = _drawn(scene, options, options.theme)
    if options.theme.night is None:
        return day
    return by_day_and_night(day, _drawn(scene, options, options.theme.night))


def _drawn(scene: Scene, options: SvgOptions, theme: Theme) -> str:
    """The drawing in one theme."""
    stage = options.stage
    manner = Manner(options.id_prefix, theme, options.links, stage)
    title, outline = f"{options.id_prefix}title", f"{options.id_prefix}outline"
    wires = [wire for wire in _hitting_first(scene.wires) if stage.shows(stage.wires.get(wire.id, 0))]
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
        "font-family": stack(theme.fonts),
    }
    parts = [
        tag("title", {"id": title}, text(scene.title)),
        tag("desc", {"id": outline}, text(scene.outline)),
        tag("rect", {"width": scene.width, "height": scene.height, "fill": theme.page}),
        _heading(scene, theme, options.links),
        *(_frame(frame, manner, stage.frame(scene, frame)) for frame in scene.frames),
        *(_wire(wire, manner) for wire in wires),
        *(statement(box, manner) for box in scene.boxes if stage.shows(stage.boxes.get(box.id, 0))),
        *(_legend_entry(entry, theme) for entry in scene.legend),
        *(written(line, theme.quiet) for line in scene.sources),
    ]
    return tag("svg", root, "\n" + "\n".join(part for part in parts if part) + "\n") + "\n"


def _hitting_first(wires: tuple[Wire, ...]) -> list[Wire]:
    """The wires in the order to draw them: what hits a step first, so that the joint covers its end."""
    targets = {wire.id: wire.target for wire in wires if wire.kind is Kind.UNDERCUTS}

    def depth(wire: Wire) -> int:
        count, step = 0, wire.id
        while step in targets:
            count, step = count + 1, targets[step]
        return count

    return sorted(wires, key=depth, reverse=True)


def _heading(scene: Scene, theme: Theme, links: Mapping[str, str]) -> str:
    """The heading; with the way to the overview, where there is one."""
    lines = "\n".join(written(line, theme.text) for line in scene.heading)
    if scene.above is None or not scene.heading:
        return lines
    marked = way_up(scene.heading[0], theme.text) + lines
    if scene.above not in links:
        return marked
    first, last = scene.heading[0], scene.heading[-1]
    width = first.size + max(line.width for line in scene.heading)
    room = Rect(first.x - first.size, first.y - first.size, width, last.y - first.y + 1.4 * first.size)
    return leading(links[scene.above], rectangle(room, "none", None) + marked)


def _wire(wire: Wire, manner: Manner) -> str:
    theme = manner.look(wire.id)
    told = {
        "id": f"{manner.prefix}i-{wire.id}",
        "class": f"inference {wire.kind.value}",
        "data-from": " ".join(wire.sources),
        "data-to": f"i-{wire.target}" if wire.kind is Kind.UNDERCUTS else wire.target,
        "data-step": manner.step(manner.stage.wires.get(wire.id, 0)),
    }
    lines = "".join(wire_line(wire, path, theme) for path in wire.paths)
    return tag("g", told, lines + joint(wire, theme) + tip(wire.kind, wire.tip, theme))


def _frame(frame: Frame, manner: Manner, step: int) -> str:
    """A group's frame; nothing where none of what it holds is shown yet."""
    if not manner.stage.shows(step):
        return ""
    theme = manner.theme
    ink = theme.inner_frame if frame.level % 2 else theme.frame
    inside = tag("title", {}, text(frame.told))
    inside += rectangle(frame.rect, ink.ground, Stroke(ink.line, 1.5 * theme.heavier), 10)
    titles = "".join(written(line, theme.quiet) for line in frame.title)
    told = {"class": "group", "data-group": frame.group, "data-step": manner.step(step)}
    return tag("g", told, inside + titles)


def _legend_entry(entry: LegendEntry, theme: Theme) -> str:
    inside = sign(entry, theme) + written(entry.line, theme.quiet)
    return tag("g", {"class": f"legend {entry.sign.value}"}, inside)
