"""Bringing a map file into the one style, bytes to bytes."""

from msgspec import Struct

from argmap.config.drawing_choices import KeywordStyle
from argmap.diagnostics.diagnostic import Diagnostic
from argmap.diagnostics.source import detect_line_ending
from argmap.edit.format_file import format_map
from argmap.syntax.decode import decode


class FormatResult(Struct, frozen=True):
    """The texts `before` and `after`, with LF line ends, and the file's new content, `data`.

    `after` and `data` are None where the file has errors, which are in `diagnostics`.
    """

    before: str
    after: str | None
    data: bytes | None
    diagnostics: tuple[Diagnostic, ...]


def format_bytes(
    data: bytes, name: str, keyword_style: KeywordStyle = KeywordStyle.AS_WRITTEN
) -> FormatResult:
    """Format the content of a map file: UTF-8 in the one style, with the line ends it has."""
    source, decode_errors = decode(data, name)
    if decode_errors:
        return FormatResult(source.text, None, None, decode_errors)
    after, diagnostics = format_map(source, keyword_style)
    if after is None:
        return FormatResult(source.text, None, None, diagnostics)
    content = after.replace("\n", detect_line_ending(data.decode("utf-8")))
    return FormatResult(source.text, after, content.encode(), diagnostics)
