"""The words of the language by kind, for an editor that colours and completes them."""

from functools import cache

from msgspec import Struct

from argmap.syntax.names import KEYS, KEYWORDS, KOREAN_REVEALS, KOREAN_STRENGTHS, LANGUAGES
from argmap.syntax.tree import Keyword

_DECLARATION_KEYWORDS = {Keyword.MAP, Keyword.SOURCE, Keyword.GROUP, Keyword.VIEW}


class Vocabulary(Struct, frozen=True):
    """Every spelling, English and Korean, of each kind of word."""

    declaring: tuple[str, ...]
    stating: tuple[str, ...]
    keys: tuple[str, ...]
    strengths: tuple[str, ...]
    reveals: tuple[str, ...]
    languages: tuple[str, ...]


@cache
def build_vocabulary() -> Vocabulary:
    """List all words: keywords that declare and that state, properties, named values, languages."""
    return Vocabulary(
        declaring=tuple(word for word, keyword in KEYWORDS.items() if keyword in _DECLARATION_KEYWORDS),
        stating=tuple(word for word, keyword in KEYWORDS.items() if keyword not in _DECLARATION_KEYWORDS),
        keys=tuple(KEYS),
        strengths=(*KOREAN_STRENGTHS, *KOREAN_STRENGTHS.values()),
        reveals=(*KOREAN_REVEALS, *KOREAN_REVEALS.values()),
        languages=tuple(sorted(LANGUAGES)),
    )
