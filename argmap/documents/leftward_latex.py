"""Pictures in LaTeX documents that run from right to left, where XeTeX shifts and does not scale them."""

from collections.abc import Mapping
from typing import Any

from argmap.fonts.text_direction import is_leftward_language

_SET_PICTURES_RIGHTWARD = r"""\makeatletter
\ifdefined\TeXXeTstate\ifdefined\Ginclude@graphics
  \let\argmapGinclude\Ginclude@graphics
  \def\Ginclude@graphics#1{{\ifnum\TeXXeTstate>0 \beginL\fi
    \argmapGinclude{#1}\ifnum\TeXXeTstate>0 \endL\fi}}
\fi\fi
\makeatother"""
"""LaTeX that sets each picture from left to right where lines may run to the left, so that it is whole."""


def keep_pictures_whole(root: dict[str, Any], target: str) -> None:
    """Put what keeps pictures whole before the text of a document that runs from right to left.

    In Beamer, where all text is in frames, it is in the preamble; elsewhere not, for `-H` takes its place.
    """
    meta = root.get("meta", {})
    if not runs_leftward(meta):
        return
    raw = {"t": "RawBlock", "c": ["latex", _SET_PICTURES_RIGHTWARD]}
    if target == "beamer":
        present = meta.get("header-includes")
        others = present["c"] if present and present["t"] == "MetaList" else [present] if present else []
        meta["header-includes"] = {"t": "MetaList", "c": [*others, {"t": "MetaBlocks", "c": [raw]}]}
    else:
        root["blocks"].insert(0, raw)


def runs_leftward(meta: Mapping[str, Any]) -> bool:
    """Tell whether a document runs from right to left, by its `dir`, else by its `lang`."""
    direction = _read_word(meta.get("dir"))
    if direction:
        return direction == "rtl"
    return is_leftward_language(_read_word(meta.get("lang")))


def _read_word(value: object) -> str:
    """Read a setting that is one word, in small letters; empty for any other."""
    match value:
        case {"t": "MetaInlines", "c": [{"t": "Str", "c": str(word)}]} | {"t": "MetaString", "c": str(word)}:
            return word.lower()
    return ""
