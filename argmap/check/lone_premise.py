"""A premise that stands alone."""

from collections.abc import Iterator

from argmap.check.finding import Finding
from argmap.diagnostics.diagnostic import Diagnostic, Phrase, Severity
from argmap.diagnostics.rule import Rule
from argmap.model.map import ArgMap, Inference, Polarity


def find_lone_premises(argmap: ArgMap) -> Iterator[Finding]:
    """Find supports with one premise only."""
    for inference in argmap.inferences.values():
        if inference.polarity is Polarity.SUPPORTS and len(inference.premises) == 1:
            yield Finding(_build_warning(inference), argmap.statements[inference.premises[0].statement])


def _build_warning(inference: Inference) -> Diagnostic:
    message = Phrase(en="one premise alone", ko="홀로 선 전제")
    hint = Phrase(
        en="ask what else must be true for the step to hold, and link it with `and` or `assumption`",
        ko="추론이 성립하려면 무엇이 더 참이어야 하는지 묻고, `그리고`나 `가정`으로 잇는다",
    )
    return Diagnostic("T401", Severity.WARNING, message, inference.premises[0].span, hint=hint)


RULE = Rule(
    "T401",
    Severity.WARNING,
    Phrase(en="a lone premise", ko="홀로 선 전제"),
    Phrase(
        en="""\
Hardly any reason supports its conclusion all by itself: something more is taken for granted. Finding that
unstated co-premise is the main exercise of argument mapping, for it is often the one to doubt.

This is a classroom rule, on with `--teach` only: experts leave most co-premises unsaid.

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

수업용 규칙이라 `--teach`를 붙일 때만 켜진다. 전문가도 함께 받치는 전제는 대부분 적지 않는다.

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
