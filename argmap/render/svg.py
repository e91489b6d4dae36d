"""A scene as SVG 1.1 that every renderer draws alike: presentation attributes, arrowheads as shapes."""

from dataclasses import dataclass

from argmap.layout.scene import Box, Continues, Frame, Kind, Label, LegendEntry, Line, Scene, Wire
from argmap.render.night import by_day_and_night
from argmap.render.shapes import Stroke, border, joint, rectangle, sign, tip, way_on, wire_line
from argmap.render.typefaces import stack
from argmap.render.xml import tag, text
from argmap.theme.palette import Ink, Theme
from argmap.theme.themes import LIGHT


@dataclass(frozen=True, slots=True)
class SvgOptions:
    """`id_prefix` goes before every id, for pages that hold several drawings."""

    id_prefix: str = ""
    theme: Theme = LIGHT


def svg(scene: Scene, options: SvgOptions | None = None) -> str:
    """The drawing as an SVG document, ending in a newline. Lengths are px of the SVG, points of the scene."""
    options = options or SvgOptions()
    day = _drawn(scene, options.id_prefix, options.theme)
    if options.theme.night is None:
        return day
    return by_day_and_night(day, _drawn(scene, options.id_prefix, options.theme.night))


def _drawn(scene: Scene, prefix: str, theme: Theme) -> str:
    """The drawing in one theme."""
    title, outline = f"{prefix}title", f"{prefix}outline"
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
        *(_line(line, theme.text) for line in scene.heading),
        *(_frame(frame, theme) for frame in scene.frames),
        *(_wire(wire, prefix, theme) for wire in _hitting_first(scene.wires)),
        *(_statement(box, prefix, theme) for box in scene.boxes),
        *(_legend_entry(entry, theme) for entry in scene.legend),
        *(_line(line, theme.quiet) for line in scene.sources),
    ]
    return tag("svg", root, "\n" + "\n".join(parts) + "\n") + "\n"


def _hitting_first(wires: tuple[Wire, ...]) -> list[Wire]:
    """The wires in the order to draw them: what hits a step first, so that the joint covers its end."""
    targets = {wire.id: wire.target for wire in wires if wire.kind is Kind.UNDERCUTS}

    def depth(wire: Wire) -> int:
        count, step = 0, wire.id
        while step in targets:
            count, step = count + 1, targets[step]
        return count

    return sorted(wires, key=depth, reverse=True)


def _statement(box: Box, prefix: str, theme: Theme) -> str:
    ink = theme.ink(box.role, box.tags)
    inside = "".join(
        [
            border(box, ink, theme),
            *(_line(line, theme.text) for line in box.lines),
            _plate(box.tag, ink, theme, filled=True),
            _plate(box.mark, ink, theme, filled=False) if box.mark else "",
            _continues(box.continues, ink, theme) if box.continues else "",
        ]
    )
    if box.href:
        inside = tag("a", {"xlink:href": box.href}, inside)
    told = tag("title", {}, text(box.told))
    return tag(
        "g", {"id": f"{prefix}s-{box.id}", "class": f"statement {box.role}", "data-id": box.id}, told + inside
    )


def _plate(label: Label, ink: Ink, theme: Theme, *, filled: bool) -> str:
    """A small text on its plate: the role in the page's colour on its own, the marks the other way round."""
    fill, corner = (ink.line, label.rect.height / 2) if filled else (theme.page, 3)
    plate = rectangle(label.rect, fill, Stroke(ink.line, 1.5 * theme.heavier), corner, element="plate")
    return plate + _line(label.line, theme.on_line if filled else theme.text)


def _continues(mark: Continues, ink: Ink, theme: Theme) -> str:
    plate = _plate(mark.label, ink, theme, filled=True) + way_on(mark.label.rect, theme.on_line)
    return tag("g", {"class": "continues", "data-count": mark.count}, plate)


def _wire(wire: Wire, prefix: str, theme: Theme) -> str:
    told = {
        "id": f"{prefix}i-{wire.id}",
        "class": f"inference {wire.kind.value}",
        "data-from": " ".join(wire.sources),
        "data-to": f"i-{wire.target}" if wire.kind is Kind.UNDERCUTS else wire.target,
    }
    lines = "".join(wire_line(wire, path, theme) for path in wire.paths)
    return tag("g", told, lines + joint(wire, theme) + tip(wire.kind, wire.tip, theme))


def _frame(frame: Frame, theme: Theme) -> str:
    ink = theme.inner_frame if frame.level % 2 else theme.frame
    inside = tag("title", {}, text(frame.told))
    inside += rectangle(frame.rect, ink.ground, Stroke(ink.line, 1.5 * theme.heavier), 10)
    titles = "".join(_line(line, theme.quiet) for line in frame.title)
    return tag("g", {"class": "group", "data-group": frame.group}, inside + titles)


def _legend_entry(entry: LegendEntry, theme: Theme) -> str:
    inside = sign(entry, theme) + _line(entry.line, theme.quiet)
    return tag("g", {"class": f"legend {entry.sign.value}"}, inside)


def _line(line: Line, colour: str) -> str:
    """One line of text, held to the width we measured whatever font the reader has."""
    middle = line.centred or line.rtl
    held = len(line.text) > 1 and line.width > 0
    return tag(
        "text",
        {
            "x": line.x + line.width / 2 if line.rtl and not line.centred else line.x,
            "y": line.y,
            "font-size": line.size,
            "font-weight": 700 if line.bold else None,
            "fill": colour,
            "text-anchor": "middle" if middle else None,
            "direction": "rtl" if line.rtl else None,
            "textLength": line.width if held else None,
            "lengthAdjust": "spacingAndGlyphs" if held else None,
            "xml:space": "preserve" if "  " in line.text or "\t" in line.text else None,
        },
        text(line.text),
    )
