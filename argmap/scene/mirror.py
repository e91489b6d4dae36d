"""A drawing seen in a mirror, for maps that are written from right to left: it begins at the right."""

import re
from collections.abc import Iterable

from msgspec import Struct
from msgspec.structs import replace

from argmap.fonts.text_direction import is_right_to_left
from argmap.scene.minimap_place import mirror_minimap
from argmap.scene.scene import (
    BAR_WIDTHS,
    Box,
    Frame,
    Label,
    LegendEntry,
    Point,
    Rect,
    ReferenceBox,
    Scene,
    TextLine,
    Wire,
)
from argmap.scene.wire_move import move_wire

_SOURCE_ID = re.compile(r"^\S+: ")


def runs_leftward(scene: Scene) -> bool:
    """Tell whether most statements of a drawing are written from right to left."""
    return 2 * sum(any(line.rtl for line in box.lines) for box in scene.boxes) > len(scene.boxes)


def mirror_scene(scene: Scene) -> Scene:
    """Mirror a drawing: what was at the left is at the right. In boxes, text keeps its side.

    A mirrored drawing that is mirrored again is as it was.
    """
    mirror = _Mirror(scene.width, 1 if scene.rtl else -1)
    return replace(
        scene,
        rtl=not scene.rtl,
        heading=mirror.paragraph(scene.heading),
        boxes=tuple([mirror.box(box) for box in scene.boxes]),
        wires=tuple([mirror.wire(wire) for wire in scene.wires]),
        frames=tuple([mirror.frame(frame) for frame in scene.frames]),
        references=tuple([mirror.reference(each) for each in scene.references]),
        legend=tuple([mirror.legend_entry(entry) for entry in scene.legend]),
        sources=tuple([mirror.source_line(line) for line in scene.sources]),
        minimap=mirror_minimap(scene.minimap, scene.width) if scene.minimap else None,
    )


class _Mirror(Struct, frozen=True):
    """A mirror in the middle of a page of some width. Each method mirrors one kind of element.

    Text moves off the bars of its box, which change sides: to the right if `bar_direction` is 1, left if -1.
    """

    width: float
    bar_direction: int

    def point(self, point: Point) -> Point:
        """Mirror a point."""
        return Point(self.width - point.x, point.y)

    def rect(self, rect: Rect) -> Rect:
        """Mirror a rectangle."""
        return replace(rect, x=self.width - rect.right)

    def line(self, line: TextLine, *, rtl: bool) -> TextLine:
        """Mirror the room of a line, in which its text has a direction."""
        return replace(line, x=self.width - line.x - (0 if line.centred else line.width), rtl=rtl)

    def paragraph(self, lines: tuple[TextLine, ...]) -> tuple[TextLine, ...]:
        """Mirror lines of one text."""
        rtl = is_right_to_left(" ".join([line.text for line in lines]))
        return tuple([self.line(line, rtl=rtl) for line in lines])

    def source_line(self, line: TextLine) -> TextLine:
        """Mirror a line of the sources: an id in other letters does not turn the words after it."""
        return self.line(line, rtl=is_right_to_left(_SOURCE_ID.sub("", line.text)))

    def label(self, label: Label) -> Label:
        """Mirror a label."""
        return Label(self.rect(label.rect), self.paragraph((label.line,))[0])

    def legend_entry(self, entry: LegendEntry) -> LegendEntry:
        """Mirror an entry of the legend."""
        return LegendEntry(entry.symbol, self.rect(entry.symbol_rect), self.paragraph((entry.line,))[0])

    def box(self, box: Box) -> Box:
        """Mirror a box with its labels; its text keeps its side and its distances from sides and bars."""
        rect, more, origin = self.rect(box.rect), box.continuation, box.origin
        shift = rect.x - box.rect.x + self.bar_direction * BAR_WIDTHS.get(box.role, 0)
        return replace(
            box,
            rect=rect,
            lines=tuple(_shift_lines(box.lines, shift)),
            role_label=self.label(box.role_label) if box.role_label else None,
            source_label=self.label(box.source_label) if box.source_label else None,
            continuation=replace(more, label=self.label(more.label)) if more else None,
            origin=replace(origin, label=self.label(origin.label)) if origin else None,
        )

    def reference(self, reference: ReferenceBox) -> ReferenceBox:
        """Mirror the box of a reference, as any other box."""
        rect = self.rect(reference.rect)
        label = self.label(reference.role_label) if reference.role_label else None
        lines = tuple(_shift_lines(reference.lines, rect.x - reference.rect.x))
        return replace(reference, rect=rect, lines=lines, role_label=label)

    def wire(self, wire: Wire) -> Wire:
        """Mirror a wire with its ends and its joint."""
        return move_wire(wire, self.point, is_mirror=True)

    def frame(self, frame: Frame) -> Frame:
        """Mirror a frame with its title."""
        return replace(frame, rect=self.rect(frame.rect), title=self.paragraph(frame.title))


def _shift_lines(lines: Iterable[TextLine], distance: float) -> list[TextLine]:
    return [replace(line, x=line.x + distance) for line in lines]
