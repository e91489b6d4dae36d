"""One weight of a typeface, open for work; uharfbuzz is loaded here, and only when it is asked for."""

from importlib.util import find_spec
from typing import TYPE_CHECKING

from msgspec import Struct

from argmap.fonts.face import Face
from argmap.fonts.fallback import Typeface

if TYPE_CHECKING:
    import uharfbuzz


class FontInstance(Struct, frozen=True):
    """A face at a weight: its own, or what its axis is set to."""

    face: Face
    weight: int


def select_instance(typeface: Typeface, *, bold: bool) -> FontInstance:
    """The cut that draws a typeface's regular or bold texts; one for both where it has no other face."""
    face = typeface.bold if bold else typeface.regular
    weight = 700 if bold else 400
    return FontInstance(face, weight if face.variable else face.weight)


def can_shape() -> bool:
    """Whether the shaper is installed; for some machines there is none."""
    return find_spec("uharfbuzz") is not None


def open_face(instance: FontInstance) -> "uharfbuzz.Face":
    """The face in its file."""
    import uharfbuzz

    return uharfbuzz.Face(uharfbuzz.Blob.from_file_path(instance.face.path), instance.face.index)
