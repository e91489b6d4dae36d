"""The ends of HTML tags and bracketed addresses within a line of Markdown (CommonMark 0.31, 6.5 and 6.6)."""

import re

_TAG_NAME = "[A-Za-z][A-Za-z0-9-]*"
_ATTRIBUTE_VALUE = r"""(?:[^\s"'=<>`]+|'[^']*'|"[^"]*")"""
_OPEN_TAG = rf"<{_TAG_NAME}(?:\s+[A-Za-z_:][\w.:-]*(?:\s*=\s*{_ATTRIBUTE_VALUE})?)*\s*/?>"
_CLOSE_TAG = rf"</{_TAG_NAME}\s*>"
# A tag within a line has bounds, so that text full of beginnings without ends is still read in linear time.
_INLINE_HTML = re.compile(
    rf"<!-->|<!--->|<\?.{{0,2000}}?\?>|<!\[CDATA\[.{{0,2000}}?\]\]>|<![A-Za-z][^<>]*>|{_OPEN_TAG}|{_CLOSE_TAG}",
    re.S,
)
_AUTOLINK = re.compile(r"<[A-Za-z][A-Za-z0-9+.-]{1,31}:[^\s<>]*>")


def find_tag_end(text: str, start: int) -> int | None:
    """Return the end of the tag or bracketed address that begins at `start`; None where none does."""
    match = _INLINE_HTML.match(text, start) or _AUTOLINK.match(text, start)
    return match.end() if match else None
