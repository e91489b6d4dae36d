"""A rebuttal below a line that attacks nothing."""

from argmap.diagnostics.diagnostic import Diagnostic, Fix, Note, Phrase, Severity
from argmap.diagnostics.rule import Rule
from argmap.model.errors.line_moves import describe_move_below, move_below
from argmap.model.errors.phrases import spell_keyword
from argmap.syntax.quoted_word import quote_word
from argmap.syntax.tree import Entry, Keyword


def rebuttal_of_nothing(entry: Entry, parent: Entry, attack: Entry | None) -> Diagnostic:
    """A rebuttal whose parent line is no objection, rebuttal or undercut, nor joins one.

    Where the line right above, beside it, is an `attack`, that is what it was meant to answer.
    """
    word, instead = entry.spelling, spell_keyword(Keyword.OBJECTION, entry.spelling)
    message = Phrase(
        en=f"there is no attack here for {quote_word(word)} to answer",
        ko=f"이 {quote_word(word)} 줄이 답할 공격이 없다",
    )
    if attack:
        return _may_move_below(entry, parent, attack, message)
    notes = (Note(parent.keyword_span, Phrase(en="this line attacks nothing", ko="이 줄은 공격이 아니다")),)
    hint = Phrase(
        en=f"to attack a statement that is no attack itself, write {quote_word(instead)}",
        ko=f"공격이 아닌 진술을 공격하려면 {quote_word(instead)} 키워드를 쓴다",
    )
    fix = Fix(entry.keyword_span, instead)
    return Diagnostic("E214", Severity.ERROR, message, entry.keyword_span, notes, hint, (fix,))


def _may_move_below(entry: Entry, parent: Entry, attack: Entry, message: Phrase) -> Diagnostic:
    word, above = quote_word(entry.spelling), quote_word(attack.spelling)
    if attack.text is None:
        hint = Phrase(
            en="answer the attack where its statement stands in full",
            ko="공격하는 진술의 내용을 적은 곳에서 그 아래에 답한다",
        )
        return Diagnostic("E214", Severity.ERROR, message, entry.keyword_span, hint=hint)
    hint = Phrase(
        en=f"{word} stands below what it answers: indent it, to answer the {above} right above",
        ko=f"{word} 줄은 답할 공격 아래에 온다; 바로 위 {above} 줄에 답하려면 그 아래로 들여쓴다",
    )
    return Diagnostic(
        "E214",
        Severity.ERROR,
        message,
        entry.keyword_span,
        hint=hint,
        fixes=move_below(entry, attack, parent),
        fix_title=describe_move_below(entry, attack),
    )


RULE = Rule(
    "E214",
    Severity.ERROR,
    Phrase(en="a rebuttal with no attack to answer", ko="답할 공격이 없는 재반론"),
    Phrase(
        en="""\
A rebuttal answers an attack, so it stands below an objection, a rebuttal or an undercut (or a line that joins
one), not beside it. Whatever attacks a thesis, a claim or a premise is an objection.

```argmap bad
thesis: We should adopt a cat
  objection: Cats leave hair everywhere
  rebuttal: Short-haired cats hardly do
```

```argmap good
thesis: We should adopt a cat
  objection: Cats leave hair everywhere
    rebuttal: Short-haired cats hardly do
```
""",
        ko="""\
재반론은 공격에 답하는 말이므로 반론이나 재반론, 무력화(또는 거기에 결합된 줄)와 같은 깊이로 쓰지 않고 그
아래에 쓴다. 논제나 주장, 전제를 공격하는 것은 반론이다.

```argmap bad
논제: 고양이를 입양하자
  반론: 고양이 털이 온 집에 날린다
  재반론: 털이 짧은 고양이는 거의 그렇지 않다
```

```argmap good
논제: 고양이를 입양하자
  반론: 고양이 털이 온 집에 날린다
    재반론: 털이 짧은 고양이는 거의 그렇지 않다
```
""",
    ),
)
