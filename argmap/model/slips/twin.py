"""A keyword in the language its writer writes in."""

from argmap.syntax.names import KOREAN_KEYWORDS
from argmap.syntax.tree import Keyword

_KOREAN = frozenset(KOREAN_KEYWORDS.values())


def twin(keyword: Keyword, spelled: str) -> str:
    """`keyword` as whoever wrote the keyword `spelled` would write it."""
    return KOREAN_KEYWORDS[keyword] if spelled in _KOREAN else keyword.value
