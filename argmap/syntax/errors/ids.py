"""Words that stand in the place of an id and cannot be one."""

import re

from argmap.diagnostics.diagnostic import Diagnostic, Fix, Phrase, Severity
from argmap.diagnostics.rule import Rule
from argmap.diagnostics.source import Span
from argmap.syntax.keywords import is_id
from argmap.syntax.quoted_word import quote_word

_MAX_FIXABLE_LENGTH = 100
"""The longest word that is made an id by a fix: a longer one is a sentence without spaces, which no one wants
for an id. No case in the tests is between 50 and 200."""


def not_an_id(word: Span) -> Diagnostic:
    """A word with characters that no id has."""
    message = Phrase(
        en=f"{quote_word(word.text)} is not an id", ko=f"{quote_word(word.text)}: 아이디가 될 수 없다"
    )
    hint = Phrase(
        en="an id is made of letters, digits, `_` and `-`", ko="아이디는 글자, 숫자, `_`, `-`로 이루어진다"
    )
    nearest_id = _nearest_id(word.text)
    fixes = (Fix(word, nearest_id, is_safe=True),) if nearest_id else ()
    return Diagnostic("E115", Severity.ERROR, message, word, hint=hint, fixes=fixes)


def several_words(words: Span, head: str) -> Diagnostic:
    """More than one word between the keyword `head` and the colon."""
    message = Phrase(
        en=f"an id of several words: {quote_word(words.text)}",
        ko=f"여러 단어로 된 아이디 {quote_word(words.text)}",
    )
    hint = Phrase(
        en=f"join the words with `-`, or put the colon right after {quote_word(head)}",
        ko=f"단어를 `-`로 잇거나, 콜론을 {quote_word(head)} 바로 뒤에 찍는다",
    )
    nearest_id = _nearest_id(words.text)
    fixes = (Fix(words, nearest_id),) if nearest_id else ()
    return Diagnostic("E116", Severity.ERROR, message, words, hint=hint, fixes=fixes)


def _nearest_id(word: str) -> str:
    """Build the nearest id: hyphens for what no id has, nothing for what is invisible; perhaps empty."""
    if len(word) > _MAX_FIXABLE_LENGTH:
        return ""
    visible = re.sub("[\u200b-\u200f\u2060\ufeff]", "", word)
    hyphenated = "".join(character if is_id(character) else "-" for character in visible)
    return re.sub("-{2,}", "-", hyphenated).strip("-")


RULES = (
    Rule(
        "E115",
        Severity.ERROR,
        Phrase(en="an id with characters that no id has", ko="아이디에 쓸 수 없는 문자"),
        Phrase(
            en="""\
An id is one word by which a statement, a source, a group or a view is referred to. It is made of letters and
digits of any script, `_` and `-`: `new-jobs`, `일자리-상실`, `हिन्दी`. Punctuation and invisible characters,
such as joiners, are left out, since two ids that look alike would not be the same.

```argmap bad
thesis tea/coffee: Tea is better than coffee
```

```argmap good
thesis tea-coffee: Tea is better than coffee
```
""",
            ko="""\
아이디는 진술, 출처, 묶음, 보기를 가리킬 때 쓰는 한 단어다. 어느 나라 글자든 글자와 숫자, `_`, `-`로
만든다: `new-jobs`, `일자리-상실`, `हिन्दी`. 문장 부호와 보이지 않는 문자는 쓸 수 없다. 똑같아 보이는데 서로
다른 아이디가 생기기 때문이다.

```argmap bad
논제 차/커피: 커피보다 차가 낫다
```

```argmap good
논제 차-커피: 커피보다 차가 낫다
```
""",
        ),
    ),
    Rule(
        "E116",
        Severity.ERROR,
        Phrase(en="an id of several words", ko="여러 단어로 된 아이디"),
        Phrase(
            en="""\
Between the keyword and the colon stands an id, which is one word, or nothing. Join the words with `-`, or, if
they are the text, put the colon right after the keyword.

```argmap bad
thesis tea or coffee: Tea is better than coffee
```

```argmap good
thesis tea-or-coffee: Tea is better than coffee
```
""",
            ko="""\
키워드와 콜론 사이에는 한 단어짜리 아이디가 오거나 아무것도 오지 않는다. 단어를 `-`로 잇는다. 그 단어들이
내용이라면 콜론을 키워드 바로 뒤로 옮긴다.

```argmap bad
논제 차와 커피: 커피보다 차가 낫다
```

```argmap good
논제 차와-커피: 커피보다 차가 낫다
```
""",
        ),
    ),
)
