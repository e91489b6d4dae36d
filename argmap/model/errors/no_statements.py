"""A map that says nothing."""

from argmap.diagnostics.diagnostic import Diagnostic, Phrase, Severity
from argmap.diagnostics.rule import Rule
from argmap.diagnostics.source import Span


def no_statements(span: Span) -> Diagnostic:
    """There are declarations, but no statement; the span is the first line's keyword."""
    message = Phrase(en="this map has no statement yet", ko="이 지도에는 아직 진술이 없다")
    hint = Phrase(
        en="write what the map argues for, such as `thesis: Winter swimming is healthy`",
        ko="지도가 내세울 주장을 쓴다; 예: `논제: 겨울 수영은 건강에 좋다`",
    )
    return Diagnostic("E219", Severity.ERROR, message, span, hint=hint)


RULE = Rule(
    "E219",
    Severity.ERROR,
    Phrase(en="a map without a statement", ko="진술이 없는 지도"),
    Phrase(
        en="""\
A title, sources, groups and views are there, but nothing that is argued, so there is nothing to draw.

```argmap bad
map: Winter swimming
  lang: en
```

```argmap good
map: Winter swimming
  lang: en
thesis: Winter swimming is healthy
```
""",
        ko="""\
제목이나 출처, 묶음, 보기는 있지만 논증하는 진술이 없어서 그릴 것이 없다.

```argmap bad
지도: 겨울 수영
  언어: ko
```

```argmap good
지도: 겨울 수영
  언어: ko
논제: 겨울 수영은 건강에 좋다
```
""",
    ),
)
