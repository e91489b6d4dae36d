"""A rebuttal below a line that attacks nothing."""

from argmap.diagnostics.diagnostic import Diagnostic, Fix, Note, Phrase, Severity
from argmap.diagnostics.rule import Rule
from argmap.model.errors.phrases import spell_keyword
from argmap.syntax.quoted_word import quote_word
from argmap.syntax.tree import Entry, Keyword


def rebuttal_of_nothing(entry: Entry, parent: Entry) -> Diagnostic:
    """A rebuttal whose parent line is no objection, rebuttal or undercut, nor joins one."""
    word, instead = entry.spelling, spell_keyword(Keyword.OBJECTION, entry.spelling)
    message = Phrase(
        en=f"there is no attack here for {quote_word(word)} to answer",
        ko=f"이 {quote_word(word)} 줄이 답할 공격이 없다",
    )
    notes = (Note(parent.keyword_span, Phrase(en="this line attacks nothing", ko="이 줄은 공격이 아니다")),)
    hint = Phrase(
        en=f"to attack a statement that is no attack itself, write {quote_word(instead)}",
        ko=f"공격이 아닌 진술을 공격하려면 {quote_word(instead)} 키워드를 쓴다",
    )
    fix = Fix(entry.keyword_span, instead)
    return Diagnostic("E214", Severity.ERROR, message, entry.keyword_span, notes, hint, (fix,))


RULE = Rule(
    "E214",
    Severity.ERROR,
    Phrase(en="a rebuttal with no attack to answer", ko="답할 공격이 없는 재반론"),
    Phrase(
        en="""\
A rebuttal answers an attack, so it stands below an objection, a rebuttal or an undercut (or a line that joins
one). Whatever attacks a thesis, a claim or a premise is an objection.

```argmap bad
thesis: We should adopt a cat
  premise: Cats keep themselves clean
    rebuttal: Cats leave hair everywhere
```

```argmap good
thesis: We should adopt a cat
  premise: Cats keep themselves clean
    objection: Cats leave hair everywhere
      rebuttal: Short-haired cats hardly do
```
""",
        ko="""\
재반론은 공격에 답하는 말이므로 반론이나 재반론, 무력화(또는 거기에 이어진 줄) 아래에 온다. 논제나 주장,
전제를 공격하는 것은 반론이다.

```argmap bad
논제: 고양이를 입양하자
  전제: 고양이는 스스로 몸을 깨끗이 한다
    재반론: 고양이 털이 온 집에 날린다
```

```argmap good
논제: 고양이를 입양하자
  전제: 고양이는 스스로 몸을 깨끗이 한다
    반론: 고양이 털이 온 집에 날린다
      재반론: 털이 짧은 고양이는 거의 그렇지 않다
```
""",
    ),
)
