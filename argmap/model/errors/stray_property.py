"""A property that does not belong to its line."""

from argmap.diagnostics.diagnostic import Diagnostic, Phrase, Severity
from argmap.diagnostics.name_lists import join_names
from argmap.diagnostics.rule import Rule
from argmap.model.errors.phrases import spell_keyword
from argmap.syntax.properties import SPECS_BY_KEY, properties_of
from argmap.syntax.quoted_word import quote_word
from argmap.syntax.tree import Entry, Keyword, Property


def stray_property(property_: Property, entry: Entry) -> Diagnostic:
    """A property below a line that cannot have it; the hint names the lines that can."""
    key, above = quote_word(property_.spelling), quote_word(entry.spelling)
    message = Phrase(
        en=f"{key} cannot stand below {above}",
        ko=f"{key} 속성은 {above} 줄 아래에 올 수 없다",
    )
    of = SPECS_BY_KEY[property_.key].of
    lines = [_describe_line(keyword, entry.spelling) for keyword in _KINDS_OF_LINE if keyword in of]
    hint = Phrase(
        en=f"it belongs below {' or '.join(line.en for line in lines)}",
        ko=f"{', '.join(line.ko for line in lines)} 아래에 쓰는 속성이다",
    )
    return Diagnostic("E234", Severity.ERROR, message, property_.key_span, hint=hint)


def _describe_line(keyword: Keyword, spelling: str) -> Phrase:
    if not keyword.is_declaration:
        return Phrase(en="a statement", ko="진술")
    word = quote_word(spell_keyword(keyword, spelling))
    return Phrase(en=f"a {word} line", ko=f"{word} 줄")


def _list_keys(keyword: Keyword, korean: bool) -> str:
    words = (spec.korean if korean else spec.key for spec in properties_of(keyword))
    return join_names(words)


_KINDS_OF_LINE = (Keyword.CLAIM, Keyword.MAP, Keyword.SOURCE, Keyword.GROUP, Keyword.VIEW)
"""The kinds of lines that have properties of their own; `claim` stands for all statements."""

RULE = Rule(
    "E234",
    Severity.ERROR,
    Phrase(en="a property that does not belong to its line", ko="그 줄에 쓸 수 없는 속성"),
    Phrase(
        en=f"""\
Each kind of line has properties of its own.

- statements: {_list_keys(Keyword.CLAIM, korean=False)}
- `map`: {_list_keys(Keyword.MAP, korean=False)}
- `source`: {_list_keys(Keyword.SOURCE, korean=False)}
- `view`: {_list_keys(Keyword.VIEW, korean=False)}
- all of these, and `group`: translations, such as `ko` or `zh-Hant`

```argmap bad
map: Bread
  note: For the second lesson
thesis: Sourdough keeps longer
```

```argmap good
map: Bread
  lang: en
thesis: Sourdough keeps longer
  note: For the second lesson
```
""",
        ko=f"""\
줄의 종류마다 쓸 수 있는 속성이 다르다.

- 진술: {_list_keys(Keyword.CLAIM, korean=True)}
- `지도`: {_list_keys(Keyword.MAP, korean=True)}
- `출처`: {_list_keys(Keyword.SOURCE, korean=True)}
- `보기`: {_list_keys(Keyword.VIEW, korean=True)}
- 위의 모든 줄과 `묶음`: `en`, `zh-Hant` 같은 번역

```argmap bad
지도: 빵
  메모: 둘째 수업용
논제: 천연 발효 빵이 오래간다
```

```argmap good
지도: 빵
  언어: ko
논제: 천연 발효 빵이 오래간다
  메모: 둘째 수업용
```
""",
    ),
)
