"""The legend on a slide: each entry a group of its sign and its words."""

from collections.abc import Iterator

from msgspec import Struct

from argmap.render.pptx.bent_connector import fit_bent_connector
from argmap.render.pptx.scheme_colours import ROLE_SLOTS, WIRE_SLOTS
from argmap.render.pptx.shape_xml import (
    NO_FILL,
    NO_LINE,
    ShapeIdentity,
    build_connector,
    build_group,
    build_shape,
)
from argmap.render.pptx.slide_canvas import SlideCanvas
from argmap.render.pptx.step_signs import BAR_WIDTH, WIRE_DASH_PRESETS, build_head_end, draw_disc
from argmap.render.pptx.text_body import build_text_body
from argmap.scene.scene import Joint, LegendEntry, LegendSymbol, Point, Rect, WireKind

BoundedShape = tuple[Rect, str]


def draw_legend_entry(canvas: SlideCanvas, index: int, entry: LegendEntry) -> str:
    """One entry. Its key is `legend` and its place."""
    return _LegendDrawing(canvas, f"legend {index}", entry).draw()


class _LegendDrawing(Struct, frozen=True):
    canvas: SlideCanvas
    key: str
    entry: LegendEntry

    def draw(self) -> str:
        """All of it."""
        parts = [*self._draw_symbol(), self._draw_words()]
        named = ShapeIdentity(
            self.canvas.numbers.number_for(self.key), self.entry.symbol.value, self.entry.line.text
        )
        rooms = [self.canvas.transform.emu_box(room) for room, _ in parts]
        return build_group(named, rooms, "".join(xml for _, xml in parts))

    def _draw_words(self) -> BoundedShape:
        line, easel = self.entry.line, self.canvas
        left = line.x - line.width / 2 if line.centred else line.x
        room = Rect(left, line.y - line.size, line.width + 4, line.size * 1.32)
        text = build_text_body([line], room, easel.transform, easel.run_style(easel.theme.muted, "tx2"))
        named = ShapeIdentity(
            easel.numbers.number_for(f"{self.key} words"), line.text, line.text, has_readable_text=True
        )
        return room, build_shape(named, easel.preset_geometry("rect", room), NO_FILL + NO_LINE, text)

    def _draw_symbol(self) -> Iterator[BoundedShape]:
        place, easel = self.entry.symbol_rect, self.canvas
        match self.entry.symbol:
            case LegendSymbol.LINKED:
                yield from self._draw_linked_symbol()
            case LegendSymbol.UNSTATED:
                ink, slot = easel.theme.roles["assumption"], ROLE_SLOTS["assumption"]
                paint = easel.colours.build_fill(ink.fill, slot)
                paint += easel.build_stroke(easel.colours.build_fill(ink.border, slot), 2.5, "dash")
                inset = Rect(place.x, place.y + 1, place.width, place.height - 2)
                named = easel.decoration_identity(f"{self.key} sign", "sign")
                yield inset, build_shape(named, easel.preset_geometry("roundRect", inset, 9), paint)
            case LegendSymbol.STRENGTH:
                paint = easel.colours.build_fill(easel.theme.muted, "tx2")
                for along, weight in ((0, 2.0), (24, 4.0), (48, 6.0)):
                    x = place.x + along
                    ends = Point(x, place.middle), Point(x + 16, place.middle)
                    yield self._draw_stroke(f"{weight}", ends, easel.build_stroke(paint, weight))
            case sign:
                yield from self._draw_wire_symbol(WireKind(sign.value))

    def _draw_wire_symbol(self, kind: WireKind) -> Iterator[BoundedShape]:
        place, easel = self.entry.symbol_rect, self.canvas
        paint = easel.colours.build_fill(easel.theme.wires[kind.value], WIRE_SLOTS[kind.value])
        weight = 3.0 + (kind is WireKind.UNDERCUTS)
        begin = {WireKind.SUPPORTS: 3.0, WireKind.ATTACKS: 9.0, WireKind.UNDERCUTS: 9.0}[kind]
        ends = Point(place.x + begin, place.middle), Point(place.right, place.middle)
        ended = build_head_end(kind, weight * easel.theme.line_scale, easel.transform.scale)
        yield self._draw_stroke(
            "line", ends, easel.build_stroke(paint, weight, WIRE_DASH_PRESETS[kind], ended)
        )
        if kind is WireKind.ATTACKS:
            x, y = place.x + 6, place.middle
            ends = Point(x, y - 12), Point(x, y + 12)
            yield self._draw_stroke(
                "bar", ends, easel.build_stroke(paint, BAR_WIDTH / easel.theme.line_scale)
            )

    def _draw_linked_symbol(self) -> Iterator[BoundedShape]:
        place, easel, middle = self.entry.symbol_rect, self.canvas, self.entry.symbol_rect.middle
        paint = easel.colours.build_fill(easel.theme.wires["supports"], WIRE_SLOTS["supports"])
        line, x = easel.build_stroke(paint, 3), place.x + 22
        yield self._draw_stroke("stem", (Point(place.x, middle), Point(x, middle)), line)
        for name, end in (("upper", place.y + 2), ("lower", place.bottom - 2)):
            path = Point(x, middle), Point(x + 18, middle), Point(x + 18, end), Point(place.right, end)
            yield self._draw_stroke(name, path, line)
        yield draw_disc(easel, f"{self.key} disc", Joint(Point(x, middle), 11, linked=True), paint)

    def _draw_stroke(self, name: str, path: tuple[Point, ...], line: str) -> BoundedShape:
        easel = self.canvas
        spots = [easel.transform.emu_point(point) for point in path]
        room = Rect(min(p.x for p in path), min(p.y for p in path), 0, 0)
        room = Rect(room.x, room.y, max(p.x for p in path) - room.x, max(p.y for p in path) - room.y)
        return room, build_connector(
            easel.decoration_identity(f"{self.key} {name}", name), fit_bent_connector(spots), (), line
        )
