"""Whether two texts say nearly the same."""

import re
from collections.abc import Mapping
from functools import lru_cache
from unicodedata import normalize

from msgspec import Struct

from argmap.check.language import Language, original_wording
from argmap.check.terms import extract_terms
from argmap.model.map import ArgMap

_MIN_OVERLAP = 0.8
"""The least share of the longer text's terms that the shorter must have."""

_MAX_SPELLING_TERMS = 4
"""So many terms at most are compared by their spelling."""
CACHE_SIZE = 16384
"""So much is remembered: rules ask for the same gist, and a map is checked again after each change to it."""

_NEGATION = re.compile(
    r"\b(not|no|never|none|nobody|nothing|neither|nor|without|cannot|hardly|rarely|seldom)\b"
    r"|\b(few|less|fewer)\b|n['’]t\b",
    re.IGNORECASE,
)
_KOREAN_NEGATION = re.compile(r"않|없|못|아니|아닌|말아|지 마|불가|덜|(?<!\S)안 ")


class Fingerprint(Struct, frozen=True):
    """What a text says, as far as can be compared: its terms in order, its numbers, how often it denies.

    `bag` are the terms, each once.
    """

    terms: tuple[str, ...]
    term_set: frozenset[str]
    numbers: tuple[str, ...]
    negations: int


@lru_cache(maxsize=CACHE_SIZE)
def compute_fingerprint(text: str, language: Language) -> Fingerprint:
    """The gist of a text."""
    found = tuple(term.stem for term in extract_terms(text, language))
    denied = _KOREAN_NEGATION if language is Language.KOREAN else _NEGATION
    return Fingerprint(found, frozenset(found), tuple(re.findall(r"\d+", text)), len(denied.findall(text)))


def compute_fingerprints(argmap: ArgMap) -> Mapping[str, Fingerprint]:
    """The gist of every statement as first written, by id, in the order written."""
    own = ((name, original_wording(statement, argmap)) for name, statement in argmap.statements.items())
    return {name: compute_fingerprint(wording.value, tongue) for name, (wording, tongue) in own}


def is_similar(one: Fingerprint, other: Fingerprint) -> bool:
    """Whether the two say nearly the same.

    They deny alike, have the same numbers, and share nearly all terms in much the same order. One may say
    a little more than the other, but not something else in its place: that may be the very point.
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
    return order >= (0.6 if longer < 4 else 0.5)


def _count_unpaired(ones: frozenset[str], others: frozenset[str]) -> tuple[int, int]:
    """How many terms on each side have no near spelling on the other, if few enough are left to compare."""
    if len(ones) > _MAX_SPELLING_TERMS or len(others) > _MAX_SPELLING_TERMS:
        return len(ones), len(others)
    free = sorted(others)
    lonely = 0
    for term in sorted(ones):
        twin = next((candidate for candidate in free if _is_similar_spelling(term, candidate)), None)
        if twin is None:
            lonely += 1
        else:
            free.remove(twin)
    return lonely, len(free)


@lru_cache(maxsize=CACHE_SIZE)
def _is_similar_spelling(one: str, other: str) -> bool:
    """Whether two terms may be forms of one; never where they begin otherwise (`legal`, `illegal`)."""
    first, second = normalize("NFD", one), normalize("NFD", other)
    if first[:1] != second[:1] or 2 * min(len(first), len(second)) < 0.8 * (len(first) + len(second)):
        return False
    from difflib import SequenceMatcher

    matcher = SequenceMatcher(None, first, second, autojunk=False)
    return matcher.quick_ratio() >= 0.8 and matcher.ratio() >= 0.8
