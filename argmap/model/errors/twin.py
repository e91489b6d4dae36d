"""A keyword in the language its writer writes in."""

from argmap.syntax.names import KOREAN_KEYWORDS
from argmap.syntax.tree import Keyword

_KOREAN_SPELLINGS = frozenset(KOREAN_KEYWORDS.values())


def spell_keyword(keyword: Keyword, spelling: str) -> str:
    """`keyword` as whoever wrote the keyword `spelled` would write it."""
    return KOREAN_KEYWORDS[keyword] if spelling in _KOREAN_SPELLINGS else keyword.value
