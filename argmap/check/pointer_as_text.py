"""A text that only points to another statement, such as "see above" or "위와 같음"."""

import re
from collections.abc import Iterator

from argmap.check.finding import Finding
from argmap.check.language import iter_wordings
from argmap.diagnostics.diagnostic import Diagnostic, Phrase, Severity
from argmap.diagnostics.lazy_regex import lazy_regex
from argmap.diagnostics.rule import Rule
from argmap.model.map import ArgMap, Wording

_CODE = "W316"
_MAX_LENGTH = 50
"""The most characters of such a text, which bounds the work of the pattern: those of beginners have 20."""
_ORDINAL = r"(?:first|second|third|fourth|fifth|last|\d+(?:st|nd|rd|th)?)"
_KIND = r"(?:premise|reason|argument|objection|rebuttal|point|statement|claim|answer|evidence)"
_ENGLISH = (
    r"(?:(?:please )?see|(?:the )?same(?: as| argument as)?|as(?: stated| said| argued| in)?|cf\.?|ditto"
    r"|refer to)"
    rf"(?: (?:the|that|my|also|{_ORDINAL}|{_KIND}))*(?: (?:above|below|earlier|before)| {_ORDINAL}| {_KIND}|)"
)
_KOREAN = (
    r"(?:(?:위|아래|앞)(?:의|에서|에|와|과)?(?:\s*(?:말한|든|쓴|한))?|(?:첫|두|세|네)\s?번째|\d+번(?:과|와|을)?)"
    r"(?:\s*(?:것|말|첫|두|세|네|번째|\d+번|이유|근거|전제|반론|재반론|논거|주장|진술)(?:와|과|의|을|를)?)*"
    r"\s*(?:같음|같다|동일함|동일하다|동일|참조|참고|마찬가지(?:임|이다|다)?)"
)
_POINTER = lazy_regex(rf"(?:{_ENGLISH}|{_KOREAN})", re.IGNORECASE)
_SINGLE_WORDS = frozenset(("see", "same", "the same", "as", "cf", "cf.", "refer to", "same as"))
_BRACKETS = "()[]“”\"'「」 .…"


def find_pointers_as_texts(argmap: ArgMap) -> Iterator[Finding]:
    """Find statements below others whose whole text points to another place of the map."""
    for statement in argmap.statements.values():
        if statement.depth == 0:
            continue
        for wording, _ in iter_wordings(statement, argmap):
            if _is_pointer(wording.value):
                yield Finding(_build_warning(wording), statement)
                break


def _is_pointer(text: str) -> bool:
    if len(text) > _MAX_LENGTH:
        return False
    bare = text.strip(_BRACKETS)
    return bare.casefold() not in _SINGLE_WORDS and _POINTER().fullmatch(bare) is not None


def _build_warning(wording: Wording) -> Diagnostic:
    return Diagnostic(
        _CODE,
        Severity.WARNING,
        Phrase(en="a text that only points to another statement", ko="다른 진술을 가리키기만 하는 글"),
        wording.span,
        hint=Phrase(
            en="give that statement an id, as in `premise rest: …`, and refer to it here by the keyword and"
            " the id, without a colon",
            ko="그 진술에 `전제 휴식: …`처럼 아이디를 붙이고, 여기에는 콜론 없이 키워드와 그 아이디만 쓴다",
        ),
    )


RULE = Rule(
    _CODE,
    Severity.WARNING,
    Phrase(en="a text that points to another statement", ko="다른 진술을 가리키는 글"),
    Phrase(
        en="""\
"See above" or "same as the first reason" says nothing that supports or attacks: the drawing shows a box with
these words. A statement that does its work twice is written once, with an id, and referred to by that id.

```argmap bad
thesis: The city should build more bicycle lanes
  premise: Cycling keeps people healthy
  objection: Buses would do more for health
    rebuttal: See the first premise
```

```argmap good
thesis: The city should build more bicycle lanes
  premise healthy: Cycling keeps people healthy
  objection: Buses would do more for health
    rebuttal healthy
```
""",
        ko="""\
'위와 같음', '첫 번째 이유와 같음'은 아무것도 뒷받침하거나 공격하지 않으며, 그림에는 그 말이 적힌 상자만
나온다. 두 곳에서 쓰이는 진술은 아이디를 붙여 한 번만 쓰고, 다른 곳에서는 그 아이디로 가리킨다.

```argmap bad
논제: 시는 자전거 도로를 늘려야 한다
  전제: 자전거를 타면 건강해진다
  반론: 건강에는 버스가 더 낫다
    재반론: 위의 이유와 같음
```

```argmap good
논제: 시는 자전거 도로를 늘려야 한다
  전제 건강: 자전거를 타면 건강해진다
  반론: 건강에는 버스가 더 낫다
    재반론 건강
```
""",
    ),
)
