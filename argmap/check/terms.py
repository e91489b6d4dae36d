"""The terms of a text: its words without endings, particles and words that say nothing by themselves."""

import re
from collections.abc import Sequence

from msgspec import Struct

from argmap.check.english import stemmed
from argmap.check.korean import stripped
from argmap.check.tongue import Tongue

_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")


class Term(Struct, frozen=True):
    """A word of a text from `start` to `end`, and the `stem` that other forms of it share.

    `names` says whether the word is one that names something, as far as can be told.
    """

    stem: str
    start: int
    end: int
    names: bool


def terms(text: str, tongue: Tongue) -> Sequence[Term]:
    """The terms of a text, in order."""
    found = (_term(word, tongue) for word in _WORD.finditer(text))
    return [term for term in found if term]


def _term(word: re.Match[str], tongue: Tongue) -> Term | None:
    if tongue is Tongue.KOREAN and "가" <= word[0][-1] <= "힣":
        stem, names = stripped(word[0])
    elif tongue is Tongue.OTHER:
        stem, names = word[0].casefold(), True
    else:
        stem, names = stemmed(word[0]), True
    return Term(stem, word.start(), word.end(), names) if stem else None
