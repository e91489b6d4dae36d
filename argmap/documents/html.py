"""Where HTML begins and ends in Markdown, as a block or within a line (CommonMark 0.31, 4.6 and 6.6)."""

import re

_BLOCKS = (
    "address article aside base basefont blockquote body caption center col colgroup dd details "
    "dialog dir div dl dt fieldset figcaption figure footer form frame frameset h1 h2 h3 h4 h5 h6 "
    "head header hr html iframe legend li link main menu menuitem nav noframes ol optgroup option p "
    "param search section summary table tbody td tfoot th thead title tr track ul"
)
_RAW = "script|pre|style|textarea"
_NAME = "[A-Za-z][A-Za-z0-9-]*"
_VALUE = r"""(?:[^\s"'=<>`]+|'[^']*'|"[^"]*")"""
_OPEN = rf"<{_NAME}(?:\s+[A-Za-z_:][\w.:-]*(?:\s*=\s*{_VALUE})?)*\s*/?>"
_CLOSE = rf"</{_NAME}\s*>"
_KINDS = (
    (re.compile(rf"<(?:{_RAW})(?:\s|>|$)", re.I), re.compile(rf"</(?:{_RAW})>", re.I)),
    (re.compile(r"<!--"), re.compile(r"-->")),
    (re.compile(r"<\?"), re.compile(r"\?>")),
    (re.compile(r"<!\[CDATA\["), re.compile(r"\]\]>")),
    (re.compile(r"<![A-Za-z]"), re.compile(r">")),
)
_BLANK = re.compile(r"^\s*$")
_NAMED = re.compile(rf"</?(?:{_BLOCKS.replace(' ', '|')})(?:\s|/?>|$)", re.I)
_ALONE = re.compile(rf"(?:{_OPEN}|{_CLOSE})[ \t]*$")
# A tag within a line has bounds, so that text full of beginnings without ends is still read in linear time.
_WITHIN = re.compile(
    rf"<!-->|<!--->|<\?.{{0,2000}}?\?>|<!\[CDATA\[.{{0,2000}}?\]\]>|<![A-Za-z][^<>]*>|{_OPEN}|{_CLOSE}", re.S
)
_ADDRESS = re.compile(r"<[A-Za-z][A-Za-z0-9+.-]{1,31}:[^\s<>]*>")


def html_end(line: str, *, paragraph: bool) -> re.Pattern[str] | None:
    """What ends the HTML that begins with `line`, which may stand on the same line; None where none begins.

    HTML that is not known to be a block begins none within a `paragraph`.
    """
    for begins, ends in _KINDS:
        if begins.match(line):
            return ends
    return _BLANK if _NAMED.match(line) or (not paragraph and _ALONE.match(line)) else None


def tag_at(text: str, at: int) -> int | None:
    """Where the tag or the address in brackets that begins at `at` ends; None where none does."""
    found = _WITHIN.match(text, at) or _ADDRESS.match(text, at)
    return found.end() if found else None
