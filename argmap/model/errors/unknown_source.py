"""A citation of a source that is not declared."""

from argmap.diagnostics.diagnostic import Diagnostic, Phrase, Severity
from argmap.diagnostics.rule import Rule
from argmap.diagnostics.source import Span
from argmap.model.errors.phrases import unknown_name
from argmap.syntax.keyword_language import spell_for
from argmap.syntax.quoted_word import quote_word
from argmap.syntax.tree import Keyword


def unknown_source(word: str, span: Span, near: str | None) -> Diagnostic:
    """The first word of a `cite` names no source; `near` is the source id most like it."""
    message = Phrase(
        en=f"no source has the id {quote_word(word)}",
        ko=f"{quote_word(word)} 아이디를 가진 출처가 없다",
    )
    line = quote_word(f"{spell_for(span.source, Keyword.SOURCE)} {word}: …")
    otherwise = Phrase(
        en=f"declare it at the top with a line {line}", ko=f"맨 위 단계에 {line} 줄로 선언한다"
    )
    return unknown_name(near, "E204", message, span, otherwise)


RULE = Rule(
    "E204",
    Severity.ERROR,
    Phrase(en="a citation of an undeclared source", ko="선언되지 않은 출처 인용"),
    Phrase(
        en="""\
The first word after `cite:` is the id of a source, which a `source` line at the top declares. What follows
that word is the place in the source, in any form: `cite: census table 4`. A title is not written there but on
the `source` line, and a link below a statement is a `url`.

```argmap bad
source census: National Census, 2020
thesis: The village is growing
  premise: More children were born than people died
    cite: cencus table 4
```

```argmap good
source census: National Census, 2020
thesis: The village is growing
  premise: More children were born than people died
    cite: census table 4
```
""",
        ko="""\
`인용:` 뒤의 첫 단어는 출처의 아이디이고, 출처는 맨 위 단계의 `출처` 줄로 선언한다. 그 뒤에는 출처 안의 위치를
자유롭게 적는다. 예: `인용: 총조사 표 4`. 제목은 여기가 아니라 `출처` 줄에 쓰고, 진술 아래의 링크는 `주소`
속성에 쓴다.

```argmap bad
출처 총조사: 인구주택총조사, 2020
논제: 마을 인구가 늘고 있다
  전제: 태어난 아이가 세상을 떠난 사람보다 많았다
    인용: 총조샤 표 4
```

```argmap good
출처 총조사: 인구주택총조사, 2020
논제: 마을 인구가 늘고 있다
  전제: 태어난 아이가 세상을 떠난 사람보다 많았다
    인용: 총조사 표 4
```
""",
    ),
)
