"""The faces in a font file: their names, weights and characters."""

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
"""The most glyphs of a face that are all checked, which bounds the time that naming a damaged font takes.

Of fonts for Chinese, with ten times as many, only the characters of the drawing are checked.
"""
_REQUIRED_TABLES = {"head", "hhea", "hmtx", "maxp"}
"""The tables that every font must have."""
_SLANTED = 0b10_0000_0001
"""The bits ITALIC and OBLIQUE of fsSelection (OpenType, table OS/2)."""
_NORMAL_WIDTHS = (0, 5)
"""Of usWidthClass: 5 is normal, 0 is what fonts write that leave it out."""


class Face(Struct, frozen=True):
    """One face of a font file; `index` is its place in a collection, `weight` 400 for regular, 700 for bold.

    A `variable` face has a weight axis, and `weight` is only the axis's default.
    """

    path: str
    index: int
    family: str
    weight: int
    variable: bool = False


@cache
def read_upright_faces(path: str) -> tuple[Face, ...]:
    """The faces in a file, except slanted and narrow ones; none where it cannot be read, or is a pipe."""
    from fontTools.ttLib import TTCollection, TTFont

    getLogger("fontTools").setLevel(CRITICAL)  # its warnings name no file
    if not os.path.isfile(path):
        return ()
    try:
        if path.lower().endswith((".ttc", ".otc")):
            with TTCollection(path, lazy=True) as fonts:
                return _select_upright(path, list(fonts))
        with TTFont(path, lazy=True) as font:
            return _select_upright(path, [font])
    except Exception:  # fontTools raises many kinds of exceptions on a damaged file, which counts as no font
        return ()


@cache
def face_characters(face: Face) -> frozenset[int]:
    """The code points that a face has glyphs for; none where its character map cannot be read."""
    from fontTools.ttLib import TTFont

    try:
        with TTFont(face.path, fontNumber=face.index, lazy=True) as font:
            return frozenset(font.getBestCmap() or ())
    except Exception:  # as above
        return frozenset()


def is_damaged(face: Face, texts: Iterable[str]) -> bool:
    """Return whether some table of a face, or the glyph of some character in `texts`, cannot be read.

    Of a face with at most MAX_CHECKED_GLYPHS all glyphs are drawn, and the font is written anew as a check.
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
    except Exception:  # fontTools raises many kinds of exceptions on a damaged file
        return True


def _draw_glyphs(font: "TTFont", names: Iterable[str]) -> None:
    """Draw glyphs into a pen that only records, to have their outlines read."""
    from fontTools.pens.recordingPen import DecomposingRecordingPen

    glyphs = font.getGlyphSet()
    for name in names:
        glyphs[name].draw(DecomposingRecordingPen(glyphs))


def _select_upright(path: str, fonts: "list[TTFont]") -> tuple[Face, ...]:
    faces = []
    for index, font in enumerate(fonts):
        style = font["OS/2"]
        if style.fsSelection & _SLANTED or style.usWidthClass not in _NORMAL_WIDTHS:
            continue
        family = font["name"].getBestFamilyName()
        if family:
            faces.append(Face(path, index, family, style.usWeightClass, "fvar" in font))
    return tuple(faces)
