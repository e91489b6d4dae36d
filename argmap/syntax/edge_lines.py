"""Lines at the left edge of a text whose first word says nothing of their place, such as those of a list."""

import re
from functools import lru_cache

from argmap.diagnostics.lazy_regex import lazy_regex
from argmap.diagnostics.source import Source
from argmap.syntax.keywords import KEYWORDS
from argmap.syntax.properties import KEYS
from argmap.syntax.text_joining import COLONS
from argmap.syntax.usual_words import USUAL_WORDS

_EDGE_LINE = lazy_regex(
    r"^(?![\s#|])(?:\d{1,3}[.)][^\S\n]++)?+[^\w\n]*+(?P<word>(?:[^\W\d_]|-)*+)(?P<rest>[^\n]*+)", re.MULTILINE
)


@lru_cache(maxsize=4)
def list_unread_edge_lines(source: Source) -> tuple[int, ...]:
    """List where the lines at the left edge begin that no word of the language, or used for one, begins."""
    return tuple(
        line.start()
        for line in _EDGE_LINE().finditer(source.text)
        if not _is_known(line["word"].casefold(), line["rest"])
    )


def _is_known(word: str, rest: str) -> bool:
    """Return whether a word begins a line of a map; one that is only used for a keyword may begin prose."""
    is_head = not rest.strip() or any(colon in rest for colon in COLONS)
    return word in KEYWORDS or (is_head and (word in KEYS or word in USUAL_WORDS))
