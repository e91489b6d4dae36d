"""A scene as shapes of a slide, in reading order, each with the step at which it appears."""

from collections.abc import Iterator

from msgspec import Struct

from argmap.layout.scene import Frame, Joint, Kind, Line, Rect, Scene, Wire
from argmap.render.pptx_bent import bent
from argmap.render.pptx_box import anchor, group_key, statement
from argmap.render.pptx_colours import WIRES
from argmap.render.pptx_easel import Easel
from argmap.render.pptx_legend import legend_entry
from argmap.render.pptx_runs import Run, Wiring, joint_key, statement_key, wired
from argmap.render.pptx_shapes import NO_FILL, NO_LINE, Glue, Named, connector, group, shape
from argmap.render.pptx_signs import BAR, DASHES, disc, head
from argmap.render.pptx_text import body
from argmap.text.deadline import keep_time
from argmap.words.drawing import words


class Piece(Struct, frozen=True):
    """A shape of a slide, or a group of them, and at which step it appears.

    `texted` where it is one shape with text: programs animate those a little differently.
    """

    number: int
    xml: str
    step: int = 0
    texted: bool = False


def drawing(scene: Scene, easel: Easel) -> tuple[Piece, ...]:
    """The shapes of a scene: frames, then each statement with the wires that lead from it, the legend."""
    return tuple(_Drawing(scene, easel, wired(scene)).pieces())


class _Drawing(Struct, frozen=True):
    scene: Scene
    easel: Easel
    wiring: Wiring

    def pieces(self) -> Iterator[Piece]:
        """All of it."""
        scene = self.scene
        for place, frame in enumerate(scene.frames):
            yield self._frame(place, frame)
        waiting = list(scene.wires)
        for box in scene.boxes:
            anchors = [each for each in self.wiring.anchors.values() if each.owner == statement_key(box.id)]
            number = self.easel.numbers.of(group_key(box.id))
            step = self.easel.stage.boxes.get(box.id, 0)
            yield Piece(number, statement(box, anchors, self.easel), step)
            for wire in [each for each in waiting if box.id in each.sources]:
                waiting.remove(wire)
                yield from self._wire(wire)
        for place, entry in enumerate(scene.legend):
            yield Piece(self.easel.numbers.of(f"legend {place}"), legend_entry(self.easel, place, entry))
        for place, line in enumerate((*scene.heading, *scene.sources)):
            yield self._line(f"line {place}", line)

    def _frame(self, place: int, frame: Frame) -> Piece:
        """A group's frame, which tells its title."""
        easel, theme = self.easel, self.easel.theme
        ink = theme.inner_frame if frame.level % 2 else theme.frame
        paint = easel.colours.fill(ink.ground, "bg2")
        paint += easel.stroke(easel.colours.fill(ink.line, "tx2"), 1.5)
        text = ""
        if frame.title:
            text = body(frame.title, frame.rect, easel.place, easel.pen(theme.quiet, "tx2"), 10)
        number = easel.numbers.of(f"f-{place}")
        named = Named(number, frame.group, frame.told)
        drawn = shape(named, easel.box("roundRect", frame.rect, 10), paint, text)
        return Piece(number, drawn, easel.stage.frame(self.scene, frame), texted=True)

    def _line(self, key: str, line: Line) -> Piece:
        """A line of text by itself."""
        easel = self.easel
        left = line.x - line.width / 2 if line.centred else line.x
        room = Rect(left, line.y - line.size, line.width + 4, line.size * 1.32)
        number = easel.numbers.of(key)
        text = body([line], room, easel.place, easel.pen(easel.theme.quiet, "tx2"))
        named = Named(number, key, line.text, spoken=True)
        return Piece(number, shape(named, easel.box("rect", room), NO_FILL + NO_LINE, text), texted=True)

    def _wire(self, wire: Wire) -> Iterator[Piece]:
        """A step: its connectors, the first of which tells what it does, its joint and its knots."""
        keep_time()
        step, told = self.easel.stage.wires.get(wire.id, 0), self._told(wire)
        for place, run in enumerate(self.wiring.runs):
            if run.wire == wire.id:
                number = self.easel.numbers.of(f"r-{place}")
                yield Piece(number, self._connector(number, wire, run, "" if run.bar else told), step)
                told = told if run.bar else ""
        if wire.joint:
            number = self.easel.numbers.of(f"d-{wire.id}")
            yield Piece(number, self._joint(number, wire, wire.joint), step)
        for key, (owner, knot) in self.wiring.knots.items():
            if owner == wire.id:
                yield Piece(
                    self.easel.numbers.of(key), disc(self.easel, key, knot, self._paint(wire))[1], step
                )

    def _paint(self, wire: Wire) -> str:
        return self.easel.colours.fill(
            self.easel.look(wire.id).wires[wire.kind.value], WIRES[wire.kind.value]
        )

    def _connector(self, number: int, wire: Wire, run: Run, told: str) -> str:
        easel, paint = self.easel, self._paint(wire)
        weight = wire.weight + (wire.kind is Kind.UNDERCUTS)
        if run.bar:
            line = easel.stroke(paint, BAR / easel.theme.heavier)
        else:
            ended = head(wire.kind, weight * easel.theme.heavier, easel.place.scale) if run.headed else ""
            line = easel.stroke(paint, weight, DASHES[wire.kind], ended)
        ends = tuple(Glue(easel.numbers.of(hold.shape), hold.site) for hold in run.holds)
        path = [easel.place.spot(point) for point in run.points]
        name = "bar" if run.bar else wire.kind.value
        return connector(Named(number, name, told), bent(path), (ends[0], ends[1]), line)

    def _joint(self, number: int, wire: Wire, joint: Joint) -> str:
        """A joint: its disc, a plus where it links premises, and its anchors."""
        easel = self.easel
        parts = [disc(easel, joint_key(wire.id), joint, self._paint(wire))]
        anchors = self.wiring.anchors.values()
        parts += [anchor(each, easel) for each in anchors if each.owner == joint_key(wire.id)]
        told = words(self.easel.lang).linked if joint.linked else ""
        rooms = [easel.place.box(room) for room, _ in parts]
        return group(Named(number, "joint", told), rooms, "".join(xml for _, xml in parts))

    def _told(self, wire: Wire) -> str:
        """What a step does, in words: from which statements to which."""
        say = words(self.easel.lang)
        does = {Kind.SUPPORTS: say.supports, Kind.ATTACKS: say.attacks, Kind.UNDERCUTS: say.undercuts}
        return f"{does[wire.kind]}: {self._way(wire)}"

    def _way(self, wire: Wire) -> str:
        shown = {box.id: " ".join(line.text for line in box.lines) for box in self.scene.boxes}
        premises = " + ".join(shown[source] for source in wire.sources if source in shown)
        hit = next((each for each in self.scene.wires if each.id == wire.target), None)
        if hit is None:
            return f"{premises} → {shown.get(wire.target, wire.target)}"
        sources = " + ".join(shown[source] for source in hit.sources if source in shown)
        return f"{premises} → ({sources} → {shown.get(hit.target, '…')})"
