"""Titles of sources in citations: without quotes around them, and set apart by year and authors."""

import re

_PAIRS = {"[": "]", "(": ")", "{": "}", '"': '"', "'": "'", "“": "”", "‘": "’", "「": "」", "『": "』"} | {
    "《": "》",
    "<": ">",
}
_YEAR = re.compile(r"(?<!\bp\. )(?<!\bpp\. )(?<!\d)(?:19|20)\d\d(?!\d)(?! ?쪽)", re.ASCII)
_SECOND_AUTHOR = re.compile(r"^\S+ (?:&|and|und|et|와|과) (\w+)")


def strip_title(value: str) -> str:
    """Return a title without quotes or brackets around the whole of it; all others belong to it."""
    title = value.strip()
    while len(title) > 2 and _is_enclosed(title):
        title = title[1:-1].strip()
    return title


def names_other_source(written: str, title: str) -> bool:
    """Tell whether words name a source by a year or a second author that another one's title lacks."""
    names = [*_YEAR.findall(written), *_SECOND_AUTHOR.findall(written)]
    return any(name not in title for name in names)


def _is_enclosed(title: str) -> bool:
    """Tell whether the first sign is a quote or bracket whose other half is the last sign."""
    closing = _PAIRS.get(title[0])
    if closing is None or title[-1] != closing:
        return False
    depth = 0
    for char in title[1:-1]:
        depth += (char == title[0] != closing) - (char == closing)
        if depth < 0:
            return False
    return depth == 0
