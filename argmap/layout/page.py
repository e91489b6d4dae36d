"""The page round a drawing: its heading above, its legend and its sources below, its margins."""

import math
from collections.abc import Iterable, Iterator, Sequence

from msgspec import Struct
from msgspec.structs import replace

from argmap.layout.card import LEADING
from argmap.layout.compose import Parts
from argmap.layout.options import LayoutOptions
from argmap.layout.scene import (
    Box,
    Frame,
    Joint,
    Label,
    LegendEntry,
    Line,
    Point,
    Rect,
    Scene,
    Sign,
    Tip,
    Wire,
)
from argmap.layout.wrap import Face, wrap
from argmap.model.map import ArgMap, Polarity, Role, wording
from argmap.words.drawing import Words

MARGIN = 16
LEGEND, SOURCES = Face(14), Face(12)
HEADING = (23.0, 48.0)
"""The least and the greatest size of the heading, in points: it grows with the page, so that it stays one."""
SIGN = Rect(0, 0, 58, 22)
UNDER_HEADING = 10
"""Points between the heading and the body."""
OVER_LEGEND = 18
"""Points between the body and a legend under it."""
BETWEEN = 24
"""Points between legend entries."""


class Told(Struct, frozen=True):
    """What a drawing says of itself: its language, its title and its outline, in words."""

    lang: str
    title: str
    outline: str


def page(argmap: ArgMap, parts: Parts, told: Told, options: LayoutOptions, say: Words) -> Scene:
    """The whole scene: the body moved below its heading, legend and sources under it."""
    body = _extent(parts)
    around = _around(argmap, body, options, say)
    moved = shift(parts, MARGIN - body.x, around.top - body.y)
    return Scene(
        width=around.width,
        height=around.height,
        lang=told.lang,
        title=told.title,
        outline=told.outline,
        heading=around.heading,
        boxes=moved.boxes,
        wires=moved.wires,
        frames=moved.frames,
        legend=around.legend,
        sources=around.sources,
    )


def room(argmap: ArgMap, parts: Parts, options: LayoutOptions, say: Words) -> tuple[float, float]:
    """The width and height in points of the scene that `page` makes of the parts."""
    body = _extent(parts)
    around = _around(argmap, body, options, say)
    return around.width, around.height


class _Around(Struct, frozen=True):
    """What stands round a body whose upper edge is at `top`, and the size of it all in points."""

    heading: tuple[Line, ...]
    top: float
    legend: tuple[LegendEntry, ...]
    sources: tuple[Line, ...]
    width: float
    height: float


def _around(argmap: ArgMap, body: Rect, options: LayoutOptions, say: Words) -> _Around:
    """The heading over a body, its legend beside that or under the body, the sources under all."""
    title = wording(options.title or argmap.title, options.lang, argmap.lang)
    heading = _heading(title, body.width) if options.heading and title else ()
    top = MARGIN + (round(sum(line.size for line in heading) * LEADING) + UNDER_HEADING if heading else 0)
    floor = top + body.height
    entries = _legend(argmap, say) if options.legend else ()
    legend = _beside(entries, heading, body.width)
    if not legend:
        legend = tuple(_rows(entries, body.width, floor + OVER_LEGEND))
        floor = max((entry.place.bottom for entry in legend), default=floor)
    under = Rect(MARGIN, floor, body.width, 0)
    sources = tuple(_sources(argmap, options, say, under)) if options.sources else ()
    right = [e.line.x + e.line.width for e in legend]
    width = max([MARGIN + body.width, *(line.x + line.width for line in (*heading, *sources)), *right])
    bottom = max([floor, *(line.y + 5 for line in sources)])
    return _Around(
        heading, top, legend, sources, float(round(width + MARGIN + 0.5)), float(round(bottom + MARGIN + 0.5))
    )


def _extent(parts: Parts) -> Rect:
    """The smallest rectangle round all that the body draws."""
    rects = [box.rect for box in parts.boxes] + [box.tag.rect for box in parts.boxes]
    rects += [box.mark.rect for box in parts.boxes if box.mark] + [frame.rect for frame in parts.frames]
    rects += [box.continues.label.rect for box in parts.boxes if box.continues]
    rects += [box.origin.label.rect for box in parts.boxes if box.origin]
    rects += [Rect(p.x, p.y, 0, 0) for wire in parts.wires for path in wire.paths for p in path]
    left, top = min(r.x for r in rects), min(r.y for r in rects)
    return Rect(left, top, max(r.right for r in rects) - left, max(r.bottom for r in rects) - top)


def _heading(title: str, width: float) -> tuple[Line, ...]:
    face = Face(min(max(HEADING[0], round(width / 70)), HEADING[1]), bold=True)
    lines = wrap(title, face, max(width, 320))
    return tuple(
        Line(text, MARGIN, MARGIN + face.size * (1 + LEADING * i), face.width(text), face.size, bold=True)
        for i, text in enumerate(lines)
    )


