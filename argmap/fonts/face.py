"""The faces that a font file holds: their names, how heavy they are, and which characters they have."""

import os
from collections.abc import Iterable
from functools import cache
from io import BytesIO
from logging import CRITICAL, getLogger
from typing import TYPE_CHECKING

from msgspec import Struct

if TYPE_CHECKING:
    from fontTools.ttLib import TTFont


MAX_CHECKED_GLYPHS = 5_000
"""The most glyphs of a face that are looked at one by one: fonts for Chinese have ten times as many."""
_REQUIRED_TABLES = {"head", "hhea", "hmtx", "maxp"}
"""What no font does without."""


class Face(Struct, frozen=True):
    """One face of a font file; `index` is its place in a collection, `weight` 400 for regular, 700 for bold.

    `variable` where the weight is only where its axis starts.
    """

    path: str
    index: int
    family: str
    weight: int
    variable: bool = False


@cache
def read_upright_faces(path: str) -> tuple[Face, ...]:
    """The faces in a file, without those that are slanted or narrowed; none where it cannot be read, or is
    no file but a pipe.
    """
    from fontTools.ttLib import TTCollection, TTFont

    getLogger("fontTools").setLevel(CRITICAL)  # it tells of what it mends, in words that name no file
    if not os.path.isfile(path):
        return ()
    try:
        if path.lower().endswith((".ttc", ".otc")):
            with TTCollection(path, lazy=True) as fonts:
                return _select_upright(path, list(fonts))
        with TTFont(path, lazy=True) as font:
            return _select_upright(path, [font])
    except Exception:  # fontTools raises what it likes on a damaged file, and a damaged file is no font
        return ()


@cache
def face_characters(face: Face) -> frozenset[int]:
    """The code points that a face has glyphs for; none where its table of them cannot be read."""
    from fontTools.ttLib import TTFont

    try:
        with TTFont(face.path, fontNumber=face.index, lazy=True) as font:
            return frozenset(font.getBestCmap() or ())
    except Exception:  # as above
        return frozenset()


def is_damaged(face: Face, texts: Iterable[str]) -> bool:
    """Whether some table of a face, or the glyph of some character that is `shown`, cannot be read.

    Of a face with at most SMALL glyphs all are looked at, and whether they fit together.
    """
    from fontTools.ttLib import TTFont

    try:
        with TTFont(face.path, fontNumber=face.index, lazy=False) as font:
            names = set(font.getGlyphOrder())
            small = len(names) <= MAX_CHECKED_GLYPHS
            font.ensureDecompiled(recurse=small)
            known = font.getBestCmap() or {}
            _draw_glyphs(font, names if small else {known[ord(char)] for char in texts if ord(char) in known})
            if small:
                font.save(BytesIO())
            return not set(known.values()) <= names or not set(font.keys()) >= _REQUIRED_TABLES
    except Exception:  # as above
        return True


def _draw_glyphs(font: "TTFont", names: Iterable[str]) -> None:
    """Draws glyphs, on nothing."""
    from fontTools.pens.recordingPen import DecomposingRecordingPen

    glyphs = font.getGlyphSet()
    for name in names:
        glyphs[name].draw(DecomposingRecordingPen(glyphs))


def _select_upright(path: str, fonts: "list[TTFont]") -> tuple[Face, ...]:
    faces = []
    for index, font in enumerate(fonts):
        look = font["OS/2"]
        if look.fsSelection & 0b1000000001 or look.usWidthClass not in (0, 5):
            continue
        family = font["name"].getBestFamilyName()
        if family:
            faces.append(Face(path, index, family, look.usWeightClass, "fvar" in font))
    return tuple(faces)
