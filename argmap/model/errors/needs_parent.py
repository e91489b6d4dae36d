"""A line at the top that can only stand below a statement."""

from argmap.diagnostics.diagnostic import Diagnostic, Phrase, Severity
from argmap.diagnostics.rule import Rule
from argmap.model.errors.line_moves import describe_move_below, move_above, move_from_edge
from argmap.model.errors.phrases import spell_keyword
from argmap.syntax.quoted_word import quote_word
from argmap.syntax.tree import Entry, Keyword


def needs_parent(entry: Entry, statement: Entry | None) -> Diagnostic:
    """A premise, assumption, objection, rebuttal or undercut at the top.

    `statement` is the thesis or claim above. Where nothing is nested in it, the whole map has no indentation,
    and this line surely belongs below it.
    """
    message = Phrase(
        en=f"{quote_word(entry.spelling)} cannot stand at the top",
        ko=f"{quote_word(entry.spelling)} 줄은 맨 위 단계에 올 수 없다",
    )
    top = quote_word(spell_keyword(Keyword.CLAIM, entry.spelling))
    aim = _TARGETS[entry.keyword]
    hint = Phrase(
        en=f"indent it below {aim.en}, or write {top}",
        ko=f"{aim.ko} 아래에 들여쓰거나 {top} 키워드를 쓴다",
    )
    fixes = move_from_edge(entry, statement) if statement else ()
    title = describe_move_below(entry, statement) if statement else None
    return Diagnostic(
        "E211", Severity.ERROR, message, entry.keyword_span, hint=hint, fixes=fixes, fix_title=title
    )


def premise_before_thesis(entry: Entry, statement: Entry, is_first: bool) -> Diagnostic:
    """A premise above the thesis or claim that it speaks for: the `statement` below moves above all of them.

    Only the first such line has the fix.
    """
    word, thesis = quote_word(entry.spelling), quote_word(statement.spelling)
    message = Phrase(en=f"{word} stands before its {thesis}", ko=f"{word} 줄이 {thesis} 줄보다 앞에 있다")
    hint = Phrase(
        en=f"write the {thesis} line first, and {word} below it, indented",
        ko=f"{thesis} 줄을 먼저 쓰고 {word} 줄은 그 아래에 들여쓴다",
    )
    may_move = is_first and not (statement.children or statement.broken or entry.broken)
    return Diagnostic(
        "E211",
        Severity.ERROR,
        message,
        entry.keyword_span,
        hint=hint,
        fixes=move_above(statement, entry) if may_move else (),
        fix_title=Phrase(en=f"move {thesis} above {word}", ko=f"{thesis} 줄을 {word} 줄 위로 옮기기"),
    )


_SUPPORT_TARGET = Phrase(en="the statement it supports", ko="뒷받침할 진술")
_TARGETS = {
    Keyword.PREMISE: _SUPPORT_TARGET,
    Keyword.ASSUMPTION: _SUPPORT_TARGET,
    Keyword.OBJECTION: Phrase(en="the statement it attacks", ko="공격할 진술"),
    Keyword.REBUTTAL: Phrase(en="the objection it answers", ko="답할 반론"),
    Keyword.UNDERCUT: Phrase(en="a statement whose step it attacks", ko="공격할 추론을 이루는 진술"),
}

RULE = Rule(
    "E211",
    Severity.ERROR,
    Phrase(en="a line at the top that needs a statement above it", ko="맨 위 단계에 올 수 없는 줄"),
    Phrase(
        en="""\
A premise supports something, an objection attacks something: what that is, indentation says. Only `thesis`
and `claim` stand at the top, for they support and attack nothing by themselves.

Indent the line below the statement it is about. If it begins an argument of its own, write `claim`.

```argmap bad
thesis: The old mill should become a museum
premise: It is the last mill in the valley
```

```argmap good
thesis: The old mill should become a museum
  premise: It is the last mill in the valley
```
""",
        ko="""\
전제는 무언가를 뒷받침하고 반론은 무언가를 공격한다. 그 대상은 들여쓰기로 나타낸다. 스스로는 아무것도
뒷받침하거나 공격하지 않는 `논제`와 `주장`만 맨 위 단계에 온다.

대상이 되는 진술 아래에 들여쓴다. 논증을 따로 시작하는 줄이라면 `주장`으로 쓴다.

```argmap bad
논제: 옛 방앗간을 박물관으로 써야 한다
전제: 이 골짜기에 마지막으로 남은 방앗간이다
```

```argmap good
논제: 옛 방앗간을 박물관으로 써야 한다
  전제: 이 골짜기에 마지막으로 남은 방앗간이다
```
""",
    ),
)
