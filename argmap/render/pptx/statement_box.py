"""A statement on a slide: one group of its box with its text, its role, its marks, and its anchors."""

from collections.abc import Iterator, Sequence

from msgspec import Struct

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
from argmap.render.pptx.slide_canvas import SlideCanvas
from argmap.render.pptx.text_body import build_text_body
from argmap.render.shapes import BORDER_STYLES, MAX_BORDER_WIDTH
from argmap.scene.scene import Box, Label, Rect
from argmap.theme.palette import RoleColours, Theme

BORDER_DASH_PRESETS = {None: "", "9 6": "dash", "0.1 6.5": "sysDot"}
"""The presets nearest to the dashes of borders."""

BoundedShape = tuple[Rect, str]
"""A shape's room in the drawing, and its XML."""


def group_key(statement: str) -> str:
    """The key of a statement's group."""
    return f"g-{statement}"


def draw_statement_group(box: Box, anchors: Sequence[Anchor], canvas: SlideCanvas) -> str:
    """A statement's group."""
    return _StatementDrawing(box, canvas, canvas.theme_for(box.id)).draw(anchors)


class _StatementDrawing(Struct, frozen=True):
    box: Box
    canvas: SlideCanvas
    theme: Theme

    def draw(self, anchors: Sequence[Anchor]) -> str:
        """All of it."""
        placed = [*self._draw_parts(), *(draw_anchor(each, self.canvas) for each in anchors)]
        number = self.canvas.numbers.number_for(group_key(self.box.id))
        named = ShapeIdentity(number, f"{self.box.role_label.line.text} {self.box.id}", self.box.description)
        rooms = [self.canvas.transform.emu_box(rect) for rect, _ in placed]
        return build_group(named, rooms, "".join(xml for _, xml in placed))

    def _draw_parts(self) -> Iterator[BoundedShape]:
        """The shapes of it, in reading order: the role comes before the text."""
        box, easel = self.box, self.canvas
        yield from self._draw_box()
        yield from self._draw_label("tag", box.role_label, filled=True)
        if box.origin:
            yield from self._draw_label("origin", box.origin.label, link=easel.slide_link(box.origin.part))
            yield self._draw_arrow("back", box.origin.label.rect, self._role_colours.border, forward=False)
        if box.source_label:
            yield from self._draw_label("mark", box.source_label, link=easel.safe_address(box.href))
        if box.continuation:
            label, link = box.continuation.label, easel.slide_link(box.continuation.part)
            yield from self._draw_label("more", label, filled=True, link=link)
            yield self._draw_arrow("on", label.rect, self.theme.text_on_border, forward=True)

    @property
    def _role_colours(self) -> RoleColours:
        return self.theme.statement_colours(self.box.role, self.box.tags)

    def _scheme_slot(self, colour: str, role_colour: str) -> str | None:
        """What the role's colour is in the presentation; nothing where one of the tags has chosen another."""
        return ROLE_SLOTS[self.box.role] if colour == role_colour else None

    def _fill_and_border_paint(self) -> tuple[str, str]:
        """The paint of the ground and of the border."""
        role, ink, colours = self.theme.roles[self.box.role], self._role_colours, self.canvas.colours
        ground = colours.build_fill(ink.fill, self._scheme_slot(ink.fill, role.fill))
        return ground, colours.build_fill(ink.border, self._scheme_slot(ink.border, role.border))

    def _draw_box(self) -> Iterator[BoundedShape]:
        """The box with its text, and the bars at its left."""
        box, easel, look = self.box, self.canvas, BORDER_STYLES[self.box.role]
        ground, line = self._fill_and_border_paint()
        weight = min(look.weight, MAX_BORDER_WIDTH / self.theme.line_scale)
        if look.corner or look.dashes:
            border = easel.build_stroke(line, weight, BORDER_DASH_PRESETS[look.dashes])
        else:
            border = build_square_line(line, easel.transform.emu_length(weight * self.theme.line_scale))
        form = easel.preset_geometry("roundRect" if look.corner else "rect", box.rect, look.corner)
        text = build_text_body(
            box.lines, box.rect, easel.transform, easel.run_style(self.theme.text, "tx1"), look.corner
        )
        number = easel.numbers.number_for(statement_key(box.id))
        yield (
            box.rect,
            build_shape(ShapeIdentity(number, box.id, box.description), form, ground + border, text),
        )
        for count, (x, width) in enumerate(look.bars):
            rect = Rect(box.rect.x + x, box.rect.y, width, box.rect.height)
            yield (
                rect,
                self._draw_ornament(f"bar{count}", easel.preset_geometry("rect", rect), line + NO_LINE),
            )

    def _draw_label(
        self, name: str, label: Label, *, filled: bool = False, link: str | None = None
    ) -> Iterator[BoundedShape]:
        easel, theme = self.canvas, self.theme
        _, line = self._fill_and_border_paint()
        page = easel.colours.build_fill(theme.background, "bg1")
        pen = easel.run_style(theme.text_on_border, "bg1") if filled else easel.run_style(theme.text, "tx1")
        corner = label.rect.height / 2 if filled else 3
        paint = (line if filled else page) + easel.build_stroke(line, 1.5)
        named = ShapeIdentity(
            easel.numbers.number_for(f"{name}-{self.box.id}"),
            label.line.text,
            label.line.text,
            link,
            has_readable_text=True,
        )
        text = easel.build_label(label.line, label.rect, pen)
        yield (
            label.rect,
            build_shape(named, easel.preset_geometry("roundRect", label.rect, corner), paint, text),
        )

    def _draw_arrow(self, name: str, label_rect: Rect, colour: str, *, forward: bool) -> BoundedShape:
        """The small arrow on a plate, ten points high, eight wide; before it is turned it points up."""
        x = label_rect.right - 11 if forward else label_rect.x + 11
        drawn = Rect(x - 5, label_rect.middle - 4, 10, 8)
        form = PresetGeometry(
            "triangle", self.canvas.transform.emu_box(drawn), rotation=90 if forward else 270
        )
        known = ROLE_SLOTS[self.box.role] if colour == self.theme.roles[self.box.role].border else None
        paint = self.canvas.colours.build_fill(
            colour, "bg1" if colour == self.theme.text_on_border else known
        )
        return Rect(x - 4, label_rect.middle - 5, 8, 10), self._draw_ornament(name, form, paint + NO_LINE)

    def _draw_ornament(self, name: str, geometry: PresetGeometry, paint: str) -> str:
        return build_shape(self.canvas.decoration_identity(f"{name}-{self.box.id}", name), geometry, paint)


def draw_anchor(each: Anchor, canvas: SlideCanvas) -> BoundedShape:
    """A tiny shape that is not seen, for connectors to stick to."""
    named = canvas.decoration_identity(each.key, "anchor")
    return each.rect, build_shape(named, canvas.preset_geometry("rect", each.rect), NO_FILL + NO_LINE)
