"""A statement in an SVG: its border, its text, its role and marks, and where they lead."""

from collections.abc import Mapping

from msgspec import Struct, field

from argmap.deck.build_steps import BuildSteps
from argmap.render.change_signs import draw_change_symbol, draw_strikethrough
from argmap.render.shapes import Stroke, draw_back_arrow, draw_border, draw_forward_arrow, draw_rectangle
from argmap.render.text_line import draw_text_line
from argmap.render.xml import build_element, escape_text
from argmap.scene.scene import Box, Change, ChangeLabel, Continuation, Label, Origin, Point
from argmap.theme.palette import RoleColours, Theme


class DrawContext(Struct, frozen=True):
    """How elements are drawn: how ids begin, in which theme, where parts are, and what appears when."""

    id_prefix: str
    theme: Theme
    links: Mapping[str, str] = field(default_factory=dict)
    build_steps: BuildSteps = field(default_factory=BuildSteps)

    def theme_for(self, name: str) -> Theme:
        """The theme of a statement or an inference: the faint one where it stands back."""
        return self.theme.dimmed_variant if name in self.build_steps.dimmed else self.theme

    def step_attribute(self, step: int) -> int | None:
        """The step to mark an element with; none where it is there from the beginning."""
        return step or None if self.build_steps.until is None else None

    def mark_address(self, mark: Continuation | Origin | None) -> str | None:
        """The address that a mark leads to, where it has one."""
        return self.links.get(mark.part) if mark and mark.part is not None else None


def draw_statement(box: Box, context: DrawContext) -> str:
    """A box. With an address of its own, it leads there and only its marks to other parts of the map; else
    all of it leads on.
    """
    theme = context.theme_for(box.id)
    ink = theme.statement_colours(box.role, box.tags)
    more = context.mark_address(box.continuation)
    continues = _draw_continues(box.continuation, ink, theme) if box.continuation else ""
    apart = wrap_in_link(more, continues) if box.href and more else ""
    inside = (
        wrap_in_link(box.href or more, _draw_body(box, ink, theme) + ("" if apart else continues)) + apart
    )
    if box.origin:
        inside += wrap_in_link(context.mark_address(box.origin), _draw_origin(box.origin, ink, theme))
    if box.change_label:
        inside += _draw_change(box, box.change_label, theme)
    told = build_element("title", {}, escape_text(box.description))
    attributes = {
        "id": f"{context.id_prefix}s-{box.id}",
        "class": f"statement {box.role}",
        "data-id": box.id,
        "data-step": context.step_attribute(context.build_steps.boxes.get(box.id, 0)),
        "data-change": box.change_label.change.value if box.change_label else None,
    }
    return build_element("g", attributes, told + inside)


def wrap_in_link(href: str | None, content: str) -> str:
    """What leads to an address, where there is one."""
    return build_element("a", {"xlink:href": href}, content) if href else content


def _draw_body(box: Box, colours: RoleColours, theme: Theme) -> str:
    return "".join(
        [
            draw_border(box, colours, theme),
            *(draw_text_line(line, theme.text) for line in box.lines),
            _draw_plate(box.role_label, colours, theme, filled=True),
            _draw_plate(box.source_label, colours, theme, filled=False) if box.source_label else "",
        ]
    )


def _draw_plate(label: Label, colours: RoleColours, theme: Theme, *, filled: bool) -> str:
    """A small text on its plate: the role in the page's colour on its own, the marks the other way round."""
    fill, corner = (colours.border, label.rect.height / 2) if filled else (theme.background, 3)
    plate = draw_rectangle(
        label.rect, fill, Stroke(colours.border, 1.5 * theme.line_scale), corner, css_class="plate"
    )
    return plate + draw_text_line(label.line, theme.text_on_border if filled else theme.text)


def _draw_continues(mark: Continuation, colours: RoleColours, theme: Theme) -> str:
    plate = _draw_plate(mark.label, colours, theme, filled=True) + draw_forward_arrow(
        mark.label.rect, theme.text_on_border
    )
    return build_element("g", {"class": "continues", "data-count": mark.count or None}, plate)


def _draw_origin(mark: Origin, colours: RoleColours, theme: Theme) -> str:
    plate = _draw_plate(mark.label, colours, theme, filled=False) + draw_back_arrow(
        mark.label.rect, colours.border
    )
    return build_element("g", {"class": "origin"}, plate)


def _draw_change(box: Box, mark: ChangeLabel, theme: Theme) -> str:
    """A plate in the colour of text, with a sign; what was removed is struck through as well."""
    struck = (
        "".join(draw_strikethrough(line, theme.text) for line in box.lines)
        if mark.change is Change.REMOVED
        else ""
    )
    rect = mark.label.rect
    plate = draw_rectangle(rect, theme.text, Stroke(theme.text, 1.5 * theme.line_scale), 3, css_class="plate")
    plate += draw_change_symbol(mark.change, Point(rect.x + 10.5, rect.middle), theme.background)
    return build_element(
        "g", {"class": "changed"}, struck + plate + draw_text_line(mark.label.line, theme.background)
    )
