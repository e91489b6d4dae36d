"""Keywords in capitals, behind a list's mark, in quotes or brackets: one error a file for each habit."""

from collections.abc import Sequence

from argmap.diagnostics.diagnostic import Diagnostic, Fix, Phrase, Severity
from argmap.diagnostics.rule import Rule
from argmap.diagnostics.source import Source, Span
from argmap.syntax.keyword_habits import DressedKeyword, Habit

CODE = "E125"


def dressed_keywords(source: Source, parts: Sequence[DressedKeyword]) -> tuple[Diagnostic, ...]:
    """Report all keywords of a file that are dressed up, as one error for each habit."""
    by_habit = {habit: [part for part in parts if part.habit is habit] for habit in Habit}
    return tuple(_build_error(source, habit, found) for habit, found in by_habit.items() if found)


def _build_error(source: Source, habit: Habit, parts: Sequence[DressedKeyword]) -> Diagnostic:
    first = Span(source, parts[0].start, parts[0].end)
    count = len({source.position(part.start).line for part in parts})
    more = count - 1
    title, hint, fix_title = _TITLES[habit], _HINTS[habit], _FIX_TITLES[habit]
    lines = "line" if more == 1 else "lines"
    message = Phrase(
        en=f"{title.en}{f', here and in {more} more {lines}' if more else ''}",
        ko=f"{title.ko}{f'(이 줄 외 {more}줄)' if more else ''}",
    )
    fixes = tuple(Fix(Span(source, part.start, part.end), part.plain, is_safe=True) for part in parts)
    return Diagnostic(
        CODE,
        Severity.ERROR,
        message,
        first,
        hint=hint,
        fixes=fixes,
        fix_title=fix_title,
        place_count=count,
    )


_TITLES = {
    Habit.CAPITALS: Phrase(en="a keyword in capital letters", ko="대문자로 쓴 키워드가 있다"),
    Habit.MARK: Phrase(en="a list mark before a keyword", ko="키워드 앞에 목록 기호가 있다"),
    Habit.QUOTES: Phrase(en="marks around a keyword", ko="키워드를 둘러싼 기호가 있다"),
}
_HINTS = {
    Habit.CAPITALS: Phrase(en="write keywords in small letters", ko="키워드는 소문자로 쓴다"),
    Habit.MARK: Phrase(
        en="leave it out; the indentation says what belongs to what",
        ko="기호를 지운다; 무엇이 무엇에 속하는지는 들여쓰기로 나타낸다",
    ),
    Habit.QUOTES: Phrase(en="write the keyword alone, then a colon", ko="키워드만 쓰고 콜론을 찍는다"),
}
_FIX_TITLES = {
    Habit.CAPITALS: Phrase(en="all keywords in small letters", ko="키워드를 모두 소문자로"),
    Habit.MARK: Phrase(en="all keywords without list marks", ko="키워드 앞의 목록 기호를 모두 지우기"),
    Habit.QUOTES: Phrase(
        en="all keywords without marks around them", ko="키워드를 둘러싼 기호를 모두 지우기"
    ),
}

RULES = (
    Rule(
        CODE,
        Severity.ERROR,
        Phrase(en="a keyword in capitals or between marks", ko="대문자로 썼거나 기호를 붙인 키워드"),
        Phrase(
            en="""\
A line begins with its keyword as it is: in small letters, without the mark of a list (`-`, `•`, `1.`, `a)`)
and without quotes, stars or brackets around it. A map has one spelling, so that programs and people read it
alike.

One message stands for all such lines of a file, and `argmap fmt` puts them right by itself.

```argmap bad
Thesis: Tea is better than coffee
  Premise: Tea is gentler on the stomach
```

```argmap good
thesis: Tea is better than coffee
  premise: Tea is gentler on the stomach
```
""",
            ko="""\
줄은 키워드로 바로 시작한다. 영어 키워드는 소문자로 쓰고, 앞에 목록 기호(`-`, `•`, `1.`, `가.`)를 붙이거나
따옴표나 별표, 괄호로 둘러싸지 않는다. 적는 법이 하나여야 사람도 프로그램도 똑같이 읽을 수 있다.

파일에 그런 줄이 아무리 많아도 메시지는 한 번만 나오고, `argmap fmt`가 자동으로 수정한다.

```argmap bad
- 논제: 커피보다 차가 낫다
  - 전제: 차는 속이 편하다
```

```argmap good
논제: 커피보다 차가 낫다
  전제: 차는 속이 편하다
```
""",
        ),
    ),
)
