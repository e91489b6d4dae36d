"""Paragraphs of rules' pages whose lists of names come from tables."""

from collections.abc import Iterable

from argmap.diagnostics.diagnostic import Phrase

_ENGLISH_WIDTH, _KOREAN_WIDTH = 108, 72
"""Characters of a line of a page: about as wide on a screen, where a Korean letter takes two columns."""


def build_paragraph(en: str, ko: str) -> Phrase:
    """Break a paragraph into lines, never within a word."""
    from textwrap import fill

    return Phrase(
        en=fill(en, _ENGLISH_WIDTH, break_on_hyphens=False, break_long_words=False),
        ko=fill(ko, _KOREAN_WIDTH, break_on_hyphens=False, break_long_words=False),
    )


def join_en(names: Iterable[str], conjunction: str = "and") -> str:
    """Return names in backticks as a sentence lists them: `a`, `b` and `c`."""
    *first, last = (f"`{name}`" for name in names)
    return f"{', '.join(first)} {conjunction} {last}" if first else last


def join_names(names: Iterable[str]) -> str:
    """Return names in backticks, with commas."""
    return ", ".join(f"`{name}`" for name in names)
