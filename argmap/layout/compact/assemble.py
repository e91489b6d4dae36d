"""Assembling the boxes, wires and frames of a drawing from a chosen shape."""

from argmap.layout.box_drawing import draw_box
from argmap.layout.compact.cross_links import add_cross_links
from argmap.layout.compact.parts import RootColumns
from argmap.layout.compact.placement import PlacedFrame, Placement, place_parts
from argmap.layout.compact.shape_options import ShapeOption
from argmap.layout.compact.tree_wires import WireSet, draw_tree_wires
from argmap.layout.group_tab import draw_tabs
from argmap.layout.group_title import build_title
from argmap.layout.reading_order import ReadingTree, Reference
from argmap.layout.scene_parts import SceneParts, WireEnds, add_undercut_joins, build_wire
from argmap.layout.wire_limits import WireLimits
from argmap.model.map import ArgMap, Inference, localize_text
from argmap.scene.scene import Frame, Point, Wire


def assemble_parts(
    argmap: ArgMap, tree: ReadingTree, shape: ShapeOption[RootColumns], lang: str | None, limits: WireLimits
) -> SceneParts | list[Reference]:
    """Assemble the boxes, wires and frames of a map, or return the references that find no wire."""
    placement = place_parts(shape)
    wire_set = draw_tree_wires(argmap, tree, placement)
    lost = add_cross_links(argmap, tree, placement, wire_set, limits)
    if lost:
        return lost
    wires = [_build_scene_wire(step, wire_set) for step in argmap.inferences.values()]
    return _build_parts(argmap, placement, lang, tuple(add_undercut_joins(wires)))


def assemble_tree(
    argmap: ArgMap, tree: ReadingTree, shape: ShapeOption[RootColumns], lang: str | None
) -> SceneParts:
    """Assemble boxes, frames and the wires within the tree, which is enough to measure the page."""
    placement = place_parts(shape)
    wire_set = draw_tree_wires(argmap, tree, placement)
    wires = (
        _build_scene_wire(step, wire_set) for step in argmap.inferences.values() if step.id in wire_set.tips
    )
    return _build_parts(argmap, placement, lang, tuple(wires))


def _build_parts(
    argmap: ArgMap, placement: Placement, lang: str | None, scene_wires: tuple[Wire, ...]
) -> SceneParts:
    """Draw the boxes in the order of the file, and the frames, and add the wires."""
    order = {s.id: s.order for s in argmap.statements.values()}
    boxes = [draw_box(box.content, box.rect) for box in placement.boxes.values()]
    boxes.sort(key=lambda each: order[each.id])
    return SceneParts(tuple(boxes), scene_wires, tuple(_build_frames(argmap, placement, lang)))


def _build_scene_wire(step: Inference, wire_set: WireSet) -> Wire:
    """Build a step's wire, without paths of a single point."""
    paths = tuple(path for path in wire_set.paths[step.id] if len(path) > 1)
    ends = WireEnds(wire_set.tips[step.id], wire_set.joints.get(step.id), wire_set.joins.get(step.id))
    return build_wire(step, paths, ends)


def _build_frames(argmap: ArgMap, placement: Placement, lang: str | None) -> list[Frame]:
    """Build the frames and tabs, the outermost first."""
    frames = [_build_frame(argmap, frame, lang) for frame in placement.frames]
    for statement, tabs in placement.tabs.items():
        box = placement.boxes[statement]
        frames += draw_tabs(argmap, box.content, box.rect, tabs, lang)
    return sorted(frames, key=lambda each: each.level)


def _build_frame(argmap: ArgMap, frame: PlacedFrame, lang: str | None) -> Frame:
    """Build a frame with its title in the upper left corner."""
    lines = build_title(frame.title.lines, Point(frame.rect.x + 12, frame.rect.y + 21))
    description = localize_text(argmap.groups[frame.title.group].text, lang, argmap.lang)
    return Frame(frame.title.group, frame.rect, lines, description, frame.level)
