"""A reference to a statement that is not there."""

from argmap.diagnostics.diagnostic import Diagnostic, Phrase, Severity
from argmap.diagnostics.rule import Rule
from argmap.diagnostics.source import Span
from argmap.model.errors.phrases import unknown_name
from argmap.syntax.quoted_word import quote_word


def unknown_statement(word: str, span: Span, near: str | None) -> Diagnostic:
    """A line without a colon names no statement; `near` is the id most like the word."""
    message = Phrase(
        en=f"no statement has the id {quote_word(word)}",
        ko=f"{quote_word(word)} 아이디를 가진 진술이 없다",
    )
    otherwise = Phrase(
        en="a line without a colon refers to a statement elsewhere; a new one needs a colon before its text",
        ko="콜론이 없는 줄은 다른 곳의 진술을 가리킨다; 새로 쓰려면 콜론 뒤에 내용을 적는다",
    )
    return unknown_name(near, "E201", message, span, otherwise)


RULE = Rule(
    "E201",
    Severity.ERROR,
    Phrase(en="a reference to a statement that is not there", ko="없는 진술을 가리키는 참조"),
    Phrase(
        en="""\
A line without a colon refers to a statement that stands in full elsewhere, before or after it. The word
behind the keyword must be the id of such a statement. Where a name much like it is known, the message
offers it.

If the line was meant to say something new, put a colon between its id and its text.

```argmap bad
thesis night-bus: The city needs a night bus
  premise saftey
claim safety: A bus brings people home safely
```

```argmap good
thesis night-bus: The city needs a night bus
  premise safety
claim safety: A bus brings people home safely
```
""",
        ko="""\
콜론이 없는 줄은 다른 곳(앞이든 뒤든)에 내용을 적은 진술을 가리킨다. 키워드 뒤의 단어는 그런 진술의 아이디여야
한다. 비슷한 아이디가 있으면 메시지가 알려 준다.

새로운 말을 하려던 줄이라면 아이디와 내용 사이에 콜론을 넣는다.

```argmap bad
논제 심야버스: 이 도시에는 심야버스가 필요하다
  전제 귀갓길안젼
주장 귀갓길안전: 버스가 있으면 귀갓길이 안전하다
```

```argmap good
논제 심야버스: 이 도시에는 심야버스가 필요하다
  전제 귀갓길안전
주장 귀갓길안전: 버스가 있으면 귀갓길이 안전하다
```
""",
    ),
)
