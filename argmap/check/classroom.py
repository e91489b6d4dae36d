"""The classroom rules together: a step gets one warning at most, and a line counts them all."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from types import MappingProxyType

from argmap.check.begging_the_question import find_begged_steps
from argmap.check.finding import Finding
from argmap.check.is_ought import find_is_ought_gaps, find_is_ought_steps
from argmap.check.lone_premise import find_lone_premises
from argmap.check.unanswered import find_unanswered_objections
from argmap.check.unshared_terms import find_unshared_terms
from argmap.diagnostics.diagnostic import Diagnostic, Phrase
from argmap.model.map import ArgMap, Inference, Polarity

_NOUNS: Mapping[str, tuple[str, str, str]] = MappingProxyType(
    {
        "T401": ("lone premise", "lone premises", "근거가 하나뿐인 추론"),
        "T402": ("link without a common word", "links without a common word", "공통된 단어가 없는 결합 전제"),
        "T403": ("open objection", "open objections", "답이 없는 반론"),
        "T404": ("ought from an is", "oughts from an is", "사실에서 끌어낸 당위"),
    }
)
"""One thing that a rule finds, several of them, and both in Korean."""


def find_lessons(argmap: ArgMap) -> Iterator[Finding]:
    """Find what the classroom rules say of a map: of each support one thing, the most particular."""
    begged = find_begged_steps(argmap)
    supports = [
        each
        for each in argmap.inferences.values()
        if each.polarity is Polarity.SUPPORTS and each.id not in begged
    ]
    yield from find_is_ought_gaps(argmap, supports)
    supports = _without(supports, find_is_ought_steps(argmap, supports))
    yield from find_unshared_terms(argmap, supports)
    yield from find_lone_premises(argmap, supports)
    yield from find_unanswered_objections(argmap)


def summarize_lessons(diagnostics: Iterable[Diagnostic]) -> Phrase | None:
    """Count what the classroom rules found: `12 lone premises, 4 open objections`; None for nothing."""
    counts = dict.fromkeys(_NOUNS, 0)
    for diagnostic in diagnostics:
        if diagnostic.code in counts:
            counts[diagnostic.code] += diagnostic.place_count
    found = [(number, *_NOUNS[code]) for code, number in counts.items() if number]
    if not found:
        return None
    return Phrase(
        en=", ".join(f"{number} {one if number == 1 else several}" for number, one, several, _ in found),
        ko=", ".join(f"{korean} {number}" for number, _, _, korean in found),
    )


def _without(supports: Sequence[Inference], others: Iterable[Inference]) -> list[Inference]:
    ids = {each.id for each in others}
    return [each for each in supports if each.id not in ids]
