"""A line at the top without a text."""

from argmap.diagnostics.diagnostic import Diagnostic, Fix, Phrase, Severity
from argmap.diagnostics.rule import Rule
from argmap.diagnostics.source import Span
from argmap.syntax.quoted_word import quote_word
from argmap.syntax.tree import Entry, Keyword


def no_text(entry: Entry) -> Diagnostic:
    """A thesis, claim or declaration that has no colon: at the top nothing can be a reference."""
    message = Phrase(
        en=f"{quote_word(entry.spelling)} needs a text", ko=f"{quote_word(entry.spelling)} 줄에 내용이 없다"
    )
    place = entry.name.span if entry.name else entry.keyword_span
    if entry.keyword is Keyword.MAP and entry.name:
        hint = Phrase(en="put a colon before the title", ko="제목 앞에 콜론을 넣는다")
        end = Span(place.source, entry.keyword_span.end, entry.keyword_span.end)
        return Diagnostic(
            "E231", Severity.ERROR, message, place, hint=hint, fixes=(Fix(end, ":", is_safe=True),)
        )
    shape = quote_word(f"{entry.spelling} {entry.name.text if entry.name else ''}: …")
    hint = Phrase(
        en=f"put a colon and the text behind the id: {shape}",
        ko=f"아이디 뒤에 콜론과 내용을 적는다: {shape}",
    )
    return Diagnostic("E231", Severity.ERROR, message, place, hint=hint)


RULE = Rule(
    "E231",
    Severity.ERROR,
    Phrase(en="a line at the top without a text", ko="내용이 없는 맨 위 단계의 줄"),
    Phrase(
        en="""\
A line without a colon refers to a statement elsewhere, and can do so only below another statement. At the top
each line says or declares something, so it needs a colon and a text.

```argmap bad
thesis bees
  premise: Bees pollinate most fruit trees
```

```argmap good
thesis bees: Orchards need bees
  premise: Bees pollinate most fruit trees
```
""",
        ko="""\
콜론이 없는 줄은 다른 곳의 진술을 가리키며, 다른 진술 아래에서만 그럴 수 있다. 맨 위 단계의 줄은 무언가를
말하거나 선언하므로 콜론과 내용이 있어야 한다.

```argmap bad
논제 꿀벌
  전제: 과일나무 대부분은 꿀벌이 꽃가루를 옮긴다
```

```argmap good
논제 꿀벌: 과수원에는 꿀벌이 필요하다
  전제: 과일나무 대부분은 꿀벌이 꽃가루를 옮긴다
```
""",
    ),
)
