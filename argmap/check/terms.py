"""The terms of a text: its words without endings, particles and stop words."""

import re
from collections.abc import Sequence

from msgspec import Struct

from argmap.check.language import Language
from argmap.check.stem_en import stem_english
from argmap.check.stem_ko import stem_korean

_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")


class Term(Struct, frozen=True):
    """A word of a text from `start` to `end`, and the `stem` that its forms share.

    `is_noun` is True for every word but Korean ones that may be verbs or adjectives.
    """

    stem: str
    start: int
    end: int
    is_noun: bool


def extract_terms(text: str, language: Language) -> Sequence[Term]:
    """The terms of a text, in order."""
    terms = (_build_term(word, language) for word in _WORD.finditer(text))
    return [term for term in terms if term]


def _build_term(word: re.Match[str], language: Language) -> Term | None:
    if language is Language.KOREAN and "가" <= word[0][-1] <= "힣":
        stem, is_noun = stem_korean(word[0])
    elif language is Language.OTHER:
        stem, is_noun = word[0].casefold(), True
    else:
        stem, is_noun = stem_english(word[0]), True
    return Term(stem, word.start(), word.end(), is_noun) if stem else None
