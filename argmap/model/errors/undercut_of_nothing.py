"""An undercut below a line that makes no step."""

from argmap.diagnostics.diagnostic import Diagnostic, Fix, Note, Phrase, Severity
from argmap.diagnostics.rule import Rule
from argmap.model.errors.phrases import spell_keyword
from argmap.syntax.quoted_word import quote_word
from argmap.syntax.tree import Entry, Keyword


def undercut_of_nothing(entry: Entry, parent: Entry) -> Diagnostic:
    """An undercut right below a thesis or claim."""
    word, instead = entry.spelling, spell_keyword(Keyword.OBJECTION, entry.spelling)
    message = Phrase(
        en=f"there is no step here for {quote_word(word)} to attack",
        ko=f"이 {quote_word(word)} 줄이 공격할 추론이 없다",
    )
    about = Phrase(
        en="this line stands at the top and leads to nothing",
        ko="이 줄은 맨 위에 있어 다른 진술로 이어지지 않는다",
    )
    hint = Phrase(
        en=f"to attack what the statement says, write {quote_word(instead)}",
        ko=f"진술의 내용을 공격하려면 {quote_word(instead)} 키워드를 쓴다",
    )
    notes, fix = (Note(parent.keyword_span, about),), Fix(entry.keyword_span, instead)
    return Diagnostic("E215", Severity.ERROR, message, entry.keyword_span, notes, hint, (fix,))


RULE = Rule(
    "E215",
    Severity.ERROR,
    Phrase(en="an undercut of no step", ko="공격할 추론이 없는 무력화"),
    Phrase(
        en="""\
An undercut grants that its parent may be true and attacks the step from it: that it speaks for, or against,
what it stands under. A thesis or claim at the top takes no step to anything, so there is nothing to
undercut. To deny what it says, write an objection; to undercut a step that leads to it, write the undercut
below that premise.

```argmap bad
thesis: The river is clean again
  premise: Trout have come back
  undercut: Trout were released last spring
```

```argmap good
thesis: The river is clean again
  premise: Trout have come back
    undercut: Trout were released last spring
```
""",
        ko="""\
무력화는 바로 위 진술이 참일 수 있음을 인정하면서, 그 진술에서 다음으로 넘어가는 추론을 공격한다. 맨 위의
논제나 주장은 어디로도 이어지지 않으므로 무력화할 추론이 없다. 내용을 부정하려면 반론을 쓰고, 그 진술로
이어지는 추론을 무력화하려면 해당 전제 아래에 쓴다.

```argmap bad
논제: 강이 다시 깨끗해졌다
  전제: 송어가 돌아왔다
  무력화: 송어는 지난봄에 풀어놓은 것이다
```

```argmap good
논제: 강이 다시 깨끗해졌다
  전제: 송어가 돌아왔다
    무력화: 송어는 지난봄에 풀어놓은 것이다
```
""",
    ),
)
