"""Support that runs in a circle."""

from collections.abc import Sequence

from msgspec import Struct

from argmap.diagnostics.diagnostic import Diagnostic, Note, Phrase, Severity
from argmap.diagnostics.rule import Rule
from argmap.model.map import Premise
from argmap.syntax.quoted_word import quote_word


class SupportLink(Struct, frozen=True):
    """One statement's support for another, as part of a circle."""

    premise: Premise
    target: str


def circle(closing_link: SupportLink, other_links: Sequence[SupportLink], length: int) -> Diagnostic:
    """`closing_link` is the reference that closes the circle of `length` statements.

    `other_links` are the others, or where there are many, some at both ends: from the statement that the
    reference names down to the one that it supports.
    """
    name = quote_word(closing_link.premise.statement)
    message = Phrase(
        en=f"{name} comes to support itself, in a circle of {length} statements",
        ko=f"{name} 진술이 진술 {length}개를 거쳐 자기 자신을 뒷받침한다",
    )
    hint = Phrase(
        en="let one of them rest on a reason outside the circle, or take this reference out",
        ko="그 가운데 하나를 순환 밖의 근거로 뒷받침하거나 이 참조를 지운다",
    )
    notes = tuple(_note(link) for link in other_links)
    return Diagnostic("E221", Severity.ERROR, message, closing_link.premise.span, notes, hint)


def _note(link: SupportLink) -> Note:
    premise, target = quote_word(link.premise.statement), quote_word(link.target)
    message = Phrase(en=f"{premise} supports {target}", ko=f"{premise} 진술이 {target} 진술을 뒷받침한다")
    return Note(link.premise.span, message)


RULE = Rule(
    "E221",
    Severity.ERROR,
    Phrase(en="support that runs in a circle", ko="순환하는 근거"),
    Phrase(
        en="""\
Each statement on the circle is supported by the next, and the last again by the first, so that in the end
they all rest on nothing. Circles that contain an attack are no mistake: two claims may well attack each
other.

Let one of the statements rest on something outside the circle.

```argmap bad
thesis fame: The singer is famous
  premise press: Newspapers write about the singer
    premise fame
```

```argmap good
thesis fame: The singer is famous
  premise press: Newspapers write about the singer
    premise: The last three concerts were sold out
```
""",
        ko="""\
순환 안에서는 진술마다 다음 진술이 뒷받침하고 마지막 진술은 다시 첫 진술이 뒷받침한다. 결국 모두 아무 근거가
없는 셈이다. 공격이 섞인 순환은 오류가 아니다. 두 주장이 서로를 공격할 수는 있다.

진술 하나를 순환 밖의 근거로 뒷받침한다.

```argmap bad
논제 명성: 그 가수는 유명하다
  전제 기사: 신문마다 그 가수를 다룬다
    전제 명성
```

```argmap good
논제 명성: 그 가수는 유명하다
  전제 기사: 신문마다 그 가수를 다룬다
    전제: 최근 공연 세 번이 매진되었다
```
""",
    ),
)
