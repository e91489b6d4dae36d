"""A scene as shapes of a slide, in reading order, each with the step at which it appears."""

from collections.abc import Iterator

from msgspec import Struct

from argmap.diagnostics.deadline import check_deadline
from argmap.i18n.languages import select_labels
from argmap.render.pptx.bent_connector import fit_bent_connector
from argmap.render.pptx.connectors import (
    ConnectorRun,
    ConnectorRuns,
    build_connector_runs,
    joint_key,
    statement_key,
)
from argmap.render.pptx.legend import draw_legend_entry
from argmap.render.pptx.scheme_colours import WIRE_SLOTS
from argmap.render.pptx.shape_xml import (
    NO_FILL,
    NO_LINE,
    Connection,
    ShapeIdentity,
    build_connector,
    build_group,
    build_shape,
)
from argmap.render.pptx.slide_canvas import SlideCanvas
from argmap.render.pptx.statement_box import draw_anchor, draw_statement_group, group_key
from argmap.render.pptx.step_signs import BAR_WIDTH, WIRE_DASH_PRESETS, build_head_end, draw_disc
from argmap.render.pptx.text_body import build_text_body
from argmap.scene.scene import Frame, Joint, Rect, Scene, TextLine, Wire, WireKind


class SlideShape(Struct, frozen=True):
    """A shape of a slide, or a group of them, and at which step it appears.

    `texted` where it is one shape with text: programs animate those a little differently.
    """

    number: int
    xml: str
    step: int = 0
    has_text: bool = False


def draw_slide_shapes(scene: Scene, canvas: SlideCanvas) -> tuple[SlideShape, ...]:
    """The shapes of a scene: frames, then each statement with the wires that lead from it, the legend."""
    return tuple(_SceneDrawing(scene, canvas, build_connector_runs(scene)).draw())


