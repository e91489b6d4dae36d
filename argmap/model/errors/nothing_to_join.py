"""An `and` with no sibling above it to join."""

from argmap.diagnostics.diagnostic import Diagnostic, Fix, Phrase, Severity
from argmap.diagnostics.rule import Rule
from argmap.model.errors.line_moves import describe_move_beside, move_beside
from argmap.model.errors.phrases import spell_keyword
from argmap.syntax.quoted_word import quote_word
from argmap.syntax.tree import Entry, Keyword


def nothing_to_join(entry: Entry, parent: Entry | None, may_move: bool) -> Diagnostic:
    """An `and` line that is the first below its parent, or stands at the top (`parent` is None).

    At the top it can join nothing: a thesis is no part of a step.

    It `may_move` beside the parent where that makes a step that it can join.
    """
    word = quote_word(entry.spelling)
    message = Phrase(en=f"{word} has nothing to join here", ko=f"이 {word} 줄과 결합할 앞줄이 없다")
    if parent is None:
        premise, thesis = (
            quote_word(spell_keyword(keyword, entry.spelling))
            for keyword in (Keyword.PREMISE, Keyword.THESIS)
        )
        hint = Phrase(
            en=f"to join a {premise}, stand right below it at its depth; for one more claim write {thesis}",
            ko=f"{premise} 줄과 결합하려면 바로 뒤에 같은 깊이로 쓰고, 따로 주장하려면 {thesis} 줄로 쓴다",
        )
        return Diagnostic("E213", Severity.ERROR, message, entry.keyword_span, hint=hint)
    if may_move:
        return _may_move_beside(entry, parent, message)
    first = spell_keyword(Keyword.PREMISE, entry.spelling)
    hint = Phrase(
        en=f"begin with {quote_word(first)} or the like; {word} joins the line before it at the same depth",
        ko=f"첫 줄은 {quote_word(first)} 같은 다른 키워드로 시작한다;"
        f" {word} 줄은 같은 깊이의 앞줄과 결합한다",
    )
    fix = Fix(entry.keyword_span, first)
    return Diagnostic("E213", Severity.ERROR, message, entry.keyword_span, hint=hint, fixes=(fix,))


def _may_move_beside(entry: Entry, parent: Entry, message: Phrase) -> Diagnostic:
    word, beside = quote_word(entry.spelling), quote_word(parent.spelling)
    hint = Phrase(
        en=f"{word} joins a line of the same depth: move it left, beside {beside}, to join that",
        ko=f"{word} 줄은 같은 깊이의 앞줄과 결합한다; {beside} 줄과 결합하려면 왼쪽으로 옮겨 깊이를 맞춘다",
    )
    return Diagnostic(
        "E213",
        Severity.ERROR,
        message,
        entry.keyword_span,
        hint=hint,
        fixes=move_beside(entry, parent),
        fix_title=describe_move_beside(entry, parent),
    )


RULE = Rule(
    "E213",
    Severity.ERROR,
    Phrase(en="`and` with nothing to join", ko="결합할 앞줄이 없는 `그리고`"),
    Phrase(
        en="""\
`and` joins the line before it at the same depth: the two are linked and make one step together, whatever
stands nested between them. So it cannot be the first line below a statement, and at the top, where nothing
makes a step, it cannot stand at all. What is nested below a premise supports that premise; what is linked
with it stands beside it.

```argmap bad
thesis: The bakery will have to close
  premise: Its rent has doubled
    and: It cannot raise its prices
```

```argmap good
thesis: The bakery will have to close
  premise: Its rent has doubled
  and: It cannot raise its prices
```
""",
        ko="""\
`그리고` 줄은 같은 깊이의 앞줄과 결합한다. 그 사이에 어떤 하위 줄이 있든, 결합된 줄은 함께 하나의 추론을
이룬다. 그래서 진술 아래의 첫 줄로는 올 수 없고, 추론을 이루는 줄이 없는 맨 위 단계에도 올 수 없다.
전제 아래에 들여쓴 줄은 그 전제를 뒷받침하는 줄이고, 전제와 결합하는 줄은 그 전제와 같은 깊이로 쓴다.

```argmap bad
논제: 빵집은 문을 닫을 수밖에 없다
  전제: 임대료가 두 배로 올랐다
    그리고: 빵값을 올릴 수 없다
```

```argmap good
논제: 빵집은 문을 닫을 수밖에 없다
  전제: 임대료가 두 배로 올랐다
  그리고: 빵값을 올릴 수 없다
```
""",
    ),
)
