"""Rules that hold for every drawing, checked on its scene."""

from collections.abc import Iterator
from itertools import combinations, pairwise

from argmap.model.map import ArgMap
from argmap.scene.scene import (
    Box,
    Frame,
    Joint,
    Point,
    Rect,
    ReferenceBox,
    Scene,
    TextLine,
    Tip,
    Wire,
    WireKind,
)

MAX_WIRE_WIDTH = 6.0
"""The width in points of the strongest wire."""
WIRE_AIR = 1.5
"""Points of page that show between two wires at least."""
MAX_TOUCH = 1.0
"""Points for which a wire may run along another: less than a corner."""


def find_faults(argmap: ArgMap, scene: Scene) -> list[str]:
    """Return everything that is wrong with a drawing, a sentence each; empty if all is well."""
    faults = [
        *_overlap_faults(scene),
        *_text_faults(scene),
        *_crossing_faults(scene),
        *_frame_faults(argmap, scene),
    ]
    faults += [
        *_order_faults(argmap, scene),
        *_shared_segment_faults(scene),
        *_tip_faults(scene),
        *_own_end_faults(scene),
        *_page_faults(scene),
    ]
    if any(each.statement not in argmap.statements for each in scene.references):
        faults.append("a reference leads to no statement")
    if {box.id for box in scene.boxes} != set(argmap.statements):
        faults.append("not every statement has one box")
    if {wire.id for wire in scene.wires} != set(argmap.inferences):
        faults.append("not every inference has one wire")
    return faults


def _all_boxes(scene: Scene) -> tuple[Box | ReferenceBox, ...]:
    return (*scene.boxes, *scene.references)


def _solid_rects(box: Box | ReferenceBox) -> list[Rect]:
    if isinstance(box, ReferenceBox):
        return [box.rect, *([box.role_label.rect] if box.role_label else [])]
    labels = [box.source_label, box.continuation.label if box.continuation else None]
    labels.append(box.origin.label if box.origin else None)
    labels.append(box.role_label)
    return [box.rect, *(label.rect for label in labels if label)]


def _overlap_faults(scene: Scene) -> Iterator[str]:
    everything = [(box.id, rect) for box in _all_boxes(scene) for rect in _solid_rects(box)]
    everything.sort(key=lambda each: each[1].y)
    for i, (one, rect) in enumerate(everything):
        for other, beside in everything[i + 1 :]:
            if beside.y >= rect.bottom:
                break
            if one != other and rect.overlaps(beside):
                yield f"{one} and {other} overlap"
    for wire in scene.wires:
        for rect in _joint_rects(wire.joint):
            yield from (
                f"the joint of {wire.id} lies on {box.id}"
                for box in _all_boxes(scene)
                if box.rect.overlaps(rect)
            )


def _joint_rects(joint: Joint | None) -> Iterator[Rect]:
    if joint and joint.has_disc:
        c, r = joint.centre, joint.radius
        yield Rect(c.x - r, c.y - r, 2 * r, 2 * r)
    if joint and joint.pill:
        yield from joint.pill.rects


def _line_extent(line: TextLine) -> tuple[float, float]:
    left = line.x - line.width / 2 if line.centred else line.x
    return left, left + line.width


def _is_inside(line: TextLine, rect: Rect) -> bool:
    left, right = _line_extent(line)
    return (
        rect.x <= left
        and right <= rect.right
        and rect.y <= line.y - line.size * 0.88
        and line.y + 3 <= rect.bottom
    )


def _text_faults(scene: Scene) -> Iterator[str]:
    for box in scene.boxes:
        yield from (f"{line.text!r} leaves {box.id}" for line in box.lines if not _is_inside(line, box.rect))
        yield from _plate_faults(box)
        for above, below in pairwise(box.lines):
            if below.y - above.y < above.size:
                yield f"lines of {box.id} run into each other"
        tag, first = box.role_label.rect if box.role_label else None, box.lines[0]
        if tag and first.y - first.size * 0.88 < tag.bottom:
            yield f"the text of {box.id} runs into its role"


def _plate_faults(box: Box) -> Iterator[str]:
    more = box.continuation.label if box.continuation else None
    before = box.origin.label if box.origin else None
    for one, other in ((box.source_label, more), (box.role_label, before)):
        if one and other and one.rect.overlaps(other.rect):
            yield f"the labels of {box.id} overlap"
    for label in (box.source_label, more, before):
        if label and not box.rect.x <= label.rect.x < label.rect.right <= box.rect.right:
            yield f"a label of {box.id} leaves its edge"
    for label in (box.role_label, box.source_label, more, before):
        if label and not _is_inside(
            label.line, Rect(label.rect.x, label.rect.y - 1, label.rect.width, label.rect.height + 2)
        ):
            yield f"{label.line.text!r} leaves its label"


