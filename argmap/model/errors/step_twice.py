"""A step that is written twice."""

from argmap.diagnostics.diagnostic import Diagnostic, Note, Phrase, Severity
from argmap.diagnostics.rule import Rule
from argmap.model.map import Inference


def step_twice(second: Inference, first: Inference) -> Diagnostic:
    """`second` has the same premises as `first`, and does the same to the same."""
    message = Phrase(en="the same step for the second time", ko="같은 추론을 두 번 적었다")
    notes = (Note(first.premises[0].span, Phrase(en="the first one is here", ko="처음 적은 곳")),)
    hint = Phrase(
        en="take one of them out; how much a step weighs, `strength` can say",
        ko="하나를 지운다; 추론이 얼마나 강한지는 `강도`로 나타낼 수 있다",
    )
    return Diagnostic("E224", Severity.ERROR, message, second.premises[0].span, notes, hint)


RULE = Rule(
    "E224",
    Severity.ERROR,
    Phrase(en="the same step written twice", ko="두 번 적은 추론"),
    Phrase(
        en="""\
The same premises do the same to the same statement in two places. A reason does not weigh more for being
given twice; a step's `strength` says how much it weighs.

```argmap bad
thesis: Museums should be free
  premise open: Free museums are open to the poor
  premise open
```

```argmap good
thesis: Museums should be free
  premise open: Free museums are open to the poor
    strength: strong
```
""",
        ko="""\
같은 전제가 같은 진술에 같은 일을 두 번 한다. 같은 근거를 두 번 들어도 더 강해지지 않는다. 추론이 얼마나
강한지는 `강도`로 나타낸다.

```argmap bad
논제: 박물관은 무료여야 한다
  전제 접근: 무료 박물관은 가난한 사람에게도 열려 있다
  전제 접근
```

```argmap good
논제: 박물관은 무료여야 한다
  전제 접근: 무료 박물관은 가난한 사람에게도 열려 있다
    강도: 강함
```
""",
    ),
)
