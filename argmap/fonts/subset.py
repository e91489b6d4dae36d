"""A font with only the characters of a drawing, as a WOFF file.

WOFF rather than WOFF2 saves the dependency on a Brotli package, for a tenth to a fifth more bytes.
"""

import struct
import zlib
from collections.abc import Iterable

from argmap.fonts.errors import damaged_font_error, not_embeddable_error
from argmap.fonts.instance import FontInstance, open_face

_VERTICAL_TABLES = (b"BASE", b"VORG", b"vhea", b"vmtx")
"""Tables that only vertical text needs."""
_RESTRICTED, _ANY_USE, _NO_SUBSETTING, _BITMAPS_ONLY = 0x0002, 0x000F, 0x0100, 0x0200
"""Bits of fsType, which says how the font's licence lets it be embedded (OpenType, table OS/2)."""


def subset_font(instance: FontInstance, characters: Iterable[str]) -> bytes:
    """The font as a WOFF file with only the glyphs of these characters, their ligatures included.

    Raises FontError where the font forbids embedding, or is damaged.
    """
    import uharfbuzz

    face = open_face(instance)
    if "OS/2" in face.table_tags and _forbids_embedding(face.reference_table("OS/2").data):
        raise not_embeddable_error(instance.face.family)
    subset_input = uharfbuzz.SubsetInput()
    subset_input.unicode_set.update(ord(char) for char in characters)
    subset_input.drop_table_tag_set.update(int.from_bytes(tag) for tag in _VERTICAL_TABLES)
    subset_input.flags = uharfbuzz.SubsetFlags.NO_HINTING | uharfbuzz.SubsetFlags.DESUBROUTINIZE
    if instance.face.variable:
        subset_input.pin_all_axes_to_default(face)
        subset_input.pin_axis_location(face, "wght", instance.weight)
    try:
        return _encode_woff(uharfbuzz.subset(face, subset_input).blob.data)
    except RuntimeError as error:
        raise damaged_font_error(instance.face.family, instance.face.path) from error


def _forbids_embedding(os2_table: bytes) -> bool:
    """Return whether a font's table OS/2 forbids to embed a part of it as outlines."""
    (fs_type,) = struct.unpack_from(">H", os2_table, 8)
    return fs_type & _ANY_USE == _RESTRICTED or bool(fs_type & (_NO_SUBSETTING | _BITMAPS_ONLY))


def _encode_woff(font: bytes) -> bytes:
    """Encode an sfnt font as WOFF 1.0 (W3C Recommendation of 2012, sections 3 to 5)."""
    flavour, count = struct.unpack_from(">4sH", font)
    entries, tables = b"", b""
    tables_start, sfnt_size = 44 + 20 * count, 12 + 16 * count
    for number in range(count):
        tag, checksum, offset, length = struct.unpack_from(">4sIII", font, 12 + 16 * number)
        table = font[offset : offset + length]
        data = min(table, zlib.compress(table, 9), key=len)  # uncompressed where that is as short
        entries += struct.pack(">4sIIII", tag, tables_start + len(tables), len(data), length, checksum)
        tables += data + bytes(-len(data) % 4)
        sfnt_size += length + -length % 4
    size = tables_start + len(tables)
    head = struct.pack(">4s4sIHHIHHIIIII", b"wOFF", flavour, size, count, 0, sfnt_size, 1, 0, 0, 0, 0, 0, 0)
    return head + entries + tables
