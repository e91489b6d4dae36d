"""A scene as SVG 1.1 that every renderer draws alike: presentation attributes, arrowheads as shapes."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from argmap.fonts.measure import STACK
from argmap.layout.scene import (
    Box,
    Continues,
    Frame,
    Kind,
    Label,
    LegendEntry,
    Line,
    Origin,
    Rect,
    Scene,
    Wire,
)
from argmap.render.shapes import (
    Stroke,
    border,
    joint,
    rectangle,
    sign,
    tip,
    way_back,
    way_on,
    way_up,
    wire_line,
)
from argmap.render.xml import tag, text
from argmap.theme.palette import FRAME, INNER_FRAME, ON_LINE, PAGE, QUIET, ROLES, TEXT, Ink


@dataclass(frozen=True, slots=True)
class SvgOptions:
    """`id_prefix` goes before every id, for pages that hold several drawings. `links` has the addresses of
    the parts that a map is split into; marks lead nowhere without.
    """

    id_prefix: str = ""
    links: Mapping[str, str] = field(default_factory=dict)


def svg(scene: Scene, options: SvgOptions | None = None) -> str:
    """The drawing as an SVG document, ending in a newline. Lengths are px of the SVG, points of the scene."""
    options = options or SvgOptions()
    prefix, links = options.id_prefix, options.links
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
        "font-family": STACK,
    }
    parts = [
        tag("title", {"id": title}, text(scene.title)),
        tag("desc", {"id": outline}, text(scene.outline)),
        tag("rect", {"width": scene.width, "height": scene.height, "fill": PAGE}),
        _heading(scene, links),
        *(_frame(frame) for frame in scene.frames),
        *(_wire(wire, prefix) for wire in _hitting_first(scene.wires)),
        *(_statement(box, prefix, links) for box in scene.boxes),
        *(_legend_entry(entry) for entry in scene.legend),
        *(_line(line, QUIET) for line in scene.sources),
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


def _heading(scene: Scene, links: Mapping[str, str]) -> str:
    """The heading; with the way to the overview, where there is one."""
    lines = "\n".join(_line(line, TEXT) for line in scene.heading)
    if scene.above is None or not scene.heading:
        return lines
    marked = way_up(scene.heading[0], TEXT) + lines
    if scene.above not in links:
        return marked
    first, last = scene.heading[0], scene.heading[-1]
    width = first.size + max(line.width for line in scene.heading)
    room = Rect(first.x - first.size, first.y - first.size, width, last.y - first.y + 1.4 * first.size)
    return _leading(links[scene.above], rectangle(room, "none", None) + marked)


def _way(mark: Continues | Origin | None, links: Mapping[str, str]) -> str | None:
    return links.get(mark.part) if mark and mark.part is not None else None


def _leading(href: str | None, inside: str) -> str:
    """What leads to an address, where there is one."""
    return tag("a", {"xlink:href": href}, inside) if href else inside


def _statement(box: Box, prefix: str, links: Mapping[str, str]) -> str:
    """A box. With an address of its own, it leads there and only its marks to other parts of the map; else
    all of it leads on.
    """
    ink = ROLES[box.role]
    more = _way(box.continues, links)
    continues = _continues(box.continues, ink) if box.continues else ""
    apart = _leading(more, continues) if box.href and more else ""
    inside = "".join(
        [
            border(box, ink),
            *(_line(line, TEXT) for line in box.lines),
            _plate(box.tag, ink, filled=True),
            _plate(box.mark, ink, filled=False) if box.mark else "",
            "" if apart else continues,
        ]
    )
    inside = _leading(box.href or more, inside) + apart
    if box.origin:
        inside += _leading(_way(box.origin, links), _origin(box.origin, ink))
    told = tag("title", {}, text(box.told))
    return tag(
        "g", {"id": f"{prefix}s-{box.id}", "class": f"statement {box.role}", "data-id": box.id}, told + inside
    )


def _plate(label: Label, ink: Ink, *, filled: bool) -> str:
    """A small text on its plate: the role in white on its colour, the marks the other way round."""
    fill, corner = (ink.line, label.rect.height / 2) if filled else (PAGE, 3)
    plate = rectangle(label.rect, fill, Stroke(ink.line, 1.5), corner, element="plate")
    return plate + _line(label.line, ON_LINE if filled else TEXT)


def _continues(mark: Continues, ink: Ink) -> str:
    plate = _plate(mark.label, ink, filled=True) + way_on(mark.label.rect, ON_LINE)
    return tag("g", {"class": "continues", "data-count": mark.count or None}, plate)


def _origin(mark: Origin, ink: Ink) -> str:
    plate = _plate(mark.label, ink, filled=False) + way_back(mark.label.rect, ink.line)
    return tag("g", {"class": "origin"}, plate)


def _wire(wire: Wire, prefix: str) -> str:
    told = {
        "id": f"{prefix}i-{wire.id}",
        "class": f"inference {wire.kind.value}",
        "data-from": " ".join(wire.sources),
        "data-to": f"i-{wire.target}" if wire.kind is Kind.UNDERCUTS else wire.target,
    }
    lines = "".join(wire_line(wire, path) for path in wire.paths)
    return tag("g", told, lines + joint(wire) + tip(wire.kind, wire.tip))


def _frame(frame: Frame) -> str:
    ink = INNER_FRAME if frame.level % 2 else FRAME
    inside = tag("title", {}, text(frame.told))
    inside += rectangle(frame.rect, ink.ground, Stroke(ink.line, 1.5), 10)
    titles = "".join(_line(line, QUIET) for line in frame.title)
    return tag("g", {"class": "group", "data-group": frame.group}, inside + titles)


def _legend_entry(entry: LegendEntry) -> str:
    return tag("g", {"class": f"legend {entry.sign.value}"}, sign(entry) + _line(entry.line, QUIET))


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
