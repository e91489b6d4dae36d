"""A map's language that is none."""

from argmap.diagnostics.diagnostic import Diagnostic, Fix, Phrase, Severity
from argmap.diagnostics.nearest_name import did_you_mean
from argmap.diagnostics.rule import Rule
from argmap.syntax.errors.properties import guess_language
from argmap.syntax.quoted_word import quote_word
from argmap.syntax.tree import Property


def bad_lang(property_: Property) -> Diagnostic:
    """The value is no code of ISO 639-1, with or without a script and a region."""
    value = quote_word(property_.value.value)
    message = Phrase(en=f"{value} is no language code", ko=f"{value}: 언어 코드가 아니다")
    span = property_.value.span
    if code := guess_language(property_.value.value):
        hint = did_you_mean(quote_word(code))
        fixes = (Fix(span, code, is_safe=True),)
        return Diagnostic("E244", Severity.ERROR, message, span, hint=hint, fixes=fixes)
    hint = Phrase(
        en="write a two-letter code such as `en` or `ko`, or with a script or region: `zh-Hant`",
        ko="`ko`, `en` 같은 두 글자 코드를 적는다; 필요하면 `zh-Hant`처럼 문자나 지역을 붙인다",
    )
    return Diagnostic("E244", Severity.ERROR, message, span, hint=hint)


def country_as_lang(property_: Property) -> Diagnostic:
    """The value is the code of Korea, where a map in Korean should have that of its language."""
    value = property_.value
    message = Phrase(
        en=f"{quote_word(value.value)} is the language Kanuri, and this map is in Korean",
        ko=f"{quote_word(value.value)}: 카누리어의 코드인데, 이 지도는 한국어로 쓰였다",
    )
    fixes = (Fix(value.span, "ko", is_safe=True),)
    hint = did_you_mean(quote_word("ko"))
    return Diagnostic("E244", Severity.ERROR, message, value.span, hint=hint, fixes=fixes)


RULE = Rule(
    "E244",
    Severity.ERROR,
    Phrase(en="a language code that is not known", ko="알 수 없는 언어 코드"),
    Phrase(
        en="""\
`lang` below `map` is the language that the map is written in: a two-letter code of ISO 639-1, such as `en`,
`ko` or `de`, with a script or region where one is needed (`zh-Hant`, `pt-BR`). It decides in which language
the drawing's own words stand.

```argmap bad
map: Bicycles
  lang: English
thesis: Bicycles are faster than cars in town
```

```argmap good
map: Bicycles
  lang: en
thesis: Bicycles are faster than cars in town
```
""",
        ko="""\
`지도` 아래의 `언어`는 지도를 쓴 언어다. `ko`, `en`, `de` 같은 ISO 639-1의 두 글자 코드를 적고, 필요하면
문자나 지역을 붙인다(`zh-Hant`, `pt-BR`). 그림에 자동으로 들어가는 단어도 이 언어로 쓰인다.

```argmap bad
지도: 자전거
  언어: 한국어
논제: 시내에서는 자전거가 차보다 빠르다
```

```argmap good
지도: 자전거
  언어: ko
논제: 시내에서는 자전거가 차보다 빠르다
```
""",
    ),
)
