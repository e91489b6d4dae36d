"""Ids for what is written out without one: sources and groups."""

import re
from collections.abc import Container
from unicodedata import normalize

_SCHEME = re.compile(r"\s*https?://(?:www\.)?", re.IGNORECASE)
_WORD = re.compile(r"[^\W\d_]+")
_SMALL_WORDS = frozenset(("the", "a", "an", "on", "of", "in", "for"))
_YEAR = re.compile(r"(?:19|20)\d\d", re.ASCII)
_NUMBER = re.compile(r"\d+", re.ASCII)


def build_free_id(title: str, used_ids: Container[str]) -> str:
    """Build a free id for a title: its first word, with its year or a number where that is in use."""
    words = [word.casefold() for word in _WORD.findall(_SCHEME.sub("", normalize("NFC", title)))]
    words = [word for word in words if word not in _SMALL_WORDS] or words
    words = [word for word in words if len(word) > 1 or not word.isascii()] or words  # no initials
    year = _YEAR.search(title)
    number = _NUMBER.search(title)
    name = words[0] if words else f"ref-{number[0]}" if number else "ref"
    if name in used_ids and year and words:
        name = f"{name}-{year[0]}"
    count, free = 1, name
    while free in used_ids:
        count += 1
        free = f"{name}-{count}"
    return free
