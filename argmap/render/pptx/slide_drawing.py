"""A scene as the shapes of a slide, in reading order, each with the step at which it appears."""

from collections.abc import Iterator, Mapping

from msgspec import Struct

from argmap.diagnostics.deadline import check_deadline
from argmap.diagnostics.line_joining import join_lines
from argmap.i18n.languages import select_labels
from argmap.render.pptx.arrowheads import (
    BAR_WIDTH,
    WIRE_DASH_PRESETS,
    build_head_end,
    draw_disc,
    draw_join,
    draw_pill,
)
from argmap.render.pptx.bent_connector import fit_bent_connector
from argmap.render.pptx.connectors import (
    Anchor,
    ConnectorRun,
    ConnectorRuns,
    build_connector_runs,
    joint_key,
    pill_key,
    statement_key,
)
from argmap.render.pptx.legend import draw_legend_entry
from argmap.render.pptx.reference_box import draw_reference_group
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
from argmap.render.pptx.slide_canvas import SlideCanvas, line_bounds
from argmap.render.pptx.statement_box import (
    draw_anchor,
    draw_statement_group,
    group_key,
)
from argmap.render.pptx.text_body import build_text_body
from argmap.render.pptx.wire_dashes import Dashes, fit_dashes
from argmap.scene.scene import Frame, Joint, Point, Scene, TextLine, Wire, WireKind


class SlideShape(Struct, frozen=True):
    """A shape of a slide or a group of shapes, as XML, and the step at which it appears.

    `has_text` is true for a single shape with text: its animation lists the text too.
    """

    number: int
    xml: str
    step: int = 0
    has_text: bool = False


def draw_slide_shapes(scene: Scene, canvas: SlideCanvas) -> tuple[SlideShape, ...]:
    """Draw a scene: frames, each statement with the wires that leave it, then legend, heading, sources."""
    connectors = build_connector_runs(scene)
    attacks = {wire.id for wire in scene.wires if wire.kind is WireKind.ATTACKS}
    dashes = fit_dashes(run.points for run in connectors.runs if run.wire in attacks and not run.is_bar)
    return tuple(_SceneDrawing(scene, canvas, connectors, dashes).draw())


