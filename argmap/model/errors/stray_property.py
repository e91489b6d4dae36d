"""A property that does not belong to its line."""

from argmap.diagnostics.diagnostic import Diagnostic, Phrase, Severity
from argmap.diagnostics.rule import Rule
from argmap.model.errors.twin import spell_keyword
from argmap.syntax.errors.quote import quote_word
from argmap.syntax.tree import Entry, Keyword, Property


def stray_property(property_: Property, entry: Entry, keywords: tuple[Keyword, ...]) -> Diagnostic:
    """`homes` are the keywords below whose lines the property may stand, one for all statements."""
    key, above = quote_word(property_.spelling), quote_word(entry.spelling)
    message = Phrase(
        en=f"{key} cannot stand below {above}",
        ko=f"{key} 속성은 {above} 줄 아래에 올 수 없다",
    )
    lines = [_describe_line(home, entry.spelling) for home in keywords]
    hint = Phrase(
        en=f"it belongs below {' or '.join(line.en for line in lines)}",
        ko=f"{', '.join(line.ko for line in lines)} 아래에 쓰는 속성이다",
    )
    return Diagnostic("E234", Severity.ERROR, message, property_.key_span, hint=hint)


def _describe_line(keyword: Keyword, spelling: str) -> Phrase:
    if keyword not in _DECLARATION_KEYWORDS:
        return Phrase(en="a statement", ko="진술")
    word = quote_word(spell_keyword(keyword, spelling))
    return Phrase(en=f"a {word} line", ko=f"{word} 줄")


_DECLARATION_KEYWORDS = frozenset({Keyword.MAP, Keyword.SOURCE, Keyword.GROUP, Keyword.VIEW})

RULE = Rule(
    "E234",
    Severity.ERROR,
    Phrase(en="a property that does not belong to its line", ko="그 줄에 쓸 수 없는 속성"),
    Phrase(
        en="""\
Each kind of line has properties of its own.

- statements: `short`, `cite`, `by`, `group`, `tag`, `note`, `strength`, `url`, `allow`
- `map`: `lang`
- `source`: `by`, `url`, `allow`
- `view`: `root`, `depth`, `tag`, `group`, `reveal`
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
        ko="""\
줄의 종류마다 쓸 수 있는 속성이 다르다.

- 진술: `약칭`, `인용`, `화자`, `묶음`, `꼬리표`, `메모`, `강도`, `주소`, `허용`
- `지도`: `언어`
- `출처`: `화자`, `주소`, `허용`
- `보기`: `뿌리`, `깊이`, `꼬리표`, `묶음`, `드러냄`
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
