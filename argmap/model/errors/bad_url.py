"""A link that is none, or that a picture must not hold."""

import re

from argmap.diagnostics.diagnostic import Diagnostic, Fix, Phrase, Severity
from argmap.diagnostics.rule import Rule
from argmap.syntax.quoted_word import quote_word
from argmap.syntax.tree import Property

_NO_SCHEME = re.compile(r"www\.[^\s@:]+", re.ASCII)


def bad_url(property_: Property) -> Diagnostic:
    """The value is no `http`, `https` or `mailto` link, or holds white space or invisible characters."""
    value = quote_word(property_.value.value)
    message = Phrase(en=f"{value} is no link that can be used", ko=f"{value}: 쓸 수 있는 링크가 아니다")
    hint = Phrase(
        en="write a whole link without spaces that begins with `https://`, `http://` or `mailto:`",
        ko="`https://`, `http://`, `mailto:` 가운데 하나로 시작하는 전체 주소를 공백 없이 적는다",
    )
    span = property_.value.span
    fixes = (Fix(span, f"https://{span.text}", is_safe=True),) if _NO_SCHEME.fullmatch(span.text) else ()
    return Diagnostic("E245", Severity.ERROR, message, span, hint=hint, fixes=fixes)


RULE = Rule(
    "E245",
    Severity.ERROR,
    Phrase(en="a link that cannot be used", ko="쓸 수 없는 링크"),
    Phrase(
        en="""\
A `url` goes into the picture as a link that readers click. Only `http`, `https` and `mailto` links are
taken: other schemes can run programs or open local files. A link holds no spaces and no invisible
characters; write a space as `%20`.

```argmap bad
source report: Harbour Report, 2019
  url: www.example.org/harbour
thesis: The harbour should be dredged
  premise: Large ships run aground
    cite: report
```

```argmap good
source report: Harbour Report, 2019
  url: https://www.example.org/harbour
thesis: The harbour should be dredged
  premise: Large ships run aground
    cite: report
```
""",
        ko="""\
`주소`는 독자가 누를 수 있는 링크로 그림에 들어간다. `http`, `https`, `mailto` 링크만 쓸 수 있다. 다른
방식의 링크는 프로그램을 실행하거나 내 컴퓨터의 파일을 열 수 있다. 링크에는 공백이나 보이지 않는 글자가
없어야 하며, 공백은 `%20`으로 적는다.

```argmap bad
출처 보고서: 항만 보고서, 2019
  주소: www.example.org/harbour
논제: 항구 바닥을 준설해야 한다
  전제: 큰 배가 바닥에 닿는다
    인용: 보고서
```

```argmap good
출처 보고서: 항만 보고서, 2019
  주소: https://www.example.org/harbour
논제: 항구 바닥을 준설해야 한다
  전제: 큰 배가 바닥에 닿는다
    인용: 보고서
```
""",
    ),
)
