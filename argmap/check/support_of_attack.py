"""A statement that supports an attack on itself."""

from collections.abc import Iterator, Mapping, Sequence

from argmap.check.finding import Finding
from argmap.diagnostics.diagnostic import Diagnostic, Note, Phrase, Severity
from argmap.diagnostics.rule import Rule
from argmap.model.map import ArgMap, Inference, Polarity, Premise

_CODE = "W315"

_Supports = Mapping[str, Sequence[tuple[Premise, str]]]


def find_supports_of_attacks(argmap: ArgMap) -> Iterator[Finding]:
    """Find statements that support, by themselves or through others, what attacks them.

    Such support is a supported attack of a statement on itself (Cayrol and Lagasquie-Schiex, 2005): whoever
    accepts it must reject it. It takes a reference, since full lines only nest.
    """
    supports = _list_supports(argmap)
    for attack in argmap.inferences.values():
        if attack.polarity is not Polarity.ATTACKS or attack.undercuts or attack.target not in supports:
            continue
        first = _find_first_support(attack, supports)
        if first:
            yield Finding(_build_warning(attack, first), argmap.statements[attack.target])


def _list_supports(argmap: ArgMap) -> _Supports:
    """List, by each statement, its parts in supporting steps and what these support."""
    supports: dict[str, list[tuple[Premise, str]]] = {}
    for inference in argmap.inferences.values():
        if inference.polarity is Polarity.SUPPORTS:
            for premise in inference.premises:
                supports.setdefault(premise.statement, []).append((premise, inference.target))
    return supports


def _find_first_support(attack: Inference, supports: _Supports) -> Premise | None:
    """Find the first step from what is attacked up to a premise of the attack; None without one."""
    attackers = {premise.statement for premise in attack.premises} - {attack.target}
    seen: set[str] = set()
    waiting = [(target, premise) for premise, target in reversed(supports[attack.target])]
    while waiting:
        statement, first = waiting.pop()
        if statement in attackers:
            return first
        if statement not in seen:
            seen.add(statement)
            waiting.extend((target, first) for _, target in supports.get(statement, ()))
    return None


def _build_warning(attack: Inference, first: Premise) -> Diagnostic:
    message = Phrase(en="a statement supports an attack on itself", ko="자기를 공격하는 말을 뒷받침하는 진술")
    hint = Phrase(
        en="let the attack rest on another reason; a statement that does refute itself takes `allow: W315`",
        ko="공격은 다른 근거로 뒷받침한다; 정말 스스로 무너지는 진술이라면 그 아래에 `허용: W315`를 쓴다",
    )
    notes = (Note(attack.span, Phrase(en="it is attacked here", ko="공격받는 곳")),)
    return Diagnostic(_CODE, Severity.WARNING, message, first.span, notes, hint)


RULE = Rule(
    _CODE,
    Severity.WARNING,
    Phrase(en="support for an attack on itself", ko="자기에 대한 공격을 뒷받침함"),
    Phrase(
        en="""\
A statement supports, by a reference, an objection to itself, at once or through other statements. Whoever
accepts it must then reject it. That is right for a statement that refutes itself, such as "nothing can be
said", and then `allow: W315` below it says so. Mostly another statement was meant, or a new one.

```argmap bad
thesis free: Buses should be free
  premise: More people would take them
  objection: The town cannot pay for it
    premise free
```

```argmap good
thesis free: Buses should be free
  premise: More people would take them
  objection: The town cannot pay for it
    premise: Its debts are high already
```
""",
        ko="""\
어떤 진술이 자기를 공격하는 반론을 곧바로 또는 다른 진술을 거쳐 뒷받침한다. 그 진술을 받아들이면 곧 물리쳐야
한다. "아무것도 말할 수 없다"처럼 스스로 무너지는 진술이라면 그 아래에 `허용: W315`를 써서 밝힌다. 대개는 다른
진술을 가리키거나 새로 쓰려던 것이다.

```argmap bad
논제 무료: 버스는 무료여야 한다
  전제: 타는 사람이 는다
  반론: 시에는 그럴 돈이 없다
    전제 무료
```

```argmap good
논제 무료: 버스는 무료여야 한다
  전제: 타는 사람이 는다
  반론: 시에는 그럴 돈이 없다
    전제: 이미 빚이 많다
```
""",
    ),
)
