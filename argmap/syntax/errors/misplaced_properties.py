"""Properties below nested lines, at the left edge, and lines nested below properties."""

import re

from argmap.diagnostics.diagnostic import Diagnostic, Fix, Note, Phrase, Severity
from argmap.diagnostics.language_code import WORD_CODES
from argmap.diagnostics.lazy_regex import lazy_regex
from argmap.diagnostics.rule import Rule
from argmap.diagnostics.source import Span
from argmap.syntax.keyword_language import spell_for
from argmap.syntax.keywords import KEYWORDS, read_key
from argmap.syntax.properties import SPECS_BY_KEY
from argmap.syntax.quoted_word import quote_word
from argmap.syntax.tree import Keyword

_TITLE_LINE = lazy_regex(r"^(?:map|지도)[^\S\n]*[:：][^\n]*(?!\n[^\S\n]*\|)$", re.MULTILINE)
_FIRST_WORD = re.compile(r"(?!\s*[|#])\s*[^\s:：]+")
"""The first word of a line, with the white space before it; blank lines, comments and `|` lines have none."""


def late_property(key: Span, child: Span) -> Diagnostic:
    """A property below a nested statement; `child` is the first word of the first one."""
    message = Phrase(
        en=f"the property {quote_word(key.text)} stands below a nested line",
        ko=f"하위 줄보다 아래에 쓴 속성 {quote_word(key.text)}",
    )
    hint = Phrase(en="move it up, right under the line it describes", ko="설명하는 줄 바로 아래로 옮긴다")
    if key.text in WORD_CODES:
        hint = _describe_word(key)
    note = Note(child, Phrase(en="the first nested line is here", ko="하위 줄은 여기에서 시작한다"))
    return Diagnostic("E122", Severity.ERROR, message, key, (note,), hint)


def _describe_word(key: Span) -> Phrase:
    """Tell a language code that is a word from a keyword: it may have been meant as a statement."""
    code = quote_word(key.text)
    premise, objection = (
        quote_word(spell_for(key.source, keyword)) for keyword in (Keyword.PREMISE, Keyword.OBJECTION)
    )
    return Phrase(
        en=f"{code} is read as a language; a statement begins with a keyword such as {premise} or"
        f" {objection}, a translation stands right below the line it translates",
        ko=f"{code}: 언어로 읽힌다; 진술은 {premise}나 {objection} 같은 키워드로 시작하고, 번역은 원래 줄"
        " 바로 아래에 쓴다",
    )


def property_at_top(key: Span) -> Diagnostic:
    """A property that is indented under nothing."""
    message = Phrase(
        en=f"the property {quote_word(key.text)} belongs to no line",
        ko=f"어느 줄에도 속하지 않은 속성 {quote_word(key.text)}",
    )
    if key.text in WORD_CODES:
        return Diagnostic("E123", Severity.ERROR, message, key, hint=_describe_word(key))
    if below := _find_title_below(key):
        return _move_below_title(key, below, message)
    owner = _find_owner(key)
    hint = Phrase(en="indent it under the line it describes", ko="설명하는 줄 아래에 들여쓴다")
    if owner is None:
        return Diagnostic("E123", Severity.ERROR, message, key, hint=_describe_owners(key))
    fix = Fix(key.subspan(0, 0), "  ", is_safe=True)
    title = Phrase(
        en=f"indent {quote_word(key.text)} below {quote_word(owner)}",
        ko=f"{quote_word(key.text)} 줄을 {quote_word(owner)} 줄 아래로 들여쓰기",
    )
    return Diagnostic("E123", Severity.ERROR, message, key, hint=hint, fixes=(fix,), fix_title=title)


def _find_title_below(key: Span) -> Span | None:
    """Find the `map` line below a property that only a map has; None where its text has `|` lines."""
    property_key = read_key(key.text)
    if property_key is None or SPECS_BY_KEY[property_key.key].of != {Keyword.MAP}:
        return None
    match = _TITLE_LINE().search(key.source.text, key.end)
    return Span(key.source, *match.span()) if match else None


def _move_below_title(key: Span, title: Span, message: Phrase) -> Diagnostic:
    source = key.source
    number = source.position(key.start).line
    line = source.line(number)
    word, below = quote_word(key.text), quote_word(title.text.split(":")[0].split("：")[0].strip())
    start = source.starts[number - 1]
    fixes = (
        Fix(Span(source, start, start + len(line) + 1), "", is_safe=True),
        Fix(Span(source, title.end, title.end), f"\n  {line}", is_safe=True),
    )
    hint = Phrase(
        en=f"move it right below the {below} line, indented", ko=f"{below} 줄 바로 아래로 옮겨 들여쓴다"
    )
    fix_title = Phrase(en=f"move {word} below {below}", ko=f"{word} 줄을 {below} 줄 아래로 옮기기")
    return Diagnostic("E123", Severity.ERROR, message, key, hint=hint, fixes=fixes, fix_title=fix_title)


