"""An id that names another kind of thing than its place asks for."""

from argmap.diagnostics.diagnostic import Diagnostic, Note, Phrase, Severity
from argmap.diagnostics.rule import Rule
from argmap.diagnostics.source import Span
from argmap.syntax.keyword_language import spell_for
from argmap.syntax.keywords import KEYWORDS
from argmap.syntax.quoted_word import quote_word
from argmap.syntax.tree import Entry

_KINDS = {
    "statement": Phrase(en="a statement", ko="진술"),
    "source": Phrase(en="a source", ko="출처"),
    "group": Phrase(en="a group", ko="묶음"),
    "view": Phrase(en="a view", ko="보기"),
}


def other_kind(word: str, span: Span, expected_kind: str, declaration: Entry) -> Diagnostic:
    """`word` names what `declaration` declares, which is not of the `expected_kind`."""
    actual = declaration.keyword.value if declaration.keyword.value in _KINDS else "statement"
    message = Phrase(
        en=f"{quote_word(word)} is {_KINDS[actual].en}, not {_KINDS[expected_kind].en}",
        ko=f"{quote_word(word)}: {_KINDS[expected_kind].ko} 아이디가 아니라 {_KINDS[actual].ko} 아이디다",
    )
    place = declaration.name.span if declaration.name else declaration.keyword_span
    notes = (Note(place, Phrase(en="declared here", ko="선언한 곳")),)
    return Diagnostic("E203", Severity.ERROR, message, span, notes, _hint(expected_kind, actual, span))


def _hint(expected_kind: str, actual_kind: str, place: Span) -> Phrase:
    word = place.text
    if expected_kind == "statement" and actual_kind == "source":
        return Phrase(
            en=f"to cite the source, write {quote_word(f'cite: {word}')} below a statement",
            ko=f"출처를 인용하려면 진술 아래에 {quote_word(f'인용: {word}')} 속성을 쓴다",
        )
    if expected_kind == "statement" and actual_kind == "group":
        return Phrase(
            en=f"to put a statement into the group, write {quote_word(f'group: {word}')} below it",
            ko=f"진술을 묶음에 넣으려면 진술 아래에 {quote_word(f'묶음: {word}')} 속성을 쓴다",
        )
    if expected_kind in ("source", "group"):
        return _advise_declaration(expected_kind, place)
    return Phrase(
        en=f"write the id of {_KINDS[expected_kind].en} here",
        ko=f"여기에는 {_KINDS[expected_kind].ko} 아이디를 적는다",
    )


def _advise_declaration(kind: str, place: Span) -> Phrase:
    """Advise to declare a source or a group under an id of its own."""
    keyword = spell_for(place.source, KEYWORDS[kind])
    name = f"{keyword}-{place.text}"
    line = quote_word(f"{keyword} {name}: …")
    return Phrase(
        en=f"write the id of {_KINDS[kind].en} here; a new one is declared at the top under an id of its own,"
        f" as {line}, and named here by {quote_word(name)}",
        ko=f"여기에는 {_KINDS[kind].ko} 아이디를 적는다; 새로 만들려면 다른 아이디로 맨 위 단계에"
        f" {line} 줄로 선언하고 여기에 {quote_word(name)} 아이디를 적는다",
    )


RULE = Rule(
    "E203",
    Severity.ERROR,
    Phrase(en="an id of another kind of thing", ko="종류가 다른 아이디"),
    Phrase(
        en="""\
Each place asks for one kind of id: a reference and a view's `root` for a statement, `cite` for a source,
`group` for a group. The id that stands here is declared, but as something else.

```argmap bad
source ministry: Transport Report, 2023
thesis: Trams should be free
  premise ministry
```

```argmap good
source ministry: Transport Report, 2023
thesis: Trams should be free
  premise: Free trams fill up
    cite: ministry
```
""",
        ko="""\
위치마다 쓸 수 있는 아이디의 종류가 정해져 있다. 참조와 보기의 `뿌리`에는 진술, `인용`에는 출처, `묶음`에는
묶음의 아이디가 온다. 여기 적은 아이디는 선언되어 있지만 다른 종류다.

```argmap bad
출처 교통부: 교통 보고서, 2023
논제: 전차는 무료여야 한다
  전제 교통부
```

```argmap good
출처 교통부: 교통 보고서, 2023
논제: 전차는 무료여야 한다
  전제: 무료 전차에는 승객이 몰린다
    인용: 교통부
```
""",
    ),
)
