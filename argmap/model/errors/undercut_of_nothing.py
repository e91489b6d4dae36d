"""An undercut below a line that makes no step."""

from msgspec.structs import replace

from argmap.diagnostics.diagnostic import Diagnostic, Fix, Note, Phrase, Severity
from argmap.diagnostics.rule import Rule
from argmap.model.errors.line_moves import describe_move_below, move_below
from argmap.model.errors.phrases import spell_keyword
from argmap.syntax.quoted_word import quote_word
from argmap.syntax.tree import Entry, Keyword


def undercut_of_nothing(entry: Entry, parent: Entry, step: Entry | None) -> Diagnostic:
    """An undercut right below a thesis or claim.

    Where the line right above, beside it, makes a `step`, that is what it was meant to attack.
    """
    word, instead = entry.spelling, spell_keyword(Keyword.OBJECTION, entry.spelling)
    message = Phrase(
        en=f"there is no step here for {quote_word(word)} to attack",
        ko=f"이 {quote_word(word)} 줄이 공격할 추론이 없다",
    )
    about = Phrase(
        en="this line stands at the top and leads to nothing",
        ko="이 줄은 맨 위에 있어 다른 진술로 이어지지 않는다",
    )
    if step:
        return _may_move_below(entry, parent, step, message)
    hint = Phrase(
        en=f"to attack what the statement says, write {quote_word(instead)}",
        ko=f"진술의 내용을 공격하려면 {quote_word(instead)} 키워드를 쓴다",
    )
    notes, fix = (Note(parent.keyword_span, about),), Fix(entry.keyword_span, instead)
    return Diagnostic("E215", Severity.ERROR, message, entry.keyword_span, notes, hint, (fix,))


def _may_move_below(entry: Entry, parent: Entry, step: Entry, message: Phrase) -> Diagnostic:
    word, above = quote_word(entry.spelling), quote_word(step.spelling)
    instead = quote_word(spell_keyword(Keyword.OBJECTION, entry.spelling))
    hint = Phrase(
        en=f"indent {word} to attack the step of the {above} right above; to attack what"
        f" {quote_word(parent.spelling)} says, write {instead}",
        ko=f"바로 위 {above} 줄의 추론을 공격하려면 그 아래로 들여쓰고,"
        f" {quote_word(parent.spelling)} 줄의 내용을 공격하려면 {instead} 키워드를 쓴다",
    )
    fixes = tuple(replace(fix, is_safe=False) for fix in move_below(entry, step, parent))
    return Diagnostic(
        "E215",
        Severity.ERROR,
        message,
        entry.keyword_span,
        hint=hint,
        fixes=fixes,
        fix_title=describe_move_below(entry, step),
    )


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
