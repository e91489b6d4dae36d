"""An ought that rests on nothing but what is."""

import re
from collections.abc import Iterable, Iterator, Sequence

from argmap.check.finding import Finding
from argmap.check.language import Language, original_wording
from argmap.diagnostics.diagnostic import Diagnostic, Note, Phrase, Severity
from argmap.diagnostics.lazy_regex import lazy_regex
from argmap.diagnostics.rule import Rule
from argmap.diagnostics.source import Span
from argmap.model.map import ArgMap, Inference, Statement

_CODE = "T404"
_OUGHT = lazy_regex(r"\b(should|must|ought|shall|(is|are) obliged|had better)\b", re.IGNORECASE)
"""Words of a conclusion that says what should be; "has to" is not among them, for it often tells a need."""
_VALUES = lazy_regex(
    r"\b(should|must|ought|shall|(has|have|needs?) to|obliged|had better|good|bad|better|best|worse|worst"
    r"|wrong|rights?|un(fair|just)\w*|fair\w*|just|justice|justif\w+|dut(y|ies)|obligations?"
    r"|deserv\w+|im?moral\w*|moral\w*|(un)?ethic\w*|values?|valuable|worth\w*|important|harm\w*|desirable|acceptable"
    r"|permissible|ow(e|es|ed)|responsib\w+|allowed|forbidden|dignity|virtue|vice|cruel\w*|evil)\b",
    re.IGNORECASE,
)
_NO_NEED = lazy_regex(r"\b(do|does|did)(n['’]t| not) (have|need) to\b", re.IGNORECASE)
"""A need that is denied, which is no duty."""
_KOREAN_OUGHT = lazy_regex(
    r"[가-힣]야(만|\s)*(한|하|할|합|함|해|했|된|되|될|됩|돼)"
    r"|안\s?(된다|돼|됩)|지 말|마땅|옳다|필요가 있|바람직|하자$"
)
_KOREAN_VALUES = lazy_regex(
    r"좋|나쁘|나쁜|옳|그르|그른|공정|공평|정의|정당|부당|권리|의무|책임|도덕|윤리|가치|중요"
    r"|필요|해롭|해로|이롭|이로운|당연|존중|존엄|잘못"
)


def find_is_ought_gaps(argmap: ArgMap, supports: Sequence[Inference]) -> Iterator[Finding]:
    """Find conclusions that say what should be, each with its supports that speak of no value or duty."""
    gaps: dict[str, list[Inference]] = {}
    for inference in find_is_ought_steps(argmap, supports):
        gaps.setdefault(inference.target, []).append(inference)
    for target, inferences in gaps.items():
        ought = _find_ought(argmap.statements[target], argmap)
        first = argmap.statements[inferences[0].premises[0].statement]
        if ought:
            yield Finding(_build_warning(inferences, ought), first)


def find_is_ought_steps(argmap: ArgMap, supports: Iterable[Inference]) -> Iterator[Inference]:
    """Find the supports of what should be that speak of no value or duty, but for those that allow it."""
    for inference in supports:
        ought = _find_ought(argmap.statements[inference.target], argmap)
        premises = [argmap.statements[premise.statement] for premise in inference.premises]
        is_allowed = _CODE in premises[0].allowed_warnings
        if ought and not is_allowed and not any(_has_value_term(premise, argmap) for premise in premises):
            yield inference


def _find_ought(statement: Statement, argmap: ArgMap) -> Span | None:
    wording, language = original_wording(statement, argmap)
    pattern = {Language.ENGLISH: _OUGHT, Language.KOREAN: _KOREAN_OUGHT}.get(language)
    ought = pattern().search(wording.value) if pattern else None
    return wording.part(*ought.span()) if ought else None


def _has_value_term(statement: Statement, argmap: ArgMap) -> bool:
    wording, language = original_wording(statement, argmap)
    patterns = (_KOREAN_OUGHT, _KOREAN_VALUES) if language is Language.KOREAN else (_VALUES,)
    text = _NO_NEED().sub("", wording.value)
    return any(pattern().search(text) for pattern in patterns)


def _build_warning(inferences: Sequence[Inference], ought: Span) -> Diagnostic:
    others = len(inferences) - 1
    message = Phrase(
        en="what should be does not follow from what is alone"
        + (f", here and in {others} more {'step' if others == 1 else 'steps'} to it" if others else ""),
        ko="사실만으로는 당위가 나오지 않는다" + (f"(같은 결론의 다른 추론 {others}곳도)" if others else ""),
    )
    notes = (Note(ought, Phrase(en="the conclusion says what should be", ko="당위를 말하는 결론")),)
    hint = Phrase(
        en="link the value or rule that the step rests on, with `and` or `assumption`",
        ko="추론이 기대는 가치나 규범을 `그리고`나 `가정`으로 덧붙인다",
    )
    span = inferences[0].premises[0].span
    return Diagnostic(_CODE, Severity.WARNING, message, span, notes, hint, place_count=len(inferences))


RULE = Rule(
    "T404",
    Severity.WARNING,
    Phrase(en="an ought from an is", ko="사실에서 끌어낸 당위"),
    Phrase(
        en="""\
The conclusion says what should be done, but all premises of the step say only what is the case. Some value
or rule is taken for granted, and people who do not share it will not follow the step. Name it. Of several
such steps to one conclusion only the first is reported.

This is a classroom rule, on with `--teach` only.

```argmap bad
thesis: The city should plant trees
  premise: Trees cool the streets
  and: Streets get hot in the city
```

```argmap good
thesis: The city should plant trees
  premise: Planting trees cools the streets
  assumption: The city should keep its streets cool
```
""",
        ko="""\
결론은 무엇을 해야 하는지를 말하는데, 그 추론의 전제는 모두 사실만 말한다. 어떤 가치나 규범을 당연하게 여긴
것이며, 그것에 동의하지 않는 사람은 추론을 따라오지 않는다. 그 가치나 규범을 드러낸다. 한 결론에 그런 추론이
여럿이면 첫째만 알린다.

수업용 규칙이라 `--teach`를 붙일 때만 켜진다.

```argmap bad
논제: 시내에 나무를 심어야 한다
  전제: 나무는 거리를 식힌다
  그리고: 시내 거리는 여름에 뜨겁다
```

```argmap good
논제: 시내에 나무를 심어야 한다
  전제: 나무는 거리를 식힌다
  가정: 시내 거리는 시원해야 한다
```
""",
    ),
    teach=True,
)
