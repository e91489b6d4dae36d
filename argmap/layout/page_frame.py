"""The page round a drawing: its heading above, its legend and its sources below, its margins."""

import math
from collections.abc import Iterable, Iterator, Sequence

from msgspec import Struct
from msgspec.structs import replace

from argmap.i18n.labels import DrawingLabels
from argmap.layout.box_content import LEADING
from argmap.layout.layout_options import LayoutOptions
from argmap.layout.scene_parts import SceneParts
from argmap.layout.text.line_breaking import TextStyle, wrap
from argmap.model.map import ArgMap, Polarity, Role, localize_text
from argmap.scene.scene import (
    Box,
    Frame,
    Joint,
    Label,
    LegendEntry,
    LegendSymbol,
    Point,
    Rect,
    Scene,
    TextLine,
    Tip,
    Wire,
)

MARGIN = 16
LEGEND_STYLE, SOURCES_STYLE = TextStyle(14), TextStyle(12)
HEADING_SIZES = (23.0, 48.0)
"""The least and the greatest size of the heading, in points: it grows with the page, so that it stays one."""
SYMBOL_RECT = Rect(0, 0, 58, 22)
HEADING_GAP = 10
"""Points between the heading and the body."""
LEGEND_GAP = 18
"""Points between the body and a legend under it."""
ENTRY_GAP = 24
"""Points between legend entries."""


class AccessibleText(Struct, frozen=True):
    """What a drawing says of itself: its language, its title and its outline, in words."""

    lang: str
    title: str
    outline: str


def build_scene(
    argmap: ArgMap,
    parts: SceneParts,
    accessible: AccessibleText,
    options: LayoutOptions,
    labels: DrawingLabels,
) -> Scene:
    """The whole scene: the body moved below its heading, legend and sources under it."""
    body = _body_rect(parts)
    around = _build_page_frame(argmap, body, options, labels)
    moved = shift_parts(parts, MARGIN - body.x, around.top - body.y)
    return Scene(
        width=around.width,
        height=around.height,
        lang=accessible.lang,
        title=accessible.title,
        outline=accessible.outline,
        heading=around.heading,
        boxes=moved.boxes,
        wires=moved.wires,
        frames=moved.frames,
        legend=around.legend,
        sources=around.sources,
    )


def scene_size(
    argmap: ArgMap, parts: SceneParts, options: LayoutOptions, labels: DrawingLabels
) -> tuple[float, float]:
    """The width and height in points of the scene that `page` makes of the parts."""
    body = _body_rect(parts)
    around = _build_page_frame(argmap, body, options, labels)
    return around.width, around.height


class _PageFrame(Struct, frozen=True):
    """What stands round a body whose upper edge is at `top`, and the size of it all in points."""

    heading: tuple[TextLine, ...]
    top: float
    legend: tuple[LegendEntry, ...]
    sources: tuple[TextLine, ...]
    width: float
    height: float


def _build_page_frame(
    argmap: ArgMap, body: Rect, options: LayoutOptions, labels: DrawingLabels
) -> _PageFrame:
    """The heading over a body, its legend beside that or under the body, the sources under all."""
    title = localize_text(options.title or argmap.title, options.lang, argmap.lang)
    heading = _heading_lines(title, body.width) if options.heading and title else ()
    top = MARGIN + (round(sum(line.size for line in heading) * LEADING) + HEADING_GAP if heading else 0)
    floor = top + body.height
    entries = _legend_symbols(argmap, labels) if options.legend else ()
    legend = _inline_legend(entries, heading, body.width)
    if not legend:
        legend = tuple(_legend_rows(entries, body.width, floor + LEGEND_GAP))
        floor = max((entry.symbol_rect.bottom for entry in legend), default=floor)
    under = Rect(MARGIN, floor, body.width, 0)
    sources = tuple(_source_lines(argmap, options, labels, under)) if options.sources else ()
    right = [e.line.x + e.line.width for e in legend]
    width = max([MARGIN + body.width, *(line.x + line.width for line in (*heading, *sources)), *right])
    bottom = max([floor, *(line.y + 5 for line in sources)])
    return _PageFrame(
        heading, top, legend, sources, float(round(width + MARGIN + 0.5)), float(round(bottom + MARGIN + 0.5))
    )


