"""Bringing a map file into the one style, bytes to bytes."""

from msgspec import Struct

from argmap.edit.format import tidy
from argmap.syntax.decode import decode
from argmap.syntax.show import KeywordStyle
from argmap.text.diagnostic import Diagnostic
from argmap.text.source import line_end


class Tidied(Struct, frozen=True):
    """`before` and `after` are texts with LF line ends; `data` is the file's new content.

    `after` and `data` are None where the file has errors, which `diagnostics` tell.
    """

    before: str
    after: str | None
    data: bytes | None
    diagnostics: tuple[Diagnostic, ...]


def tidy_bytes(data: bytes, name: str, keywords: str = "kept") -> Tidied:
    """The content of a map file in the one style, in UTF-8 and with the line ends it has.

    `keywords` is `kept`, `en` or `ko`.
    """
    source, slips = decode(data, name)
    if slips:
        return Tidied(source.text, None, None, slips)
    after, told = tidy(source, KeywordStyle(keywords))
    if after is None:
        return Tidied(source.text, None, None, told)
    written = after.replace("\n", line_end(data.decode("utf-8")))
    return Tidied(source.text, after, written.encode(), told)
