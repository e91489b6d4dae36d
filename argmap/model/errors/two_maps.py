"""A second `map` line."""

from argmap.diagnostics.diagnostic import Diagnostic, Note, Phrase, Severity
from argmap.diagnostics.rule import Rule
from argmap.syntax.quoted_word import quote_word
from argmap.syntax.tree import Entry


def two_maps(second: Entry, first: Entry) -> Diagnostic:
    """`second` is a `map` line after `first`."""
    message = Phrase(
        en=f"a second {quote_word(second.spelling)} line",
        ko=f"{quote_word(second.spelling)} 줄이 둘이다",
    )
    notes = (Note(first.keyword_span, Phrase(en="the first one is here", ko="첫째 줄")),)
    hint = Phrase(en="keep one of the two", ko="하나만 남긴다")
    return Diagnostic("E218", Severity.ERROR, message, second.keyword_span, notes, hint)


RULE = Rule(
    "E218",
    Severity.ERROR,
    Phrase(en="a second `map` line", ko="둘째 `지도` 줄"),
    Phrase(
        en="""\
A file holds one map, so one `map` line gives its title and language. It may stand anywhere at the top.

```argmap bad
map: Winter swimming
map: Swimming in winter
thesis: Winter swimming is healthy
```

```argmap good
map: Winter swimming
thesis: Winter swimming is healthy
```
""",
        ko="""\
파일 하나에는 지도가 하나이므로, 제목과 언어를 적는 `지도` 줄도 하나다. 맨 위 단계라면 어디에 와도 된다.

```argmap bad
지도: 겨울 수영
지도: 겨울에 하는 수영
논제: 겨울 수영은 건강에 좋다
```

```argmap good
지도: 겨울 수영
논제: 겨울 수영은 건강에 좋다
```
""",
    ),
)
