"""Premises that stand alone: one warning for all of a map."""

from collections.abc import Iterator, Sequence

from argmap.check.finding import Finding
from argmap.check.other_places import add_other_places
from argmap.check.shared_terms import TermIndex
from argmap.diagnostics.diagnostic import Diagnostic, Phrase, Severity
from argmap.diagnostics.rule import Rule
from argmap.model.map import ArgMap, Inference

_CODE = "T401"


def find_lone_premises(argmap: ArgMap, supports: Sequence[Inference]) -> Iterator[Finding]:
    """Find the supports with one premise only, as one warning.

    It stands at the first that has no word of its conclusion, where most is taken for granted.
    """
    index = TermIndex(argmap)
    lone = [each for each in supports if len(each.premises) == 1 and not _is_allowed(each, argmap)]
    if lone:
        first = next((each for each in lone if index.has_no_shared_term(each)), lone[0])
        others = [each for each in lone if each is not first]
        yield Finding(_build_warning(first, others), argmap.statements[first.premises[0].statement])


def _is_allowed(inference: Inference, argmap: ArgMap) -> bool:
    return _CODE in argmap.statements[inference.premises[0].statement].allowed_warnings


def _build_warning(inference: Inference, others: Sequence[Inference]) -> Diagnostic:
    hint = Phrase(
        en="ask what else must be true for the step to hold, and link it with `and` or `assumption`",
        ko="추론이 성립하려면 무엇이 더 참이어야 하는지 묻고, `그리고`나 `가정`으로 덧붙인다",
    )
    span = inference.premises[0].span
    spans = [each.premises[0].span for each in others]
    message = add_other_places(Phrase(en="one premise alone", ko="근거가 하나뿐인 추론"), spans)
    return Diagnostic(_CODE, Severity.WARNING, message, span, hint=hint, place_count=len(others) + 1)


RULE = Rule(
    "T401",
    Severity.WARNING,
    Phrase(en="a lone premise", ko="근거가 하나뿐인 추론"),
    Phrase(
        en="""\
Hardly any reason supports its conclusion all by itself: something more is taken for granted. Finding that
unstated co-premise is the main exercise of argument mapping, for it is often the one to doubt.

One warning names the lines of all lone premises of a map, and stands where most seems to be missing. This
is a classroom rule, on with `--teach` only: experts leave most co-premises unsaid.

```argmap bad
thesis: Max cannot come with us
  premise: Max is a dog
```

```argmap good
thesis: Max cannot come with us
  premise: Max is a dog
  assumption: No dog can come with us
```
""",
        ko="""\
근거 하나만으로 결론이 뒷받침되는 일은 드물다. 대개 무언가를 더 당연하게 여긴다. 그렇게 숨은 전제를 찾는
것이 논증 지도의 핵심 연습이다. 의심할 것은 바로 그 전제인 때가 많다.

경고는 지도마다 한 번, 빠진 것이 가장 커 보이는 자리에 나오고, 그런 추론의 행을 모두 알려 준다. 수업용
규칙이라 `--teach`를 붙일 때만 켜진다. 전문가도 함께 필요한 전제를 대부분 적지 않는다.

```argmap bad
논제: 소크라테스는 죽는다
  전제: 소크라테스는 사람이다
```

```argmap good
논제: 소크라테스는 죽는다
  전제: 소크라테스는 사람이다
  가정: 사람은 모두 죽는다
```
""",
    ),
    teach=True,
)
