"""The beginnings and ends of HTML in Markdown, as a block or within a line (CommonMark 0.31, 4.6 and 6.6)."""

import re

_BLOCK_TAGS = (
    "address article aside base basefont blockquote body caption center col colgroup dd details "
    "dialog dir div dl dt fieldset figcaption figure footer form frame frameset h1 h2 h3 h4 h5 h6 "
    "head header hr html iframe legend li link main menu menuitem nav noframes ol optgroup option p "
    "param search section summary table tbody td tfoot th thead title tr track ul"
)
_RAW_TAGS = "script|pre|style|textarea"
_TAG_NAME = "[A-Za-z][A-Za-z0-9-]*"
_ATTRIBUTE_VALUE = r"""(?:[^\s"'=<>`]+|'[^']*'|"[^"]*")"""
_OPEN_TAG = rf"<{_TAG_NAME}(?:\s+[A-Za-z_:][\w.:-]*(?:\s*=\s*{_ATTRIBUTE_VALUE})?)*\s*/?>"
_CLOSE_TAG = rf"</{_TAG_NAME}\s*>"
_HTML_KINDS = (
    (re.compile(rf"<(?:{_RAW_TAGS})(?:\s|>|$)", re.I), re.compile(rf"</(?:{_RAW_TAGS})>", re.I)),
    (re.compile(r"<!--"), re.compile(r"-->")),
    (re.compile(r"<\?"), re.compile(r"\?>")),
    (re.compile(r"<!\[CDATA\["), re.compile(r"\]\]>")),
    (re.compile(r"<![A-Za-z]"), re.compile(r">")),
)
_BLANK_LINE = re.compile(r"^\s*$")
_BLOCK_TAG = re.compile(rf"</?(?:{_BLOCK_TAGS.replace(' ', '|')})(?:\s|/?>|$)", re.I)
_LONE_TAG = re.compile(rf"(?:{_OPEN_TAG}|{_CLOSE_TAG})[ \t]*$")
# A tag within a line has bounds, so that text full of beginnings without ends is still read in linear time.
_INLINE_HTML = re.compile(
    rf"<!-->|<!--->|<\?.{{0,2000}}?\?>|<!\[CDATA\[.{{0,2000}}?\]\]>|<![A-Za-z][^<>]*>|{_OPEN_TAG}|{_CLOSE_TAG}",
    re.S,
)
_AUTOLINK = re.compile(r"<[A-Za-z][A-Za-z0-9+.-]{1,31}:[^\s<>]*>")


def find_html_end(line: str, *, in_paragraph: bool) -> re.Pattern[str] | None:
    """Return the pattern that ends the HTML beginning with a line; None where none begins.

    The end may be on the same line. HTML that is not known to be a block begins none within a paragraph.
    """
    for begins, ends in _HTML_KINDS:
        if begins.match(line):
            return ends
    return _BLANK_LINE if _BLOCK_TAG.match(line) or (not in_paragraph and _LONE_TAG.match(line)) else None


def find_tag_end(text: str, start: int) -> int | None:
    """Return the end of the tag or bracketed address that begins at `start`; None where none does."""
    match = _INLINE_HTML.match(text, start) or _AUTOLINK.match(text, start)
    return match.end() if match else None
