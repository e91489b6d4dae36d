"""A chosen size of a map as the parts of a drawing."""

from argmap.layout.box_drawing import draw_box
from argmap.layout.compact.cross_links import add_cross_links
from argmap.layout.compact.placement import PlacedFrame, Placement, place_parts
from argmap.layout.compact.shape_options import ShapeOption
from argmap.layout.compact.tree_wires import WireSet, draw_tree_wires
from argmap.layout.frame_title import TITLE_LEADING, TITLE_STYLE
from argmap.layout.reading_order import ReadingTree
from argmap.layout.scene_parts import SceneParts, build_wire
from argmap.model.map import ArgMap, Inference, localize_text
from argmap.scene.scene import Frame, TextLine, Wire


def assemble_parts(
    argmap: ArgMap, tree: ReadingTree, shape: ShapeOption, lang: str | None
) -> SceneParts | None:
    """The boxes, wires and frames of a map drawn in one of its sizes; None where some wire finds no way."""
    places = place_parts(shape)
    drawn = draw_tree_wires(argmap, tree, places)
    if not add_cross_links(argmap, tree, places, drawn):
        return None
    return _build_parts(
        argmap, places, lang, tuple(_build_scene_wire(step, drawn) for step in argmap.inferences.values())
    )


def assemble_boxes(argmap: ArgMap, shape: ShapeOption, lang: str | None) -> SceneParts:
    """The same without wires: enough to see how much room the page takes."""
    return _build_parts(argmap, place_parts(shape), lang, ())


def _build_parts(
    argmap: ArgMap, placement: Placement, lang: str | None, scene_wires: tuple[Wire, ...]
) -> SceneParts:
    order = {s.id: s.order for s in argmap.statements.values()}
    boxes = [draw_box(stand.content, stand.rect) for stand in placement.boxes.values()]
    boxes.sort(key=lambda each: order[each.id])
    return SceneParts(tuple(boxes), scene_wires, tuple(_build_frames(argmap, placement, lang)))


def _build_scene_wire(step: Inference, wire_set: WireSet) -> Wire:
    paths = tuple(path for path in wire_set.paths[step.id] if len(path) > 1)
    return build_wire(step, paths, wire_set.tips[step.id], wire_set.joints.get(step.id))


def _build_frames(argmap: ArgMap, placement: Placement, lang: str | None) -> list[Frame]:
    return [
        _build_frame(argmap, border, lang) for border in sorted(placement.frames, key=lambda each: each.level)
    ]


def _build_frame(argmap: ArgMap, frame: PlacedFrame, lang: str | None) -> Frame:
    x, y = frame.rect.x + 12, frame.rect.y + 21
    lines = tuple(
        TextLine(text, x, y + i * TITLE_LEADING, TITLE_STYLE.width(text), TITLE_STYLE.size, bold=True)
        for i, text in enumerate(frame.title.lines)
    )
    told = localize_text(argmap.groups[frame.title.group].text, lang, argmap.lang)
    return Frame(frame.title.group, frame.rect, lines, told, frame.level)
