"""Stems of English words."""

import re
from functools import lru_cache

_STOP_WORDS_TEXT = """
a an the this that these those it its he she they we you i his her their our your my me him them us who whom
whose which what there here and or but nor so yet if then than as of in on at to for from by with about into
onto over under between among through during before after above below up down out off again also too very
just even only still already own same such some any each every both all most more many much few other
another one ones be is am are was were been being do does did done doing have has had having will would can
could may might shall must should ought cannot not no never let make makes made get gets got
need needs go goes put puts take takes give gives come comes keep keeps become becomes without way ways thing
things like well
"""
STOP_WORDS = frozenset(_STOP_WORDS_TEXT.split())
_STEM_EXCEPTIONS = frozenset(
    {"developed", "developing", "united", "wedding", "being", "during", "nothing", "something"}
)
"""Words whose ending is not, or not only, an inflection."""
_VOWEL = re.compile(r"[aeiouy]")


@lru_cache(maxsize=16384)
def stem_english(word: str) -> str:
    """The stem of a word; empty for stop words.

    Only inflections are removed (plural, tense, `-ing`), so that derived words keep stems of their own.
    """
    word = re.sub(r"['’](s|re|ve|ll|d|m)?$", "", word.casefold())
    if word in STOP_WORDS or len(word) < 2 or re.search(r"n['’]t$", word):
        return ""
    return (
        word if word in _STEM_EXCEPTIONS or not (word.isascii() and word.isalpha()) else _strip_ending(word)
    )


def _strip_ending(word: str) -> str:
    word = _to_singular(word)
    for ending in ("ing", "ed"):
        stem = word.removesuffix(ending)
        if stem != word and len(stem) > 1 and not word.endswith("eed") and _VOWEL.search(stem):
            doubled = stem[-1] == stem[-2] and stem[-1] not in "lsz"
            return stem[:-1] if doubled else stem.removesuffix("e")
    return word.removesuffix("e") if len(word) > 2 else word


def _to_singular(word: str) -> str:
    if len(word) > 4 and word.endswith("ies"):
        return word[:-3] + "y"
    if re.search(r"(ss|sh|ch|x|zz)es$", word):
        return word[:-2]
    if len(word) > 3 and word.endswith("s") and word[-2] not in "sui":
        return word[:-1]
    return word
