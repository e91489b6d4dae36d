"""A statement as marks: its border, its text, its role and labels, its change, and where they lead."""

from collections.abc import Iterable, Mapping, Sequence

from msgspec import Struct, field
from msgspec.structs import replace

from argmap.deck.build_steps import BuildSteps
from argmap.render.argument_symbols import (
    draw_back_arrow,
    draw_border,
    draw_forward_arrow,
    draw_reference_border,
    draw_text_line,
)
from argmap.render.picture import (
    Mark,
    MarkGroup,
    MarkLink,
    Path,
    PathCommand,
    PathSegment,
    Rectangle,
    Shape,
    Stroke,
    group_address,
)
from argmap.render.transform.mirror import mirror_shapes
from argmap.scene.scene import (
    Box,
    Change,
    ChangeLabel,
    Continuation,
    Label,
    Origin,
    Point,
    Rect,
    ReferenceBox,
    TextLine,
)
from argmap.theme.theme import RoleColours, Theme

_CHANGE_SYMBOLS = {
    Change.ADDED: (
        PathSegment(PathCommand.MOVE_BY, (-5, 0)),
        PathSegment(PathCommand.HORIZONTAL_BY, (10,)),
        PathSegment(PathCommand.MOVE_BY, (-5, -5)),
        PathSegment(PathCommand.VERTICAL_BY, (10,)),
    ),
    Change.REMOVED: (
        PathSegment(PathCommand.MOVE_BY, (-5, 0)),
        PathSegment(PathCommand.HORIZONTAL_BY, (10,)),
    ),
    Change.REWORDED: (
        PathSegment(PathCommand.MOVE_BY, (-5, -1.5)),
        PathSegment(PathCommand.CURVE_BY, (2.5, -4, 5, 0)),
        PathSegment(PathCommand.SMOOTH_CURVE_BY, (5, 0)),
        PathSegment(PathCommand.MOVE_BY, (-10, 5)),
        PathSegment(PathCommand.CURVE_BY, (2.5, -4, 5, 0)),
        PathSegment(PathCommand.SMOOTH_CURVE_BY, (5, 0)),
    ),
    Change.MOVED: (
        PathSegment(PathCommand.MOVE_BY, (-5, 0)),
        PathSegment(PathCommand.HORIZONTAL_BY, (10,)),
        PathSegment(PathCommand.MOVE_BY, (-4, -4)),
        PathSegment(PathCommand.LINE_BY, (4, 4)),
        PathSegment(PathCommand.LINE_BY, (-4, 4)),
    ),
}
"""Plus, minus, waves and arrow, from the middle of a square of ten points."""


class DrawContext(Struct, frozen=True):
    """The choices for all marks of a picture: how ids begin, the theme, the addresses of parts, the steps;
    `rtl` where it begins at the right.
    """

    id_prefix: str
    theme: Theme
    links: Mapping[str, str] = field(default_factory=dict)
    build_steps: BuildSteps = field(default_factory=BuildSteps)
    rtl: bool = False

    def theme_for(self, name: str) -> Theme:
        """The theme of a statement or an inference by its id: the dimmed one where it stands back."""
        return self.theme.dimmed_variant if name in self.build_steps.dimmed else self.theme

    def step_mark(self, step: int) -> int | None:
        """The step to mark a group with; none where it is there from the beginning or one step is drawn."""
        return step or None if self.build_steps.until is None else None

    def turn(self, shapes: Iterable[Shape], room: Rect) -> list[Shape]:
        """Turn shapes to the side where the drawing goes on, within their room."""
        return mirror_shapes(shapes, room) if self.rtl else list(shapes)

    def label_address(self, label: Continuation | Origin | None) -> str | None:
        """The address that a label leads to, where it has one."""
        return self.links.get(label.part) if label and label.part is not None else None


def draw_statement(box: Box, context: DrawContext) -> MarkGroup:
    """Draw a box. With an address of its own, all of it leads there but its labels, which lead to other parts
    of the map; without one, all of it leads to the part where it goes on.
    """
    context = replace(context, theme=context.theme_for(box.id))
    colours = context.theme.statement_colours(box.colour_role, box.tags)
    part_address = context.label_address(box.continuation)
    body = _draw_body(box, colours, context)
    continuation = [_draw_continuation(box.continuation, colours, context)] if box.continuation else []
    if box.href and part_address:
        marks = [*link_marks(box.href, body), *link_marks(part_address, continuation)]
    else:
        marks = [*link_marks(box.href or part_address, [*body, *continuation])]
    if box.origin:
        marks += link_marks(context.label_address(box.origin), [_draw_origin(box.origin, colours, context)])
    data = [("id", box.id)]
    if box.change_label:
        marks.append(_draw_change(box, box.change_label, context))
        data.append(("change", box.change_label.change.value))
    return MarkGroup(
        tuple(marks),
        f"{context.id_prefix}s-{box.id}",
        f"statement {box.role}",
        box.description,
        context.step_mark(context.build_steps.boxes.get(box.id, 0)),
        data=tuple(data),
    )


