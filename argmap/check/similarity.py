"""Similarity of two texts, by their terms, numbers and negations."""

import re
from collections.abc import Mapping
from functools import lru_cache
from unicodedata import normalize

from msgspec import Struct

from argmap.check.language import Language, original_wording
from argmap.check.terms import extract_terms
from argmap.model.map import ArgMap

# Measured on tests/check/cases and the example maps, together 281 statements: W309 and W310, which ask for
# similarity, give ten warnings there, and the figures below count these.

_MIN_OVERLAP = 0.8
"""The least share of the longer text's terms that the shorter must have.

At half of it there are 19 warnings; at 1.0, where a word more or less hides a copy, there are seven.
"""
_MIN_ORDER, _MIN_ORDER_SHORT = 0.5, 0.6
"""The least ratio of terms in the same order (difflib), and that for short texts, of fewer terms.

"Dogs bite people" and "people bite dogs" have the same terms. Half of these values lets one more warning
through in short texts and none in others; 1.0 for longer ones hides five copies.
"""
_SHORT_TEXT_TERMS = 4
"""The number of terms from which on a text is not short; no warning changes at half, one at the double."""
_MIN_SPELLING = 0.8
"""The least ratio of letters in two spellings of one term (difflib): `color`, `colour`.

From 0.4 to 0.7 there are two more warnings, at 0.95 the same.
"""
_MAX_SPELLING_TERMS = 4
"""The most terms on each side that are compared by their spelling, which bounds the time.

From none to eight of them give the same warnings.
"""
CACHE_SIZE = 16384
"""The most entries of each cache, enough for several thousand statements in all their languages.

Several rules ask for the fingerprint of a text, and an editor checks a map again after each change.
"""

_NEGATION = re.compile(
    r"\b(not|no|never|none|nobody|nothing|neither|nor|without|cannot|hardly|rarely|seldom)\b"
    r"|\b(few|less|fewer)\b|n['’]t\b",
    re.IGNORECASE,
)
_KOREAN_NEGATION = re.compile(r"않|없|못|아니|아닌|말아|지 마|불가|덜|(?<!\S)안 ")


class Fingerprint(Struct, frozen=True):
    """The parts of a text that are compared: terms in order and as a set, numbers, number of negations."""

    terms: tuple[str, ...]
    term_set: frozenset[str]
    numbers: tuple[str, ...]
    negations: int


@lru_cache(maxsize=CACHE_SIZE)
def compute_fingerprint(text: str, language: Language) -> Fingerprint:
    """The fingerprint of a text."""
    terms = tuple(term.stem for term in extract_terms(text, language))
    negation = _KOREAN_NEGATION if language is Language.KOREAN else _NEGATION
    return Fingerprint(terms, frozenset(terms), tuple(re.findall(r"\d+", text)), len(negation.findall(text)))


def compute_fingerprints(argmap: ArgMap) -> Mapping[str, Fingerprint]:
    """The fingerprint of every statement's own text, by id, in the map's order."""
    wordings = ((name, original_wording(statement, argmap)) for name, statement in argmap.statements.items())
    return {name: compute_fingerprint(wording.value, language) for name, (wording, language) in wordings}


def is_similar(one: Fingerprint, other: Fingerprint) -> bool:
    """Return whether two texts say nearly the same.

    They have as many negations and the same numbers, and share nearly all terms in much the same order. One
    may have a term more than the other, but not another term in its place: that may be the very point.
    """
    if one.negations != other.negations or one.numbers != other.numbers:
        return False
    ones, others = one.term_set, other.term_set
    shorter, longer = sorted((len(ones), len(others)))
    if not shorter or shorter < _MIN_OVERLAP * longer:
        return False
    shared = len(ones & others)
    if shared < shorter and longer - shared > _MAX_SPELLING_TERMS:
        return False
    only_one, only_other = _count_unpaired(ones - others, others - ones)
    if (only_one and only_other) or longer - max(only_one, only_other) < _MIN_OVERLAP * longer:
        return False
    from difflib import SequenceMatcher

    order = SequenceMatcher(None, one.terms, other.terms, autojunk=False).ratio()
    return order >= (_MIN_ORDER_SHORT if longer < _SHORT_TEXT_TERMS else _MIN_ORDER)


def _count_unpaired(ones: frozenset[str], others: frozenset[str]) -> tuple[int, int]:
    """The numbers of terms on each side without a similar spelling on the other; of many terms, all count."""
    if len(ones) > _MAX_SPELLING_TERMS or len(others) > _MAX_SPELLING_TERMS:
        return len(ones), len(others)
    unpaired_others = sorted(others)
    unpaired_ones = 0
    for term in sorted(ones):
        match = next((other for other in unpaired_others if _is_similar_spelling(term, other)), None)
        if match is None:
            unpaired_ones += 1
        else:
            unpaired_others.remove(match)
    return unpaired_ones, len(unpaired_others)


@lru_cache(maxsize=CACHE_SIZE)
def _is_similar_spelling(one: str, other: str) -> bool:
    """Return whether two terms may be forms of one; never with other first letters (`legal`, `illegal`)."""
    first, second = normalize("NFD", one), normalize("NFD", other)
    if first[:1] != second[:1] or 2 * min(len(first), len(second)) < _MIN_SPELLING * (
        len(first) + len(second)
    ):
        return False
    from difflib import SequenceMatcher

    matcher = SequenceMatcher(None, first, second, autojunk=False)
    return matcher.quick_ratio() >= _MIN_SPELLING and matcher.ratio() >= _MIN_SPELLING
