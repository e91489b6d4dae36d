"""A source that no statement cites."""

from collections.abc import Iterator

from argmap.check.finding import Finding
from argmap.diagnostics.diagnostic import Diagnostic, Phrase, Severity
from argmap.diagnostics.rule import Rule
from argmap.model.map import ArgMap, CitedSource


def find_unused_sources(argmap: ArgMap) -> Iterator[Finding]:
    """Find declared sources that no statement cites."""
    cited = {cite.source for statement in argmap.statements.values() for cite in statement.cites}
    for source in argmap.sources.values():
        if source.id not in cited:
            yield Finding(_build_warning(source), source)


def _build_warning(source: CitedSource) -> Diagnostic:
    message = Phrase(en=f"no statement cites `{source.id}`", ko=f"`{source.id}` 출처를 인용한 진술이 없다")
    hint = Phrase(
        en=f"write `cite: {source.id}` below what it backs, or remove the source",
        ko=f"뒷받침받는 진술 아래에 `인용: {source.id}` 속성을 쓰거나 출처를 지운다",
    )
    return Diagnostic("W305", Severity.WARNING, message, source.span, hint=hint)


RULE = Rule(
    "W305",
    Severity.WARNING,
    Phrase(en="a source that nothing cites", ko="인용되지 않은 출처"),
    Phrase(
        en="""\
The source is declared, but no statement cites it, so it stands nowhere in the picture. Either a citation was
forgotten or the source is no longer needed. To keep one for later, write `allow: W305` below it.

```argmap bad
source survey: Noise Survey, 2022
thesis: The road should get a quiet surface
  premise: Half the street sleeps badly
```

```argmap good
source survey: Noise Survey, 2022
thesis: The road should get a quiet surface
  premise: Half the street sleeps badly
    cite: survey p. 12
```
""",
        ko="""\
출처를 선언했지만 인용한 진술이 없어 그림 어디에도 나오지 않는다. 인용을 빠뜨렸거나 더는 필요 없는 출처다.
나중에 쓰려고 남겨 두려면 출처 아래에 `허용: W305`를 적는다.

```argmap bad
출처 조사: 소음 조사, 2022
논제: 도로를 저소음으로 포장해야 한다
  전제: 주민 절반이 잠을 설친다
```

```argmap good
출처 조사: 소음 조사, 2022
논제: 도로를 저소음으로 포장해야 한다
  전제: 주민 절반이 잠을 설친다
    인용: 조사 12쪽
```
""",
    ),
)
