"""Moving the parts of a drawing: onto its page, and to the middle of it."""

from collections.abc import Iterable

from msgspec import Struct
from msgspec.structs import replace

from argmap.layout.scene_parts import SceneParts
from argmap.scene.minimap_place import place_minimap
from argmap.scene.scene import (
    Box,
    Frame,
    Label,
    LegendEntry,
    Minimap,
    Point,
    Rect,
    ReferenceBox,
    Scene,
    TextLine,
    Wire,
)
from argmap.scene.wire_move import move_wire


def centre_on_page(scene: Scene, aspect: float) -> Scene:
    """Move a drawing to the middle of the smallest page of this ratio of width to height that holds it."""
    width = float(round(max(scene.width, scene.height * aspect)))
    height = float(round(max(scene.height, scene.width / aspect)))
    dx, dy = round((width - scene.width) / 2), round((height - scene.height) / 2)
    shift, body = Shift(dx, dy), shift_parts(SceneParts(scene.boxes, scene.wires, scene.frames), dx, dy)
    return replace(
        scene,
        width=width,
        height=height,
        heading=shift.lines(scene.heading),
        boxes=body.boxes,
        wires=body.wires,
        frames=body.frames,
        legend=shift.legend(scene.legend),
        sources=shift.lines(scene.sources),
        references=tuple(shift.reference(each) for each in scene.references),
        minimap=shift.minimap(scene.minimap) if scene.minimap else None,
    )


def shift_parts(parts: SceneParts, dx: float, dy: float) -> SceneParts:
    """Move all parts by `dx` points to the right and `dy` down."""
    shift = Shift(dx, dy)
    return SceneParts(
        tuple(shift.box(box) for box in parts.boxes),
        tuple(shift.wire(wire) for wire in parts.wires),
        tuple(shift.frame(frame) for frame in parts.frames),
    )


class Shift(Struct, frozen=True):
    """A move by `dx` points to the right and `dy` down. Each method moves one kind of element."""

    dx: float
    dy: float

    def point(self, point: Point) -> Point:
        """Move a point."""
        return Point(point.x + self.dx, point.y + self.dy)

    def rect(self, rect: Rect) -> Rect:
        """Move a rectangle."""
        return replace(rect, x=rect.x + self.dx, y=rect.y + self.dy)

    def minimap(self, minimap: Minimap) -> Minimap:
        """Move a small map."""
        return place_minimap(minimap, minimap.bounds.x + self.dx, minimap.bounds.y + self.dy)

    def lines(self, lines: Iterable[TextLine]) -> tuple[TextLine, ...]:
        """Move lines of text."""
        return tuple(replace(line, x=line.x + self.dx, y=line.y + self.dy) for line in lines)

    def label(self, label: Label) -> Label:
        """Move a label."""
        return Label(self.rect(label.rect), self.lines([label.line])[0])

    def legend(self, entries: Iterable[LegendEntry]) -> tuple[LegendEntry, ...]:
        """Move legend entries."""
        return tuple(
            LegendEntry(e.symbol, self.rect(e.symbol_rect), self.lines([e.line])[0]) for e in entries
        )

    def box(self, box: Box) -> Box:
        """Move a box with its labels."""
        more = box.continuation
        return replace(
            box,
            rect=self.rect(box.rect),
            lines=self.lines(box.lines),
            role_label=self.label(box.role_label) if box.role_label else None,
            source_label=self.label(box.source_label) if box.source_label else None,
            continuation=replace(more, label=self.label(more.label)) if more else None,
            origin=replace(box.origin, label=self.label(box.origin.label)) if box.origin else None,
        )

    def reference(self, reference: ReferenceBox) -> ReferenceBox:
        """Move a reference box with its label."""
        return replace(
            reference,
            rect=self.rect(reference.rect),
            lines=self.lines(reference.lines),
            role_label=self.label(reference.role_label) if reference.role_label else None,
        )

    def wire(self, wire: Wire) -> Wire:
        """Move a wire with its ends and its joint."""
        return move_wire(wire, self.point, is_mirror=False)

    def frame(self, frame: Frame) -> Frame:
        """Move a frame with its title."""
        return replace(frame, rect=self.rect(frame.rect), title=self.lines(frame.title))
