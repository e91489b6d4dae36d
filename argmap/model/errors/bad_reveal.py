"""A view's order of appearance that is none."""

from argmap.diagnostics.diagnostic import Diagnostic, Fix, Phrase, Severity
from argmap.diagnostics.nearest_name import find_nearest_name
from argmap.diagnostics.rule import Rule
from argmap.syntax.properties import SPECS_BY_KEY
from argmap.syntax.quoted_word import quote_word
from argmap.syntax.tree import Property


def bad_reveal(property_: Property) -> Diagnostic:
    """The value is none of the four words."""
    value, span = property_.value.value, property_.value.span
    spec = SPECS_BY_KEY[property_.key]
    choices = spec.choices
    message = Phrase(
        en=f"{quote_word(value)} is no order of appearance",
        ko=f"{quote_word(value)}: 드러내는 순서를 나타내는 값이 아니다",
    )
    hint = Phrase(
        en=f"write one of {', '.join(map(quote_word, choices))}",
        ko=f"{', '.join(map(quote_word, choices.values()))} 가운데 하나를 적는다",
    )
    near = find_nearest_name(value, spec.choice_spellings)
    fixes = (Fix(span, near, is_safe=True),) if near else ()
    return Diagnostic("E243", Severity.ERROR, message, span, hint=hint, fixes=fixes)


RULE = Rule(
    "E243",
    Severity.ERROR,
    Phrase(en="an order of appearance that cannot be read", ko="알 수 없는 드러냄 순서"),
    Phrase(
        en="""\
`reveal` says in what order a view's statements appear on a slide: by `role`, by `branch`, in the `order`
they were written, or all at once (`none`).

```argmap bad
thesis pool: The pool should stay open
  premise: Children learn to swim there
view talk: For the talk
  root: pool
  reveal: roles-first
```

```argmap good
thesis pool: The pool should stay open
  premise: Children learn to swim there
view talk: For the talk
  root: pool
  reveal: role
```
""",
        ko="""\
`드러냄`은 보기의 진술이 슬라이드에 나타나는 순서를 정한다. `역할`별, `가지`별, 쓴 `순서`대로, 또는
한꺼번에(`없음`) 나타난다.

```argmap bad
논제 수영장: 수영장을 계속 열어야 한다
  전제: 아이들이 거기서 수영을 배운다
보기 발표: 발표용
  뿌리: 수영장
  드러냄: 역할먼저
```

```argmap good
논제 수영장: 수영장을 계속 열어야 한다
  전제: 아이들이 거기서 수영을 배운다
보기 발표: 발표용
  뿌리: 수영장
  드러냄: 역할
```
""",
    ),
)
