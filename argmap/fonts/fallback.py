"""The choice of fonts for a text: the usual families first, then others for characters that these lack."""

from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from itertools import islice
from unicodedata import category, normalize

from msgspec import Struct

from argmap.diagnostics.invisible_characters import BLANK_CATEGORIES, FILLERS
from argmap.fonts.errors import missing_font_error
from argmap.fonts.face import Face, face_characters, read_upright_faces
from argmap.fonts.system_fonts import FAMILY_FILE_PREFIXES, find_font_files, group_font_files

EMOJI_FILE_PREFIXES = {
    "Noto Color Emoji": ("notocoloremoji",),
    "Segoe UI Emoji": ("seguiemj",),
    "Apple Color Emoji": ("applecoloremoji",),
}
"""Tried after the usual families and before all others; as FAMILY_FILE_PREFIXES."""

_NO_GLYPH_CATEGORIES = BLANK_CATEGORIES | {"Cs"}


class Typeface(Struct, frozen=True):
    """A family's regular and bold face; one face for both where it has no other."""

    regular: Face
    bold: Face

    @property
    def family(self) -> str:
        """The family's name in programs and style sheets."""
        return self.regular.family

    @property
    def faces(self) -> tuple[Face, ...]:
        """Its faces, each once."""
        return tuple(dict.fromkeys((self.regular, self.bold)))

    @property
    def characters(self) -> frozenset[int]:
        """The code points that all its faces have."""
        return _common_characters(self.regular, self.bold)


@cache
def _common_characters(regular: Face, bold: Face) -> frozenset[int]:
    return face_characters(regular) & face_characters(bold)


def choose_typefaces(texts: Iterable[str], families: Sequence[str] = ()) -> tuple[Typeface, ...]:
    """The fonts for these texts: every character is in one of them, and the first that has it draws it.

    Installed ones of `families` come before the usual ones.
    Raises FontError where no font here has some character.
    """
    needed = visible_characters("".join(texts) or "A")
    typefaces = []
    for typeface in (*_find_typefaces(families), *iter_typefaces()):
        if not needed:
            break
        gained = {char for char in needed if ord(char) in typeface.characters}
        if gained:
            typefaces.append(typeface)
            needed = needed - gained
    if needed:
        raise missing_font_error(needed, frozenset(each.family for each in iter_typefaces()))
    return tuple(typefaces)


def visible_characters(text: str) -> frozenset[str]:
    """The characters that need a glyph, in NFC as drawn; no blanks, joiners or variation selectors."""
    return frozenset(
        char
        for char in normalize("NFC", text)
        if category(char) not in _NO_GLYPH_CATEGORIES
        and char not in FILLERS
        and not _is_variation_selector(ord(char))
    )


def _is_variation_selector(code: int) -> bool:
    """Return whether the code point only selects a variant of the character before it."""
    return 0xFE00 <= code <= 0xFE0F or 0xE0100 <= code <= 0xE01EF


def _find_typefaces(families: Iterable[str]) -> Iterator[Typeface]:
    """The installed families of these names, and no others whose files begin alike."""
    for family in families:
        typefaces = (each for prefixes in _file_prefixes(family) for each in _load_family(family, prefixes))
        exact = (each for each in typefaces if each.family.casefold() == family.casefold())
        yield from islice(exact, 1)


def _file_prefixes(family: str) -> Iterator[tuple[str, ...]]:
    """Possible beginnings of a family's file names: the whole name, or fewer words, as in collections."""
    if family in FAMILY_FILE_PREFIXES:
        yield FAMILY_FILE_PREFIXES[family]
    words = ["".join(char for char in word if char.isalnum()) for word in family.lower().split()]
    yield from (("".join(words[:count]),) for count in range(len(words), 0, -1))


def iter_typefaces() -> Iterator[Typeface]:
    """The families that drawings name, those for emoji, and then all other fonts here."""
    for family, prefixes in (FAMILY_FILE_PREFIXES | EMOJI_FILE_PREFIXES).items():
        yield from _load_family(family, prefixes)
    for files in group_font_files():
        yield from _group_by_family(tuple(face for file in files for face in read_upright_faces(file)))


def _load_family(family: str, prefixes: tuple[str, ...]) -> Iterator[Typeface]:
    """A family from the files with these beginnings; all families in them where none has just this name."""
    faces = [face for file in find_font_files(prefixes) for face in read_upright_faces(file)]
    exact = tuple(face for face in faces if face.family == family)
    yield from _group_by_family(exact or tuple(faces))


@cache
def _group_by_family(faces: tuple[Face, ...]) -> tuple[Typeface, ...]:
    """One typeface a family. Faces with a fixed weight are preferred: not every program can set an axis."""
    families: dict[str, list[Face]] = {}
    for face in faces:
        families.setdefault(face.family, []).append(face)
    return tuple(
        Typeface(_nearest_by_weight(members, 400), _nearest_by_weight(members, 700))
        for members in families.values()
    )


def _nearest_by_weight(faces: list[Face], weight: int) -> Face:
    return min(faces, key=lambda face: (face.variable, abs(face.weight - weight)))
