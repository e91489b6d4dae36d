"""A declaration in a wrong place, or something below a declaration that cannot stand there."""

from argmap.diagnostics.diagnostic import Diagnostic, Fix, Phrase, Severity
from argmap.diagnostics.rule import Rule
from argmap.model.errors.line_moves import move_out
from argmap.model.errors.phrases import spell_keyword
from argmap.syntax.line_blocks import read_margin
from argmap.syntax.properties import SPECS_BY_KEY
from argmap.syntax.quoted_word import quote_word
from argmap.syntax.tree import Entry, Keyword


def misplaced_declaration(entry: Entry, is_first: bool) -> Diagnostic:
    """A `map`, `source`, `group` or `view` line below a statement; `is_first` of the lines nested there."""
    word = quote_word(entry.spelling)
    message = Phrase(en=f"{word} cannot stand below a statement", ko=f"{word} 줄은 진술 아래에 올 수 없다")
    if entry.keyword is Keyword.SOURCE:
        return _nested_source(entry, is_first, message)
    hint = Phrase(en="move it to the top, without indentation", ko="들여쓰지 말고 맨 위 단계로 옮긴다")
    return Diagnostic("E216", Severity.ERROR, message, entry.keyword_span, hint=hint)


def _nested_source(entry: Entry, is_first: bool, message: Phrase) -> Diagnostic:
    """A source below the statement that it speaks for: without an id, it was meant as the citation."""
    cite = _CITE.key if entry.spelling.isascii() else _CITE.korean
    here = quote_word(f"{cite}: {entry.name.text}" if entry.name else f"{cite}: …")
    hint = Phrase(
        en=f"declare it at the top, with an id, and write {here} here",
        ko=f"맨 위 단계에 아이디와 함께 선언하고 여기에는 {here}처럼 쓴다",
    )
    if not is_first:
        hint = Phrase(
            en=f"declare it at the top, with an id, and write {here} indented right below the statement that"
            " it is the source of",
            ko=f"맨 위 단계에 아이디와 함께 선언하고, 출처가 필요한 진술 바로 아래에 {here}처럼 들여쓴다",
        )
    may_cite = is_first and not (entry.name or entry.children or entry.properties)
    fixes = (Fix(entry.keyword_span, cite, is_safe=True),) if may_cite else ()
    return Diagnostic("E216", Severity.ERROR, message, entry.keyword_span, hint=hint, fixes=fixes)


_CITE = SPECS_BY_KEY["cite"]


def not_below_declaration(entry: Entry, parent: Entry) -> Diagnostic:
    """Any line below a declaration, other than a group below a group."""
    word, above = quote_word(entry.spelling), quote_word(parent.spelling)
    message = Phrase(en=f"{word} cannot stand below {above}", ko=f"{word} 줄은 {above} 줄 아래에 올 수 없다")
    fixes = _move_out_of_map(entry, parent)
    title = Phrase(
        en=f"move all that is nested below {above} to the left", ko=f"{above} 아래 줄을 모두 왼쪽으로 옮기기"
    )
    return Diagnostic(
        "E216",
        Severity.ERROR,
        message,
        entry.keyword_span,
        hint=_hint(entry, parent),
        fixes=fixes,
        fix_title=title if fixes else None,
    )


def _move_out_of_map(entry: Entry, parent: Entry) -> tuple[Fix, ...]:
    """Move a whole map that is nested below its title, if it begins with a line that may stand at the top."""
    children = parent.children
    if parent.keyword is not Keyword.MAP or children[0] is not entry or not entry.keyword.is_top_level:
        return ()
    if any(map(_has_property_beside, children)):
        return ()  # it may be the title's
    return move_out(children, parent)


def _has_property_beside(entry: Entry) -> bool:
    """Return whether a property stands right below a line, at the same depth."""
    margin = len(read_margin(entry.keyword_span))
    return any(len(read_margin(property_.key_span)) <= margin for property_ in entry.properties)


_OUT_OF = {
    Keyword.GROUP: Phrase(en="out of the group", ko="묶음 밖으로"),
    Keyword.SOURCE: Phrase(en="away from the source", ko="출처 밖으로"),
}
_BELOW_ITS_STATEMENT = Phrase(en="below the statement that it speaks about", ko="관련된 진술 아래로")


def _hint(entry: Entry, parent: Entry) -> Phrase:
    states = not entry.keyword.is_declaration
    place = _BELOW_ITS_STATEMENT
    if entry.keyword.is_top_statement:
        place = _OUT_OF.get(parent.keyword, place)
    if states and parent.name and parent.keyword is Keyword.GROUP:
        name = parent.name.text
        if sum(not child.keyword.is_declaration for child in parent.children) > 1:
            return Phrase(
                en="move each line of the group below the statement that it speaks about, and write"
                f" {quote_word(f'group: {name}')} below each",
                ko=f"묶음 아래의 줄을 모두 관련된 진술 아래로 옮기고 각각 {quote_word(f'묶음: {name}')}"
                " 속성을 적는다",
            )
        return Phrase(
            en=f"move it {place.en}, and write {quote_word(f'group: {name}')} below it",
            ko=f"{place.ko} 옮기고 그 아래에 {quote_word(f'묶음: {name}')} 속성을 적는다",
        )
    if states and parent.name and parent.keyword is Keyword.SOURCE:
        name = parent.name.text
        return Phrase(
            en=f"move it {place.en}, and write {quote_word(f'cite: {name}')} below it",
            ko=f"{place.ko} 옮기고 그 아래에 {quote_word(f'인용: {name}')} 속성을 적는다",
        )
    if states and not entry.keyword.is_top_statement:
        thesis = quote_word(spell_keyword(Keyword.THESIS, entry.spelling))
        return Phrase(
            en=f"write what it speaks about as a {thesis} without indentation, and this line below that",
            ko=f"무엇에 대한 말인지 {thesis} 줄로 들여쓰지 않고 적은 다음, 이 줄을 그 아래에 들여쓴다",
        )
    return Phrase(en="take away the indentation", ko="들여쓰기를 없앤다")


RULE = Rule(
    "E216",
    Severity.ERROR,
    Phrase(en="a declaration in a wrong place", ko="위치가 잘못된 선언"),
    Phrase(
        en="""\
`map`, `source`, `group` and `view` declare something for the whole map, so they stand at the top, and below
them stand only their properties. The one exception: a group may stand below a group.

Statements are not written below their group or source. They name them, by `group: ID` and `cite: ID`.

```argmap bad
group health: Health
  premise: Walking keeps people fit
thesis: The centre should be free of cars
```

```argmap good
group health: Health
thesis: The centre should be free of cars
  premise: Walking keeps people fit
    group: health
```
""",
        ko="""\
`지도`, `출처`, `묶음`, `보기`는 지도 전체를 위한 선언이므로 맨 위 단계에 오고, 그 아래에는 속성만 온다.
다만 묶음 아래에는 묶음이 올 수 있다.

진술은 묶음이나 출처 아래에 쓰지 않는다. 진술 쪽에서 `묶음: 아이디`, `인용: 아이디`로 가리킨다.

```argmap bad
묶음 건강: 건강
  전제: 걸으면 몸이 튼튼해진다
논제: 도심에는 차가 없어야 한다
```

```argmap good
묶음 건강: 건강
논제: 도심에는 차가 없어야 한다
  전제: 걸으면 몸이 튼튼해진다
    묶음: 건강
```
""",
    ),
)
