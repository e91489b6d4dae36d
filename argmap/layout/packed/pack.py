"""A chosen size of a map as the parts of a drawing."""

from argmap.layout.boxes import box
from argmap.layout.compose import Parts, wire
from argmap.layout.packed.place import Border, Places, place
from argmap.layout.packed.refer import refer
from argmap.layout.packed.sizes import Size
from argmap.layout.packed.wires import Drawn, wires
from argmap.layout.reading import Reading
from argmap.layout.scene import Frame, Line, Wire
from argmap.layout.title import TITLE, TITLE_LEADING
from argmap.model.map import ArgMap, Inference, wording


def pack(argmap: ArgMap, reading: Reading, whole: Size, lang: str | None) -> Parts | None:
    """The boxes, wires and frames of a map drawn in one of its sizes; None where some wire finds no way."""
    places = place(whole)
    drawn = wires(argmap, reading, places)
    if not refer(argmap, reading, places, drawn):
        return None
    return _parts(argmap, places, lang, tuple(_wire(step, drawn) for step in argmap.inferences.values()))


def boxed(argmap: ArgMap, whole: Size, lang: str | None) -> Parts:
    """The same without wires: enough to see how much room the page takes."""
    return _parts(argmap, place(whole), lang, ())


def _parts(argmap: ArgMap, places: Places, lang: str | None, wired: tuple[Wire, ...]) -> Parts:
    order = {s.id: s.order for s in argmap.statements.values()}
    boxes = [box(stand.card, stand.rect) for stand in places.stands.values()]
    boxes.sort(key=lambda each: order[each.id])
    return Parts(tuple(boxes), wired, tuple(_frames(argmap, places, lang)))


def _wire(step: Inference, drawn: Drawn) -> Wire:
    paths = tuple(path for path in drawn.paths[step.id] if len(path) > 1)
    return wire(step, paths, drawn.tips[step.id], drawn.joints.get(step.id))


def _frames(argmap: ArgMap, places: Places, lang: str | None) -> list[Frame]:
    return [_frame(argmap, border, lang) for border in sorted(places.borders, key=lambda each: each.level)]


def _frame(argmap: ArgMap, border: Border, lang: str | None) -> Frame:
    x, y = border.rect.x + 12, border.rect.y + 21
    lines = tuple(
        Line(text, x, y + i * TITLE_LEADING, TITLE.width(text), TITLE.size, bold=True)
        for i, text in enumerate(border.title.lines)
    )
    told = wording(argmap.groups[border.title.group].text, lang, argmap.lang)
    return Frame(border.title.group, border.rect, lines, told, border.level)
