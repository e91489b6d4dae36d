"""Where a drawing stands on a slide: its points as the slide's units."""

from msgspec import Struct

from argmap.render.pptx.bent_connector import EMU_PER_POINT, EmuPoint
from argmap.scene.scene import Point, Rect


class SlideTransform(Struct, frozen=True):
    """A drawing's points become `scale` points of the slide; its corner stands at `x`, `y`, in points."""

    scale: float = 1.0
    x: float = 0.0
    y: float = 0.0

    def emu_length(self, points: float) -> int:
        """A length in EMU."""
        return round(points * self.scale * EMU_PER_POINT)

    def emu_point(self, point: Point) -> EmuPoint:
        """A point in EMU."""
        return round((self.x + point.x * self.scale) * EMU_PER_POINT), round(
            (self.y + point.y * self.scale) * EMU_PER_POINT
        )

    def emu_box(self, rect: Rect) -> tuple[int, int, int, int]:
        """Left, top, width and height in EMU; what touches in the drawing touches here."""
        left, top = self.emu_point(Point(rect.x, rect.y))
        right, bottom = self.emu_point(Point(rect.right, rect.bottom))
        return left, top, right - left, bottom - top


def fit_drawing(width: float, height: float, bounds: Rect) -> SlideTransform:
    """The place of a drawing of this size that fills a room, in its middle."""
    scale = min(bounds.width / width, bounds.height / height)
    return SlideTransform(
        scale, bounds.x + (bounds.width - width * scale) / 2, bounds.y + (bounds.height - height * scale) / 2
    )
