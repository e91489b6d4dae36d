"""Which statement of an old map is which of a new one, with and without ids."""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Mapping
from itertools import pairwise
from unicodedata import normalize

from msgspec import Struct

from argmap.model.map import ArgMap, Statement

MIN_LIKENESS = 0.5
"""The least likeness of two statements of which one has no id that pass for one, reworded."""
MIN_LIKENESS_RENAMED = 0.75
"""The same where both have ids, and different ones."""
SAME_PARENT_BONUS = 0.15
"""What it counts for likeness that two statements stand below the same one."""


def match_statements(old: ArgMap, new: ArgMap) -> Mapping[str, str]:
    """The id in the new map of each statement of the old one that is there still, in the old order.

    First those with one written id, then those with one text, then the most alike. Of statements that are
    equally alike, the ones written first go together, so that the answer is always the same.
    """
    pairs = {s.id: s.id for s in old.statements.values() if s.has_written_id and _has_named(new, s.id)}
    free = _StatementMatcher(old, new, pairs)
    free.pair_by(lambda argmap, s: (s.id, _normalise_text(s)))
    free.pair_by(lambda argmap, s: (free.parent_id(argmap, s), _normalise_text(s)))
    free.pair_by(lambda argmap, s: _normalise_text(s))
    ones, others = ({s.order: s.id for s in argmap.statements.values()} for argmap in (old, new))
    taken = set(pairs.values())
    for _, one, other in sorted(free.find_similar()):
        if ones[one] not in pairs and others[other] not in taken:
            pairs[ones[one]] = others[other]
            taken.add(others[other])
    return {name: pairs[name] for name in old.statements if name in pairs}


def _has_named(argmap: ArgMap, name: str) -> bool:
    return name in argmap.statements and argmap.statements[name].has_written_id


class _StatementMatcher(Struct, frozen=True):
    """The statements that are not paired yet; `pairs` grows."""

    old: ArgMap
    new: ArgMap
    pairs: dict[str, str]

    def free_old(self) -> list[Statement]:
        return [s for s in self.old.statements.values() if s.id not in self.pairs]

    def free_new(self) -> list[Statement]:
        taken = set(self.pairs.values())
        return [s for s in self.new.statements.values() if s.id not in taken]

    def pair_by(self, key: Callable[[ArgMap, Statement], object]) -> None:
        """Pairs statements with one key, in the order in which they are written."""
        waiting: dict[object, list[Statement]] = defaultdict(list)
        for other in self.free_new():
            waiting[key(self.new, other)].append(other)
        for one in self.free_old():
            same = waiting.get(key(self.old, one))
            if same:
                self.pairs[one.id] = same.pop(0).id

    def parent_id(self, argmap: ArgMap, statement: Statement) -> str | None:
        """What a statement stands below, by its id in the new map."""
        step = argmap.inferences.get(statement.parent_step or "")
        if step is None:
            return None
        return (
            self.pairs.get(step.written_under, f"\n{step.written_under}")
            if argmap is self.old
            else step.written_under
        )

    def find_similar(self) -> Iterator[tuple[float, int, int]]:
        """The pairs that are alike enough, as (how unlike, order in the old map, order in the new one)."""
        others = [(other, _LetterPairs(other)) for other in self.free_new()]
        for one in self.free_old():
            shape = _LetterPairs(one)
            for other, its in others:
                least = MIN_LIKENESS_RENAMED if one.has_written_id and other.has_written_id else MIN_LIKENESS
                likeness = shape.likeness(its)
                if likeness < least - SAME_PARENT_BONUS:
                    continue
                near = self.parent_id(self.old, one) == self.parent_id(self.new, other)
                likeness += SAME_PARENT_BONUS * near
                if likeness >= least:
                    yield -likeness, one.order, other.order


class _LetterPairs:
    """A text as the pairs of letters in it: what likeness is measured on."""

    def __init__(self, statement: Statement) -> None:
        text = f" {_normalise_text(statement).casefold()} "
        self.counts = Counter(pairwise(text))
        self.size = len(text) - 1

    def likeness(self, other: "_LetterPairs") -> float:
        """The share of pairs of letters that two texts have in common, from 0 to 1 (Dice's coefficient)."""
        most = 2 * min(self.size, other.size) / (self.size + other.size)
        if most < MIN_LIKENESS - SAME_PARENT_BONUS:
            return 0.0
        few, many = sorted((self.counts, other.counts), key=len)
        shared = sum(min(count, many[pair]) for pair, count in few.items() if pair in many)
        return 2 * shared / (self.size + other.size)


def _normalise_text(statement: Statement) -> str:
    """The text as first written, its white space and composition of letters evened out."""
    return " ".join(normalize("NFC", original_text(statement)).split())


def original_text(statement: Statement) -> str:
    """What a statement says, as first written."""
    first = statement.text.get("") or next(iter(statement.text.values()))
    return first.value