def _describe_owners(key: Span) -> Phrase:
    """Name the lines that a property may describe, where the one above is none of them."""
    property_key = read_key(key.text)
    owners = SPECS_BY_KEY[property_key.key].of if property_key else frozenset()
    title = quote_word(f"{spell_for(key.source, Keyword.MAP)}: …")
    if owners == {Keyword.MAP}:
        return Phrase(
            en=f"write the map's title as {title} above it, and indent it below that line",
            ko=f"위에 지도의 제목을 {title} 줄로 쓰고 그 아래에 들여쓴다",
        )
    if owners == {Keyword.VIEW}:
        view = quote_word(spell_for(key.source, Keyword.VIEW))
        return Phrase(en=f"indent it below a {view} line", ko=f"{view} 줄 아래에 들여쓴다")
    return Phrase(en="indent it below the statement it describes", ko="설명하는 진술 바로 아래에 들여쓴다")


def _find_owner(key: Span) -> str | None:
    """Find the keyword of the line right above that may have a property which stands at the left edge.

    Only comments, `|` lines and other properties may stand between; None where there is no such line.
    """
    property_key = read_key(key.text)
    for number in range(key.source.position(key.start).line - 1, 0, -1):
        line = key.source.line(number)
        word = _FIRST_WORD.match(line)
        if word is None:
            continue
        if word[0] in KEYWORDS:
            spec = SPECS_BY_KEY[property_key.key] if property_key else None
            return word[0] if spec and KEYWORDS[word[0]] in spec.of else None
        if not read_key(word[0].lstrip()):
            return None
    return None


def nested_below_property(word: Span, key: Span) -> Diagnostic:
    """A line, by its first word, that is indented under the property `key`."""
    message = Phrase(
        en=f"nothing can be nested under the property {quote_word(key.text)}",
        ko=f"속성 {quote_word(key.text)} 아래에는 아무것도 들여쓸 수 없다",
    )
    hint = Phrase(
        en="line it up with the property; to carry on the property's text, begin with `|`",
        ko="속성과 시작 위치를 맞춘다; 속성의 글을 잇는 줄이면 `|`로 시작한다",
    )
    note = Note(key, Phrase(en="the property is here", ko="속성은 여기에 있다"))
    return Diagnostic("E124", Severity.ERROR, message, word, (note,), hint)


RULES = (
    Rule(
        "E122",
        Severity.ERROR,
        Phrase(en="a property below a nested line", ko="하위 줄보다 아래에 있는 속성"),
        Phrase(
            en="""\
The properties of a line come first, what is nested under it comes after. Further down, one would have to
search for the line that a property belongs to.

```argmap bad
thesis: Tea is better than coffee
  premise: Tea is gentler on the stomach
  short: Tea
```

```argmap good
thesis: Tea is better than coffee
  short: Tea
  premise: Tea is gentler on the stomach
```
""",
            ko="""\
줄의 속성을 먼저 쓰고, 하위 줄은 그다음에 쓴다. 속성이 아래에 있으면 어느 줄의 속성인지 찾아
올라가야 하기 때문이다.

```argmap bad
논제: 커피보다 차가 낫다
  전제: 차는 속이 편하다
  약칭: 차
```

```argmap good
논제: 커피보다 차가 낫다
  약칭: 차
  전제: 차는 속이 편하다
```
""",
        ),
    ),
    Rule(
        "E123",
        Severity.ERROR,
        Phrase(en="a property that belongs to no line", ko="어느 줄에도 속하지 않은 속성"),
        Phrase(
            en="""\
A property describes the line it is indented under. This one stands at the left edge, so it describes nothing.

```argmap bad
map: Tea and coffee
lang: en
thesis: Tea is better than coffee
```

```argmap good
map: Tea and coffee
  lang: en
thesis: Tea is better than coffee
```
""",
            ko="""\
속성은 바로 바깥 단계에 있는 줄을 설명한다. 이 속성은 맨 왼쪽에 있어서 설명하는 줄이 없다.

```argmap bad
지도: 차와 커피
언어: ko
논제: 커피보다 차가 낫다
```

```argmap good
지도: 차와 커피
  언어: ko
논제: 커피보다 차가 낫다
```
""",
        ),
    ),
    Rule(
        "E124",
        Severity.ERROR,
        Phrase(en="lines nested under a property", ko="속성 아래에 들여쓴 줄"),
        Phrase(
            en="""\
A property describes the line above it and has nothing below itself but `|` lines, which carry on its text.
What is nested under a statement stands as deep as the statement's properties.

```argmap bad
thesis: Tea is better than coffee
  short: Tea
    premise: Tea is gentler on the stomach
```

```argmap good
thesis: Tea is better than coffee
  short: Tea
  premise: Tea is gentler on the stomach
```
""",
            ko="""\
속성은 위에 있는 줄을 설명할 뿐이고, 속성 아래에는 그 글을 잇는 `|` 줄만 올 수 있다. 진술의 하위 줄은 그
진술의 속성과 같은 깊이에 쓴다.

```argmap bad
논제: 커피보다 차가 낫다
  약칭: 차
    전제: 차는 속이 편하다
```

```argmap good
논제: 커피보다 차가 낫다
  약칭: 차
  전제: 차는 속이 편하다
```
""",
        ),
    ),
)
