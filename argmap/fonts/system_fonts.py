"""The font files of this machine, found by the beginnings of their names."""

import os
import re
import sys
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from msgspec import Struct

FAMILY_FILE_PREFIXES = {
    "Noto Sans CJK KR": ("notosanscjk",),
    "Noto Sans KR": ("notosanskr",),
    "Pretendard": ("pretendard",),
    "Malgun Gothic": ("malgun",),
    "Apple SD Gothic Neo": ("applesdgothicneo",),
    "Segoe UI": ("segoeui",),
    "Helvetica Neue": ("helveticaneue",),
    "Arial": ("arial",),
}
"""The beginnings of each family's file names, as plain names: lower case without `-`, `_` and spaces."""

PLACEHOLDER_FONTS = ("lastresort", "adobeblank", "adobenotdef")
"""Fonts that have a placeholder for every character."""

FONT_SUFFIXES = (".ttf", ".otf", ".ttc", ".otc")

_STYLE_WORDS = re.compile(
    r"(extra|ultra|semi|demi)?(thin|light|regular|book|medium|bold|black|heavy|italic|oblique)|(ttf|otf|ttc|otc)$"
)
"""The part of a plain name that differs between the faces of one family."""


class FontReport(Struct, frozen=True):
    """A font family that drawings name, and a file of it; None where it is not installed."""

    family: str
    file: str | None

    def __str__(self) -> str:
        """The family and its file, as a line for people."""
        return f"{self.family}: {self.file or '—'}"


def survey_fonts() -> tuple[FontReport, ...]:
    """Every font family that drawings name, in the order they are tried."""
    return tuple(
        FontReport(family, _find_font_file(prefixes)) for family, prefixes in FAMILY_FILE_PREFIXES.items()
    )


def find_font_files(prefixes: tuple[str, ...]) -> tuple[str, ...]:
    """The font files here whose plain names begin with one of `prefixes`."""
    return tuple(file for plain, file in _list_font_files() if plain.startswith(prefixes))


def group_font_files() -> tuple[tuple[str, ...], ...]:
    """All font files here but placeholder fonts, grouped by family as their names show; sans serifs first."""
    families: dict[str, list[str]] = {}
    for plain, file in _list_font_files():
        if not plain.startswith(PLACEHOLDER_FONTS):
            families.setdefault(_STYLE_WORDS.sub("", plain), []).append(file)
    return tuple(
        tuple(families[name]) for name in sorted(families, key=lambda name: (_family_rank(name), name))
    )


def font_file_sizes() -> tuple[tuple[str, int], ...]:
    """All font files here and their sizes in bytes, which nearly always change when a font does."""
    return tuple((file, _file_size(file)) for _, file in _list_font_files())


def _file_size(file: str) -> int:
    try:
        return os.path.getsize(file)
    except OSError:
        return 0


def _family_rank(name: str) -> int:
    if any(word in name for word in ("mono", "serif", "math", "symbol")):
        return 2
    return "sans" not in name


def _find_font_file(prefixes: tuple[str, ...]) -> str | None:
    return next(iter(find_font_files(prefixes)), None)


@cache
def _list_font_files() -> tuple[tuple[str, str], ...]:
    """The plain name and the path of every font file in the usual folders, sorted."""
    files = [
        ("".join(c for c in name.lower() if c.isalnum()), os.path.join(folder, name))
        for root in _font_folders()
        for folder, _, names in os.walk(root)
        for name in names
        if name.lower().endswith(FONT_SUFFIXES)
    ]
    return tuple(sorted(files))


def _font_folders() -> Iterator[Path]:
    """The folders of this system's fonts and of the user's."""
    home = Path(os.path.expanduser("~"))
    if sys.platform == "win32":
        yield Path(os.environ.get("WINDIR", r"C:\Windows")) / "Fonts"
        yield Path(os.environ.get("LOCALAPPDATA", str(home))) / "Microsoft" / "Windows" / "Fonts"
    elif sys.platform == "darwin":
        yield from (Path("/System/Library/Fonts"), Path("/Library/Fonts"), home / "Library" / "Fonts")
    else:
        yield from (Path("/usr/share/fonts"), Path("/usr/local/share/fonts"))
        yield from (home / ".fonts", home / ".local" / "share" / "fonts")
