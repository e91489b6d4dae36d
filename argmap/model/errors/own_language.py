"""A translation into the map's own language."""

from argmap.diagnostics.diagnostic import Diagnostic, Phrase, Severity
from argmap.diagnostics.rule import Rule
from argmap.syntax.properties import TRANSLATION
from argmap.syntax.quoted_word import quote_word
from argmap.syntax.tree import Entry, Property


def own_language(property_: Property, entry: Entry) -> Diagnostic:
    """A property in the language that the map declares as its own."""
    key = quote_word(property_.spelling)
    message = Phrase(
        en=f"{key} is the map's own language, so this is no translation",
        ko=f"{key}: 지도 자체의 언어라서 번역이 아니다",
    )
    if property_.key == TRANSLATION.key:
        hint = Phrase(
            en=f"write this text behind {quote_word(entry.spelling)} itself, or change `lang` below `map`",
            ko=f"이 글을 {quote_word(entry.spelling)} 줄에 직접 쓰거나, `지도` 아래의 `언어` 속성을 바꾼다",
        )
    else:
        plain = quote_word(property_.spelling.partition(".")[0])
        hint = Phrase(en=f"write {plain} alone", ko=f"언어 없이 {plain}만 쓴다")
    return Diagnostic("E237", Severity.ERROR, message, property_.key_span, hint=hint)


RULE = Rule(
    "E237",
    Severity.ERROR,
    Phrase(en="a translation into the map's own language", ko="지도 자체의 언어로 된 번역"),
    Phrase(
        en="""\
The text on a line itself is in the map's own language, which `lang` below `map` declares. A translation
into that same language would be a second text for one reader, and could never be shown.

```argmap bad
map: Coffee or tea
  lang: en
thesis: 커피보다 차가 낫다
  en: Tea is better than coffee
```

```argmap good
map: Coffee or tea
  lang: en
  ko: 커피와 차
thesis: Tea is better than coffee
  ko: 커피보다 차가 낫다
```
""",
        ko="""\
줄에 직접 쓴 글은 지도 자체의 언어로 된 글이고, 그 언어는 `지도` 아래의 `언어` 속성으로 정한다. 같은 언어로
번역을 달면 한 독자에게 글이 둘이 되어 번역 쪽은 결코 보이지 않는다.

```argmap bad
지도: 커피와 차
  언어: ko
논제: Tea is better than coffee
  ko: 커피보다 차가 낫다
```

```argmap good
지도: 커피와 차
  언어: ko
  en: Coffee or tea
논제: 커피보다 차가 낫다
  en: Tea is better than coffee
```
""",
    ),
)
