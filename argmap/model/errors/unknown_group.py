"""A group that is not declared."""

from argmap.diagnostics.diagnostic import Diagnostic, Phrase, Severity
from argmap.diagnostics.rule import Rule
from argmap.diagnostics.source import Span
from argmap.model.errors.phrases import unknown_name
from argmap.syntax.free_ids import build_free_id
from argmap.syntax.keyword_language import spell_for, spell_property_for
from argmap.syntax.keywords import is_id
from argmap.syntax.quoted_word import quote_word
from argmap.syntax.tree import Keyword


def unknown_group(word: str, span: Span, near: str | None) -> Diagnostic:
    """A `group` property names no group; `near` is the group id most like it."""
    message = Phrase(
        en=f"no group has the id {quote_word(word)}",
        ko=f"{quote_word(word)} 아이디를 가진 묶음이 없다",
    )
    if not is_id(word):
        return _group_in_words(word, span, near, message)
    otherwise = Phrase(
        en=f"declare it at the top with a line {quote_word(f'group {word}: …')}",
        ko=f"맨 위 단계에 {quote_word(f'묶음 {word}: …')} 줄로 선언한다",
    )
    return unknown_name(near, "E205", message, span, otherwise)


def _group_in_words(word: str, span: Span, near: str | None, message: Phrase) -> Diagnostic:
    """A group by its title, which cannot be an id."""
    name = build_free_id(word, ())
    line = quote_word(f"{spell_for(span.source, Keyword.GROUP)} {name}: {word}")
    here = quote_word(f"{spell_property_for(span.source, 'group')}: {name}")
    otherwise = Phrase(
        en=f"declare it at the top with a line {line}, and write {here} here",
        ko=f"맨 위 단계에 {line} 줄로 선언하고 여기에는 {here}처럼 쓴다",
    )
    return unknown_name(near, "E205", message, span, otherwise)


RULE = Rule(
    "E205",
    Severity.ERROR,
    Phrase(en="a group that is not declared", ko="선언되지 않은 묶음"),
    Phrase(
        en="""\
`group: ID` below a statement puts it, and all below it, into a group. The group itself is declared by a
`group ID: title` line, at the top or below another group. For words without a frame there are tags.

```argmap bad
group costs: What it costs
thesis: The pool should stay open
  objection: Heating the water is expensive
    group: cots
```

```argmap good
group costs: What it costs
thesis: The pool should stay open
  objection: Heating the water is expensive
    group: costs
```
""",
        ko="""\
진술 아래의 `묶음: 아이디` 속성은 그 진술과 그 아래 모두를 묶음에 넣는다. 묶음은 맨 위 단계나 다른 묶음
아래에서 `묶음 아이디: 제목` 줄로 선언한다. 테두리 없이 단어만 달고 싶으면 꼬리표를 쓴다.

```argmap bad
묶음 비용문제: 드는 비용
논제: 수영장을 계속 열어야 한다
  반론: 물을 데우는 데 돈이 많이 든다
    묶음: 비용문재
```

```argmap good
묶음 비용문제: 드는 비용
논제: 수영장을 계속 열어야 한다
  반론: 물을 데우는 데 돈이 많이 든다
    묶음: 비용문제
```
""",
    ),
)