class _SceneDrawing(Struct, frozen=True):
    scene: Scene
    canvas: SlideCanvas
    connectors: ConnectorRuns

    def draw(self) -> Iterator[SlideShape]:
        """All of it."""
        scene = self.scene
        for place, frame in enumerate(scene.frames):
            yield self._draw_frame(place, frame)
        waiting = list(scene.wires)
        for box in scene.boxes:
            anchors = [
                each for each in self.connectors.anchors.values() if each.owner == statement_key(box.id)
            ]
            number = self.canvas.numbers.number_for(group_key(box.id))
            step = self.canvas.reveal_steps.boxes.get(box.id, 0)
            yield SlideShape(number, draw_statement_group(box, anchors, self.canvas), step)
            for wire in [each for each in waiting if box.id in each.sources]:
                waiting.remove(wire)
                yield from self._draw_wire(wire)
        for place, entry in enumerate(scene.legend):
            yield SlideShape(
                self.canvas.numbers.number_for(f"legend {place}"),
                draw_legend_entry(self.canvas, place, entry),
            )
        for place, line in enumerate((*scene.heading, *scene.sources)):
            yield self._draw_line(f"line {place}", line)

    def _draw_frame(self, index: int, frame: Frame) -> SlideShape:
        """A group's frame, which tells its title."""
        easel, theme = self.canvas, self.canvas.theme
        ink = theme.inner_frame if frame.level % 2 else theme.frame
        paint = easel.colours.build_fill(ink.fill, "bg2")
        paint += easel.build_stroke(easel.colours.build_fill(ink.border, "tx2"), 1.5)
        text = ""
        if frame.title:
            text = build_text_body(
                frame.title, frame.rect, easel.transform, easel.run_style(theme.muted, "tx2"), 10
            )
        number = easel.numbers.number_for(f"f-{index}")
        named = ShapeIdentity(number, frame.group, frame.description)
        drawn = build_shape(named, easel.preset_geometry("roundRect", frame.rect, 10), paint, text)
        return SlideShape(number, drawn, easel.reveal_steps.frame_step(self.scene, frame), has_text=True)

    def _draw_line(self, key: str, line: TextLine) -> SlideShape:
        """A line of text by itself."""
        easel = self.canvas
        left = line.x - line.width / 2 if line.centred else line.x
        room = Rect(left, line.y - line.size, line.width + 4, line.size * 1.32)
        number = easel.numbers.number_for(key)
        text = build_text_body([line], room, easel.transform, easel.run_style(easel.theme.muted, "tx2"))
        named = ShapeIdentity(number, key, line.text, has_readable_text=True)
        return SlideShape(
            number,
            build_shape(named, easel.preset_geometry("rect", room), NO_FILL + NO_LINE, text),
            has_text=True,
        )

    def _draw_wire(self, wire: Wire) -> Iterator[SlideShape]:
        """A step: its connectors, the first of which tells what it does, its joint and its knots."""
        check_deadline()
        step, told = self.canvas.reveal_steps.wires.get(wire.id, 0), self._describe_wire(wire)
        for place, run in enumerate(self.connectors.runs):
            if run.wire == wire.id:
                number = self.canvas.numbers.number_for(f"r-{place}")
                yield SlideShape(
                    number, self._draw_connector(number, wire, run, "" if run.is_bar else told), step
                )
                told = told if run.is_bar else ""
        if wire.joint:
            number = self.canvas.numbers.number_for(f"d-{wire.id}")
            yield SlideShape(number, self._draw_joint(number, wire, wire.joint), step)
        for key, (owner, knot) in self.connectors.knots.items():
            if owner == wire.id:
                yield SlideShape(
                    self.canvas.numbers.number_for(key),
                    draw_disc(self.canvas, key, knot, self._wire_paint(wire))[1],
                    step,
                )

    def _wire_paint(self, wire: Wire) -> str:
        return self.canvas.colours.build_fill(
            self.canvas.theme_for(wire.id).wires[wire.kind.value], WIRE_SLOTS[wire.kind.value]
        )

    def _draw_connector(self, number: int, wire: Wire, run: ConnectorRun, description: str) -> str:
        easel, paint = self.canvas, self._wire_paint(wire)
        weight = wire.weight + (wire.kind is WireKind.UNDERCUTS)
        if run.is_bar:
            line = easel.build_stroke(paint, BAR_WIDTH / easel.theme.line_scale)
        else:
            ended = (
                build_head_end(wire.kind, weight * easel.theme.line_scale, easel.transform.scale)
                if run.has_head
                else ""
            )
            line = easel.build_stroke(paint, weight, WIRE_DASH_PRESETS[wire.kind], ended)
        ends = tuple(Connection(easel.numbers.number_for(hold.shape), hold.site) for hold in run.sites)
        path = [easel.transform.emu_point(point) for point in run.points]
        name = "bar" if run.is_bar else wire.kind.value
        return build_connector(
            ShapeIdentity(number, name, description), fit_bent_connector(path), (ends[0], ends[1]), line
        )

    def _draw_joint(self, number: int, wire: Wire, joint: Joint) -> str:
        """A joint: its disc, a plus where it links premises, and its anchors."""
        easel = self.canvas
        parts = [draw_disc(easel, joint_key(wire.id), joint, self._wire_paint(wire))]
        anchors = self.connectors.anchors.values()
        parts += [draw_anchor(each, easel) for each in anchors if each.owner == joint_key(wire.id)]
        told = select_labels(self.canvas.lang).drawing.linked if joint.linked else ""
        rooms = [easel.transform.emu_box(room) for room, _ in parts]
        return build_group(ShapeIdentity(number, "joint", told), rooms, "".join(xml for _, xml in parts))

    def _describe_wire(self, wire: Wire) -> str:
        """What a step does, in words: from which statements to which."""
        say = select_labels(self.canvas.lang).drawing
        does = {
            WireKind.SUPPORTS: say.supports,
            WireKind.ATTACKS: say.attacks,
            WireKind.UNDERCUTS: say.undercuts,
        }
        return f"{does[wire.kind]}: {self._describe_ends(wire)}"

    def _describe_ends(self, wire: Wire) -> str:
        shown = {box.id: " ".join(line.text for line in box.lines) for box in self.scene.boxes}
        premises = " + ".join(shown[source] for source in wire.sources if source in shown)
        hit = next((each for each in self.scene.wires if each.id == wire.target), None)
        if hit is None:
            return f"{premises} → {shown.get(wire.target, wire.target)}"
        sources = " + ".join(shown[source] for source in hit.sources if source in shown)
        return f"{premises} → ({sources} → {shown.get(hit.target, '…')})"
