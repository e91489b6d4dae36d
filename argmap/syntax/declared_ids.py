"""The ids that lines with a text declare, read from the text alone, so that a broken file has them too."""

import re
from functools import lru_cache
from unicodedata import normalize

from argmap.diagnostics.lazy_regex import lazy_regex
from argmap.diagnostics.source import Source

# `word id:`, with any list mark before it.
_DECLARATION = lazy_regex(r"^[^\w\n|#]*+[^\s:：|#]++[^\S\n]++([^\s:：|#]++)[^\S\n]*+[:：]", re.MULTILINE)


@lru_cache(maxsize=4)
def find_declared_ids(source: Source) -> frozenset[str]:
    """Find the ids that stand between a line's first word and its colon, NFC."""
    return frozenset(normalize("NFC", name) for name in _DECLARATION().findall(source.text))
