"""Linked premises that have no word in common with their conclusion, or with each other."""

from collections.abc import Iterator, Sequence

from argmap.check.finding import Finding
from argmap.check.shared_terms import TermIndex
from argmap.diagnostics.diagnostic import Diagnostic, Note, Phrase, Severity
from argmap.diagnostics.rule import Rule
from argmap.model.map import ArgMap, Inference, Premise, Role, Statement


def find_unshared_terms(argmap: ArgMap, supports: Sequence[Inference]) -> Iterator[Finding]:
    """Find linked supports whose premises have no word of the conclusion, or one of them of no other part.

    An assumption is what its writer found missing: a step with one is left alone.
    """
    index = TermIndex(argmap)
    for inference in supports:
        if len(inference.premises) < 2 or _has_assumption(inference, argmap):
            continue
        first = inference.premises[0]
        conclusion = argmap.statements[inference.target]
        if index.has_no_shared_term(inference):
            yield Finding(_build_gap_warning(first, conclusion), argmap.statements[first.statement])
            continue
        unlinked = index.find_unlinked_premise(inference)
        if unlinked is not None:
            premise = inference.premises[unlinked]
            yield Finding(_build_link_warning(premise), argmap.statements[premise.statement])


def _has_assumption(inference: Inference, argmap: ArgMap) -> bool:
    return any(argmap.statements[each.statement].role is Role.ASSUMPTION for each in inference.premises)


def _build_gap_warning(premise: Premise, conclusion: Statement) -> Diagnostic:
    message = Phrase(
        en="no premise of this step has a word of its conclusion",
        ko="이 추론의 전제와 결론에 공통된 단어가 하나도 없다",
    )
    notes = (Note(conclusion.span, Phrase(en="the conclusion", ko="결론")),)
    hint = Phrase(
        en="link a premise that leads from the reasons to it, with `and` or `assumption`",
        ko="근거에서 결론으로 이어 주는 전제를 `그리고`나 `가정`으로 더한다",
    )
    return Diagnostic("T402", Severity.WARNING, message, premise.span, notes, hint)


def _build_link_warning(premise: Premise) -> Diagnostic:
    message = Phrase(
        en="this linked premise has no word of the others or of the conclusion",
        ko="이 전제에는 결합된 다른 전제나 결론과 공통된 단어가 하나도 없다",
    )
    hint = Phrase(
        en="write `premise` if it is a reason of its own; else say what it has to do with the others",
        ko="독립된 근거라면 `전제`로 쓰고, 아니라면 다른 전제와 어떻게 이어지는지 밝힌다",
    )
    return Diagnostic("T402", Severity.WARNING, message, premise.span, hint=hint)


RULE = Rule(
    "T402",
    Severity.WARNING,
    Phrase(en="linked premises with no word in common", ko="공통된 단어가 없는 결합 전제"),
    Phrase(
        en="""\
Nothing comes out of an argument that did not go in: premises that are linked hold on to each other and to
the conclusion by the words that they share. Where no premise has a word of the conclusion, one that leads to
it is missing; where one of them shares no word with any other part, it is perhaps a reason of its own. Words
are compared without their endings; numbers, negations and auxiliaries do not count. A step with a pronoun or
an assumption is left alone.

This is a classroom rule, on with `--teach` only.

```argmap bad
thesis: Whales are mammals
  premise: Whales nurse young animals
  and: Sailors have hunted for oil since the Middle Ages
```

```argmap good
thesis: Whales are mammals
  premise: Whales nurse young animals
  and: Whatever nurses young animals is a mammal
```
""",
        ko="""\
전제에 없는 것은 결론에 나올 수 없다. 결합 전제는 같은 단어로 서로, 또 결론과 연결된다. 어느 전제에도 결론의
단어가 없으면 결론으로 이어 줄 전제가 빠진 것이고, 전제 하나만 동떨어져 있으면 독립된 근거일 수 있다. 조사는
떼고 비교하며, 숫자와 부정어, 보조 용언은 세지 않는다. 대명사나 가정이 있는 추론은
살피지 않는다.

수업용 규칙이라 `--teach`를 붙일 때만 켜진다.

```argmap bad
논제: 고래는 포유류다
  전제: 고래는 새끼에게 젖을 먹인다
  그리고: 선원들은 중세부터 기름을 얻으려 사냥했다
```

```argmap good
논제: 고래는 포유류다
  전제: 고래는 새끼에게 젖을 먹인다
  그리고: 새끼에게 젖을 먹이는 동물은 포유류다
```
""",
    ),
    teach=True,
)
