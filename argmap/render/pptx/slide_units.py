"""The units of a slide (EMU), and the transform from a drawing's points to them."""

from msgspec import Struct

from argmap.scene.scene import Point, Rect

EMU_PER_POINT = 12700
"""English Metric Units in a point: 914,400 in an inch (ECMA-376, part 1, 20.1.10.16)."""

EmuPoint = tuple[int, int]
"""A point on a slide: x and y in EMU."""


class SlideTransform(Struct, frozen=True):
    """The scale of a drawing on a slide, and the place of its upper left corner in points of the slide."""

    scale: float = 1.0
    x: float = 0.0
    y: float = 0.0

    def emu_length(self, points: float) -> int:
        """Convert a length in the drawing's points to EMU."""
        return round(points * self.scale * EMU_PER_POINT)

    def emu_point(self, point: Point) -> EmuPoint:
        """Convert a point of the drawing to EMU."""
        return round((self.x + point.x * self.scale) * EMU_PER_POINT), round(
            (self.y + point.y * self.scale) * EMU_PER_POINT
        )

    def emu_box(self, rect: Rect) -> tuple[int, int, int, int]:
        """Convert a rectangle to left, top, width and height in EMU.

        Its sides are rounded, not its size, so that rectangles which touch in the drawing touch here.
        """
        left, top = self.emu_point(Point(rect.x, rect.y))
        right, bottom = self.emu_point(Point(rect.right, rect.bottom))
        return left, top, right - left, bottom - top


def fit_drawing(width: float, height: float, bounds: Rect) -> SlideTransform:
    """Fit a drawing of this size into bounds, as large as it can be and centred; all in points."""
    scale = min(bounds.width / width, bounds.height / height)
    return SlideTransform(
        scale, bounds.x + (bounds.width - width * scale) / 2, bounds.y + (bounds.height - height * scale) / 2
    )
