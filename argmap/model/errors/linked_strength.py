"""A strength on a linked line that is not the first."""

from argmap.diagnostics.diagnostic import Diagnostic, Note, Phrase, Severity
from argmap.diagnostics.rule import Rule
from argmap.syntax.quoted_word import quote_word
from argmap.syntax.tree import Entry, Property


def linked_strength(property_: Property, first_entry: Entry) -> Diagnostic:
    """A strength below a line that joins the step which `first_entry` begins."""
    message = Phrase(
        en="linked lines share one strength, that of the first",
        ko="결합된 줄의 강도는 첫 줄에만 적는다",
    )
    notes = (Note(first_entry.keyword_span, Phrase(en="the step begins here", ko="추론이 시작되는 줄")),)
    hint = Phrase(
        en=f"move {quote_word(property_.spelling)} below the first line",
        ko=f"{quote_word(property_.spelling)} 속성을 첫 줄 아래로 옮긴다",
    )
    return Diagnostic("E239", Severity.ERROR, message, property_.key_span, notes, hint)


RULE = Rule(
    "E239",
    Severity.ERROR,
    Phrase(en="a strength on a later one of linked lines", ko="결합된 줄 가운데 첫 줄이 아닌 줄의 강도"),
    Phrase(
        en="""\
Linked lines make one step together, so they have one strength, which stands on the first of them.

```argmap bad
thesis: The ferry will be late
  premise: The wind is against it
  and: Its engine is weak
    strength: weak
```

```argmap good
thesis: The ferry will be late
  premise: The wind is against it
    strength: weak
  and: Its engine is old
```
""",
        ko="""\
결합된 줄은 함께 하나의 추론을 이루므로 강도도 하나다. 강도는 그 첫 줄에 적는다.

```argmap bad
논제: 배가 늦을 것이다
  전제: 맞바람이 분다
  그리고: 엔진이 낡았다
    강도: 약함
```

```argmap good
논제: 배가 늦을 것이다
  전제: 맞바람이 분다
    강도: 약함
  그리고: 엔진이 낡았다
```
""",
    ),
)
