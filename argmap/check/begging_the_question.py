"""A premise that repeats its conclusion."""

from collections.abc import Iterator

from argmap.check.finding import Finding
from argmap.check.similarity import compute_fingerprints, is_similar
from argmap.diagnostics.diagnostic import Diagnostic, Note, Phrase, Severity
from argmap.diagnostics.rule import Rule
from argmap.model.map import ArgMap, Inference, Polarity, Premise, Statement


def find_begged_questions(argmap: ArgMap) -> Iterator[Finding]:
    """Find premises that say nearly the same as their conclusion."""
    statements = argmap.statements
    for inference, premise in _find_begging_premises(argmap):
        yield Finding(_build_warning(premise, statements[inference.target]), statements[premise.statement])


def find_begged_steps(argmap: ArgMap) -> frozenset[str]:
    """Return the ids of the inferences with such a premise."""
    return frozenset(inference.id for inference, _ in _find_begging_premises(argmap))


def _find_begging_premises(argmap: ArgMap) -> Iterator[tuple[Inference, Premise]]:
    fingerprints = compute_fingerprints(argmap)
    for inference in argmap.inferences.values():
        if inference.polarity is Polarity.SUPPORTS:
            for premise in inference.premises:
                if is_similar(fingerprints[premise.statement], fingerprints[inference.target]):
                    yield inference, premise


def _build_warning(premise: Premise, conclusion: Statement) -> Diagnostic:
    message = Phrase(en="this premise repeats its conclusion", ko="전제가 결론을 되풀이한다")
    notes = (Note(conclusion.span, Phrase(en="the conclusion", ko="결론")),)
    hint = Phrase(
        en="give a reason that someone who doubts the conclusion could accept",
        ko="결론을 의심하는 사람도 받아들일 만한 근거를 쓴다",
    )
    return Diagnostic("W310", Severity.WARNING, message, premise.span, notes, hint)


RULE = Rule(
    "W310",
    Severity.WARNING,
    Phrase(en="a premise that repeats its conclusion", ko="결론을 되풀이하는 전제"),
    Phrase(
        en="""\
A premise should give a reason. One that says nearly the same as its conclusion convinces nobody who is not
convinced already: the argument begs the question.

```argmap bad
thesis: Reading good novels trains the mind
  premise: The mind is trained by reading good novels
```

```argmap good
thesis: Reading good novels trains the mind
  premise: A reader must keep track of people and places
```
""",
        ko="""\
전제는 근거를 대야 한다. 결론과 거의 같은 말을 하는 전제는 이미 믿는 사람밖에 설득하지 못한다. 논점을 미리
가정하는 선결문제 요구의 오류다.

```argmap bad
논제: 독서는 생각하는 힘을 길러 준다
  전제: 독서가 생각하는 힘을 길러 준다
```

```argmap good
논제: 독서는 생각하는 힘을 길러 준다
  전제: 책을 읽으려면 인물과 장소를 머릿속에 담아야 한다
```
""",
    ),
)
