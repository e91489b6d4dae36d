"""A text that is nothing but the id of another statement."""

import re
from collections.abc import Iterator, Mapping
from unicodedata import normalize

from argmap.check.finding import Finding
from argmap.check.language import iter_wordings
from argmap.diagnostics.diagnostic import Diagnostic, Note, Phrase, Severity
from argmap.diagnostics.lazy_regex import lazy_regex
from argmap.diagnostics.rule import Rule
from argmap.model.map import ArgMap, Statement, Wording

_SIGNS = "\"'“”‘’「」『』«» ()[]<>#@→=."
"""The signs that may stand around an id."""
_LEADING_WORDS = lazy_regex(
    r"(?:(?:see|cf\.?|as|ref|the|id|statement|claim|premise|assumption|objection|rebuttal|undercut|thesis"
    r"|논제|주장|전제|가정|반론|재반론|무력화|아이디|참조)[:\s]+){1,3}",
    re.IGNORECASE,
)
"""The words before an id that say no more than it."""


def find_ids_as_texts(argmap: ArgMap) -> Iterator[Finding]:
    """Find statements below others whose whole text is the id that another statement is given."""
    named = {each.id: each for each in argmap.statements.values() if each.has_written_id}
    for statement in argmap.statements.values():
        if statement.depth == 0:
            continue
        for wording, _ in iter_wordings(statement, argmap):
            target = _find_target(wording.value, named)
            if target and target is not statement:
                yield Finding(_build_warning(wording, target), statement)
                break


def _find_target(text: str, named: Mapping[str, Statement]) -> Statement | None:
    """Find the statement whose id is all that a text says, perhaps behind a word such as see."""
    bare = normalize("NFC", text.strip(_SIGNS))
    leading = _LEADING_WORDS().match(bare)
    return named.get(bare) or (named.get(bare[leading.end() :].strip(_SIGNS)) if leading else None)


def _build_warning(wording: Wording, target: Statement) -> Diagnostic:
    message = Phrase(en=f"a text that is only the id `{target.id}`", ko=f"아이디 `{target.id}`뿐인 내용")
    hint = Phrase(
        en=f"did you mean that statement? Refer to it by the keyword and `{target.id}` without a colon",
        ko=f"그 진술을 가리키려는 것인가? 그렇다면 콜론 없이 키워드와 `{target.id}`만 쓴다",
    )
    note = Note(
        target.name_span or target.span, Phrase(en="the statement with this id", ko="이 아이디의 진술")
    )
    return Diagnostic("W312", Severity.WARNING, message, wording.span, (note,), hint)


RULE = Rule(
    "W312",
    Severity.WARNING,
    Phrase(en="an id as a text", ko="내용으로 쓴 아이디"),
    Phrase(
        en="""\
A colon begins a text. `premise: waste` is a new statement that says "waste"; `premise waste` refers to the
statement with the id `waste`. Here the whole text is the id of a statement, so a reference was most likely
meant: leave out the colon, and any quotes. If the word is the text, write a sentence that claims something.

```argmap bad
thesis: The town should ban paper cups
  premise waste: Paper cups fill the bins
  premise: The bins cost much
    premise: waste
```

```argmap good
thesis: The town should ban paper cups
  premise waste: Paper cups fill the bins
  premise: The bins cost much
    premise waste
```
""",
        ko="""\
콜론을 찍으면 내용이 시작된다. `전제: 쓰레기`는 "쓰레기"라고 말하는 새 진술이고, `전제 쓰레기`는 아이디가
`쓰레기`인 진술을 가리킨다. 여기서는 내용 전체가 다른 진술의 아이디이므로 그 진술을 가리키려던 것으로 보인다.
콜론과 따옴표를 뺀다. 그 단어가 정말 내용이라면 무언가를 주장하는 문장으로 쓴다.

```argmap bad
논제: 시는 종이컵을 금지해야 한다
  전제 쓰레기: 종이컵이 쓰레기통을 가득 채운다
  전제: 쓰레기통을 치우는 데 돈이 많이 든다
    전제: 쓰레기
```

```argmap good
논제: 시는 종이컵을 금지해야 한다
  전제 쓰레기: 종이컵이 쓰레기통을 가득 채운다
  전제: 쓰레기통을 치우는 데 돈이 많이 든다
    전제 쓰레기
```
""",
    ),
)
