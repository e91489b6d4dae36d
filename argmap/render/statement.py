"""A statement in an SVG: its border, its text, its role and marks, and where they lead."""

from collections.abc import Mapping

from msgspec import Struct, field

from argmap.deck.stage import Stage
from argmap.layout.scene import Box, Change, Changed, Continues, Label, Origin, Point
from argmap.render.lines import written
from argmap.render.shapes import Stroke, border, rectangle, way_back, way_on
from argmap.render.signs import change_sign, strike
from argmap.render.xml import tag, text
from argmap.theme.palette import Ink, Theme


class Manner(Struct, frozen=True):
    """How elements are drawn: how ids begin, in which theme, where parts are, and what appears when."""

    prefix: str
    theme: Theme
    links: Mapping[str, str] = field(default_factory=dict)
    stage: Stage = field(default_factory=Stage)

    def look(self, name: str) -> Theme:
        """The theme of a statement or an inference: the faint one where it stands back."""
        return self.theme.faint if name in self.stage.faint else self.theme

    def step(self, step: int) -> int | None:
        """The step to mark an element with; none where it is there from the beginning."""
        return step or None if self.stage.until is None else None

    def way(self, mark: Continues | Origin | None) -> str | None:
        """The address that a mark leads to, where it has one."""
        return self.links.get(mark.part) if mark and mark.part is not None else None


def statement(box: Box, manner: Manner) -> str:
    """A box. With an address of its own, it leads there and only its marks to other parts of the map; else
    all of it leads on.
    """
    theme = manner.look(box.id)
    ink = theme.ink(box.role, box.tags)
    more = manner.way(box.continues)
    continues = _continues(box.continues, ink, theme) if box.continues else ""
    apart = leading(more, continues) if box.href and more else ""
    inside = leading(box.href or more, _body(box, ink, theme) + ("" if apart else continues)) + apart
    if box.origin:
        inside += leading(manner.way(box.origin), _origin(box.origin, ink, theme))
    if box.changed:
        inside += _changed(box, box.changed, theme)
    told = tag("title", {}, text(box.told))
    attributes = {
        "id": f"{manner.prefix}s-{box.id}",
        "class": f"statement {box.role}",
        "data-id": box.id,
        "data-step": manner.step(manner.stage.boxes.get(box.id, 0)),
        "data-change": box.changed.change.value if box.changed else None,
    }
    return tag("g", attributes, told + inside)


def leading(href: str | None, inside: str) -> str:
    """What leads to an address, where there is one."""
    return tag("a", {"xlink:href": href}, inside) if href else inside


def _body(box: Box, ink: Ink, theme: Theme) -> str:
    return "".join(
        [
            border(box, ink, theme),
            *(written(line, theme.text) for line in box.lines),
            _plate(box.tag, ink, theme, filled=True),
            _plate(box.mark, ink, theme, filled=False) if box.mark else "",
        ]
    )


def _plate(label: Label, ink: Ink, theme: Theme, *, filled: bool) -> str:
    """A small text on its plate: the role in the page's colour on its own, the marks the other way round."""
    fill, corner = (ink.line, label.rect.height / 2) if filled else (theme.page, 3)
    plate = rectangle(label.rect, fill, Stroke(ink.line, 1.5 * theme.heavier), corner, element="plate")
    return plate + written(label.line, theme.on_line if filled else theme.text)


def _continues(mark: Continues, ink: Ink, theme: Theme) -> str:
    plate = _plate(mark.label, ink, theme, filled=True) + way_on(mark.label.rect, theme.on_line)
    return tag("g", {"class": "continues", "data-count": mark.count or None}, plate)


def _origin(mark: Origin, ink: Ink, theme: Theme) -> str:
    plate = _plate(mark.label, ink, theme, filled=False) + way_back(mark.label.rect, ink.line)
    return tag("g", {"class": "origin"}, plate)


def _changed(box: Box, mark: Changed, theme: Theme) -> str:
    """A plate in the colour of text, with a sign; what was removed is struck through as well."""
    struck = "".join(strike(line, theme.text) for line in box.lines) if mark.change is Change.REMOVED else ""
    rect = mark.label.rect
    plate = rectangle(rect, theme.text, Stroke(theme.text, 1.5 * theme.heavier), 3, element="plate")
    plate += change_sign(mark.change, Point(rect.x + 10.5, rect.middle), theme.page)
    return tag("g", {"class": "changed"}, struck + plate + written(mark.label.line, theme.page))
