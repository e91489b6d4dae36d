"""A statement on a slide: one group of its box with its text, its labels, and the anchors of its wires."""

from collections.abc import Iterator, Sequence

from msgspec import Struct

from argmap.render.argument_symbols import BORDER_STYLES, MAX_BORDER_WIDTH
from argmap.render.pptx.connectors import Anchor, statement_key
from argmap.render.pptx.scheme_colours import ROLE_SLOTS
from argmap.render.pptx.shape_xml import (
    NO_FILL,
    NO_LINE,
    PresetGeometry,
    ShapeIdentity,
    build_group,
    build_shape,
    build_square_line,
)
from argmap.render.pptx.slide_canvas import BoundedShape, SlideCanvas
from argmap.render.pptx.text_body import build_text_body
from argmap.scene.scene import Box, Label, Rect
from argmap.theme.theme import RoleColours, Theme

BORDER_DASH_PRESETS = {(): "", (9, 6): "dash", (0.1, 6.5): "sysDot"}
"""The preset dashes nearest to the dash patterns of borders."""


def group_key(statement: str) -> str:
    """Build the key of a statement's group."""
    return f"g-{statement}"


def draw_statement_group(box: Box, anchors: Sequence[Anchor], canvas: SlideCanvas) -> str:
    """Draw a statement and its anchors as one group."""
    return _StatementDrawing(box, canvas, canvas.theme_for(box.id)).draw(anchors)


class _StatementDrawing(Struct, frozen=True):
    box: Box
    canvas: SlideCanvas
    theme: Theme

    def draw(self, anchors: Sequence[Anchor]) -> str:
        """Draw the statement's shapes and its anchors as one group."""
        parts = [*self._draw_parts(), *(draw_anchor(each, self.canvas) for each in anchors)]
        number = self.canvas.numbers.number_for(group_key(self.box.id))
        name = f"{self.box.role_label.line.text if self.box.role_label else self.box.role} {self.box.id}"
        identity = ShapeIdentity(number, name, self.box.description)
        boxes = [self.canvas.transform.emu_box(bounds) for bounds, _ in parts]
        return build_group(identity, boxes, "".join(xml for _, xml in parts))

    def _draw_parts(self) -> Iterator[BoundedShape]:
        """Draw the shapes in reading order: a screen reader reads the box before its labels."""
        box, canvas = self.box, self.canvas
        yield from self._draw_box()
        if box.role_label:
            yield from self._draw_label("tag", box.role_label, filled=True)
        if box.origin:
            yield from self._draw_label("origin", box.origin.label, link=canvas.slide_link(box.origin.part))
            yield self._draw_arrow("back", box.origin.label.rect, self._role_colours.border, forward=False)
        if box.source_label:
            yield from self._draw_label("mark", box.source_label, link=canvas.safe_address(box.href))
        if box.continuation:
            label, link = box.continuation.label, canvas.slide_link(box.continuation.part)
            yield from self._draw_label("more", label, filled=True, link=link)
            yield self._draw_arrow("on", label.rect, self.theme.text_on_border, forward=True)

    @property
    def _role_colours(self) -> RoleColours:
        return self.theme.statement_colours(self.box.colour_role, self.box.tags)

    def _scheme_slot(self, colour: str, role_colour: str) -> str | None:
        """Find the presentation's colour for the role's; None where a tag has set another colour."""
        return ROLE_SLOTS[self.box.colour_role] if colour == role_colour else None

    def _fill_and_border_paint(self) -> tuple[str, str]:
        """Build the paint of the box's fill and of its border."""
        role, actual = self.theme.roles[self.box.colour_role], self._role_colours
        colours = self.canvas.colours
        fill = colours.build_fill(actual.fill, self._scheme_slot(actual.fill, role.fill))
        return fill, colours.build_fill(actual.border, self._scheme_slot(actual.border, role.border))

    def _draw_box(self) -> Iterator[BoundedShape]:
        """Draw the box with its text, and the bars where it begins."""
        box, canvas, style = self.box, self.canvas, BORDER_STYLES[self.box.role]
        fill, line = self._fill_and_border_paint()
        weight = min(style.weight, MAX_BORDER_WIDTH / self.theme.line_scale)
        if style.corner or style.dashes:
            border = canvas.build_stroke(line, weight, BORDER_DASH_PRESETS[style.dashes])
        else:
            border = build_square_line(line, canvas.transform.emu_length(weight * self.theme.line_scale))
        geometry = canvas.preset_geometry("roundRect" if style.corner else "rect", box.rect, style.corner)
        text = build_text_body(
            box.lines, box.rect, canvas.transform, canvas.run_style(self.theme.text, "tx1"), style.corner
        )
        number = canvas.numbers.number_for(statement_key(box.id))
        yield (
            box.rect,
            build_shape(ShapeIdentity(number, box.id, box.description), geometry, fill + border, text),
        )
        for count, (x, width) in enumerate(style.bars):
            rect = Rect(canvas.place_from_start(box.rect, x, width), box.rect.y, width, box.rect.height)
            yield (
                rect,
                self._draw_ornament(f"bar{count}", canvas.preset_geometry("rect", rect), line + NO_LINE),
            )

    def _draw_label(
        self, name: str, label: Label, *, filled: bool = False, link: str | None = None
    ) -> Iterator[BoundedShape]:
        canvas, theme = self.canvas, self.theme
        _, line = self._fill_and_border_paint()
        page = canvas.colours.build_fill(theme.background, "bg1")
        run_style = (
            canvas.run_style(theme.text_on_border, "bg1") if filled else canvas.run_style(theme.text, "tx1")
        )
        corner = label.rect.height / 2 if filled else 3
        paint = (line if filled else page) + canvas.build_stroke(line, 1.5)
        identity = ShapeIdentity(
            canvas.numbers.number_for(f"{name}-{self.box.id}"),
            label.line.text,
            label.line.text,
            link,
            has_readable_text=True,
        )
        text = canvas.build_label(label.line, label.rect, run_style)
        yield (
            label.rect,
            build_shape(identity, canvas.preset_geometry("roundRect", label.rect, corner), paint, text),
        )

    def _draw_arrow(self, name: str, label_rect: Rect, colour: str, *, forward: bool) -> BoundedShape:
        """Draw the small arrow on a label, 10 points high and 8 wide after its preset is turned."""
        at_right = forward is not self.canvas.rtl
        x = label_rect.right - 11 if at_right else label_rect.x + 11
        upright = Rect(x - 5, label_rect.middle - 4, 10, 8)
        geometry = PresetGeometry(
            "triangle", self.canvas.transform.emu_box(upright), rotation=90 if at_right else 270
        )
        slot = self._scheme_slot(colour, self.theme.roles[self.box.colour_role].border)
        paint = self.canvas.colours.build_fill(colour, "bg1" if colour == self.theme.text_on_border else slot)
        return Rect(x - 4, label_rect.middle - 5, 8, 10), self._draw_ornament(name, geometry, paint + NO_LINE)

    def _draw_ornament(self, name: str, geometry: PresetGeometry, paint: str) -> str:
        return build_shape(self.canvas.decoration_identity(f"{name}-{self.box.id}", name), geometry, paint)


def draw_anchor(anchor: Anchor, canvas: SlideCanvas) -> BoundedShape:
    """Draw an invisible shape for connectors to end at."""
    identity = canvas.decoration_identity(anchor.key, "anchor")
    return anchor.rect, build_shape(identity, canvas.preset_geometry("rect", anchor.rect), NO_FILL + NO_LINE)
