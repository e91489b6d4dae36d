"""Places and wires into a scene: boxes, joints, arrows and frames where they finally stand."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from unicodedata import bidirectional

from argmap.layout.card import (
    ABOVE,
    ARROW,
    BELOW,
    BESIDE,
    CONTINUES,
    INSET,
    LEADING,
    MARK,
    MARK_HEIGHT,
    PAD,
    TAG,
    TAG_HEIGHT,
    Card,
    continues_width,
    origin_width,
)
from argmap.layout.fence import TITLE, TITLE_LEADING
from argmap.layout.lattice import Enclosure, Lattice
from argmap.layout.route import Field, Routes, joint_radius
from argmap.layout.scene import Box, Continues, Frame, Joint, Kind, Label, Line, Origin, Point, Rect, Wire
from argmap.layout.wrap import Face
from argmap.model.map import ArgMap, Inference, Polarity, wording

WEIGHT = 3.0
"""A wire's width in points where the step has no strength."""


@dataclass(frozen=True, slots=True)
class Parts:
    """What stands in the body of a drawing, and how wide and high that is. Origin at its upper left."""

    boxes: tuple[Box, ...]
    wires: tuple[Wire, ...]
    frames: tuple[Frame, ...]


@dataclass(frozen=True, slots=True)
class Spot:
    """Where a card goes: the middle of its cell, its column's left edge and width."""

    y: float
    left: float
    width: float


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
        spot = Spot(field.ys[cell], routes.lefts[rank], field.widths[rank])
        boxes.append(_box(cards[statement], spot))
    order = {s.id: s.order for s in argmap.statements.values()}
    boxes.sort(key=lambda box: order[box.id])
    wires = tuple(_wire(argmap.inferences[i], mine, field, routes) for i, mine in _strands(lattice).items())
    frames = tuple(_frame(argmap, each, field, routes, lang) for each in lattice.enclosures)
    return Parts(tuple(boxes), wires, frames)


def _box(card: Card, spot: Spot) -> Box:
    top, bottom = edges(card, spot.y)
    rect = Rect(spot.left, top, spot.width, bottom - top)
    size = card.face.size
    block = len(card.lines) * size * LEADING
    first = top + ABOVE + (card.height - ABOVE - BELOW - block) / 2 + size * (LEADING - 0.46)
    lines = tuple(_line(card, rect, text, first + i * size * LEADING) for i, text in enumerate(card.lines))
    return Box(
        id=card.statement,
        role=card.role.value,
        rect=rect,
        lines=lines,
        told=card.told,
        tag=_plate(card.tag, TAG, Point(rect.x + INSET, top), TAG_HEIGHT),
        mark=_mark(card, rect),
        href=card.href,
        continues=_continues(card, rect),
        origin=_origin(card, rect),
    )


def _line(card: Card, rect: Rect, text: str, baseline: float) -> Line:
    """A line of a box's text: at the left, or at the right where it is written from right to left."""
    width = card.face.width(text)
    rtl = _right_to_left(card.lines)
    x = rect.right - PAD - width if rtl else rect.x + PAD
    return Line(text, x, baseline, width, card.face.size, card.face.bold, rtl=rtl)


def _right_to_left(lines: Sequence[str]) -> bool:
    """Whether the first letter with a direction of its own has that one (rule P2 of UAX #9)."""
    strong = (bidirectional(char) for line in lines for char in line)
    return next((kind for kind in strong if kind in ("L", "R", "AL")), "L") != "L"


def _mark(card: Card, rect: Rect) -> Label | None:
    if not card.mark:
        return None
    aside = continues_width(card.continues) + BESIDE if card.continues else 0.0
    left = rect.right - INSET - aside - MARK.width(card.mark) - 16
    return _plate(card.mark, MARK, Point(left, rect.bottom), MARK_HEIGHT)


def _continues(card: Card, rect: Rect) -> Continues | None:
    """The rightmost plate on the lower edge: what is hidden would stand further right."""
    if not card.continues:
        return None
    width = continues_width(card.continues)
    plate = _plate(card.continues, CONTINUES, Point(rect.right - INSET - width, rect.bottom), MARK_HEIGHT)
    return Continues(card.hidden, replace(plate, rect=replace(plate.rect, width=width)))


def _origin(card: Card, rect: Rect) -> Origin | None:
    """The plate behind the role, with room for an arrow before its text."""
    if not card.origin:
        return None
    left = rect.x + INSET + TAG.width(card.tag) + 16 + BESIDE
    plate = _plate(card.origin, MARK, Point(left, rect.y), MARK_HEIGHT)
    wide = replace(plate.rect, width=origin_width(card.origin))
    return Origin(Label(wide, replace(plate.line, x=plate.line.x + ARROW)))


def _plate(text: str, face: Face, at: Point, height: float) -> Label:
    """A plate whose left edge is at `at` and whose middle is at its height."""
    width = face.width(text)
    rect = Rect(at.x, at.y - height / 2, width + 16, height)
    baseline = at.y + face.size * 0.36
    return Label(
        rect, Line(text, rect.x + rect.width / 2, baseline, width, face.size, face.bold, centred=True)
    )


def _strands(lattice: Lattice) -> dict[str, list[int]]:
    """The strands of each inference, in the order in which inferences are first met."""
    found: dict[str, list[int]] = {}
    for i, strand in enumerate(lattice.strands):
        found.setdefault(strand.inference, []).append(i)
    return found


def _wire(step: Inference, mine: Sequence[int], field: Field, routes: Routes) -> Wire:
    tip = next(routes.tips[i] for i in mine if routes.tips[i] is not None)
    assert tip is not None
    return Wire(
        id=step.id,
        kind=_kind(step),
        sources=tuple(premise.statement for premise in step.premises),
        target=step.target,
        paths=tuple(routes.paths[i] for i in mine),
        tip=tip,
        joint=_joint(step, field, routes),
        weight=WEIGHT if step.strength is None else 1.5 + 4.5 * step.strength,
    )


def _kind(step: Inference) -> Kind:
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
