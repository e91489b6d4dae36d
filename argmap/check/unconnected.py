"""A statement that nothing connects to the others."""

from collections.abc import Iterator

from argmap.check.finding import Finding
from argmap.diagnostics.diagnostic import Diagnostic, Phrase, Severity
from argmap.diagnostics.rule import Rule
from argmap.model.map import ArgMap, Statement


def find_unconnected_statements(argmap: ArgMap) -> Iterator[Finding]:
    """Find statements that are part of no inference, in a map of more than one statement."""
    if len(argmap.statements) < 2:
        return
    inferences = argmap.inferences.values()
    connected = {premise.statement for inference in inferences for premise in inference.premises}
    connected.update(inference.target for inference in inferences if not inference.undercuts)
    for statement in argmap.statements.values():
        if statement.id not in connected:
            yield Finding(_build_warning(statement), statement)


def _build_warning(statement: Statement) -> Diagnostic:
    message = Phrase(en="nothing connects this statement to the others", ko="다른 진술과 이어지지 않은 진술")
    hint = Phrase(
        en="write below it what supports or attacks it, or refer to it where it does its work",
        ko="뒷받침하거나 공격하는 진술을 그 아래에 쓰거나, 이 진술이 쓰이는 곳에서 가리킨다",
    )
    return Diagnostic("W304", Severity.WARNING, message, statement.span, hint=hint)


RULE = Rule(
    "W304",
    Severity.WARNING,
    Phrase(en="a statement that nothing connects", ko="이어지지 않은 진술"),
    Phrase(
        en="""\
Nothing supports or attacks this statement, and it supports or attacks nothing: in the picture it floats by
itself. Mostly a reference to it was forgotten, or its indentation lost.

```argmap bad
thesis: The festival should move to June
  premise: It rains less in June
claim: The school holidays begin in June
```

```argmap good
thesis: The festival should move to June
  premise: It rains less in June
  premise: The school holidays begin in June
```
""",
        ko="""\
이 진술을 뒷받침하거나 공격하는 것도, 이 진술이 뒷받침하거나 공격하는 것도 없다. 그림에서 혼자 떠 있게 된다.
대개 가리키는 줄을 빠뜨렸거나 들여쓰기가 사라진 경우다.

```argmap bad
논제: 축제를 6월로 옮겨야 한다
  전제: 6월에는 비가 덜 온다
주장: 6월에는 방학이 시작된다
```

```argmap good
논제: 축제를 6월로 옮겨야 한다
  전제: 6월에는 비가 덜 온다
  전제: 6월에는 방학이 시작된다
```
""",
    ),
)
