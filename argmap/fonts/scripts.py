"""The scripts that a text is written in, for which fonts have rules of their own."""

from collections.abc import Iterator
from functools import lru_cache

from argmap.fonts.shaping import guess_script

_COMMON = ("", "Zyyy", "Zinh", "Zzzz")
"""Codes of what stands in texts of any script: digits, punctuation, marks."""


def split_scripts(text: str) -> Iterator[tuple[str, str]]:
    """Split a text where its script changes: the code of each (ISO 15924), and its part of the text.

    What belongs to all scripts goes with what is before it, at the beginning with what comes after; a text
    of nothing else has no code.
    """
    start, current = 0, ""
    for end, char in enumerate(text):
        script = _find_script(char)
        if script and current and script != current:
            yield current, text[start:end]
            start = end
        current = script or current
    if text:
        yield current, text[start:]


@lru_cache(maxsize=16384)
def _find_script(char: str) -> str:
    """Find the code of a character's script; empty where it stands in texts of any."""
    script = guess_script(char)
    return "" if script in _COMMON else script
