"""Links that stand where no link can."""

from argmap.diagnostics.diagnostic import Diagnostic, Fix, Phrase, Severity
from argmap.diagnostics.rule import Rule
from argmap.diagnostics.source import Span
from argmap.syntax.keyword_language import spell_property_for
from argmap.syntax.keywords import KEYWORDS
from argmap.syntax.quoted_word import quote_word

_CODE = "E119"


def link_as_id(keyword: Span, link: Span) -> Diagnostic:
    """A link right behind a keyword, whose scheme looks like the line's id; `link` is all of it."""
    scheme = quote_word(link.text.partition(":")[0])
    message = Phrase(
        en=f"a link right behind the keyword, where {scheme} would be the line's id",
        ko=f"키워드 바로 뒤에 링크가 있어 {scheme} 부분이 이 줄의 아이디가 된다",
    )
    url = quote_word(f"{spell_property_for(link.source, 'url')}: …")
    needs_id = KEYWORDS[keyword.text.casefold()].needs_id
    line = Phrase(
        en=quote_word(f"{keyword.text}{' my-id' if needs_id else ''}: …"),
        ko=quote_word(f"{keyword.text}{' 아이디' if needs_id else ''}: …"),
    )
    hint = Phrase(
        en=f"write {line.en}, and the link below it as {url}",
        ko=f"{line.ko}처럼 쓰고, 링크는 그 아래에 {url}처럼 쓴다",
    )
    return Diagnostic(_CODE, Severity.ERROR, message, link, hint=hint)


def link_alone(link: Span, nested: bool) -> Diagnostic:
    """A line that begins with a link."""
    message = Phrase(en="a link without its property", ko="속성 없이 쓴 링크")
    url = spell_property_for(link.source, "url")
    hint = Phrase(
        en=f"write {quote_word(f'{url}: ')} before it, below the line it belongs to",
        ko=f"링크가 속한 줄 아래에 두고 앞에 {quote_word(f'{url}: ')} 속성을 붙인다",
    )
    fixes = (Fix(link.subspan(0, 0), f"{url}: ", is_safe=True),) if nested else ()
    return Diagnostic(_CODE, Severity.ERROR, message, link, hint=hint, fixes=fixes)


RULES = (
    Rule(
        _CODE,
        Severity.ERROR,
        Phrase(en="a link in the place of an id or a keyword", ko="아이디나 키워드 자리에 쓴 링크"),
        Phrase(
            en="""\
A link stands behind `url:`, below the statement or source it belongs to. Right behind a keyword, what stands
before the link's colon would be the line's id.

```argmap bad
thesis: Tea is better than coffee
  https://example.org/tea
```

```argmap good
thesis: Tea is better than coffee
  url: https://example.org/tea
```
""",
            ko="""\
링크는 그 링크가 속한 진술이나 출처 아래에 `주소:`를 붙여 쓴다. 키워드 바로 뒤에 링크를 쓰면 링크의 콜론 앞
부분이 그 줄의 아이디가 된다.

```argmap bad
논제: 커피보다 차가 낫다
  https://example.org/tea
```

```argmap good
논제: 커피보다 차가 낫다
  주소: https://example.org/tea
```
""",
        ),
    ),
)
