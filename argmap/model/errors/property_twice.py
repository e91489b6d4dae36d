"""A property given twice that can be given only once."""

from argmap.diagnostics.diagnostic import Diagnostic, Note, Phrase, Severity
from argmap.diagnostics.rule import Rule
from argmap.syntax.quoted_word import quote_word
from argmap.syntax.tree import Property


def property_twice(second: Property, first: Property) -> Diagnostic:
    """`second` repeats `first` below the same line."""
    key = quote_word(second.spelling)
    message = Phrase(en=f"{key} is given twice", ko=f"{key} 속성이 두 번 쓰였다")
    notes = (Note(first.key_span, Phrase(en="first given here", ko="처음 쓰인 곳")),)
    hint = Phrase(en="keep one of the two", ko="하나만 남긴다")
    return Diagnostic("E235", Severity.ERROR, message, second.key_span, notes, hint)


RULE = Rule(
    "E235",
    Severity.ERROR,
    Phrase(en="a property given twice", ko="두 번 쓰인 속성"),
    Phrase(
        en="""\
Only `cite`, `tag` and `allow` may stand several times below a statement, and `tag` and `group` below a
view. All else is given once, texts once in each language. A text too long for its line goes on behind a `|`
on the next.

```argmap bad
thesis: The theatre needs a new roof
  short: New roof
  short: Roof
```

```argmap good
thesis: The theatre needs a new roof
  short: New roof
  short.ko: 새 지붕
```
""",
        ko="""\
진술 아래에서는 `인용`, `꼬리표`, `허용`만, 보기 아래에서는 `꼬리표`, `묶음`만 여러 번 쓸 수 있다. 나머지는
한 번씩, 글은 언어마다 한 번씩 쓴다. 한 줄에 다 들지 않는 글은 다음 줄에 `|`를 쓰고 이어 적는다.

```argmap bad
논제: 극장 지붕을 갈아야 한다
  약칭: 지붕 교체
  약칭: 지붕
```

```argmap good
논제: 극장 지붕을 갈아야 한다
  약칭: 지붕 교체
  약칭.en: New roof
```
""",
    ),
)
