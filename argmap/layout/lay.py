"""The way from a map to its drawing, on one page."""

from argmap.layout.card import Card, cards
from argmap.layout.compose import cell_height, compose, edges, frame_pads
from argmap.layout.fence import fence
from argmap.layout.graph import heights
from argmap.layout.lattice import Lattice
from argmap.layout.options import LayoutOptions
from argmap.layout.outline import outline
from argmap.layout.page import Told, page
from argmap.layout.rank import Ranks, rank
from argmap.layout.reading import Reading, read
from argmap.layout.route import Field, joint_radius, route
from argmap.layout.scene import Scene
from argmap.layout.stagger import stagger
from argmap.layout.thread import thread
from argmap.layout.weave import weave
from argmap.model.map import ArgMap, wording
from argmap.words.drawing import words


def lay_out(argmap: ArgMap, options: LayoutOptions | None = None) -> Scene:
    """The drawing of a map that has at least one statement. Raises EngineTrouble where no engine answers."""
    options = options or LayoutOptions()
    say = words(options.lang or argmap.lang)
    shown = cards(argmap, options, say, wires_met(argmap))
    lattice, widths = lattice_of(argmap, shown, options)
    ys = heights(lattice, options.engine)
    if any(not strand.planted for strand in lattice.strands):
        lattice = thread(lattice, ys)
        ys = heights(lattice, options.engine)
    field = Field(
        lattice=lattice,
        ys=ys,
        boxes={cell: edges(shown[s], ys[cell]) for s, cell in lattice.boxes.items()},
        widths=widths,
        pads=frame_pads(lattice.enclosures, len(widths)),
        linked=_linked(argmap),
    )
    parts = compose(argmap, shown, field, route(field), options.lang)
    title = wording(argmap.title, options.lang, argmap.lang) or say.argument_map
    told = Told(options.lang or argmap.lang or "en", title, outline(argmap, options.lang, options.hidden))
    return page(argmap, parts, told, options, say)


def lattice_of(
    argmap: ArgMap, shown: dict[str, Card], options: LayoutOptions
) -> tuple[Lattice, tuple[float, ...]]:
    """The lattice of a map whose statements take the room of their cards, and the columns' widths."""
    reading = read(argmap)
    ranks = rank(argmap, reading, stagger(reading, options.stagger))
    widths = _widths(argmap, reading, ranks, shown)
    loom = weave(argmap, reading, ranks, {s: cell_height(card) for s, card in shown.items()})
    return fence(loom, widths, options.lang), widths


def wires_met(argmap: ArgMap) -> dict[str, int]:
    """How many wires meet the right side of each statement."""
    met: dict[str, int] = {}
    for step in argmap.inferences.values():
        if not step.undercuts:
            met[step.target] = met.get(step.target, 0) + 1
    return met


def _linked(argmap: ArgMap) -> frozenset[str]:
    return frozenset(step.id for step in argmap.inferences.values() if len(step.premises) > 1)


def _widths(argmap: ArgMap, reading: Reading, ranks: Ranks, shown: dict[str, Card]) -> tuple[float, ...]:
    """Each column as wide as the widest that stands in it."""
    widths = [0.0] * ranks.count
    for statement, place in ranks.statements.items():
        widths[place] = max(widths[place], shown[statement].width)
    for step, place in ranks.joints.items():
        linked = len(argmap.inferences[step].premises) > 1
        widths[place] = max(widths[place], 2 * joint_radius(linked))
    return tuple(widths)
