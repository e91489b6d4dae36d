"""A map file as an editor holds it: its text, and the bytes that an edited text becomes."""

import codecs

from msgspec import Struct

from argmap.diagnostics.source import detect_line_ending
from argmap.syntax.decode import decode


class EditableText(Struct, frozen=True):
    """The text of a file; `whole` where writing it back would lose nothing of what the file says."""

    text: str
    is_lossless: bool


def decode_for_editor(data: bytes, name: str) -> EditableText:
    """What an editor shows of a file's bytes. Bytes that are no UTF-8 text cannot be edited."""
    source, slips = decode(data, name)
    return EditableText(source.text, not slips)


def encode_like(text: str, original: bytes) -> bytes:
    """The bytes of an edited text, with the byte order mark and the line ends that the file's `data` has.

    Raises UnicodeEncodeError for lone surrogates.
    """
    ends = detect_line_ending(original.decode("utf-8", "replace"))
    mark = codecs.BOM_UTF8 if original.startswith(codecs.BOM_UTF8) else b""
    return mark + text.replace("\r\n", "\n").replace("\n", ends).encode()
