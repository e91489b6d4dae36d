"""A file with nothing in it to draw."""

from argmap.diagnostics.diagnostic import Diagnostic, Phrase, Severity
from argmap.diagnostics.rule import Rule
from argmap.diagnostics.source import Source, Span


def nothing_here(source: Source) -> tuple[Diagnostic, ...]:
    """Report a file that is empty, or has only blank lines and comments."""
    lines = (line.lstrip() for line in source.text.split("\n"))
    if any(line and not line.startswith("#") for line in lines):
        return ()
    if source.text.strip():
        message = Phrase(en="only comments here, no map yet", ko="주석만 있고 지도는 없다")
    else:
        message = Phrase(en="nothing here yet", ko="빈 파일이다")
    hint = Phrase(
        en="begin with what the map argues for, such as `thesis: Tea is better than coffee`",
        ko="지도가 내세울 주장부터 쓴다; 예: `논제: 커피보다 차가 낫다`",
    )
    return (Diagnostic("E104", Severity.ERROR, message, Span(source, 0, 0), hint=hint),)


RULES = (
    Rule(
        "E104",
        Severity.ERROR,
        Phrase(en="the file holds no map", ko="지도가 없는 파일"),
        Phrase(
            en="""\
The file is empty, or has only blank lines and comments, so there is nothing to draw. A map begins with a
thesis, or with a `map` line that names it; what speaks for the thesis and against it stands indented below.

```argmap bad
# Tea or coffee?
```

```argmap good
# Tea or coffee?
thesis: Tea is better than coffee
  premise: Tea is gentler on the stomach
```
""",
            ko="""\
파일이 비어 있거나 빈 줄과 주석뿐이라 그릴 것이 없다. 지도는 논제로, 또는 지도의 이름을 적은 `지도` 줄로
시작한다. 논제를 뒷받침하거나 반대하는 진술은 그 아래에 들여쓴다.

```argmap bad
# 차와 커피
```

```argmap good
# 차와 커피
논제: 커피보다 차가 낫다
  전제: 차는 속이 편하다
```
""",
        ),
    ),
)
