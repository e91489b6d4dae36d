"""A language on a property that is the same in all languages."""

from argmap.diagnostics.diagnostic import Diagnostic, Fix, Phrase, Severity
from argmap.diagnostics.rule import Rule
from argmap.syntax.properties import list_translatable_keys
from argmap.syntax.quoted_word import quote_word
from argmap.syntax.tree import Property


def no_language_here(property_: Property) -> Diagnostic:
    """A property such as `url.en`."""
    plain = property_.spelling.partition(".")[0]
    message = Phrase(
        en=f"{quote_word(plain)} takes no language", ko=f"{quote_word(plain)} 속성에는 언어를 붙이지 않는다"
    )
    hint = Phrase(en=f"write {quote_word(plain)} alone", ko=f"{quote_word(plain)}만 쓴다")
    fix = Fix(property_.key_span, plain, is_safe=True)
    return Diagnostic("E236", Severity.ERROR, message, property_.key_span, hint=hint, fixes=(fix,))


_KEYS = list_translatable_keys()

RULE = Rule(
    "E236",
    Severity.ERROR,
    Phrase(en="a language on a property that has none", ko="언어를 붙일 수 없는 속성"),
    Phrase(
        en=f"""\
What people read can stand in several languages: the text itself (`en`, `ko` …), {_KEYS.en}.
Links, citations, tags, groups, strengths and all other properties are the same in every language.

```argmap bad
thesis: The lake should be a nature reserve
  url.en: https://example.org/lake
  short.ko: 자연 보호 구역
```

```argmap good
thesis: The lake should be a nature reserve
  url: https://example.org/lake
  short.ko: 자연 보호 구역
```
""",
        ko=f"""\
사람이 읽는 글은 여러 언어로 쓸 수 있다. 진술의 글 자체(`en`, `ko` …)와 {_KEYS.ko}가 그렇다.
주소, 인용, 꼬리표, 묶음, 강도 같은 다른 속성은 어느 언어에서나 같다.

```argmap bad
논제: 호수를 자연 보호 구역으로 정해야 한다
  주소.en: https://example.org/lake
  약칭.en: Nature reserve
```

```argmap good
논제: 호수를 자연 보호 구역으로 정해야 한다
  주소: https://example.org/lake
  약칭.en: Nature reserve
```
""",
    ),
)
