"""A declaration without an id."""

from argmap.diagnostics.diagnostic import Diagnostic, Phrase, Severity
from argmap.diagnostics.rule import Rule
from argmap.syntax.quoted_word import quote_word
from argmap.syntax.tree import Entry


def no_id(entry: Entry) -> Diagnostic:
    """A `source`, `group` or `view` line that has a text but no id."""
    message = Phrase(
        en=f"{quote_word(entry.spelling)} needs an id", ko=f"{quote_word(entry.spelling)} 줄에 아이디가 없다"
    )
    shape = Phrase(en=quote_word(f"{entry.spelling} my-id: …"), ko=quote_word(f"{entry.spelling} 아이디: …"))
    hint = Phrase(
        en=f"put a word before the colon, by which it can be named: {shape.en}",
        ko=f"가리킬 때 쓸 낱말을 쌍점 앞에 적는다: {shape.ko}",
    )
    return Diagnostic("E232", Severity.ERROR, message, entry.keyword_span, hint=hint)


RULE = Rule(
    "E232",
    Severity.ERROR,
    Phrase(en="a declaration without an id", ko="아이디가 없는 선언"),
    Phrase(
        en="""\
Sources, groups and views are there to be named: by `cite`, by `group`, or by whoever shows the view. So
each needs an id before its colon.

```argmap bad
source: Weather Almanac, 2021
thesis: Winters are getting milder
```

```argmap good
source almanac: Weather Almanac, 2021
thesis: Winters are getting milder
  premise: The lake has not frozen for ten years
    cite: almanac
```
""",
        ko="""\
출처와 묶음, 보기는 다른 곳에서 가리키려고 선언한다. 그래서 쌍점 앞에 아이디가 있어야 한다.

```argmap bad
출처: 기상 연감, 2021
논제: 겨울이 점점 따뜻해진다
```

```argmap good
출처 연감: 기상 연감, 2021
논제: 겨울이 점점 따뜻해진다
  전제: 호수가 십 년째 얼지 않았다
    인용: 연감
```
""",
    ),
)
