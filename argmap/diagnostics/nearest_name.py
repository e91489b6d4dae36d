"""The known name nearest to a misspelt one, and the hint that offers it."""

from collections.abc import Iterable
from unicodedata import normalize

from argmap.diagnostics.diagnostic import Phrase

_MIN_RATIO = 0.69
"""The ratio that a name must exceed, a little over two thirds.

Measured on the 50 keywords and keys of the grammar, with one letter dropped, replaced or swapped (724 typos),
and on 800 words of the example maps: 97 % of the typos find their name, and 3 % of the other words find one.
At 0.35 nearly all typos and 86 % of the other words find a name, at 0.6 it is 7 % of the words; at 0.8 only
68 % of the typos do. No name reaches the double.
"""
_MAX_LETTERS = 80
"""The letters of `name` that are compared, which bounds the time for a long line without a keyword."""


def find_nearest_name(name: str, candidates: Iterable[str]) -> str | None:
    """The known name most like `name`; None where none is like it enough to be meant.

    Likeness is difflib's ratio, 2 × matching letters / all letters. Hangul is compared by its letters (NFD),
    so that one wrong vowel in a syllable is one letter off.
    """
    from difflib import SequenceMatcher

    wanted = normalize("NFD", name.casefold())[:_MAX_LETTERS]
    best, best_score = None, _MIN_RATIO
    matcher = SequenceMatcher(autojunk=False)
    matcher.set_seq2(wanted)
    for candidate in candidates:
        letters = normalize("NFD", candidate.casefold())
        if abs(len(letters) - len(wanted)) > max(len(wanted), 3):
            continue
        matcher.set_seq1(letters)
        if matcher.real_quick_ratio() <= best_score or matcher.quick_ratio() <= best_score:
            continue
        score = matcher.ratio()
        if score > best_score:
            best, best_score = candidate, score
    return best


def is_one_slip(word: str, name: str) -> bool:
    """Return whether a word is a name with one letter dropped, added, replaced or swapped with the next.

    Case does not count. Such a word can hardly have been meant as anything else.
    """
    written, meant = (normalize("NFD", each.casefold()) for each in (word, name))
    start = _count_shared(written, meant)
    end = _count_shared(written[start:][::-1], meant[start:][::-1])
    written, meant = (each[start : len(each) - end] for each in (written, meant))
    return max(len(written), len(meant)) <= 1 or (len(written) == 2 and written == meant[::-1])


def _count_shared(one: str, other: str) -> int:
    """Count the letters that two words begin with alike."""
    return next(
        (at for at, pair in enumerate(zip(one, other, strict=False)) if pair[0] != pair[1]),
        min(len(one), len(other)),
    )


def did_you_mean(quoted_name: str) -> Phrase:
    """The hint that offers a known name, which comes in its backticks."""
    return Phrase(en=f"did you mean {quoted_name}?", ko=f"혹시 {quoted_name}인가?")
