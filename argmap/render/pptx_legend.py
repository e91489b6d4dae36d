"""The legend on a slide: each entry a group of its sign and its words."""

from collections.abc import Iterator

from msgspec import Struct

from argmap.layout.scene import Joint, Kind, LegendEntry, Point, Rect, Sign
from argmap.render.pptx_bent import bent
from argmap.render.pptx_colours import ROLES, WIRES
from argmap.render.pptx_easel import Easel
from argmap.render.pptx_shapes import NO_FILL, NO_LINE, Named, connector, group, shape
from argmap.render.pptx_signs import BAR, DASHES, disc, head
from argmap.render.pptx_text import body

Placed = tuple[Rect, str]


def legend_entry(easel: Easel, place: int, entry: LegendEntry) -> str:
    """One entry. Its key is `legend` and its place."""
    return _Entry(easel, f"legend {place}", entry).group()


class _Entry(Struct, frozen=True):
    easel: Easel
    key: str
    entry: LegendEntry

    def group(self) -> str:
        """All of it."""
        parts = [*self._sign(), self._words()]
        named = Named(self.easel.numbers.of(self.key), self.entry.sign.value, self.entry.line.text)
        rooms = [self.easel.place.box(room) for room, _ in parts]
        return group(named, rooms, "".join(xml for _, xml in parts))

    def _words(self) -> Placed:
        line, easel = self.entry.line, self.easel
        left = line.x - line.width / 2 if line.centred else line.x
        room = Rect(left, line.y - line.size, line.width + 4, line.size * 1.32)
        text = body([line], room, easel.place, easel.pen(easel.theme.quiet, "tx2"))
        named = Named(easel.numbers.of(f"{self.key} words"), line.text, line.text, spoken=True)
        return room, shape(named, easel.box("rect", room), NO_FILL + NO_LINE, text)

    def _sign(self) -> Iterator[Placed]:
        place, easel = self.entry.place, self.easel
        match self.entry.sign:
            case Sign.LINKED:
                yield from self._linked()
            case Sign.UNSTATED:
                ink, slot = easel.theme.roles["assumption"], ROLES["assumption"]
                paint = easel.colours.fill(ink.ground, slot)
                paint += easel.stroke(easel.colours.fill(ink.line, slot), 2.5, "dash")
                inset = Rect(place.x, place.y + 1, place.width, place.height - 2)
                named = easel.ornament(f"{self.key} sign", "sign")
                yield inset, shape(named, easel.box("roundRect", inset, 9), paint)
            case Sign.STRENGTH:
                paint = easel.colours.fill(easel.theme.quiet, "tx2")
                for along, weight in ((0, 2.0), (24, 4.0), (48, 6.0)):
                    x = place.x + along
                    ends = Point(x, place.middle), Point(x + 16, place.middle)
                    yield self._stroke(f"{weight}", ends, easel.stroke(paint, weight))
            case sign:
                yield from self._wire(Kind(sign.value))

    def _wire(self, kind: Kind) -> Iterator[Placed]:
        place, easel = self.entry.place, self.easel
        paint = easel.colours.fill(easel.theme.wires[kind.value], WIRES[kind.value])
        weight = 3.0 + (kind is Kind.UNDERCUTS)
        begin = {Kind.SUPPORTS: 3.0, Kind.ATTACKS: 9.0, Kind.UNDERCUTS: 9.0}[kind]
        ends = Point(place.x + begin, place.middle), Point(place.right, place.middle)
        ended = head(kind, weight * easel.theme.heavier, easel.place.scale)
        yield self._stroke("line", ends, easel.stroke(paint, weight, DASHES[kind], ended))
        if kind is Kind.ATTACKS:
            x, y = place.x + 6, place.middle
            ends = Point(x, y - 12), Point(x, y + 12)
            yield self._stroke("bar", ends, easel.stroke(paint, BAR / easel.theme.heavier))

    def _linked(self) -> Iterator[Placed]:
        place, easel, middle = self.entry.place, self.easel, self.entry.place.middle
        paint = easel.colours.fill(easel.theme.wires["supports"], WIRES["supports"])
        line, x = easel.stroke(paint, 3), place.x + 22
        yield self._stroke("stem", (Point(place.x, middle), Point(x, middle)), line)
        for name, end in (("upper", place.y + 2), ("lower", place.bottom - 2)):
            path = Point(x, middle), Point(x + 18, middle), Point(x + 18, end), Point(place.right, end)
            yield self._stroke(name, path, line)
        yield disc(easel, f"{self.key} disc", Joint(Point(x, middle), 11, linked=True), paint)

    def _stroke(self, name: str, path: tuple[Point, ...], line: str) -> Placed:
        easel = self.easel
        spots = [easel.place.spot(point) for point in path]
        room = Rect(min(p.x for p in path), min(p.y for p in path), 0, 0)
        room = Rect(room.x, room.y, max(p.x for p in path) - room.x, max(p.y for p in path) - room.y)
        return room, connector(easel.ornament(f"{self.key} {name}", name), bent(spots), (), line)
