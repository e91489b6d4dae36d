"""A map file as an editor holds it: its text, and the bytes that an edited text becomes."""

import codecs

from msgspec import Struct

from argmap.syntax.decode import decode
from argmap.text.source import line_end


class Held(Struct, frozen=True):
    """The text of a file; `whole` where writing it back would lose nothing of what the file says."""

    text: str
    whole: bool


def held(data: bytes, name: str) -> Held:
    """What an editor shows of a file's bytes. Bytes that are no UTF-8 text cannot be edited."""
    source, slips = decode(data, name)
    return Held(source.text, not slips)


def bytes_like(text: str, data: bytes) -> bytes:
    """The bytes of an edited text, with the byte order mark and the line ends that the file's `data` has.

    Raises UnicodeEncodeError for lone surrogates.
    """
    ends = line_end(data.decode("utf-8", "replace"))
    mark = codecs.BOM_UTF8 if data.startswith(codecs.BOM_UTF8) else b""
    return mark + text.replace("\r\n", "\n").replace("\n", ends).encode()
