"""A statement that supports or attacks itself."""

from argmap.diagnostics.diagnostic import Diagnostic, Note, Phrase, Severity
from argmap.diagnostics.rule import Rule
from argmap.model.map import Inference, Polarity, Premise, Statement
from argmap.syntax.quoted_word import quote_word


def self_reference(premise: Premise, statement: Statement, inference: Inference) -> Diagnostic:
    """`premise` is a part of `inference`, which hits that very `statement`, or a step it is a part of."""
    name = quote_word(statement.id)
    notes = (
        Note(statement.span, Phrase(en=f"{name} stands in full here", ko=f"{name} 진술의 내용을 적은 곳")),
    )
    hint = Phrase(en="refer to another statement, or write a new one", ko="다른 진술을 가리키거나 새로 쓴다")
    return Diagnostic("E222", Severity.ERROR, _message(name, inference), premise.span, notes, hint)


def _message(name: str, inference: Inference) -> Phrase:
    if inference.undercuts:
        return Phrase(
            en=f"{name} cannot attack a step that it makes itself",
            ko=f"{name} 진술이 스스로 이루는 추론을 공격한다",
        )
    if inference.polarity is Polarity.SUPPORTS:
        return Phrase(en=f"{name} cannot support itself", ko=f"{name} 진술이 자기 자신을 뒷받침한다")
    return Phrase(en=f"{name} cannot attack itself", ko=f"{name} 진술이 자기 자신을 공격한다")


RULE = Rule(
    "E222",
    Severity.ERROR,
    Phrase(en="a statement for or against itself", ko="자기 자신을 향한 진술"),
    Phrase(
        en="""\
A statement cannot be a reason for itself, nor an objection to itself, nor undercut a step that it is part of.
Mostly the reference names the line above it where another statement was meant.

```argmap bad
thesis honey: Honey never spoils
  premise: It holds hardly any water
  premise honey
```

```argmap good
thesis honey: Honey never spoils
  premise dry: It holds hardly any water
```
""",
        ko="""\
진술은 자기 자신의 근거도, 자기 자신에 대한 반론도 될 수 없고, 스스로 이루는 추론을 무력화할 수도 없다. 대개
다른 진술을 가리키려다 바로 윗줄의 아이디를 적은 경우다.

```argmap bad
논제 꿀: 꿀은 상하지 않는다
  전제: 물기가 거의 없다
  전제 꿀
```

```argmap good
논제 꿀: 꿀은 상하지 않는다
  전제 물기: 물기가 거의 없다
```
""",
    ),
)
