"""The legend on a slide: each entry is a group of its symbol and its words."""

from collections.abc import Iterator

from msgspec import Struct

from argmap.render.argument_symbols import BORDER_STYLES, build_linked_sign, inset_sign
from argmap.render.pptx.arrowheads import BAR_WIDTH, WIRE_DASH_PRESETS, build_head_end, draw_pill
from argmap.render.pptx.bent_connector import fit_bent_connector
from argmap.render.pptx.reference_box import draw_reference_sign
from argmap.render.pptx.scheme_colours import ROLE_SLOTS, WIRE_SLOTS
from argmap.render.pptx.shape_xml import (
    NO_FILL,
    NO_LINE,
    ShapeIdentity,
    build_connector,
    build_group,
    build_shape,
)
from argmap.render.pptx.slide_canvas import BoundedShape, SlideCanvas, line_bounds
from argmap.render.pptx.text_body import build_text_body
from argmap.scene.scene import LegendEntry, LegendSymbol, Pill, Point, Rect, WireKind


def draw_legend_entry(canvas: SlideCanvas, index: int, entry: LegendEntry) -> str:
    """Draw one entry as a group; `index` is its place in the legend."""
    return _LegendDrawing(canvas, f"legend {index}", entry).draw()


class _LegendDrawing(Struct, frozen=True):
    canvas: SlideCanvas
    key: str
    entry: LegendEntry

    def draw(self) -> str:
        """Draw the symbol and the words as one group."""
        parts = [*self._draw_symbol(), self._draw_words()]
        identity = ShapeIdentity(
            self.canvas.numbers.number_for(self.key), self.entry.symbol.value, self.entry.line.text
        )
        boxes = [self.canvas.transform.emu_box(bounds) for bounds, _ in parts]
        return build_group(identity, boxes, "".join(xml for _, xml in parts))

    def _draw_words(self) -> BoundedShape:
        line, canvas = self.entry.line, self.canvas
        bounds = line_bounds(line)
        text = build_text_body([line], bounds, canvas.transform, canvas.run_style(canvas.theme.muted, "tx2"))
        identity = ShapeIdentity(
            canvas.numbers.number_for(f"{self.key} words"), line.text, line.text, has_readable_text=True
        )
        return bounds, build_shape(identity, canvas.preset_geometry("rect", bounds), NO_FILL + NO_LINE, text)

    def _draw_symbol(self) -> Iterator[BoundedShape]:
        symbol_rect, canvas = self.entry.symbol_rect, self.canvas
        match self.entry.symbol:
            case LegendSymbol.LINKED:
                yield from self._draw_linked_symbol()
            case LegendSymbol.UNSTATED | LegendSymbol.PREMISE as symbol:
                is_unstated = symbol is LegendSymbol.UNSTATED
                role = "assumption" if is_unstated else "premise"
                role_colours, slot = canvas.theme.roles[role], ROLE_SLOTS[role]
                paint = canvas.colours.build_fill(role_colours.fill, slot)
                border = canvas.colours.build_fill(role_colours.border, slot)
                paint += canvas.build_stroke(border, 2.5, "dash" if is_unstated else "")
                inset = inset_sign(symbol_rect)
                identity = canvas.decoration_identity(f"{self.key} sign", "sign")
                yield inset, build_shape(identity, canvas.preset_geometry("roundRect", inset, 9), paint)
            case LegendSymbol.REBUTTAL | LegendSymbol.COUNTER_REBUTTAL as symbol:
                yield from self._draw_rebuttal_symbol(symbol.value)
            case LegendSymbol.REFERENCE:
                yield from draw_reference_sign(symbol_rect, self.key, canvas)
            case LegendSymbol.STRENGTH:
                paint = canvas.colours.build_fill(canvas.theme.muted, "tx2")
                for along, weight in ((0, 2.0), (24, 4.0), (48, 6.0)):
                    ends = self._point(along, symbol_rect.middle), self._point(along + 16, symbol_rect.middle)
                    yield self._draw_stroke(f"{weight}", ends, canvas.build_stroke(paint, weight))
            case symbol:
                yield from self._draw_wire_symbol(WireKind(symbol.value))

    def _draw_rebuttal_symbol(self, role: str) -> Iterator[BoundedShape]:
        canvas, rect, style = self.canvas, self.entry.symbol_rect, BORDER_STYLES["rebuttal"]
        colours, slot = canvas.theme.roles[role], ROLE_SLOTS[role]
        border = canvas.colours.build_fill(colours.border, slot)
        paint = canvas.colours.build_fill(colours.fill, slot) + canvas.build_stroke(border, style.weight)
        inset = inset_sign(rect)
        identity = canvas.decoration_identity(f"{self.key} sign", "sign")
        yield inset, build_shape(identity, canvas.preset_geometry("rect", inset), paint)
        for count, (x, width) in enumerate(style.bars):
            bar = Rect(canvas.place_from_start(inset, x, width), inset.y, width, inset.height)
            identity = canvas.decoration_identity(f"{self.key} bar{count}", "bar")
            yield bar, build_shape(identity, canvas.preset_geometry("rect", bar), border + NO_LINE)

    def _draw_wire_symbol(self, kind: WireKind) -> Iterator[BoundedShape]:
        symbol_rect, canvas = self.entry.symbol_rect, self.canvas
        paint = canvas.colours.build_fill(canvas.theme.wires[kind.value], WIRE_SLOTS[kind.value])
        weight = 3.0 + (kind is WireKind.UNDERCUTS)
        start = {WireKind.SUPPORTS: 3.0, WireKind.ATTACKS: 9.0, WireKind.UNDERCUTS: 9.0}[kind]
        middle = symbol_rect.middle
        ends = self._point(start, middle), self._point(symbol_rect.width, middle)
        head = build_head_end(kind, weight * canvas.theme.line_scale, canvas.transform.scale)
        yield self._draw_stroke(
            "line", ends, canvas.build_stroke(paint, weight, WIRE_DASH_PRESETS[kind], head)
        )
        if kind is WireKind.ATTACKS:
            ends = self._point(6, middle - 12), self._point(6, middle + 12)
            yield self._draw_stroke(
                "bar", ends, canvas.build_stroke(paint, BAR_WIDTH / canvas.theme.line_scale)
            )

    def _draw_linked_symbol(self) -> Iterator[BoundedShape]:
        canvas, rect = self.canvas, self.entry.symbol_rect
        paint = canvas.colours.build_fill(canvas.theme.wires["supports"], WIRE_SLOTS["supports"])
        pill, wires = build_linked_sign(rect)
        for name, path in zip(("stem", "upper", "lower"), wires):
            ends = [self._point(end.x - rect.x, end.y) for end in path]
            yield self._draw_stroke(name, tuple(ends), canvas.build_stroke(paint, 3))
        members = tuple([self._point(member.x - rect.x, member.y) for member in pill.members])
        yield draw_pill(canvas, f"{self.key} pill", Pill(members, pill.radius), paint)

    def _point(self, distance: float, y: float) -> Point:
        """Compute the point at a distance from where the symbol begins."""
        return Point(self.canvas.place_from_start(self.entry.symbol_rect, distance), y)

    def _draw_stroke(self, name: str, path: tuple[Point, ...], line: str) -> BoundedShape:
        canvas = self.canvas
        points = [canvas.transform.emu_point(point) for point in path]
        left, top = min(p.x for p in path), min(p.y for p in path)
        bounds = Rect(left, top, max(p.x for p in path) - left, max(p.y for p in path) - top)
        return bounds, build_connector(
            canvas.decoration_identity(f"{self.key} {name}", name), fit_bent_connector(points), (), line
        )
