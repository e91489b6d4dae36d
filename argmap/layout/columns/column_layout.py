"""A map drawn in columns by depth: a grid of cells, rows from Graphviz, wires along the grid."""

from collections.abc import Iterator

from argmap.layout.box_content import BoxContent, build_contents
from argmap.layout.columns.column_links import place_cross_links
from argmap.layout.columns.column_wires import DISC_RADIUS, PlacedGrid, route_wires
from argmap.layout.columns.graphviz_dot import row_positions
from argmap.layout.columns.grid import Grid
from argmap.layout.columns.grid_builder import build_cells
from argmap.layout.columns.group_borders import add_group_borders
from argmap.layout.layout_options import LayoutOptions
from argmap.layout.page_frame import AccessibleText, build_scene
from argmap.layout.rank import Ranks, assign_ranks
from argmap.layout.reading_order import ReadingTree, Reference, build_reading_tree
from argmap.layout.reference_boxes import draw_with_references
from argmap.layout.scene_parts import SceneParts, box_extent, cell_height, compose_parts, frame_pads
from argmap.layout.wire_limits import select_limits
from argmap.model.map import ArgMap, localize_text
from argmap.scene.map_labels import select_map_labels
from argmap.scene.scene import Scene


def lay_out_columns(argmap: ArgMap, options: LayoutOptions | None = None) -> Scene:
    """Draw a map that has at least one statement. Raises EngineError if no layout engine answers."""
    scene = draw_with_references(argmap, options or LayoutOptions(), _try_columns)
    assert scene is not None
    return scene


def _try_columns(argmap: ArgMap, options: LayoutOptions) -> Scene | list[Reference]:
    """Draw a map, or return the references that have no wire which readers follow."""
    labels = select_map_labels(argmap, options.lang)
    contents = build_contents(argmap, options, labels, count_incoming_wires(argmap))
    grid, widths = build_grid(argmap, contents, options)
    ys = row_positions(grid, options.engine)
    if any(not edge.in_tree for edge in grid.edges):
        grid = place_cross_links(grid, ys)
        ys = row_positions(grid, options.engine)
    placed_grid = PlacedGrid(
        grid=grid,
        ys=ys,
        box_extents={cell: box_extent(contents[s], ys[cell]) for s, cell in grid.boxes.items()},
        widths=widths,
        pads=frame_pads(grid.borders, len(widths)),
        linked_steps=_find_linked_steps(argmap),
    )
    parts = compose_parts(argmap, contents, placed_grid, route_wires(placed_grid), options.lang)
    lost = list(_find_poor_wires(argmap, parts, options))
    if lost:
        return lost
    title = localize_text(argmap.title, options.lang, argmap.lang) or labels.argument_map
    accessible_text = AccessibleText(options.lang or argmap.likely_lang, title)
    return build_scene(argmap, parts, accessible_text, options, labels)


def _find_poor_wires(argmap: ArgMap, parts: SceneParts, options: LayoutOptions) -> Iterator[Reference]:
    """Yield the references whose wires readers do not follow."""
    tree, limits = build_reading_tree(argmap), select_limits(options)
    boxes = {box.id: box.rect for box in parts.boxes}
    for wire in parts.wires:
        for reference in tree.references(argmap.inferences[wire.id]):
            rect = boxes[reference.statement]
            path = next(path for path in wire.paths if rect.touches(path[-1]))
            others = (each for other in parts.wires for each in other.paths if each is not path)
            if not limits.allow(path, others):
                yield reference


def build_grid(
    argmap: ArgMap, contents: dict[str, BoxContent], options: LayoutOptions
) -> tuple[Grid, tuple[float, ...]]:
    """Build the grid of a map with boxes as large as their contents; return it and the columns' widths."""
    tree = build_reading_tree(argmap)
    ranks = assign_ranks(argmap, tree, _stagger(tree, options.stagger))
    widths = _column_widths(argmap, ranks, contents)
    heights = {statement: cell_height(content) for statement, content in contents.items()}
    return add_group_borders(build_cells(argmap, tree, ranks, heights), widths, options)


def _stagger(tree: ReadingTree, columns: int) -> dict[str, int]:
    """Return by how many columns statements move right if those that nothing bears on alternate.

    Neighbouring siblings of this kind take turns in so many `columns`, which makes a drawing less high if
    the columns to the right have room. The first one of a row stays in its column.
    """
    offsets: dict[str, int] = {}
    for siblings in tree.children.values():
        turn = 0
        for each in siblings:
            if each in tree.children:
                turn = 0
                continue
            offsets[each] = turn % columns
            turn += 1
    return {each: offset for each, offset in offsets.items() if offset}


def count_incoming_wires(argmap: ArgMap) -> dict[str, int]:
    """Count the wires that meet the right side of each statement's box."""
    counts: dict[str, int] = {}
    for step in argmap.inferences.values():
        if not step.undercuts:
            counts[step.target] = counts.get(step.target, 0) + 1
    return counts


def _find_linked_steps(argmap: ArgMap) -> frozenset[str]:
    """Return the ids of inferences with several premises."""
    return frozenset(step.id for step in argmap.inferences.values() if len(step.premises) > 1)


def _column_widths(argmap: ArgMap, ranks: Ranks, contents: dict[str, BoxContent]) -> tuple[float, ...]:
    """Return the width of each column in points: that of the widest box or joint in it."""
    widths = [0.0] * ranks.count
    for statement, column in ranks.statements.items():
        widths[column] = max(widths[column], contents[statement].width)
    for column in ranks.joints.values():
        widths[column] = max(widths[column], 2 * DISC_RADIUS)
    return tuple(widths)