def _legend(argmap: ArgMap, say: Words) -> tuple[tuple[Sign, str], ...]:
    """The signs that occur in this drawing, with their words."""
    steps = argmap.inferences.values()
    hits = [step.polarity for step in steps if not step.undercuts]
    occurs = {
        Sign.SUPPORTS: Polarity.SUPPORTS in hits,
        Sign.ATTACKS: Polarity.ATTACKS in hits,
        Sign.UNDERCUTS: any(step.undercuts for step in steps),
        Sign.LINKED: any(len(step.premises) > 1 for step in steps),
        Sign.UNSTATED: any(s.role is Role.ASSUMPTION for s in argmap.statements.values()),
        Sign.STRENGTH: any(step.strength is not None for step in steps),
    }
    names = {
        Sign.SUPPORTS: say.supports,
        Sign.ATTACKS: say.attacks,
        Sign.UNDERCUTS: say.undercuts,
        Sign.LINKED: say.linked,
        Sign.UNSTATED: say.unstated,
        Sign.STRENGTH: f"{say.strength_of_step}: {say.weak} – {say.strong}",
    }
    return tuple((sign, names[sign]) for sign in Sign if occurs[sign])


def _beside(
    entries: Sequence[tuple[Sign, str]], heading: Sequence[Line], width: float
) -> tuple[LegendEntry, ...]:
    """Legend entries in one row at the right of a heading of one line; none where that has no room."""
    if len(heading) != 1 or not entries:
        return ()
    takes = sum(SIGN.width + 8 + LEGEND.width(text) + BETWEEN for _, text in entries) - BETWEEN
    left = MARGIN + width - takes
    if left < heading[0].x + heading[0].width + 2 * BETWEEN:
        return ()
    top = heading[0].y - LEGEND.size * 0.36 - SIGN.height / 2
    row = _rows(entries, math.inf, top)
    by = _Shift(left - MARGIN, 0)
    return tuple(LegendEntry(e.sign, by.rect(e.place), by.lines([e.line])[0]) for e in row)


def _rows(entries: Sequence[tuple[Sign, str]], width: float, top: float) -> Iterator[LegendEntry]:
    """Legend entries side by side, in as many rows as the width asks for."""
    x, y = float(MARGIN), top
    for sign, text in entries:
        takes = SIGN.width + 8 + LEGEND.width(text)
        if x > MARGIN and x + takes > MARGIN + width:
            x, y = float(MARGIN), y + SIGN.height + 8
        line = Line(text, x + SIGN.width + 8, y + SIGN.height / 2 + 5.4, LEGEND.width(text), LEGEND.size)
        yield LegendEntry(sign, Rect(x, y, SIGN.width, SIGN.height), line)
        x += takes + BETWEEN


def _sources(argmap: ArgMap, options: LayoutOptions, say: Words, under: Rect) -> Iterator[Line]:
    """The sources that statements cite, each with the name its marks use."""
    cited = dict.fromkeys(cite.source for s in argmap.statements.values() for cite in s.cites)
    y = under.y + 12
    for name in cited:
        source = argmap.sources.get(name)
        if source is None:
            continue
        text = f"{name}: {wording(source.text, options.lang, argmap.lang)}"
        for part in wrap(text, SOURCES, max(under.width, 320)):
            y += 19
            yield Line(part, MARGIN, y, SOURCES.width(part), SOURCES.size)


def centred_on(scene: Scene, aspect: float) -> Scene:
    """The same drawing in the middle of a page of that width to height."""
    width = float(round(max(scene.width, scene.height * aspect)))
    height = float(round(max(scene.height, scene.width / aspect)))
    dx, dy = round((width - scene.width) / 2), round((height - scene.height) / 2)
    by, body = _Shift(dx, dy), shift(Parts(scene.boxes, scene.wires, scene.frames), dx, dy)
    return replace(
        scene,
        width=width,
        height=height,
        heading=by.lines(scene.heading),
        boxes=body.boxes,
        wires=body.wires,
        frames=body.frames,
        legend=tuple(LegendEntry(e.sign, by.rect(e.place), by.lines([e.line])[0]) for e in scene.legend),
        sources=by.lines(scene.sources),
    )


def shift(parts: Parts, dx: float, dy: float) -> Parts:
    """The same parts, moved by `dx` to the right and `dy` down."""
    by = _Shift(dx, dy)
    return Parts(
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

    def lines(self, lines: Iterable[Line]) -> tuple[Line, ...]:
        return tuple(replace(line, x=line.x + self.dx, y=line.y + self.dy) for line in lines)

    def label(self, label: Label) -> Label:
        return Label(self.rect(label.rect), self.lines([label.line])[0])

    def box(self, box: Box) -> Box:
        more = box.continues
        return replace(
            box,
            rect=self.rect(box.rect),
            lines=self.lines(box.lines),
            tag=self.label(box.tag),
            mark=self.label(box.mark) if box.mark else None,
            continues=replace(more, label=self.label(more.label)) if more else None,
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
