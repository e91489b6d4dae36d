"""A statement on a slide: one group of its box with its text, its role, its marks, and its anchors."""

from collections.abc import Iterator, Sequence

from msgspec import Struct

from argmap.layout.scene import Box, Label, Rect
from argmap.render.pptx_colours import ROLES
from argmap.render.pptx_easel import Easel
from argmap.render.pptx_runs import Anchor, statement_key
from argmap.render.pptx_shapes import NO_FILL, NO_LINE, Form, Named, group, shape, square_line
from argmap.render.pptx_text import body
from argmap.render.shapes import HEAVIEST, LOOKS
from argmap.theme.palette import Ink, Theme

DASHES = {None: "", "9 6": "dash", "0.1 6.5": "sysDot"}
"""The presets nearest to the dashes of borders."""

Placed = tuple[Rect, str]
"""A shape's room in the drawing, and its XML."""


def group_key(statement: str) -> str:
    """The key of a statement's group."""
    return f"g-{statement}"


def statement(box: Box, anchors: Sequence[Anchor], easel: Easel) -> str:
    """A statement's group."""
    return _Statement(box, easel, easel.look(box.id)).group(anchors)


class _Statement(Struct, frozen=True):
    box: Box
    easel: Easel
    theme: Theme

    def group(self, anchors: Sequence[Anchor]) -> str:
        """All of it."""
        placed = [*self._parts(), *(anchor(each, self.easel) for each in anchors)]
        number = self.easel.numbers.of(group_key(self.box.id))
        named = Named(number, f"{self.box.tag.line.text} {self.box.id}", self.box.told)
        rooms = [self.easel.place.box(rect) for rect, _ in placed]
        return group(named, rooms, "".join(xml for _, xml in placed))

    def _parts(self) -> Iterator[Placed]:
        """The shapes of it, in reading order: the role comes before the text."""
        box, easel = self.box, self.easel
        yield from self._frame()
        yield from self._plate("tag", box.tag, filled=True)
        if box.origin:
            yield from self._plate("origin", box.origin.label, link=easel.part(box.origin.part))
            yield self._arrow("back", box.origin.label.rect, self._ink.line, forward=False)
        if box.mark:
            yield from self._plate("mark", box.mark, link=easel.address(box.href))
        if box.continues:
            label, link = box.continues.label, easel.part(box.continues.part)
            yield from self._plate("more", label, filled=True, link=link)
            yield self._arrow("on", label.rect, self.theme.on_line, forward=True)

    @property
    def _ink(self) -> Ink:
        return self.theme.ink(self.box.role, self.box.tags)

    def _slot(self, colour: str, own: str) -> str | None:
        """What the role's colour is in the presentation; nothing where one of the tags has chosen another."""
        return ROLES[self.box.role] if colour == own else None

    def _paints(self) -> tuple[str, str]:
        """The paint of the ground and of the border."""
        role, ink, colours = self.theme.roles[self.box.role], self._ink, self.easel.colours
        ground = colours.fill(ink.ground, self._slot(ink.ground, role.ground))
        return ground, colours.fill(ink.line, self._slot(ink.line, role.line))

    def _frame(self) -> Iterator[Placed]:
        """The box with its text, and the bars at its left."""
        box, easel, look = self.box, self.easel, LOOKS[self.box.role]
        ground, line = self._paints()
        weight = min(look.weight, HEAVIEST / self.theme.heavier)
        if look.corner or look.dashes:
            border = easel.stroke(line, weight, DASHES[look.dashes])
        else:
            border = square_line(line, easel.place.length(weight * self.theme.heavier))
        form = easel.box("roundRect" if look.corner else "rect", box.rect, look.corner)
        text = body(box.lines, box.rect, easel.place, easel.pen(self.theme.text, "tx1"), look.corner)
        number = easel.numbers.of(statement_key(box.id))
        yield box.rect, shape(Named(number, box.id, box.told), form, ground + border, text)
        for count, (x, width) in enumerate(look.bars):
            rect = Rect(box.rect.x + x, box.rect.y, width, box.rect.height)
            yield rect, self._ornament(f"bar{count}", easel.box("rect", rect), line + NO_LINE)

    def _plate(
        self, name: str, label: Label, *, filled: bool = False, link: str | None = None
    ) -> Iterator[Placed]:
        easel, theme = self.easel, self.theme
        _, line = self._paints()
        page = easel.colours.fill(theme.page, "bg1")
        pen = easel.pen(theme.on_line, "bg1") if filled else easel.pen(theme.text, "tx1")
        corner = label.rect.height / 2 if filled else 3
        paint = (line if filled else page) + easel.stroke(line, 1.5)
        named = Named(
            easel.numbers.of(f"{name}-{self.box.id}"), label.line.text, label.line.text, link, spoken=True
        )
        text = easel.on_plate(label.line, label.rect, pen)
        yield label.rect, shape(named, easel.box("roundRect", label.rect, corner), paint, text)

    def _arrow(self, name: str, plate: Rect, colour: str, *, forward: bool) -> Placed:
        """The small arrow on a plate, ten points high, eight wide; before it is turned it points up."""
        x = plate.right - 11 if forward else plate.x + 11
        drawn = Rect(x - 5, plate.middle - 4, 10, 8)
        form = Form("triangle", self.easel.place.box(drawn), turn=90 if forward else 270)
        known = ROLES[self.box.role] if colour == self.theme.roles[self.box.role].line else None
        paint = self.easel.colours.fill(colour, "bg1" if colour == self.theme.on_line else known)
        return Rect(x - 4, plate.middle - 5, 8, 10), self._ornament(name, form, paint + NO_LINE)

    def _ornament(self, name: str, form: Form, paint: str) -> str:
        return shape(self.easel.ornament(f"{name}-{self.box.id}", name), form, paint)


def anchor(each: Anchor, easel: Easel) -> Placed:
    """A tiny shape that is not seen, for connectors to stick to."""
    named = easel.ornament(each.key, "anchor")
    return each.rect, shape(named, easel.box("rect", each.rect), NO_FILL + NO_LINE)
