"""A declaration without an id."""

from argmap.diagnostics.diagnostic import Diagnostic, Fix, Phrase, Severity
from argmap.diagnostics.rule import Rule
from argmap.diagnostics.source import Span
from argmap.syntax.quoted_word import quote_word
from argmap.syntax.tree import Entry


def no_id(entry: Entry, name: str) -> Diagnostic:
    """A `source`, `group` or `view` line that has a text but no id; `name` is a free one for it."""
    message = Phrase(
        en=f"{quote_word(entry.spelling)} needs an id", ko=f"{quote_word(entry.spelling)} 줄에 아이디가 없다"
    )
    shape = quote_word(f"{entry.spelling} {name}: …")
    hint = Phrase(
        en=f"put a word before the colon, by which it can be named: {shape}",
        ko=f"가리킬 때 쓸 단어를 콜론 앞에 적는다: {shape}",
    )
    end = Span(entry.span.source, entry.keyword_span.end, entry.keyword_span.end)
    fixes = (Fix(end, f" {name}", is_safe=True),)
    return Diagnostic("E232", Severity.ERROR, message, entry.keyword_span, hint=hint, fixes=fixes)


RULE = Rule(
    "E232",
    Severity.ERROR,
    Phrase(en="a declaration without an id", ko="아이디가 없는 선언"),
    Phrase(
        en="""\
Sources, groups and views are there to be named: by `cite`, by `group`, or by whoever shows the view. So
each needs an id before its colon.

```argmap bad
source: The almanac of the weather, 2021
thesis: Winters are getting milder
  premise: The lake has not frozen for ten years
    cite: almanac
```

```argmap good
source almanac: The almanac of the weather, 2021
thesis: Winters are getting milder
  premise: The lake has not frozen for ten years
    cite: almanac
```
""",
        ko="""\
출처와 묶음, 보기는 다른 곳에서 가리키려고 선언한다. 그래서 콜론 앞에 아이디가 있어야 한다.

```argmap bad
출처: 기상연감, 2021
논제: 겨울이 점점 따뜻해진다
  전제: 호수가 십 년째 얼지 않았다
    인용: 기상연감
```

```argmap good
출처 기상연감: 기상연감, 2021
논제: 겨울이 점점 따뜻해진다
  전제: 호수가 십 년째 얼지 않았다
    인용: 기상연감
```
""",
    ),
)
