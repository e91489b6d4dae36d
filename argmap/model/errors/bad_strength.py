"""A strength that is none."""

from argmap.diagnostics.diagnostic import Diagnostic, Fix, Phrase, Severity
from argmap.diagnostics.nearest_name import find_nearest_name
from argmap.diagnostics.rule import Rule
from argmap.syntax.properties import SPECS_BY_KEY
from argmap.syntax.quoted_word import quote_word
from argmap.syntax.tree import Property


def bad_strength(property_: Property) -> Diagnostic:
    """The value is neither one of the three words nor a number from 0 to 1."""
    value, span = property_.value.value, property_.value.span
    spec = SPECS_BY_KEY[property_.key]
    choices = spec.choices
    message = Phrase(
        en=f"{quote_word(value)} is no strength", ko=f"{quote_word(value)}: 강도를 나타내는 값이 아니다"
    )
    hint = Phrase(
        en=f"write {', '.join(map(quote_word, choices))}, or a number from 0 to 1",
        ko=f"{', '.join(map(quote_word, choices.values()))} 또는 0부터 1까지의 수를 적는다",
    )
    near = find_nearest_name(value, spec.choice_spellings)
    fixes = (Fix(span, near, is_safe=True),) if near else ()
    return Diagnostic("E241", Severity.ERROR, message, span, hint=hint, fixes=fixes)


RULE = Rule(
    "E241",
    Severity.ERROR,
    Phrase(en="a strength that cannot be read", ko="알 수 없는 강도"),
    Phrase(
        en="""\
A strength is `weak`, `moderate` or `strong`, or a number from 0 to 1 with a decimal point. The words stand
for 0.25, 0.5 and 0.75.

```argmap bad
thesis: The soup needs salt
  premise: The cook left it out
    strength: 80%
```

```argmap good
thesis: The soup needs salt
  premise: The cook left it out
    strength: 0.8
```
""",
        ko="""\
강도는 `약함`, `보통`, `강함` 가운데 하나이거나, 소수점을 쓴 0부터 1까지의 수다. 세 낱말은 0.25, 0.5, 0.75를
뜻한다.

```argmap bad
논제: 국이 싱겁다
  전제: 소금을 넣지 않았다
    강도: 80%
```

```argmap good
논제: 국이 싱겁다
  전제: 소금을 넣지 않았다
    강도: 0.8
```
""",
    ),
)
