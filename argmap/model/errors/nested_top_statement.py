"""A thesis or claim below another line."""

from argmap.diagnostics.diagnostic import Diagnostic, Phrase, Severity
from argmap.diagnostics.rule import Rule
from argmap.model.errors.phrases import spell_keyword
from argmap.syntax.quoted_word import quote_word
from argmap.syntax.tree import Entry, Keyword


def nested_top_statement(entry: Entry) -> Diagnostic:
    """A `thesis` or `claim` line that is nested."""
    message = Phrase(
        en=f"{quote_word(entry.spelling)} can stand only at the top",
        ko=f"{quote_word(entry.spelling)} 줄은 맨 위 단계에만 올 수 있다",
    )
    supports, attacks = (
        quote_word(spell_keyword(word, entry.spelling)) for word in (Keyword.PREMISE, Keyword.OBJECTION)
    )
    hint = Phrase(
        en=f"write {supports} to support the statement above it, {attacks} to attack it",
        ko=f"위의 진술을 뒷받침하면 {supports}, 공격하면 {attacks} 키워드를 쓴다",
    )
    return Diagnostic("E212", Severity.ERROR, message, entry.keyword_span, hint=hint)


RULE = Rule(
    "E212",
    Severity.ERROR,
    Phrase(en="a thesis or claim below another line", ko="다른 줄 아래에 쓴 논제나 주장"),
    Phrase(
        en="""\
A nested line says what it does to the line above it: it supports it (`premise`), attacks it (`objection`),
and so on. `thesis` and `claim` say nothing of the kind, so they stand at the top only.

A claim that is argued at the top can still do its work below: refer to it, as in `premise noise`.

```argmap bad
thesis: The airport should close at night
  claim noise: Night flights wake the whole town
```

```argmap good
thesis: The airport should close at night
  premise noise
claim noise: Night flights wake the whole town
  premise: The runway ends at the first houses
```
""",
        ko="""\
들여쓴 줄은 위의 줄을 어떻게 하는지 말한다. `전제`는 뒷받침하고 `반론`은 공격한다. `논제`와 `주장`에는 그런
뜻이 없어서 맨 위 단계에만 온다.

맨 위에서 논증한 주장도 다른 곳에서 쓸 수 있다. `전제 소음`처럼 가리키면 된다.

```argmap bad
논제: 공항은 밤에 닫아야 한다
  주장 소음: 야간 비행이 온 마을을 깨운다
```

```argmap good
논제: 공항은 밤에 닫아야 한다
  전제 소음
주장 소음: 야간 비행이 온 마을을 깨운다
  전제: 활주로가 마을 첫 집 앞에서 끝난다
```
""",
    ),
)