def _body_rect(parts: SceneParts) -> Rect:
    """The smallest rectangle round all that the body draws."""
    rects = [box.rect for box in parts.boxes] + [box.role_label.rect for box in parts.boxes]
    rects += [box.source_label.rect for box in parts.boxes if box.source_label] + [
        frame.rect for frame in parts.frames
    ]
    rects += [box.continuation.label.rect for box in parts.boxes if box.continuation]
    rects += [box.origin.label.rect for box in parts.boxes if box.origin]
    rects += [Rect(p.x, p.y, 0, 0) for wire in parts.wires for path in wire.paths for p in path]
    left, top = min(r.x for r in rects), min(r.y for r in rects)
    return Rect(left, top, max(r.right for r in rects) - left, max(r.bottom for r in rects) - top)


def _heading_lines(title: str, width: float) -> tuple[TextLine, ...]:
    face = TextStyle(min(max(HEADING_SIZES[0], round(width / 70)), HEADING_SIZES[1]), bold=True)
    lines = wrap(title, face, max(width, 320))
    return tuple(
        TextLine(text, MARGIN, MARGIN + face.size * (1 + LEADING * i), face.width(text), face.size, bold=True)
        for i, text in enumerate(lines)
    )


def _legend_symbols(argmap: ArgMap, labels: DrawingLabels) -> tuple[tuple[LegendSymbol, str], ...]:
    """The signs that occur in this drawing, with their words."""
    steps = argmap.inferences.values()
    hits = [step.polarity for step in steps if not step.undercuts]
    occurs = {
        LegendSymbol.SUPPORTS: Polarity.SUPPORTS in hits,
        LegendSymbol.ATTACKS: Polarity.ATTACKS in hits,
        LegendSymbol.UNDERCUTS: any(step.undercuts for step in steps),
        LegendSymbol.LINKED: any(len(step.premises) > 1 for step in steps),
        LegendSymbol.UNSTATED: any(s.role is Role.ASSUMPTION for s in argmap.statements.values()),
        LegendSymbol.STRENGTH: any(step.strength is not None for step in steps),
    }
    names = {
        LegendSymbol.SUPPORTS: labels.supports,
        LegendSymbol.ATTACKS: labels.attacks,
        LegendSymbol.UNDERCUTS: labels.undercuts,
        LegendSymbol.LINKED: labels.linked,
        LegendSymbol.UNSTATED: labels.unstated,
        LegendSymbol.STRENGTH: f"{labels.strength_of_step}: {labels.weak} – {labels.strong}",
    }
    return tuple((sign, names[sign]) for sign in LegendSymbol if occurs[sign])


def _inline_legend(
    entries: Sequence[tuple[LegendSymbol, str]], heading: Sequence[TextLine], width: float
) -> tuple[LegendEntry, ...]:
    """Legend entries in one row at the right of a heading of one line; none where that has no room."""
    if len(heading) != 1 or not entries:
        return ()
    takes = (
        sum(SYMBOL_RECT.width + 8 + LEGEND_STYLE.width(text) + ENTRY_GAP for _, text in entries) - ENTRY_GAP
    )
    left = MARGIN + width - takes
    if left < heading[0].x + heading[0].width + 2 * ENTRY_GAP:
        return ()
    top = heading[0].y - LEGEND_STYLE.size * 0.36 - SYMBOL_RECT.height / 2
    row = _legend_rows(entries, math.inf, top)
    by = _Shift(left - MARGIN, 0)
    return tuple(LegendEntry(e.symbol, by.rect(e.symbol_rect), by.lines([e.line])[0]) for e in row)