class _SceneDrawing(Struct, frozen=True):
    """A scene on a canvas, the runs of its wires, and the dashes of attacks by their beginnings."""

    scene: Scene
    canvas: SlideCanvas
    connectors: ConnectorRuns
    dashes: Mapping[Point, Dashes]

    def draw(self) -> Iterator[SlideShape]:
        """Draw all shapes of the scene."""
        scene = self.scene
        for index, frame in enumerate(scene.frames):
            yield self._draw_frame(index, frame)
        remaining = list(scene.wires)
        for box in scene.boxes:
            anchors = self._anchors_of(box.id)
            number = self.canvas.numbers.number_for(group_key(box.id))
            step = self.canvas.reveal_steps.boxes.get(box.id, 0)
            yield SlideShape(number, draw_statement_group(box, anchors, self.canvas), step)
            for wire in [each for each in remaining if box.id in each.sources]:
                remaining.remove(wire)
                yield from self._draw_references(wire)
                yield from self._draw_wire(wire)
        for index, entry in enumerate(scene.legend):
            yield SlideShape(
                self.canvas.numbers.number_for(f"legend {index}"),
                draw_legend_entry(self.canvas, index, entry),
            )
        for index, line in enumerate((*scene.heading, *scene.sources)):
            yield self._draw_line(f"line {index}", line)

    def _draw_references(self, wire: Wire) -> Iterator[SlideShape]:
        """Draw the boxes of a step's references, which appear with it."""
        step = self.canvas.reveal_steps.wires.get(wire.id, 0)
        for reference in self.scene.references:
            if reference.step == wire.id:
                anchors = self._anchors_of(reference.id)
                number = self.canvas.numbers.number_for(group_key(reference.id))
                yield SlideShape(number, draw_reference_group(reference, anchors, self.canvas), step)

    def _anchors_of(self, name: str) -> list[Anchor]:
        """List the anchors of a box by the id of its statement or reference."""
        return [each for each in self.connectors.anchors.values() if each.owner == statement_key(name)]

    def _draw_frame(self, index: int, frame: Frame) -> SlideShape:
        """Draw a group's frame with its title."""
        canvas, theme = self.canvas, self.canvas.theme
        frame_colours = theme.inner_frame if frame.level % 2 else theme.frame
        paint = canvas.colours.build_fill(frame_colours.fill, "bg2")
        paint += canvas.build_stroke(canvas.colours.build_fill(frame_colours.border, "tx2"), 1.5)
        text = ""
        if frame.title:
            text = build_text_body(
                frame.title, frame.painted_rect, canvas.transform, canvas.run_style(theme.muted, "tx2"), 10
            )
        number = canvas.numbers.number_for(f"f-{index}")
        identity = ShapeIdentity(number, frame.group, frame.description)
        xml = build_shape(identity, canvas.preset_geometry("roundRect", frame.painted_rect, 10), paint, text)
        return SlideShape(number, xml, canvas.reveal_steps.frame_step(self.scene, frame), has_text=True)

    def _draw_line(self, key: str, line: TextLine) -> SlideShape:
        """Draw a line of the heading or of the sources."""
        canvas = self.canvas
        bounds = line_bounds(line)
        number = canvas.numbers.number_for(key)
        text = build_text_body([line], bounds, canvas.transform, canvas.run_style(canvas.theme.muted, "tx2"))
        identity = ShapeIdentity(number, key, line.text, has_readable_text=True)
        return SlideShape(
            number,
            build_shape(identity, canvas.preset_geometry("rect", bounds), NO_FILL + NO_LINE, text),
            has_text=True,
        )

    def _draw_wire(self, wire: Wire) -> Iterator[SlideShape]:
        """Draw a step: its connectors, of which the first one has a description, its joint and its knots."""
        check_deadline()
        step, description = self.canvas.reveal_steps.wires.get(wire.id, 0), self._describe_wire(wire)
        for index, run in enumerate(self.connectors.runs):
            if run.wire == wire.id:
                number = self.canvas.numbers.number_for(f"r-{index}")
                yield SlideShape(
                    number, self._draw_connector(number, wire, run, "" if run.is_bar else description), step
                )
                description = description if run.is_bar else ""
        if wire.join:
            key = f"e-{wire.id}"
            number = self.canvas.numbers.number_for(key)
            yield SlideShape(
                number, draw_join(self.canvas, key, wire.kind, wire.join, self._wire_paint(wire)), step
            )
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
        canvas, paint = self.canvas, self._wire_paint(wire)
        weight = wire.weight + (wire.kind is WireKind.UNDERCUTS)
        if run.is_bar:
            line = canvas.build_stroke(paint, BAR_WIDTH / canvas.theme.line_scale)
        else:
            head = (
                build_head_end(wire.kind, weight * canvas.theme.line_scale, canvas.transform.scale)
                if run.has_head
                else ""
            )
            fitted = self.dashes.get(run.points[0]) if wire.kind is WireKind.ATTACKS else None
            dash = fitted.measure(weight) if fitted else WIRE_DASH_PRESETS[wire.kind]
            line = canvas.build_stroke(paint, weight, dash, head)
        ends = tuple(Connection(canvas.numbers.number_for(end.shape), end.site) for end in run.sites)
        path = [canvas.transform.emu_point(point) for point in run.points]
        name = "bar" if run.is_bar else wire.kind.value
        return build_connector(
            ShapeIdentity(number, name, description), fit_bent_connector(path), (ends[0], ends[1]), line
        )

    def _draw_joint(self, number: int, wire: Wire, joint: Joint) -> str:
        """Draw a joint's disc, its pill and their anchors as one group."""
        canvas, paint, keys = self.canvas, self._wire_paint(wire), (joint_key(wire.id), pill_key(wire.id))
        parts = [draw_disc(canvas, keys[0], joint, paint)] if joint.has_disc else []
        if joint.pill:
            parts.append(draw_pill(canvas, keys[1], joint.pill, paint))
        anchors = self.connectors.anchors.values()
        parts += [draw_anchor(each, canvas) for each in anchors if each.owner in keys]
        description = select_labels(self.canvas.lang).drawing.linked if joint.pill else ""
        boxes = [canvas.transform.emu_box(bounds) for bounds, _ in parts]
        return build_group(
            ShapeIdentity(number, "joint", description), boxes, "".join(xml for _, xml in parts)
        )

    def _describe_wire(self, wire: Wire) -> str:
        """Describe a step in words: its kind, its premises and its target."""
        labels = select_labels(self.canvas.lang).drawing
        kinds = {
            WireKind.SUPPORTS: labels.supports,
            WireKind.ATTACKS: labels.attacks,
            WireKind.UNDERCUTS: labels.undercuts,
        }
        return f"{kinds[wire.kind]}: {self._describe_ends(wire)}"

    def _describe_ends(self, wire: Wire) -> str:
        texts = {box.id: join_lines(line.text for line in box.lines) for box in self.scene.boxes}
        premises = " + ".join(texts[source] for source in wire.sources if source in texts)
        target = next((each for each in self.scene.wires if each.id == wire.target), None)
        if target is None:
            return f"{premises} → {texts.get(wire.target, wire.target)}"
        sources = " + ".join(texts[source] for source in target.sources if source in texts)
        return f"{premises} → ({sources} → {texts.get(target.target, '…')})"
