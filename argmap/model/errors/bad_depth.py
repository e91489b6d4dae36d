"""A view's depth that is none."""

from argmap.diagnostics.diagnostic import Diagnostic, Phrase, Severity
from argmap.diagnostics.rule import Rule
from argmap.syntax.quoted_word import quote_word
from argmap.syntax.tree import Property


def bad_depth(property_: Property) -> Diagnostic:
    """The value is no whole number from 0 up."""
    value = quote_word(property_.value.value)
    message = Phrase(en=f"{value} is no depth", ko=f"{value}: 깊이를 나타내는 값이 아니다")
    hint = Phrase(
        en="write how many steps deep the view goes, such as `2`",
        ko="보기가 추론을 몇 단계까지 보여 줄지 `2`처럼 적는다",
    )
    return Diagnostic("E242", Severity.ERROR, message, property_.value.span, hint=hint)


RULE = Rule(
    "E242",
    Severity.ERROR,
    Phrase(en="a depth that cannot be read", ko="알 수 없는 깊이"),
    Phrase(
        en="""\
A view's `depth` is a whole number: how many steps below its root it shows. 0 shows the root alone; without
a depth the view goes all the way down.

```argmap bad
thesis market: The market should stay
  premise: It feeds the quarter
view short: In short
  root: market
  depth: two
```

```argmap good
thesis market: The market should stay
  premise: It feeds the quarter
view short: In short
  root: market
  depth: 2
```
""",
        ko="""\
보기의 `깊이`는 뿌리 아래로 추론을 몇 단계까지 보여 줄지 나타내는 정수다. 0이면 뿌리만 보여 주고, 깊이를 적지
않으면 끝까지 보여 준다.

```argmap bad
논제 시장: 시장을 남겨야 한다
  전제: 이 동네는 시장으로 먹고산다
보기 간추림: 간추려 보기
  뿌리: 시장
  깊이: 둘
```

```argmap good
논제 시장: 시장을 남겨야 한다
  전제: 이 동네는 시장으로 먹고산다
보기 간추림: 간추려 보기
  뿌리: 시장
  깊이: 2
```
""",
    ),
)
