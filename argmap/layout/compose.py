"""Places and wires into a scene: boxes, joints, arrows and frames where they finally stand."""

from collections.abc import Mapping, Sequence

from msgspec import Struct

from argmap.layout.boxes import box
from argmap.layout.card import MARK_HEIGHT, TAG_HEIGHT, Card
from argmap.layout.lattice import Enclosure, Lattice
from argmap.layout.route import Field, Routes, joint_radius
from argmap.layout.scene import Box, Frame, Joint, Kind, Line, Point, Rect, Tip, Wire
from argmap.layout.title import TITLE, TITLE_LEADING
from argmap.model.map import ArgMap, Inference, Polarity, wording

WEIGHT = 3.0
"""A wire's width in points where the step has no strength."""


class Parts(Struct, frozen=True):
    """What stands in the body of a drawing, and how wide and high that is. Origin at its upper left."""

    boxes: tuple[Box, ...]
    wires: tuple[Wire, ...]
    frames: tuple[Frame, ...]


def cell_height(card: Card) -> float:
    """The height of a card's cell, in points: its box, half the tag above it, half the marks below it."""
    return card.height + TAG_HEIGHT / 2 + (MARK_HEIGHT / 2 if card.plated else 0.0)


def edges(card: Card, y: float) -> tuple[float, float]:
    """The upper and lower edge of a card's box when its cell's middle is at `y`."""
    top = y - cell_height(card) / 2 + TAG_HEIGHT / 2
    return top, top + card.height


def compose(
    argmap: ArgMap, cards: Mapping[str, Card], field: Field, routes: Routes, lang: str | None
) -> Parts:
    """The body of the drawing, before it is moved into its page."""
    lattice = field.lattice
    boxes = []
    for statement, cell in lattice.boxes.items():
        rank = lattice.cells[cell].rank
        top, bottom = edges(cards[statement], field.ys[cell])
        rect = Rect(routes.lefts[rank], top, field.widths[rank], bottom - top)
        boxes.append(box(cards[statement], rect))
    order = {s.id: s.order for s in argmap.statements.values()}
    boxes.sort(key=lambda each: order[each.id])
    wires = tuple(_wire(argmap.inferences[i], mine, field, routes) for i, mine in _strands(lattice).items())
    frames = tuple(_frame(argmap, each, field, routes, lang) for each in lattice.enclosures)
    return Parts(tuple(boxes), wires, frames)


def _strands(lattice: Lattice) -> dict[str, list[int]]:
    """The strands of each inference, in the order in which inferences are first met."""
    found: dict[str, list[int]] = {}
    for i, strand in enumerate(lattice.strands):
        found.setdefault(strand.inference, []).append(i)
    return found


def _wire(step: Inference, mine: Sequence[int], field: Field, routes: Routes) -> Wire:
    tip = next(routes.tips[i] for i in mine if routes.tips[i] is not None)
    assert tip is not None
    return wire(step, tuple(routes.paths[i] for i in mine), tip, _joint(step, field, routes))


def wire(step: Inference, paths: tuple[tuple[Point, ...], ...], tip: Tip, joint: Joint | None) -> Wire:
    """A step as it is drawn along its paths."""
    return Wire(
        id=step.id,
        kind=kind_of(step),
        sources=tuple(premise.statement for premise in step.premises),
        target=step.target,
        paths=paths,
        tip=tip,
        joint=joint,
        weight=WEIGHT if step.strength is None else 1.5 + 4.5 * step.strength,
    )


def kind_of(step: Inference) -> Kind:
    """How a step is drawn."""
    if step.undercuts:
        return Kind.UNDERCUTS
    return Kind.SUPPORTS if step.polarity is Polarity.SUPPORTS else Kind.ATTACKS


def _joint(step: Inference, field: Field, routes: Routes) -> Joint | None:
    cell = field.lattice.joints.get(step.id)
    if cell is None:
        return None
    rank = field.lattice.cells[cell].rank
    centre = Point(routes.lefts[rank] + field.widths[rank] / 2, field.ys[cell])
    linked = step.id in field.linked
    return Joint(centre, joint_radius(linked), linked)


def frame_pads(enclosures: Sequence[Enclosure], count: int) -> tuple[tuple[float, float], ...]:
    """The room that frames need left and right of each of `count` columns, in points."""
    pads = [[0.0, 0.0] for _ in range(count)]
    for each in enclosures:
        pads[each.first][0] = max(pads[each.first][0], _pad(each, enclosures, left=True))
        pads[each.last][1] = max(pads[each.last][1], _pad(each, enclosures, left=False))
    return tuple((left, right) for left, right in pads)


def _pad(frame: Enclosure, frames: Sequence[Enclosure], *, left: bool) -> float:
    """How far a frame's side stands from its column: further where other frames begin or end there too."""
    deepest = max(
        other.level for other in frames if (other.first == frame.first if left else other.last == frame.last)
    )
    return 14.0 + 10.0 * (deepest - frame.level)


def _frame(argmap: ArgMap, each: Enclosure, field: Field, routes: Routes, lang: str | None) -> Frame:
    lattice = field.lattice
    left = routes.lefts[each.first] - _pad(each, lattice.enclosures, left=True)
    right = routes.lefts[each.last] + field.widths[each.last] + _pad(each, lattice.enclosures, left=False)
    top = min(field.ys[cell] - lattice.cells[cell].height / 2 for cell in each.upper)
    bottom = max(field.ys[cell] + lattice.cells[cell].height / 2 for cell in each.lower)
    title = tuple(
        Line(text, left + 12, top + 23 + i * TITLE_LEADING, TITLE.width(text), TITLE.size, bold=True)
        for i, text in enumerate(each.title)
    )
    told = wording(argmap.groups[each.group].text, lang, argmap.lang)
    return Frame(each.group, Rect(left, top, right - left, bottom - top), title, told, each.level)
