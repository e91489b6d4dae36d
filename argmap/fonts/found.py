"""Which of the fonts that a drawing asks for are on this machine, told by their files' names."""

import os
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

FILES = {
    "Noto Sans CJK KR": ("notosanscjk", "notosanscjkkr"),
    "Noto Sans KR": ("notosanskr",),
    "Pretendard": ("pretendard",),
    "Malgun Gothic": ("malgun",),
    "Apple SD Gothic Neo": ("applesdgothicneo",),
    "Segoe UI": ("segoeui",),
    "Helvetica Neue": ("helveticaneue",),
    "Arial": ("arial",),
}
"""How the file names of each family begin, in lower case and without `-`, `_` and spaces."""

ENDINGS = (".ttf", ".otf", ".ttc", ".otc")


@dataclass(frozen=True, slots=True)
class FontReport:
    """One font family that drawings name, and a file of it; None where there is none."""

    family: str
    file: str | None

    def __str__(self) -> str:
        """The family, and where it is."""
        return f"{self.family}: {self.file or '—'}"


def survey_fonts() -> tuple[FontReport, ...]:
    """Every font family that drawings name, in the order they are tried."""
    return tuple(FontReport(family, _file_of(starts)) for family, starts in FILES.items())


def _file_of(starts: tuple[str, ...]) -> str | None:
    for plain, file in _files():
        if plain.startswith(starts):
            return file
    return None


@cache
def _files() -> tuple[tuple[str, str], ...]:
    """Every font file in the usual folders: its name in plain letters, and its path; sorted."""
    found = [
        ("".join(c for c in name.lower() if c.isalnum()), os.path.join(folder, name))
        for place in _folders()
        for folder, _, names in os.walk(place)
        for name in names
        if name.lower().endswith(ENDINGS)
    ]
    return tuple(sorted(found))


def _folders() -> Iterator[Path]:
    """Where this system keeps its fonts and the user's."""
    home = Path(os.path.expanduser("~"))
    if sys.platform == "win32":
        yield Path(os.environ.get("WINDIR", r"C:\Windows")) / "Fonts"
        yield Path(os.environ.get("LOCALAPPDATA", str(home))) / "Microsoft" / "Windows" / "Fonts"
    elif sys.platform == "darwin":
        yield from (Path("/System/Library/Fonts"), Path("/Library/Fonts"), home / "Library" / "Fonts")
    else:
        yield from (Path("/usr/share/fonts"), Path("/usr/local/share/fonts"))
        yield from (home / ".fonts", home / ".local" / "share" / "fonts")
