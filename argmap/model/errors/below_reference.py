"""Something below a reference that belongs where the statement stands in full."""

from argmap.diagnostics.diagnostic import Diagnostic, Note, Phrase, Severity
from argmap.diagnostics.rule import Rule
from argmap.diagnostics.source import Span
from argmap.syntax.quoted_word import quote_word
from argmap.syntax.tree import Entry


def below_reference(stray: Span, reference: Entry, full_entry: Entry) -> Diagnostic:
    """`stray` is the first word that cannot stand below `reference`, which refers to `full_entry`."""
    name = quote_word(reference.name.text if reference.name else reference.spelling)
    message = Phrase(
        en=f"{quote_word(stray.text)} cannot stand below a reference",
        ko=f"{quote_word(stray.text)} 줄은 참조 아래에 올 수 없다",
    )
    place = full_entry.name.span if full_entry.name else full_entry.keyword_span
    notes = (Note(place, Phrase(en=f"{name} stands in full here", ko=f"{name} 진술의 내용을 적은 곳")),)
    hint = Phrase(
        en=f"move it below the full line of {name}; a reference takes only `undercut` and `strength`",
        ko=f"{name} 진술의 내용을 적은 줄 아래로 옮긴다; 참조 아래에는 `무력화`와 `강도`만 올 수 있다",
    )
    return Diagnostic("E217", Severity.ERROR, message, stray, notes, hint)


RULE = Rule(
    "E217",
    Severity.ERROR,
    Phrase(en="something that cannot stand below a reference", ko="참조 아래에 올 수 없는 줄"),
    Phrase(
        en="""\
A reference, a line without a colon, only says that a statement does some work here too. What belongs to the
statement (its properties, what supports or attacks it) stands below its full line. What belongs to the step
that the reference makes may stand below the reference: an `undercut` of it, and its `strength`.

```argmap bad
thesis: The town should plant more trees
  premise shade
    premise: Leaves keep the sun off
claim shade: Trees cool the streets
```

```argmap good
thesis: The town should plant more trees
  premise shade
    strength: strong
    undercut: Awnings would be cheaper
claim shade: Trees cool the streets
  premise: Leaves keep the sun off
```
""",
        ko="""\
콜론이 없는 줄, 곧 참조는 어떤 진술이 여기서도 쓰인다는 것만 나타낸다. 진술에 속한 것(속성, 뒷받침하거나
공격하는 줄)은 그 진술의 내용을 적은 줄 아래에 온다. 참조 아래에는 참조가 이루는 추론에 속한 것, 곧 그 추론을
공격하는 `무력화`와 추론의 `강도`만 올 수 있다.

```argmap bad
논제: 시내에 나무를 더 심어야 한다
  전제 그늘
    전제: 잎이 햇볕을 막아 준다
주장 그늘: 나무는 거리를 식힌다
```

```argmap good
논제: 시내에 나무를 더 심어야 한다
  전제 그늘
    강도: 강함
    무력화: 차양이 더 싸게 먹힌다
주장 그늘: 나무는 거리를 식힌다
  전제: 잎이 햇볕을 막아 준다
```
""",
    ),
)
