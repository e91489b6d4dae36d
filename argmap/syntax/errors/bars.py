"""`|` lines with no text above that they could carry on."""

from argmap.diagnostics.diagnostic import Diagnostic, Fix, Phrase, Severity
from argmap.diagnostics.rule import Rule
from argmap.diagnostics.source import Span
from argmap.syntax.keyword_language import spell_for
from argmap.syntax.quoted_word import quote_word
from argmap.syntax.tree import Keyword

_MESSAGE = Phrase(en="`|` has no text above to carry on", ko="`|`로 이을 윗줄이 없다")


def bar_below_no_text(bar: Span, header_end: Span) -> Diagnostic:
    """A `|` below a line without a colon; `header_end` is the empty place behind that line's last word."""
    hint = Phrase(
        en="end the line above with a colon, so that its text can begin below",
        ko="윗줄 끝에 콜론을 찍으면 내용을 아랫줄에서 시작할 수 있다",
    )
    return Diagnostic(
        "E109", Severity.ERROR, _MESSAGE, bar, hint=hint, fixes=(Fix(header_end, ":", is_safe=True),)
    )


def bar_below_reference(bar: Span, reference: Span) -> Diagnostic:
    """A `|` below a reference, such as `premise b`, whose text stands where its id is declared."""
    quoted = quote_word(" ".join(reference.text.split()))
    hint = Phrase(
        en=f"{quoted} refers to a statement, and has no text of its own; leave out the `|` lines,"
        " or begin a line of their own with a keyword and a colon",
        ko=f"{quoted} 줄은 다른 진술을 가리킬 뿐 자기 내용이 없다; `|` 줄을 지우거나, 키워드와 콜론으로"
        " 시작하는 새 줄로 쓴다",
    )
    return Diagnostic("E109", Severity.ERROR, _MESSAGE, bar, hint=hint)


def bar_at_start(bar: Span) -> Diagnostic:
    """A `|` before any other line of the file."""
    thesis = quote_word(f"{spell_for(bar.source, Keyword.THESIS)}: …")
    hint = Phrase(en=f"begin with a keyword, such as {thesis}", ko=f"{thesis} 같은 키워드로 시작한다")
    return Diagnostic("E109", Severity.ERROR, _MESSAGE, bar, hint=hint)


RULES = (
    Rule(
        "E109",
        Severity.ERROR,
        Phrase(en="a `|` line with no text above it", ko="이을 윗줄이 없는 `|` 줄"),
        Phrase(
            en="""\
A line that begins with `|` carries on the text of the line directly above, which must have one: text begins
with a colon, and may then be empty on its first line. A reference (`premise tea`, where `tea` is the id of a
statement elsewhere) has no text of its own.

```argmap bad
thesis tea
  | Tea is better than coffee
```

```argmap good
thesis tea:
  | Tea is better than coffee
```
""",
            ko="""\
`|`로 시작하는 줄은 바로 윗줄의 내용을 잇는다. 그러려면 윗줄에 내용이 있어야 한다. 내용은 콜론으로
시작하며, 콜론만 찍고 첫 줄을 비워 두어도 된다. 참조(`전제 차`처럼 다른
곳에 쓴 진술의 아이디만 적은 줄)에는 자기 내용이 없다.

```argmap bad
논제 차
  | 커피보다 차가 낫다
```

```argmap good
논제 차:
  | 커피보다 차가 낫다
```
""",
        ),
    ),
)
