"""A statistic that comes from nowhere."""

import re
from collections.abc import Iterator

from argmap.check.finding import Finding
from argmap.check.inline_source import find_inline_source
from argmap.check.language import Language, iter_wordings
from argmap.diagnostics.diagnostic import Diagnostic, Phrase, Severity
from argmap.diagnostics.lazy_regex import lazy_regex
from argmap.diagnostics.rule import Rule
from argmap.diagnostics.source import Span
from argmap.model.map import ArgMap

_NUMBER = r"(?<![\w.,])\d+(?:[.,]\d+)*"
_DIGIT = re.compile(r"\d")
_PERCENTAGE = lazy_regex(rf"{_NUMBER}\s?[%％‰]")
_ENGLISH_STATISTIC = lazy_regex(
    rf"{_NUMBER}[\s-](?:per\s?cent|percent|percentage points?|thousand|million|billion|trillion)\b"
    rf"|{_NUMBER}[-\s]?fold\b"
    rf"|{_NUMBER} times (?:as|more|less|fewer|higher|lower|larger|greater|faster|the)\b"
    rf"|{_NUMBER} (?:in|out of) (?:every )?(?:\d{{1,3}}(?:,\d{{3}})+|\d{{1,3}})\b(?![.,]?\d)"
    r"|[$€£₩¥]\s?\d[\d.,]*",
    re.IGNORECASE,
)
_KOREAN_STATISTIC = lazy_regex(
    rf"{_NUMBER}\s?(?:퍼센트|프로(?![가-힣])|[천만억](?!\s?년)|조(?=\s?(?:\d|원|달러|유로|엔|위안))"
    r"|분의\s?\d|배(?=[가는로의나를도만]|\s|[.,]|$|이[다상하었])|원(?![가-힣]{2})|달러|유로|명|가구|건|톤)"
)
_SMALL_COUNT = lazy_regex(r"\d{1,2}\s?(?:명|건|가구|톤)")
"""Counts below 100, which a writer may have counted in person; larger ones come from a source."""


def find_uncited_statistics(argmap: ArgMap) -> Iterator[Finding]:
    """Find statements with a share, a multiple or a large count, without a citation, a link or a source."""
    for statement in argmap.statements.values():
        if statement.cites or statement.url:
            continue
        for wording, language in iter_wordings(statement, argmap):
            statistic = find_statistic(wording.value, language)
            if statistic and not find_inline_source(wording.value):
                yield Finding(_build_warning(wording.part(*statistic)), statement)
                break


def find_statistic(text: str, language: Language) -> tuple[int, int] | None:
    """The start and end of a text's first statistic; years, ranks and small counts are none."""
    if not _DIGIT.search(text):
        return None
    patterns = [_PERCENTAGE]
    if language is Language.KOREAN:
        patterns.append(_KOREAN_STATISTIC)
    if language is Language.ENGLISH:
        patterns.append(_ENGLISH_STATISTIC)
    matches = (
        match
        for pattern in patterns
        for match in pattern().finditer(text)
        if not _SMALL_COUNT().fullmatch(match[0])
    )
    return min((match.span() for match in matches), default=None)


def _build_warning(span: Span) -> Diagnostic:
    message = Phrase(en="a statistic without a source", ko="출처가 없는 통계")
    hint = Phrase(
        en="say where it comes from: a `source` line at the top, and `cite` below this statement",
        ko="어디서 나온 수치인지 밝힌다; 맨 위 단계에 `출처` 줄을 두고 이 진술 아래에 `인용` 속성을 쓴다",
    )
    return Diagnostic("W306", Severity.WARNING, message, span, hint=hint)


RULE = Rule(
    "W306",
    Severity.WARNING,
    Phrase(en="a statistic without a source", ko="출처 없는 통계"),
    Phrase(
        en="""\
A share, a multiple or a large count convinces only those who can look it up. Cite a source below the
statement, or give it a `url`. Years and ranks are not meant.

```argmap bad
thesis: The town needs a second school
  premise: The number of pupils has grown by 40%
```

```argmap good
source register: School Register, 2024
thesis: The town needs a second school
  premise: The number of pupils has grown by 40%
    cite: register table 2
```
""",
        ko="""\
비율이나 배수, 큰 수는 찾아볼 수 있어야 믿을 수 있다. 진술 아래에서 출처를 인용하거나 `주소`를 적는다.
연도나 순위는 해당하지 않는다.

```argmap bad
논제: 이 도시에는 학교가 하나 더 필요하다
  전제: 학생 수가 40% 늘었다
```

```argmap good
출처 학적부: 학적부, 2024
논제: 이 도시에는 학교가 하나 더 필요하다
  전제: 학생 수가 40% 늘었다
    인용: 학적부 표 2
```
""",
    ),
)
