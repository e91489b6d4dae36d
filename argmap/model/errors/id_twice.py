"""An id that two lines declare."""

from argmap.diagnostics.diagnostic import Diagnostic, Fix, Note, Phrase, Severity
from argmap.diagnostics.rule import Rule
from argmap.diagnostics.source import Span
from argmap.syntax.quoted_word import quote_word
from argmap.syntax.tree import Entry, Name


def id_twice(second: Entry, first: Entry, free_id: str, *, is_safe: bool) -> Diagnostic:
    """`second` declares the id of `first` again; `free_id` is an id like it that is not in use.

    The fix `is_safe` where nothing refers to the id.
    """
    name, before = second.name, first.name
    assert name is not None, "a line that declares an id has one"
    assert before is not None, "so has the line before"
    message = Phrase(
        en=f"the id {quote_word(name.text)} is used twice",
        ko=f"{quote_word(name.text)} 아이디가 두 번 쓰였다",
    )
    notes = (Note(before.span, Phrase(en="first used here", ko="처음 쓰인 곳")),)
    if second.text == first.text and second.keyword.may_refer:
        return Diagnostic(
            "E202",
            Severity.ERROR,
            message,
            name.span,
            notes,
            _REFERENCE_HINT,
            _build_reference_fix(second, name),
        )
    hint = Phrase(
        en=f"give this one another id, such as {quote_word(free_id)}",
        ko=f"다른 아이디를 붙인다; 예: {quote_word(free_id)}",
    )
    fixes = (Fix(name.span, free_id, is_safe=is_safe),)
    return Diagnostic("E202", Severity.ERROR, message, name.span, notes, hint, fixes)


_REFERENCE_HINT = Phrase(
    en="to refer to the first, leave out the colon and the text",
    ko="앞의 진술을 가리키려면 콜론과 내용을 지운다",
)


def _build_reference_fix(entry: Entry, name: Name) -> tuple[Fix, ...]:
    """Make the line a reference, where nothing stands below it that a reference cannot bear."""
    if entry.properties or entry.children:
        return ()
    return (Fix(Span(name.span.source, name.span.end, entry.span.end), "", is_safe=True),)


RULE = Rule(
    "E202",
    Severity.ERROR,
    Phrase(en="an id used twice", ko="두 번 쓰인 아이디"),
    Phrase(
        en="""\
An id names one thing in the whole map, be it a statement, a source, a group or a view. With two of a name, no
reference could tell which is meant. Ids are compared after Unicode normalisation (NFC), so two that look the
same are the same.

Give one of them another id, or none if nothing refers to it. To let a statement do its work in a second
place, refer to it: the keyword and the id, without a colon.

```argmap bad
thesis: Schools should start later
  premise sleep: Teenagers need nine hours of sleep
  premise sleep: Tired pupils learn less
```

```argmap good
thesis: Schools should start later
  premise sleep: Teenagers need nine hours of sleep
  premise learning: Tired pupils learn less
```
""",
        ko="""\
아이디 하나는 지도 전체에서 진술, 출처, 묶음, 보기 가운데 하나만 가리킨다. 같은 이름이 둘이면 참조가 어느 쪽을
뜻하는지 알 수 없다. 아이디는 유니코드 정규화(NFC)를 거쳐 비교하므로, 똑같아 보이면 같은 아이디다.

한쪽에 다른 아이디를 붙이거나, 가리키는 곳이 없으면 아이디를 지운다. 한 진술을 두 곳에서 쓰려면 콜론 없이
키워드와 아이디만 적어 가리킨다.

```argmap bad
논제: 등교 시간을 늦춰야 한다
  전제 수면: 십대는 아홉 시간을 자야 한다
  전제 수면: 피곤한 학생은 덜 배운다
```

```argmap good
논제: 등교 시간을 늦춰야 한다
  전제 수면: 십대는 아홉 시간을 자야 한다
  전제 학습: 피곤한 학생은 덜 배운다
```
""",
    ),
)
