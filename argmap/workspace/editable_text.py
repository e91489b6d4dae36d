"""A map file in an editor: its text, and the bytes that an edited text becomes."""

import codecs

from msgspec import Struct

from argmap.diagnostics.source import detect_line_ending
from argmap.syntax.decode import decode


class EditableText(Struct, frozen=True):
    """The text of a file, and whether writing it back keeps every byte."""

    text: str
    is_lossless: bool


def decode_for_editor(data: bytes, name: str) -> EditableText:
    """Decode a file's bytes for an editor. Bytes that are no UTF-8 text cannot be edited."""
    source, decode_errors = decode(data, name)
    return EditableText(source.text, not decode_errors)


def encode_like(text: str, original: bytes) -> bytes:
    """Encode an edited text with the byte order mark and the line ends of the original file.

    Raises UnicodeEncodeError for lone surrogates.
    """
    ends = detect_line_ending(original.decode("utf-8", "replace"))
    mark = codecs.BOM_UTF8 if original.startswith(codecs.BOM_UTF8) else b""
    return mark + text.replace("\r\n", "\n").replace("\n", ends).encode()
