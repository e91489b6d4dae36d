"""The way from a map to its drawing, on one page."""

from argmap.i18n.languages import select_labels
from argmap.layout.box_content import BoxContent, build_contents
from argmap.layout.columns.column_links import place_cross_links
from argmap.layout.columns.column_wires import PlacedGrid, joint_radius, route_wires
from argmap.layout.columns.graphviz_dot import row_positions
from argmap.layout.columns.grid import Grid
from argmap.layout.columns.grid_builder import build_cells
from argmap.layout.columns.group_borders import add_group_borders
from argmap.layout.columns.stagger import stagger
from argmap.layout.layout_options import LayoutOptions
from argmap.layout.page_frame import AccessibleText, build_scene
from argmap.layout.rank import Ranks, assign_ranks
from argmap.layout.reading_order import ReadingTree, build_reading_tree
from argmap.layout.scene_parts import box_extent, cell_height, compose_parts, frame_pads
from argmap.model.map import ArgMap, localize_text
from argmap.scene.argument_outline import write_outline
from argmap.scene.scene import Scene


def lay_out_columns(argmap: ArgMap, options: LayoutOptions | None = None) -> Scene:
    """The drawing of a map that has at least one statement. Raises EngineTrouble where no engine answers."""
    options = options or LayoutOptions()
    say = select_labels(options.lang or argmap.lang).drawing
    shown = build_contents(argmap, options, say, count_incoming_wires(argmap))
    lattice, widths = build_grid(argmap, shown, options)
    ys = row_positions(lattice, options.engine)
    if any(not strand.in_tree for strand in lattice.edges):
        lattice = place_cross_links(lattice, ys)
        ys = row_positions(lattice, options.engine)
    field = PlacedGrid(
        grid=lattice,
        ys=ys,
        box_extents={cell: box_extent(shown[s], ys[cell]) for s, cell in lattice.boxes.items()},
        widths=widths,
        pads=frame_pads(lattice.borders, len(widths)),
        linked_steps=_find_linked_steps(argmap),
    )
    parts = compose_parts(argmap, shown, field, route_wires(field), options.lang)
    title = localize_text(argmap.title, options.lang, argmap.lang) or say.argument_map
    told = AccessibleText(
        options.lang or argmap.lang or "en", title, write_outline(argmap, options.lang, options.hidden)
    )
    return build_scene(argmap, parts, told, options, say)


def build_grid(
    argmap: ArgMap, contents: dict[str, BoxContent], options: LayoutOptions
) -> tuple[Grid, tuple[float, ...]]:
    """The lattice of a map whose statements take the room of their cards, and the columns' widths."""
    reading = build_reading_tree(argmap)
    ranks = assign_ranks(argmap, reading, stagger(reading, options.stagger))
    widths = _column_widths(argmap, reading, ranks, contents)
    loom = build_cells(argmap, reading, ranks, {s: cell_height(card) for s, card in contents.items()})
    return add_group_borders(loom, widths, options.lang), widths


def count_incoming_wires(argmap: ArgMap) -> dict[str, int]:
    """How many wires meet the right side of each statement."""
    met: dict[str, int] = {}
    for step in argmap.inferences.values():
        if not step.undercuts:
            met[step.target] = met.get(step.target, 0) + 1
    return met


def _find_linked_steps(argmap: ArgMap) -> frozenset[str]:
    return frozenset(step.id for step in argmap.inferences.values() if len(step.premises) > 1)


def _column_widths(
    argmap: ArgMap, tree: ReadingTree, ranks: Ranks, contents: dict[str, BoxContent]
) -> tuple[float, ...]:
    """Each column as wide as the widest that stands in it."""
    widths = [0.0] * ranks.count
    for statement, place in ranks.statements.items():
        widths[place] = max(widths[place], contents[statement].width)
    for step, place in ranks.joints.items():
        linked = len(argmap.inferences[step].premises) > 1
        widths[place] = max(widths[place], 2 * joint_radius(linked))
    return tuple(widths)