def _wire_segments(wire: Wire) -> Iterator[tuple[Point, Point]]:
    for path in wire.paths:
        yield from pairwise(path)


def _is_crossed(rect: Rect, a: Point, b: Point) -> bool:
    left, right, top, bottom = min(a.x, b.x), max(a.x, b.x), min(a.y, b.y), max(a.y, b.y)
    return (
        left < rect.right
        and rect.x < right + (a.x == b.x) * 1e-9
        and top < rect.bottom
        and rect.y < bottom + (a.y == b.y) * 1e-9
    )


def _crossing_faults(scene: Scene) -> Iterator[str]:
    boxes = [(box.id, rect) for box in _all_boxes(scene) for rect in _solid_rects(box)]
    for wire in scene.wires:
        for a, b in _wire_segments(wire):
            if a.x != b.x and a.y != b.y:
                yield f"{wire.id} runs diagonally"
            yield from (
                f"{wire.id} runs through {name}" for name, rect in boxes if _is_crossed(_shrink(rect), a, b)
            )


def _shrink(rect: Rect) -> Rect:
    return Rect(rect.x + 0.5, rect.y + 0.5, rect.width - 1, rect.height - 1)


def _enclosing_groups(argmap: ArgMap, group: str | None) -> Iterator[str]:
    while group is not None:
        yield group
        group = argmap.groups[group].parent


def _frame_faults(argmap: ArgMap, scene: Scene) -> Iterator[str]:
    for box in scene.boxes:
        for group in _enclosing_groups(argmap, argmap.statements[box.id].group):
            if not any(frame.group == group and frame.holds(box) for frame in scene.frames):
                yield f"{box.id} is not framed by {group}"
    for frame in scene.frames:
        for box in scene.boxes:
            belongs = frame.group in _enclosing_groups(argmap, argmap.statements[box.id].group)
            if not belongs and any(rect.overlaps(frame.rect) for rect in _solid_rects(box)):
                yield f"the frame of {frame.group} holds the other statement {box.id}"
        yield from _title_faults(scene, frame)
        if frame.statement:
            yield from _tab_faults(scene, frame)
    for one, other in combinations(scene.frames, 2):
        if one.rect.overlaps(other.rect, 0.01) and not (
            one.rect.contains(other.rect) or other.rect.contains(one.rect)
        ):
            yield f"frames of {one.group} and {other.group} overlap"


def _tab_faults(scene: Scene, tab: Frame) -> Iterator[str]:
    """A tab stands on its box, or on another tab there, and no wire runs through it."""
    box = next(box for box in scene.boxes if box.id == tab.statement)
    below = [box.rect, *(each.rect for each in scene.frames if each.statement == tab.statement)]
    if not any(abs(rect.y - tab.rect.bottom) < 0.01 for rect in below):
        yield f"the tab of {tab.group} does not stand on {box.id}"
    corner = box.rect.right - tab.rect.right if scene.rtl else tab.rect.x - box.rect.x
    if not 0 <= corner <= 20 or tab.rect.width + corner > box.rect.width:
        yield f"the tab of {tab.group} is not at the corner of {box.id}"
    for wire in scene.wires:
        if any(_is_crossed(_shrink(tab.rect), a, b) for a, b in _wire_segments(wire)):
            yield f"{wire.id} runs through the tab of {tab.group}"


def _title_faults(scene: Scene, frame: Frame) -> Iterator[str]:
    for line in frame.title:
        left, right = _line_extent(line)
        if not _is_inside(line, frame.rect):
            yield f"the title of {frame.group} leaves its frame"
        room = Rect(left, line.y - line.size * 0.88, right - left, line.size * 0.9)
        solid = (rect for box in scene.boxes for rect in _solid_rects(box))
        if any(room.overlaps(rect) for rect in solid):
            yield f"the title of {frame.group} lies on a box"
        for wire in scene.wires:
            if any(_is_crossed(_shrink(room), a, b) for a, b in _wire_segments(wire)):
                yield f"{wire.id} runs through the title of {frame.group}"


def _order_faults(argmap: ArgMap, scene: Scene) -> Iterator[str]:
    """Statements written in full under one line keep their order: each below or right of the one before."""
    rects = {box.id: box.rect for box in scene.boxes}
    under: dict[str, list[str]] = {}
    for step in sorted(argmap.inferences.values(), key=lambda each: each.order):
        for premise in step.premises:
            if premise.in_full:
                under.setdefault(
                    step.written_under
                    if _is_target_in_full(argmap, step.target, step.written_under)
                    else step.id,
                    [],
                ).append(premise.statement)
    for siblings in under.values():
        siblings.sort(key=lambda each: argmap.statements[each].order)
        for above, below in pairwise(siblings):
            one, other = rects[above], rects[below]
            if one.middle >= other.middle and one.right > other.x:
                yield f"{below} is placed before {above}, which was written first"


