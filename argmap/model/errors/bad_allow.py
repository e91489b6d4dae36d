"""A silenced code that is no warning's."""

from collections.abc import Iterable

from argmap.diagnostics.diagnostic import Diagnostic, Fix, Phrase, Severity
from argmap.diagnostics.nearest_name import did_you_mean, find_nearest_name
from argmap.diagnostics.rule import Rule
from argmap.diagnostics.source import Span
from argmap.syntax.quoted_word import quote_word


def bad_allow(code: str, span: Span, warnings: Iterable[str]) -> Diagnostic:
    """`code`, in capitals, is none of the codes of `warnings`."""
    message = Phrase(
        en=f"{quote_word(code)} is no warning's code", ko=f"{quote_word(code)}: 경고 코드가 아니다"
    )
    if code.startswith("E") and code[1:].isdigit():
        hint = Phrase(
            en="errors cannot be allowed, only warnings",
            ko="오류는 허용할 수 없고 경고만 허용할 수 있다",
        )
        return Diagnostic("E246", Severity.ERROR, message, span, hint=hint)
    near = find_nearest_name(code, sorted(warnings))
    if near:
        hint = did_you_mean(quote_word(near))
        return Diagnostic("E246", Severity.ERROR, message, span, hint=hint, fixes=(Fix(span, near),))
    hint = Phrase(en="write the code that the warning shows", ko="경고에 나오는 코드를 적는다")
    return Diagnostic("E246", Severity.ERROR, message, span, hint=hint)


RULE = Rule(
    "E246",
    Severity.ERROR,
    Phrase(en="an allowed code that is no warning's", ko="허용할 수 없는 코드"),
    Phrase(
        en="""\
`allow` silences warnings on one statement, or on one source, by their codes. Several codes stand apart by
spaces or commas, or on lines of their own. Errors cannot be silenced, for a map with errors is not drawn.

```argmap bad
thesis: Is a hot dog a sandwich?
  allow: W391
```

```argmap good
thesis: Is a hot dog a sandwich?
  allow: W301
```
""",
        ko="""\
`허용`은 진술 하나나 출처 하나에 대한 경고를 코드로 끈다. 코드가 여럿이면 공백이나 쉼표로 나누거나 여러 줄에
적는다. 오류가 있는 지도는 그려지지 않으므로 오류는 끌 수 없다.

```argmap bad
논제: 핫도그는 샌드위치인가?
  허용: W391
```

```argmap good
논제: 핫도그는 샌드위치인가?
  허용: W301
```
""",
    ),
)
