"""Bringing a map file into the one style, bytes to bytes."""

from msgspec import Struct

from argmap.diagnostics.diagnostic import Diagnostic
from argmap.diagnostics.source import detect_line_ending
from argmap.edit.format_file import format_source
from argmap.syntax.decode import decode
from argmap.syntax.formatter import KeywordStyle


class FormatResult(Struct, frozen=True):
    """`before` and `after` are texts with LF line ends; `data` is the file's new content.

    `after` and `data` are None where the file has errors, which `diagnostics` tell.
    """

    before: str
    after: str | None
    data: bytes | None
    diagnostics: tuple[Diagnostic, ...]


def format_bytes(data: bytes, name: str, keyword_style: str = "kept") -> FormatResult:
    """The content of a map file in the one style, in UTF-8 and with the line ends it has.

    `keywords` is `kept`, `en` or `ko`.
    """
    source, slips = decode(data, name)
    if slips:
        return FormatResult(source.text, None, None, slips)
    after, told = format_source(source, KeywordStyle(keyword_style))
    if after is None:
        return FormatResult(source.text, None, None, told)
    written = after.replace("\n", detect_line_ending(data.decode("utf-8")))
    return FormatResult(source.text, after, written.encode(), told)