def draw_reference(reference: ReferenceBox, context: DrawContext, *, is_linked: bool) -> MarkGroup:
    """Draw the box of a statement whose own box is elsewhere; it leads there if that box is drawn."""
    theme = context.theme_for(reference.step)
    colours = theme.statement_colours(reference.colour_role, ())
    marks: list[Mark] = [*context.turn(draw_reference_border(reference.rect, colours, theme), reference.rect)]
    marks += [draw_text_line(line, theme.text) for line in reference.lines]
    if reference.role_label:
        marks += _draw_plate(reference.role_label, colours, theme, filled=False)
    address = group_address(f"{context.id_prefix}s-{reference.statement}") if is_linked else None
    return MarkGroup(
        link_marks(address, marks),
        f"{context.id_prefix}r-{reference.id}",
        f"reference {reference.role}",
        reference.description,
        context.step_mark(context.build_steps.wires.get(reference.step, 0)),
        data=(("ref", reference.statement),),
    )


def link_marks(href: str | None, marks: Sequence[Mark]) -> tuple[Mark, ...]:
    """Let marks lead to an address, where there is one."""
    return (MarkLink(href, tuple(marks)),) if href else tuple(marks)


def _draw_body(box: Box, colours: RoleColours, context: DrawContext) -> list[Mark]:
    theme = context.theme
    marks: list[Mark] = [*context.turn(draw_border(box.role, box.rect, colours, theme), box.rect)]
    marks += [draw_text_line(line, theme.text) for line in box.lines]
    if box.role_label:
        marks += _draw_plate(box.role_label, colours, theme, filled=True)
    if box.source_label:
        marks += _draw_plate(box.source_label, colours, theme, filled=False)
    return marks


def _draw_plate(label: Label, colours: RoleColours, theme: Theme, *, filled: bool) -> list[Mark]:
    """Draw a small text on its plate: `filled` with the role's line colour, or with the page's."""
    fill, corner = (colours.border, label.rect.height / 2) if filled else (theme.background, 3)
    stroke = Stroke(colours.border, 1.5 * theme.line_scale)
    return [
        Shape(Rectangle(label.rect, corner), fill, stroke, "plate"),
        draw_text_line(label.line, theme.text_on_border if filled else theme.text),
    ]


def _draw_continuation(continuation: Continuation, colours: RoleColours, context: DrawContext) -> MarkGroup:
    rect, theme = continuation.label.rect, context.theme
    plate = _draw_plate(continuation.label, colours, theme, filled=True)
    arrow = context.turn([draw_forward_arrow(rect, theme.text_on_border)], rect)
    data = (("count", str(continuation.count)),) if continuation.count else ()
    return MarkGroup((*plate, *arrow), classes="continues", data=data)


def _draw_origin(origin: Origin, colours: RoleColours, context: DrawContext) -> MarkGroup:
    rect = origin.label.rect
    plate = _draw_plate(origin.label, colours, context.theme, filled=False)
    arrow = context.turn([draw_back_arrow(rect, colours.border)], rect)
    return MarkGroup((*plate, *arrow), classes="origin")


def _draw_change(box: Box, change_label: ChangeLabel, context: DrawContext) -> MarkGroup:
    """Draw a plate in the colour of text, with a sign; strike out what was removed as well."""
    theme = context.theme
    removed = change_label.change is Change.REMOVED
    strikes = [_draw_strikethrough(line, theme.text) for line in box.lines] if removed else []
    rect = change_label.label.rect
    plate = Shape(Rectangle(rect, 3), theme.text, Stroke(theme.text, 1.5 * theme.line_scale), "plate")
    symbol = _draw_change_symbol(change_label.change, Point(rect.x + 10.5, rect.middle), theme.background)
    (symbol,) = context.turn([symbol], rect)
    text = draw_text_line(change_label.label.line, theme.background)
    return MarkGroup((*strikes, plate, symbol, text), classes="changed")


def _draw_change_symbol(change: Change, centre: Point, colour: str) -> Shape:
    """Draw the sign of a change, ten points wide."""
    start = PathSegment(PathCommand.MOVE, (centre.x, centre.y))
    return Shape(Path((start, *_CHANGE_SYMBOLS[change])), None, Stroke(colour, 2))


def _draw_strikethrough(line: TextLine, colour: str) -> Shape:
    """Draw the line through a line of text, a third of its size above the baseline: through small letters."""
    left = line.x - line.width / 2 if line.centred else line.x
    start = PathSegment(PathCommand.MOVE, (left, line.y - line.size * 0.32))
    path = Path((start, PathSegment(PathCommand.HORIZONTAL_BY, (line.width,))))
    return Shape(path, None, Stroke(colour, line.size / 12))
