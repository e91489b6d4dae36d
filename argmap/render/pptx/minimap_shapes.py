"""The small map of a talk on a slide: a group of shapes, of which the part's own is filled."""

from collections.abc import Iterator

from argmap.render.draw_scene import MINIMAP_LINE
from argmap.render.pptx.bent_connector import fit_bent_connector
from argmap.render.pptx.shape_xml import (
    NO_FILL,
    ShapeIdentity,
    build_connector,
    build_group,
    build_shape,
)
from argmap.render.pptx.slide_canvas import SlideCanvas
from argmap.scene.scene import Minimap


def draw_minimap_group(minimap: Minimap, canvas: SlideCanvas) -> str:
    """Draw a small map, in points of the slide, as a group that says which part this is."""
    identity = ShapeIdentity(canvas.numbers.number_for("minimap"), "minimap", minimap.description)
    box = canvas.transform.emu_box(minimap.bounds)
    return build_group(identity, [box], "".join(_draw_shapes(minimap, canvas)))


def _draw_shapes(minimap: Minimap, canvas: SlideCanvas) -> Iterator[str]:
    border = canvas.build_stroke(canvas.colours.build_fill(canvas.theme.muted, "tx2"), MINIMAP_LINE)
    for index, line in enumerate(minimap.lines):
        path = fit_bent_connector([canvas.transform.emu_point(point) for point in line])
        identity = canvas.decoration_identity(f"minimap line {index}", "line")
        yield build_connector(identity, path, (), border)
    here = canvas.colours.build_fill(canvas.theme.text, "tx1")
    for index, cell in enumerate(minimap.cells):
        geometry = canvas.preset_geometry("rect", cell.rect)
        identity = canvas.decoration_identity(f"minimap cell {index}", "part")
        yield build_shape(identity, geometry, (here if cell.is_here else NO_FILL) + border)
