"""A `map` line with an id."""

from argmap.diagnostics.diagnostic import Diagnostic, Phrase, Severity
from argmap.diagnostics.rule import Rule
from argmap.syntax.quoted_word import quote_word
from argmap.syntax.tree import Entry, Name


def map_with_id(entry: Entry, name: Name) -> Diagnostic:
    """A `map` line that has a word before its colon."""
    word = quote_word(entry.spelling)
    message = Phrase(en=f"{word} takes no id", ko=f"{word} 줄에는 아이디가 필요 없다")
    hint = Phrase(
        en=f"write the whole title behind the colon: {quote_word(f'{entry.spelling}: …')}",
        ko=f"제목은 전부 콜론 뒤에 적는다: {quote_word(f'{entry.spelling}: …')}",
    )
    return Diagnostic("E233", Severity.ERROR, message, name.span, hint=hint)


RULE = Rule(
    "E233",
    Severity.ERROR,
    Phrase(en="a map with an id", ko="아이디가 붙은 지도"),
    Phrase(
        en="""\
There is one map in a file and nothing refers to it, so it has a title but no id.

```argmap bad
map garden: A garden for the school
thesis: The school should have a garden
```

```argmap good
map: A garden for the school
thesis: The school should have a garden
```
""",
        ko="""\
파일에 지도는 하나뿐이고 지도를 가리키는 줄도 없으므로, 지도에는 제목만 있고 아이디는 없다.

```argmap bad
지도 텃밭: 학교 텃밭
논제: 학교에 텃밭이 있어야 한다
```

```argmap good
지도: 학교 텃밭
논제: 학교에 텃밭이 있어야 한다
```
""",
    ),
)
