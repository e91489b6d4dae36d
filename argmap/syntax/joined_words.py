"""Keywords with a number or an id joined to them: `premise1`, `premise(p1)`, `근거-가`."""

import re
from collections import Counter
from functools import lru_cache
from unicodedata import normalize

from msgspec import Struct

from argmap.diagnostics.lazy_regex import lazy_regex
from argmap.diagnostics.source import Source
from argmap.syntax.declared_ids import find_declared_ids
from argmap.syntax.keywords import KEYWORDS, is_id
from argmap.syntax.list_marks import LIST_SIGNS
from argmap.syntax.tree import Keyword
from argmap.syntax.usual_words import USUAL_KEYWORDS

_JOINED = r"(?P<word>[^\W\d_]++)(?:(?P<number>\d++)|[(\[{<#,，./_-]++(?P<id>\w[\w-]*+))[)\]}>.]*+"
_WHOLE = lazy_regex(_JOINED)
_AT_START = lazy_regex(rf"^[^\w\n|#]*+{_JOINED}(?=[^\S\n]*(?:[:：]|$))", re.MULTILINE)


class JoinedWord(Struct, frozen=True):
    """A keyword, or a word that people use for one, and the id or number that is joined to it.

    `usual` is the keyword's own spelling, or the word in small letters.
    """

    usual: str
    name: str


def split_joined_word(word: str) -> JoinedWord | None:
    """Take such a word apart; None where it is none."""
    match = _WHOLE().fullmatch(word)
    if match is None:
        return None
    usual, name = match["word"].casefold(), match["number"] or match["id"]
    keyword = KEYWORDS.get(usual) or USUAL_KEYWORDS.get(usual)
    return JoinedWord(usual, name) if keyword not in (None, Keyword.MAP) and is_id(name) else None


def choose_id(source: Source, joined: JoinedWord, spelling: str) -> str | None:
    """Choose the id that a joined word gives its line, with the keyword in it where others have the number.

    None where another line has that id all the same.
    """
    names, pairs = _count_joined_words(source)
    taken = find_declared_ids(source)
    name = normalize("NFC", joined.name)
    if names[name] <= 1 and name not in taken:
        return name
    with_keyword = f"{spelling}-{name}"
    return with_keyword if pairs[joined.usual, name] <= 1 and with_keyword not in taken else None


@lru_cache(maxsize=4)
def _count_joined_words(source: Source) -> tuple[Counter[str], Counter[tuple[str, str]]]:
    """Count the lines with a text that begin with a joined word: by the id, and by the word and the id."""
    found = []
    for match in _AT_START().finditer(source.text):
        joined = split_joined_word(match[0].lstrip(f"{LIST_SIGNS} \t"))
        if joined and source.text[match.end() : match.end() + 2].strip(" \t")[:1] in (":", "："):
            found.append((joined.usual, normalize("NFC", joined.name)))
    return Counter(name for _, name in found), Counter(found)
