"""The nearest known name, for "did you mean"."""

from collections.abc import Iterable
from unicodedata import normalize

from argmap.diagnostics.diagnostic import Phrase


def find_nearest_name(name: str, candidates: Iterable[str]) -> str | None:
    """The known name most like `name`, or None where none is alike enough to be worth naming.

    Hangul is compared by its letters (NFD), so that one wrong vowel in a syllable is one letter off.
    """
    from difflib import SequenceMatcher

    wanted = normalize("NFD", name.casefold())[:80]
    best, best_score = None, 0.69
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


def did_you_mean(quoted_name: str) -> Phrase:
    """The hint that offers a known name, which comes in its backticks."""
    return Phrase(en=f"did you mean {quoted_name}?", ko=f"혹시 {quoted_name}인가?")