def _legend_rows(
    entries: Sequence[tuple[LegendSymbol, str]], width: float, top: float
) -> Iterator[LegendEntry]:
    """Legend entries side by side, in as many rows as the width asks for."""
    x, y = float(MARGIN), top
    for sign, text in entries:
        takes = SYMBOL_RECT.width + 8 + LEGEND_STYLE.width(text)
        if x > MARGIN and x + takes > MARGIN + width:
            x, y = float(MARGIN), y + SYMBOL_RECT.height + 8
        line = TextLine(
            text,
            x + SYMBOL_RECT.width + 8,
            y + SYMBOL_RECT.height / 2 + 5.4,
            LEGEND_STYLE.width(text),
            LEGEND_STYLE.size,
        )
        yield LegendEntry(sign, Rect(x, y, SYMBOL_RECT.width, SYMBOL_RECT.height), line)
        x += takes + ENTRY_GAP


def _source_lines(
    argmap: ArgMap, options: LayoutOptions, labels: DrawingLabels, under: Rect
) -> Iterator[TextLine]:
    """The sources that statements cite, each with the name its marks use."""
    cited = dict.fromkeys(cite.source for s in argmap.statements.values() for cite in s.cites)
    y = under.y + 12
    for name in cited:
        source = argmap.sources.get(name)
        if source is None:
            continue
        text = f"{name}: {localize_text(source.text, options.lang, argmap.lang)}"
        for part in wrap(text, SOURCES_STYLE, max(under.width, 320)):
            y += 19
            yield TextLine(part, MARGIN, y, SOURCES_STYLE.width(part), SOURCES_STYLE.size)


def centre_on_page(scene: Scene, aspect: float) -> Scene:
    """The same drawing in the middle of a page of that width to height."""
    width = float(round(max(scene.width, scene.height * aspect)))
    height = float(round(max(scene.height, scene.width / aspect)))
    dx, dy = round((width - scene.width) / 2), round((height - scene.height) / 2)
    by, body = _Shift(dx, dy), shift_parts(SceneParts(scene.boxes, scene.wires, scene.frames), dx, dy)
    return replace(
        scene,
        width=width,
        height=height,
        heading=by.lines(scene.heading),
        boxes=body.boxes,
        wires=body.wires,
        frames=body.frames,
        legend=tuple(
            LegendEntry(e.symbol, by.rect(e.symbol_rect), by.lines([e.line])[0]) for e in scene.legend
        ),
        sources=by.lines(scene.sources),
    )


def shift_parts(parts: SceneParts, dx: float, dy: float) -> SceneParts:
    """The same parts, moved by `dx` to the right and `dy` down."""
    by = _Shift(dx, dy)
    return SceneParts(
        tuple(by.box(box) for box in parts.boxes),
        tuple(by.wire(wire) for wire in parts.wires),
        tuple(by.frame(frame) for frame in parts.frames),
    )


class _Shift(Struct, frozen=True):
    dx: float
    dy: float

    def point(self, point: Point) -> Point:
        return Point(point.x + self.dx, point.y + self.dy)

    def rect(self, rect: Rect) -> Rect:
        return replace(rect, x=rect.x + self.dx, y=rect.y + self.dy)

    def lines(self, lines: Iterable[TextLine]) -> tuple[TextLine, ...]:
        return tuple(replace(line, x=line.x + self.dx, y=line.y + self.dy) for line in lines)

    def label(self, label: Label) -> Label:
        return Label(self.rect(label.rect), self.lines([label.line])[0])

    def box(self, box: Box) -> Box:
        more = box.continuation
        return replace(
            box,
            rect=self.rect(box.rect),
            lines=self.lines(box.lines),
            role_label=self.label(box.role_label),
            source_label=self.label(box.source_label) if box.source_label else None,
            continuation=replace(more, label=self.label(more.label)) if more else None,
            origin=replace(box.origin, label=self.label(box.origin.label)) if box.origin else None,
        )

    def joint(self, joint: Joint | None) -> Joint | None:
        return replace(joint, centre=self.point(joint.centre)) if joint else None

    def wire(self, wire: Wire) -> Wire:
        paths = tuple(tuple(self.point(p) for p in path) for path in wire.paths)
        tip = Tip(self.point(wire.tip.at), wire.tip.dx, wire.tip.dy)
        return replace(wire, paths=paths, tip=tip, joint=self.joint(wire.joint))

    def frame(self, frame: Frame) -> Frame:
        return replace(frame, rect=self.rect(frame.rect), title=self.lines(frame.title))
