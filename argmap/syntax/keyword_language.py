"""The language of a file's keywords, so that advice names keywords as its writer spells them."""

import re
from functools import lru_cache

from argmap.diagnostics.lazy_regex import lazy_regex
from argmap.diagnostics.source import Source
from argmap.syntax.keywords import KEYWORDS, KOREAN_KEYWORDS
from argmap.syntax.properties import SPECS_BY_KEY
from argmap.syntax.tree import Keyword

_KEYWORD_AT_START = lazy_regex(
    rf"^[^\w\n]*({'|'.join(sorted(KEYWORDS, key=len, reverse=True))})(?=[\s:：])",
    re.MULTILINE | re.IGNORECASE,
)
_HANGUL = lazy_regex("[가-힣]")


@lru_cache(maxsize=4)
def has_korean_keywords(source: Source) -> bool:
    """Return whether most keywords of a file are Korean; where it has none, whether it has Hangul at all."""
    words = _KEYWORD_AT_START().findall(source.text)
    korean = sum(not word.isascii() for word in words)
    if words:
        return korean * 2 > len(words)
    return _HANGUL().search(source.text) is not None


def spell_for(source: Source, keyword: Keyword) -> str:
    """Spell a keyword in the language of a file's keywords."""
    return KOREAN_KEYWORDS[keyword] if has_korean_keywords(source) else keyword.value


def spell_property_for(source: Source, key: str) -> str:
    """Spell a property, by its English key, in the language of a file's keywords."""
    return SPECS_BY_KEY[key].korean if has_korean_keywords(source) else key
