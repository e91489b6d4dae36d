"""A strength on a line that makes no step."""

from argmap.diagnostics.diagnostic import Diagnostic, Phrase, Severity
from argmap.diagnostics.rule import Rule
from argmap.syntax.quoted_word import quote_word
from argmap.syntax.tree import Entry, Property


def no_step_strength(property_: Property, entry: Entry) -> Diagnostic:
    """A strength below a thesis or claim."""
    message = Phrase(
        en=f"{quote_word(entry.spelling)} makes no step that could have a strength",
        ko=f"{quote_word(entry.spelling)} 줄은 추론을 이루지 않아 강도가 없다",
    )
    hint = Phrase(
        en="give the strength to the premises and objections below it",
        ko="그 아래의 전제나 반론에 강도를 적는다",
    )
    return Diagnostic("E238", Severity.ERROR, message, property_.key_span, hint=hint)


RULE = Rule(
    "E238",
    Severity.ERROR,
    Phrase(en="a strength where there is no step", ko="추론이 없는 곳의 강도"),
    Phrase(
        en="""\
A strength says how much weight a step carries from one statement to another, not how true a statement is. A
thesis or claim at the top leads to nothing, so it has no step to weigh.

```argmap bad
thesis: The tower should be rebuilt
  strength: strong
  premise: It is the emblem of the city
```

```argmap good
thesis: The tower should be rebuilt
  premise: It is the emblem of the city
    strength: strong
```
""",
        ko="""\
강도는 진술이 얼마나 참인지가 아니라, 한 진술에서 다른 진술로 가는 추론이 얼마나 강한지를 나타낸다. 맨 위의
논제나 주장은 어디로도 이어지지 않으므로 강도를 매길 추론이 없다.

```argmap bad
논제: 탑을 다시 세워야 한다
  강도: 강함
  전제: 탑은 이 도시의 상징이다
```

```argmap good
논제: 탑을 다시 세워야 한다
  전제: 탑은 이 도시의 상징이다
    강도: 강함
```
""",
    ),
)
