"""Where a drawing stands on a slide: its points as the slide's units."""

from msgspec import Struct

from argmap.layout.scene import Point, Rect
from argmap.render.pptx_bent import EMU, Spot


class Place(Struct, frozen=True):
    """A drawing's points become `scale` points of the slide; its corner stands at `x`, `y`, in points."""

    scale: float = 1.0
    x: float = 0.0
    y: float = 0.0

    def length(self, points: float) -> int:
        """A length in EMU."""
        return round(points * self.scale * EMU)

    def spot(self, point: Point) -> Spot:
        """A point in EMU."""
        return round((self.x + point.x * self.scale) * EMU), round((self.y + point.y * self.scale) * EMU)

    def box(self, rect: Rect) -> tuple[int, int, int, int]:
        """Left, top, width and height in EMU; what touches in the drawing touches here."""
        left, top = self.spot(Point(rect.x, rect.y))
        right, bottom = self.spot(Point(rect.right, rect.bottom))
        return left, top, right - left, bottom - top


def placed(width: float, height: float, room: Rect) -> Place:
    """The place of a drawing of this size that fills a room, in its middle."""
    scale = min(room.width / width, room.height / height)
    return Place(
        scale, room.x + (room.width - width * scale) / 2, room.y + (room.height - height * scale) / 2
    )
