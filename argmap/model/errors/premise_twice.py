"""A statement that stands twice in one step."""

from argmap.diagnostics.diagnostic import Diagnostic, Note, Phrase, Severity
from argmap.diagnostics.rule import Rule
from argmap.model.map import Premise
from argmap.syntax.quoted_word import quote_word


def premise_twice(second: Premise, first: Premise) -> Diagnostic:
    """`second` is linked to `first`, and is the same statement."""
    name = quote_word(second.statement)
    message = Phrase(
        en=f"{name} is linked to itself",
        ko=f"{name} 진술이 한 추론 안에 두 번 들어 있다",
    )
    notes = (Note(first.span, Phrase(en="it is part of the step here already", ko="이미 들어 있는 곳")),)
    hint = Phrase(en="take one of the two lines out", ko="둘 가운데 한 줄을 지운다")
    return Diagnostic("E223", Severity.ERROR, message, second.span, notes, hint)


RULE = Rule(
    "E223",
    Severity.ERROR,
    Phrase(en="a statement twice in one step", ko="한 추론에 두 번 들어간 진술"),
    Phrase(
        en="""\
Linked premises make one step together. A statement adds nothing by standing in the same step twice.

```argmap bad
thesis: The bridge must be closed
  premise rust: Rust has eaten half the steel
  and load: The load has doubled
  and rust
```

```argmap good
thesis: The bridge must be closed
  premise rust: Rust has eaten half the steel
  and load: The load has doubled
```
""",
        ko="""\
결합 전제는 함께 하나의 추론을 이룬다. 같은 진술을 한 추론에 두 번 넣어도 더해지는 것이 없다.

```argmap bad
논제: 다리를 막아야 한다
  전제 녹: 녹이 철골의 절반을 먹었다
  그리고 하중: 하중이 두 배로 늘었다
  그리고 녹
```

```argmap good
논제: 다리를 막아야 한다
  전제 녹: 녹이 철골의 절반을 먹었다
  그리고 하중: 하중이 두 배로 늘었다
```
""",
    ),
)
