"""A face at one weight, and its file opened by uharfbuzz, which is imported only when needed."""

from importlib.util import find_spec
from typing import TYPE_CHECKING

from msgspec import Struct

from argmap.fonts.face import Face
from argmap.fonts.fallback import Typeface

if TYPE_CHECKING:
    import uharfbuzz


class FontInstance(Struct, frozen=True):
    """A face at a weight: its own, or that to set its axis to."""

    face: Face
    weight: int


def select_instance(typeface: Typeface, *, bold: bool) -> FontInstance:
    """The instance for a typeface's regular or bold text; the same for both where it has one face."""
    face = typeface.bold if bold else typeface.regular
    weight = 700 if bold else 400
    return FontInstance(face, weight if face.variable else face.weight)


def can_shape() -> bool:
    """Return whether uharfbuzz is installed; some systems have no build of it."""
    return find_spec("uharfbuzz") is not None


def open_face(instance: FontInstance) -> "uharfbuzz.Face":
    """Open the face in its file."""
    import uharfbuzz

    return uharfbuzz.Face(uharfbuzz.Blob.from_file_path(instance.face.path), instance.face.index)