def _is_target_in_full(argmap: ArgMap, target: str, below: str) -> bool:
    step = argmap.inferences.get(target)
    return step is None or any(p.statement == below and p.in_full for p in step.premises)


def _shared_segment_faults(scene: Scene) -> Iterator[str]:
    """No wire runs along another so near that both look like one; those of one kind to one target may."""
    across = [(wire, a, b) for wire in scene.wires for a, b in _wire_segments(wire) if a.y == b.y]
    down = [(wire, a, b) for wire in scene.wires for a, b in _wire_segments(wire) if a.x == b.x]
    runs = [
        sorted(((a.y, *sorted((a.x, b.x)), wire) for wire, a, b in across), key=lambda run: run[:3]),
        sorted(((a.x, *sorted((a.y, b.y)), wire) for wire, a, b in down), key=lambda run: run[:3]),
    ]
    for sorted_runs in runs:
        for i, (at, start, end, wire) in enumerate(sorted_runs):
            for beside, other_start, other_end, other in sorted_runs[i + 1 :]:
                if beside - at >= MAX_WIRE_WIDTH + WIRE_AIR:
                    break
                is_near = beside - at < (wire.weight + other.weight) / 2 + WIRE_AIR
                overlap = min(end, other_end) - max(start, other_start)
                if is_near and overlap > MAX_TOUCH and not _share_lane(wire, other):
                    yield f"{wire.id} and {other.id} run {beside - at:g} points apart"


def _share_lane(one: Wire, other: Wire) -> bool:
    return one.id == other.id or (one.kind is other.kind and one.target == other.target)


def _tip_faults(scene: Scene) -> Iterator[str]:
    boxes = {box.id: box.rect for box in scene.boxes}
    joints = {wire.id: wire.joint for wire in scene.wires}
    for wire in scene.wires:
        at = wire.tip.at
        if wire.kind is WireKind.UNDERCUTS:
            joint = joints[wire.target]
            if joint is None or not _is_on_rim(at, joint):
                yield f"{wire.id} does not end on the step it attacks"
        elif not _is_on_border(wire.tip, boxes[wire.target]):
            yield f"{wire.id} does not end on {wire.target}"
        if len(wire.sources) > 1 and (wire.joint is None or wire.joint.pill is None):
            yield f"{wire.id} does not join its premises"


def _own_end_faults(scene: Scene) -> Iterator[str]:
    """Each step has an end of its own: the tip of a line, or where it joins that line."""
    tips: dict[Point, list[Wire]] = {}
    for wire in scene.wires:
        tips.setdefault(wire.tip.at, []).append(wire)
    for wires in tips.values():
        joins = [wire.join.at for wire in wires if wire.join]
        if len(set(joins)) < len(wires) - 1:
            yield f"{wires[0].id} shares its end with another step"


_TIP_ROOMS = {WireKind.SUPPORTS: (3, 21, 9), WireKind.ATTACKS: (3, 9, 12), WireKind.UNDERCUTS: (3, 15, 6)}
"""Where a tip begins and ends before what it points at, and how far it goes to both sides, in points."""


def find_tip_faults(scene: Scene) -> Iterator[str]:
    """Yield the tips that lie on another wire's line."""
    for wire in scene.wires:
        tip, (near, far, half) = wire.tip, _TIP_ROOMS[wire.kind]
        corners = [(by, side) for by in (near, far) for side in (half, -half)]
        xs = [tip.at.x - tip.dx * by + tip.dy * side for by, side in corners]
        ys = [tip.at.y - tip.dy * by + tip.dx * side for by, side in corners]
        room = _shrink(Rect(min(xs), min(ys), max(xs) - min(xs), max(ys) - min(ys)))
        for other in scene.wires:
            runs = _wire_segments(other) if other.tip != wire.tip and other.id != wire.target else ()
            if any(_is_crossed(room, a, b) for a, b in runs):
                yield f"the tip of {wire.id} lies on {other.id}"


def find_join_faults(scene: Scene) -> Iterator[str]:
    """Yield the ends of supports and attacks on shared lines that a box hides: each needs 11 points.

    Undercuts that leave two statements for one step may have their small rings close to a box.
    """
    for wire in scene.wires:
        if wire.join and wire.kind is not WireKind.UNDERCUTS:
            at, by = wire.join.at, 11
            end = Point(at.x - wire.join.dx * by, at.y - wire.join.dy * by)
            hidden = (box.id for box in _all_boxes(scene) if _is_crossed(_shrink(box.rect), at, end))
            yield from (f"{box} hides the end of {wire.id}" for box in hidden)


