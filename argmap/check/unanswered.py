"""An objection that nobody answers."""

from collections.abc import Iterator, Sequence

from argmap.check.finding import Finding
from argmap.check.other_places import add_other_places
from argmap.diagnostics.diagnostic import Diagnostic, Phrase, Severity
from argmap.diagnostics.rule import Rule
from argmap.model.map import ArgMap, Inference, Polarity, Role
from argmap.model.sides import opposes_thesis

_CODE = "T403"
_ATTACK_ROLES = frozenset({Role.OBJECTION, Role.REBUTTAL, Role.UNDERCUT})


def find_unanswered_objections(argmap: ArgMap) -> Iterator[Finding]:
    """Find the objections of which neither a premise nor the inference is attacked, as one warning."""
    steps = [each for each in find_unanswered_steps(argmap) if not _is_allowed(each, argmap)]
    if steps:
        yield Finding(_build_warning(steps), argmap.statements[steps[0].premises[0].statement])


def _is_allowed(inference: Inference, argmap: ArgMap) -> bool:
    return _CODE in argmap.statements[inference.premises[0].statement].allowed_warnings


def find_unanswered_steps(argmap: ArgMap) -> Iterator[Inference]:
    """The inferences of such objections."""
    attacks = [each for each in argmap.inferences.values() if each.polarity is Polarity.ATTACKS]
    rebutted = {attack.target for attack in attacks if not attack.undercuts}
    undercut = {attack.target for attack in attacks if attack.undercuts}
    for attack in attacks:
        is_answered = attack.id in undercut or any(
            premise.statement in rebutted for premise in attack.premises
        )
        if not is_answered and _is_objection(attack, argmap):
            yield attack


def _is_objection(inference: Inference, argmap: ArgMap) -> bool:
    """Return whether the inference is an objection that speaks against the thesis.

    That of a reference is one unless its target attacks something itself. An objection to what speaks against
    the thesis is an answer.
    """
    first = inference.premises[0]
    if inference.undercuts or not opposes_thesis(argmap, inference):
        return False
    if first.in_full:
        return argmap.statements[first.statement].role is Role.OBJECTION
    return argmap.statements[inference.target].role not in _ATTACK_ROLES


def _build_warning(steps: Sequence[Inference]) -> Diagnostic:
    first, *others = (each.premises[0].span for each in steps)
    message = add_other_places(Phrase(en="an objection that nothing answers", ko="답이 없는 반론"), others)
    hint = Phrase(
        en="answer it with a `rebuttal`, undercut its step, or give way in the thesis",
        ko="`재반론`으로 답하거나 그 추론을 무력화하거나, 논제에서 조금 물러선다",
    )
    return Diagnostic(_CODE, Severity.WARNING, message, first, hint=hint, place_count=len(steps))


RULE = Rule(
    _CODE,
    Severity.WARNING,
    Phrase(en="an unanswered objection", ko="답이 없는 반론"),
    Phrase(
        en="""\
A map that argues for its thesis should meet the objections it names: by a rebuttal, by an undercut of the
step that the objection takes, or by a thesis modest enough to live with it.

One warning names the lines of all open objections of a map. This is a classroom rule, on with `--teach` only:
a map may well show where a debate stands open.

```argmap bad
thesis: The school should have a garden
  objection: Nobody would water it in the holidays
```

```argmap good
thesis: The school should have a garden
  objection: Nobody would water it in the holidays
    rebuttal: The neighbours have offered to
```
""",
        ko="""\
논제를 내세우는 지도라면 스스로 든 반론에 답해야 한다. 재반론으로 답하거나, 반론의 추론을 무력화하거나, 그
반론을 안고 갈 만큼 논제를 낮춘다.

경고는 지도마다 한 번 나오고, 답이 없는 반론의 행을 모두 알려 준다. 수업용 규칙이라 `--teach`를 붙일 때만
켜진다. 결론이 열린 논쟁을 보여 주는 지도도 있다.

```argmap bad
논제: 학교에 텃밭이 있어야 한다
  반론: 방학에는 물을 줄 사람이 없다
```

```argmap good
논제: 학교에 텃밭이 있어야 한다
  반론: 방학에는 물을 줄 사람이 없다
    재반론: 이웃들이 물을 주겠다고 했다
```
""",
    ),
    teach=True,
)
