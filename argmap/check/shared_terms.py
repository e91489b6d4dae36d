"""The terms that the parts of a step share: words without numbers, negations, auxiliaries and pronouns."""

from collections.abc import Iterable, Sequence
from unicodedata import normalize

from argmap.check.language import Language, original_wording
from argmap.check.terms import Term, extract_terms
from argmap.diagnostics.lazy_regex import lazy_regex
from argmap.model.map import ArgMap, Inference, Statement

_MIN_COMMON_LETTERS = 4
"""The fewest first letters that two stems share to count as forms of one word (Hangul in its letters, NFD).

Tried on the 33 linked steps of the example maps, `tests/check/first_maps` and the test cases: 9 have a part
without a shared word. At half of it there are 3, for two letters are shared by chance; at the double 10.
"""
_NO_TERMS = lazy_regex(
    r"\d.*|않\S*|없\S*|못\S*|아니\S*|아닌\S*|있\S*|싶\S*|주는|준다|줄|되는|되어|하는|해야|해서|할|한|될|된|더|덜"
    r"|never|nobody|nothing|none|neither|hardly|rarely|seldom|without|cannot|able|unable|less|fewer|more|most"
)
_PRONOUN = lazy_regex(
    r"\b(it|its|itself|they|them|their|theirs|this|these|those|he|she|his|her|hers|him|one|ones|so|such)\b"
    r"|(?<!\S)(그|이|저)(?!\S)|(?<!\S)(그것|이것|그들|이들|그런|이런|그렇|이렇|그때|이때|여기|거기|그러|이러)"
)


class TermIndex:
    """The terms of a map's statements, by their ids, each read when it is first asked for."""

    def __init__(self, argmap: ArgMap) -> None:
        self._argmap = argmap
        self._stems: dict[str, frozenset[str] | None] = {}

    def has_no_shared_term(self, inference: Inference) -> bool:
        """Return whether surely no premise of a step has a term of its conclusion."""
        premises = [self._stems_of(premise.statement) for premise in inference.premises]
        conclusion = self._stems_of(inference.target)
        return _all_known([conclusion, *premises]) and not any(
            _share(conclusion or (), premise or ()) for premise in premises
        )

    def find_unlinked_premise(self, inference: Inference) -> int | None:
        """Find the first of linked premises that surely shares no term with the others or the conclusion."""
        parts = [
            self._stems_of(name)
            for name in (*(each.statement for each in inference.premises), inference.target)
        ]
        if not _all_known(parts):
            return None
        for index in range(len(inference.premises)):
            others = [stem for place, part in enumerate(parts) if place != index for stem in part or ()]
            if not _share(parts[index] or (), others):
                return index
        return None

    def _stems_of(self, name: str) -> frozenset[str] | None:
        if name not in self._stems:
            self._stems[name] = _find_stems(self._argmap.statements[name], self._argmap)
        return self._stems[name]


def _all_known(parts: Sequence[frozenset[str] | None]) -> bool:
    return all(part for part in parts)


def _find_stems(statement: Statement, argmap: ArgMap) -> frozenset[str] | None:
    """Find a statement's stems; None where its words are not known, or a pronoun may stand for any."""
    wording, language = original_wording(statement, argmap)
    if language is Language.OTHER or _PRONOUN().search(wording.value.casefold()):
        return None
    return frozenset(term.stem for term in extract_terms(wording.value, language) if _is_term(term))


def _is_term(term: Term) -> bool:
    return _NO_TERMS().fullmatch(term.stem.casefold()) is None


def _share(ones: Iterable[str], others: Iterable[str]) -> bool:
    other_stems = [_letters(stem) for stem in others]
    return any(_is_form_of(_letters(one), other) for one in ones for other in other_stems)


def _letters(stem: str) -> str:
    return normalize("NFD", stem.casefold())


def _is_form_of(one: str, other: str) -> bool:
    """Return whether two stems are one, one is in the other, or both begin alike."""
    short, long = sorted((one, other), key=len)
    return short == long or (len(short) >= _MIN_COMMON_LETTERS and short[:_MIN_COMMON_LETTERS] in long)
