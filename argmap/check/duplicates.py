"""Claims that are nearly the same as others."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

from argmap.check.finding import Finding
from argmap.check.similarity import Fingerprint, compute_fingerprints, is_similar
from argmap.diagnostics.deadline import check_deadline
from argmap.diagnostics.diagnostic import Diagnostic, Note, Phrase, Severity
from argmap.diagnostics.rule import Rule
from argmap.model.map import ArgMap, Polarity, Statement

_MAX_CANDIDATES = 20
"""The most earlier statements with a rare term in common that a statement is compared with.

It bounds the time for maps of thousands of statements on one subject. No result in the test cases and the
example maps changes between 1 and 40.
"""


def find_duplicates(argmap: ArgMap) -> Iterator[Finding]:
    """Find statements that say nearly the same as an earlier one, except a premise and its conclusion."""
    fingerprints = compute_fingerprints(argmap)
    counts = Counter(term for own in fingerprints.values() for term in own.term_set)
    supports = _support_pairs(argmap)
    by_term: dict[tuple[str, tuple[str, ...], int], list[str]] = {}
    for name, own in fingerprints.items():
        check_deadline()
        keys = [(term, own.numbers, own.negations) for term in _rarest_terms(own, counts)]
        near = dict.fromkeys(before for key in keys for before in by_term.get(key, ())[-_MAX_CANDIDATES:])
        for before in near:
            if is_similar(own, fingerprints[before]) and not {(name, before), (before, name)} & supports:
                statement = argmap.statements[name]
                yield Finding(_build_warning(statement, argmap.statements[before]), statement)
                break
        for key in keys:
            by_term.setdefault(key, []).append(name)


def _rarest_terms(fingerprint: Fingerprint, counts: Mapping[str, int]) -> Sequence[str]:
    """The rarest terms of a text, so many that every similar text shares one of them, unless spelt otherwise.

    A similar text has at least four fifths of the terms (similarity._MIN_OVERLAP), so it lacks at most a
    fifth.
    """
    ordered = sorted(fingerprint.term_set, key=lambda term: (counts[term], term))
    return ordered[: len(ordered) // 5 + 2]


def _support_pairs(argmap: ArgMap) -> frozenset[tuple[str, str]]:
    inferences = (
        inference for inference in argmap.inferences.values() if inference.polarity is Polarity.SUPPORTS
    )
    return frozenset(
        (premise.statement, inference.target) for inference in inferences for premise in inference.premises
    )


def _build_warning(later: Statement, earlier: Statement) -> Diagnostic:
    message = Phrase(en="nearly the same is said elsewhere", ko="거의 같은 말이 다른 곳에 있다")
    notes = (Note(earlier.span, Phrase(en="said here first", ko="먼저 쓴 곳")),)
    if earlier.has_written_id:
        hint = Phrase(
            en=f"to use one statement in two places, refer to it: the keyword and `{earlier.id}`, no colon",
            ko=f"한 진술을 두 곳에서 쓰려면 콜론 없이 키워드와 `{earlier.id}`만 적어 가리킨다",
        )
    else:
        hint = Phrase(
            en="to use one statement in two places, give it an id and refer to that",
            ko="한 진술을 두 곳에서 쓰려면 아이디를 붙이고 그 아이디로 가리킨다",
        )
    return Diagnostic("W309", Severity.WARNING, message, later.span, notes, hint)


RULE = Rule(
    "W309",
    Severity.WARNING,
    Phrase(en="nearly the same claim twice", ko="거의 같은 주장 둘"),
    Phrase(
        en="""\
Two statements say nearly the same in nearly the same words. In the picture they look like two reasons, and
an objection to the one does not reach the other. Write it once, and let a reference do its work in the
second place.

```argmap bad
thesis: The village should keep its post office
  premise: Old people cannot drive to the next town
thesis: The village should keep its bus line
  premise: Old people can not drive to the next town
```

```argmap good
thesis: The village should keep its post office
  premise driving: Old people cannot drive to the next town
thesis: The village should keep its bus line
  premise driving
```
""",
        ko="""\
두 진술이 거의 같은 말로 거의 같은 뜻을 나타낸다. 그림에서는 근거가 둘인 듯 보이고, 한쪽에 단 반론은 다른
쪽에 미치지 않는다. 한 번만 쓰고 다른 곳에서는 가리킨다.

```argmap bad
논제: 마을에 우체국을 남겨야 한다
  전제: 노인은 이웃 도시까지 운전해서 가기 어렵다
논제: 마을버스를 계속 운행해야 한다
  전제: 노인들은 이웃 도시까지 운전해서 가기가 어렵다
```

```argmap good
논제: 마을에 우체국을 남겨야 한다
  전제 운전: 노인은 이웃 도시까지 운전해서 가기 어렵다
논제: 마을버스를 계속 운행해야 한다
  전제 운전
```
""",
    ),
)