def find_undercut_faults(scene: Scene) -> Iterator[str]:
    """Yield the undercuts whose wires bend more than twice, or run along a box nearer than half a text size.

    A run is along a box if it is beside an edge for a text size or more.
    """
    size = scene.boxes[0].lines[0].size
    for wire in scene.wires:
        if wire.kind is not WireKind.UNDERCUTS:
            continue
        if len(wire.paths[0]) > 4:
            yield f"{wire.id} bends {len(wire.paths[0]) - 2} times"
        for a, b in _wire_segments(wire):
            for box in _all_boxes(scene):
                if _length_beside(box.rect, a, b, size / 2) >= size:
                    yield f"{wire.id} runs along the edge of {box.id}"


def find_direction_faults(scene: Scene) -> Iterator[str]:
    """Yield the wires that leave a premise against the reading direction, or a frame that holds their ends.

    They leave to the left or upwards.
    """
    rects = {box.id: box.rect for box in scene.boxes}
    for wire in scene.wires:
        for path in wire.paths:
            end, before = path[-1], path[-2]
            if before.x > end.x or before.y > end.y:
                yield f"{wire.id} leaves its premise against the reading direction"
        hit = wire.paths[0][0]
        ends = [*(rects[each] for each in wire.sources), rects.get(wire.target, Rect(hit.x, hit.y, 0, 0))]
        points = [Rect(point.x, point.y, 0, 0) for path in wire.paths for point in path]
        for frame in scene.frames:
            if all(map(frame.rect.contains, ends)) and not all(map(frame.rect.contains, points)):
                yield f"{wire.id} leaves the frame of {frame.group}, which holds its ends"


def _length_beside(rect: Rect, a: Point, b: Point, gap: float) -> float:
    """Return for how many points a run is outside of a box and nearer than a gap to the edge along it."""
    left, right, top, bottom = min(a.x, b.x), max(a.x, b.x), min(a.y, b.y), max(a.y, b.y)
    if a.x == b.x:
        is_near = rect.x - gap < a.x < rect.right + gap
        return min(bottom, rect.bottom) - max(top, rect.y) if is_near else 0.0
    is_near = rect.y - gap < a.y < rect.bottom + gap
    return min(right, rect.right) - max(left, rect.x) if is_near else 0.0


def find_pill_faults(scene: Scene) -> Iterator[str]:
    """Yield what is wrong with pills: each meets the wires of its premises, and no other wire."""
    for wire in scene.wires:
        pill = wire.joint.pill if wire.joint else None
        if pill is None:
            continue
        if not {path[0] for path in wire.paths} >= set(pill.members) - {wire.joint.centre}:
            yield f"the pill of {wire.id} has a plus without a wire"
        for other in scene.wires:
            runs = [] if wire.id in (other.id, other.target) else [*_wire_segments(other)]
            if any(_is_crossed(_shrink(rect), a, b) for rect in pill.rects for a, b in runs):
                yield f"{other.id} runs through the pill of {wire.id}"


def _is_on_rim(at: Point, joint: Joint) -> bool:
    dx, dy = abs(at.x - joint.centre.x), abs(at.y - joint.centre.y)
    return min(dx, dy) < 0.1 and abs(max(dx, dy) - joint.radius) < 0.1


def _is_on_border(tip: Tip, rect: Rect) -> bool:
    """Return whether a tip is on a side of a box and points into it."""
    at = tip.at
    if tip.dx:
        return at.x == (rect.x if tip.dx > 0 else rect.right) and rect.y <= at.y <= rect.bottom
    return at.y == (rect.y if tip.dy > 0 else rect.bottom) and rect.x <= at.x <= rect.right


def _legend_faults(scene: Scene) -> Iterator[str]:
    """Yield the entries of the legend that something of the body covers."""
    body = [rect for box in _all_boxes(scene) for rect in _solid_rects(box)]
    body += [frame.rect for frame in scene.frames]
    body += [rect for wire in scene.wires if wire.joint and wire.joint.pill for rect in wire.joint.pill.rects]
    for entry in scene.legend:
        line = entry.line
        words = Rect(line.x, line.y - line.size, line.width, line.size)
        if any(entry.symbol_rect.overlaps(rect) or words.overlaps(rect) for rect in body):
            yield f"something covers the legend's {line.text!r}"


def _page_faults(scene: Scene) -> Iterator[str]:
    page = Rect(0, 0, scene.width, scene.height)
    rects = [rect for box in _all_boxes(scene) for rect in _solid_rects(box)] + [
        frame.rect for frame in scene.frames
    ]
    if not all(page.contains(rect) for rect in rects):
        yield "something leaves the page"
    if not all(
        page.contains(Rect(p.x, p.y, 0, 0)) for wire in scene.wires for path in wire.paths for p in path
    ):
        yield "a wire leaves the page"
    yield from _legend_faults(scene)
    lines = [*scene.heading, *scene.sources, *(entry.line for entry in scene.legend)]
    yield from (f"{line.text!r} leaves the page" for line in lines if not _is_inside(line, page))
