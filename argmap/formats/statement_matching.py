"""The matching of an old map's statements with a new one's, with and without ids."""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Mapping
from itertools import pairwise
from unicodedata import normalize

from msgspec import Struct

from argmap.model.map import ArgMap, Statement

MIN_LIKENESS = 0.5
"""The least likeness, from 0 to 1, of two statements that count as one reworded, where one has no id.

Measured on pairs of different statements in each map of `maps/`: at most 5 % of them reach it, while four in
five of those in English reach half of it. Only equal texts have double.
"""
MIN_LIKENESS_RENAMED = 0.75
"""The least likeness where both statements have ids, and different ones: their writer means two."""
SAME_PARENT_BONUS = 0.15
"""The likeness that is added where two statements stand below the same one."""


MatchKey = str | None | tuple[str | None, str]
"""A value that two statements must share to be matched: a text, or an id and a text."""


def match_statements(old: ArgMap, new: ArgMap) -> Mapping[str, str]:
    """Map the ids of the old map's statements to those in the new map, in the old order.

    Statements with the same written id are matched first, then those with the same text, then the most alike.
    Of equally alike statements those written first are matched, so that the result is always the same.
    """
    pairs = {s.id: s.id for s in old.statements.values() if s.has_written_id and _has_named(new, s.id)}
    matcher = _StatementMatcher(old, new, pairs)
    matcher.pair_by(lambda argmap, s: (s.id, _normalise_text(s)))
    matcher.pair_by(lambda argmap, s: (matcher.parent_id(argmap, s), _normalise_text(s)))
    matcher.pair_by(lambda argmap, s: _normalise_text(s))
    ones, others = ({s.order: s.id for s in argmap.statements.values()} for argmap in (old, new))
    matched = set(pairs.values())
    for _, one, other in sorted(matcher.find_similar()):
        if ones[one] not in pairs and others[other] not in matched:
            pairs[ones[one]] = others[other]
            matched.add(others[other])
    return {name: pairs[name] for name in old.statements if name in pairs}


def _has_named(argmap: ArgMap, name: str) -> bool:
    return name in argmap.statements and argmap.statements[name].has_written_id


class _StatementMatcher(Struct, frozen=True):
    """Two maps, and the pairs of ids that are matched so far; matching adds to `pairs`."""

    old: ArgMap
    new: ArgMap
    pairs: dict[str, str]

    def free_old(self) -> list[Statement]:
        return [s for s in self.old.statements.values() if s.id not in self.pairs]

    def free_new(self) -> list[Statement]:
        matched = set(self.pairs.values())
        return [s for s in self.new.statements.values() if s.id not in matched]

    def pair_by(self, key: Callable[[ArgMap, Statement], MatchKey]) -> None:
        """Match free statements with the same key, in written order."""
        candidates: dict[MatchKey, list[Statement]] = defaultdict(list)
        for other in self.free_new():
            candidates[key(self.new, other)].append(other)
        for one in self.free_old():
            matches = candidates.get(key(self.old, one))
            if matches:
                self.pairs[one.id] = matches.pop(0).id

    def parent_id(self, argmap: ArgMap, statement: Statement) -> str | None:
        """Find the statement that a statement stands below, by its id in the new map."""
        step = argmap.inferences.get(statement.parent_step or "")
        if step is None:
            return None
        return (
            self.pairs.get(step.written_under, f"\n{step.written_under}")
            if argmap is self.old
            else step.written_under
        )

    def find_similar(self) -> Iterator[tuple[float, int, int]]:
        """Find free statements that are alike enough, as (minus likeness, old order, new order)."""
        others = [(other, _LetterPairs(other)) for other in self.free_new()]
        for one in self.free_old():
            letter_pairs = _LetterPairs(one)
            for other, other_pairs in others:
                threshold = (
                    MIN_LIKENESS_RENAMED if one.has_written_id and other.has_written_id else MIN_LIKENESS
                )
                likeness = letter_pairs.likeness(other_pairs)
                if likeness < threshold - SAME_PARENT_BONUS:
                    continue
                same_parent = self.parent_id(self.old, one) == self.parent_id(self.new, other)
                likeness += SAME_PARENT_BONUS * same_parent
                if likeness >= threshold:
                    yield -likeness, one.order, other.order


class _LetterPairs:
    """The counts of adjacent letters in a text, on which likeness is measured."""

    def __init__(self, statement: Statement) -> None:
        text = f" {_normalise_text(statement).casefold()} "
        self.counts = Counter(pairwise(text))
        self.size = len(text) - 1

    def likeness(self, other: "_LetterPairs") -> float:
        """Compute the share of letter pairs that two texts have in common, from 0 to 1 (Dice's coefficient).

        It is 0 where texts differ so much in length that they cannot be alike enough.
        """
        upper_bound = 2 * min(self.size, other.size) / (self.size + other.size)
        if upper_bound < MIN_LIKENESS - SAME_PARENT_BONUS:
            return 0.0
        smaller, larger = sorted((self.counts, other.counts), key=len)
        shared = sum(min(count, larger[pair]) for pair, count in smaller.items() if pair in larger)
        return 2 * shared / (self.size + other.size)


def _normalise_text(statement: Statement) -> str:
    """Normalise white space and the composition of letters of a statement's original text."""
    return " ".join(normalize("NFC", original_text(statement)).split())


def original_text(statement: Statement) -> str:
    """Find a statement's text in the language that it is written in first."""
    first = statement.text.get("") or next(iter(statement.text.values()))
    return first.value
