"""A view's tag that no statement bears."""

from argmap.diagnostics.diagnostic import Diagnostic, Phrase, Severity
from argmap.diagnostics.rule import Rule
from argmap.diagnostics.source import Span
from argmap.model.errors.phrases import unknown_name
from argmap.syntax.quoted_word import quote_word


def unknown_tag(word: str, span: Span, near: str | None) -> Diagnostic:
    """A view asks for a tag in vain; `near` is the tag most like it."""
    message = Phrase(
        en=f"no statement has the tag {quote_word(word)}, so this view would be empty",
        ko=f"{quote_word(word)} 꼬리표를 단 진술이 없어 이 보기는 비게 된다",
    )
    otherwise = Phrase(
        en=f"write {quote_word(f'tag: {word}')} below the statements to be shown",
        ko=f"보여 줄 진술 아래에 {quote_word(f'꼬리표: {word}')} 속성을 쓴다",
    )
    return unknown_name(near, "E207", message, span, otherwise)


RULE = Rule(
    "E207",
    Severity.ERROR,
    Phrase(en="a view's tag that no statement has", ko="어느 진술에도 없는 보기의 꼬리표"),
    Phrase(
        en="""\
A view with a `tag` shows only statements that bear it. This tag stands on no statement, so there is nothing
to show. Tags are words apart by spaces or commas, and must be spelled alike on the statements and in the
view.

```argmap bad
thesis: The library should open on Sundays
  premise: Families have time on Sundays
    tag: leisure
view free-time: Free time
  tag: leisur
```

```argmap good
thesis: The library should open on Sundays
  premise: Families have time on Sundays
    tag: leisure
view free-time: Free time
  tag: leisure
```
""",
        ko="""\
`꼬리표`가 있는 보기는 그 꼬리표를 단 진술만 보여 준다. 이 꼬리표는 어느 진술에도 없어서 보여 줄 것이 없다.
꼬리표는 공백이나 쉼표로 나눈 단어이며, 진술과 보기에서 똑같이 써야 한다.

```argmap bad
논제: 도서관은 일요일에도 열어야 한다
  전제: 가족은 일요일에 시간이 난다
    꼬리표: 여가시간
보기 쉬는날: 쉬는 날
  꼬리표: 여가시갼
```

```argmap good
논제: 도서관은 일요일에도 열어야 한다
  전제: 가족은 일요일에 시간이 난다
    꼬리표: 여가시간
보기 쉬는날: 쉬는 날
  꼬리표: 여가시간
```
""",
    ),
)
