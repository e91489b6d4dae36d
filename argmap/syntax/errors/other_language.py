"""A file in another language, or with the marks of a merge conflict: one error for all of it."""

import re
from collections.abc import Iterator

from argmap.diagnostics.diagnostic import Diagnostic, Phrase, Severity
from argmap.diagnostics.lazy_regex import lazy_regex
from argmap.diagnostics.rule import Rule
from argmap.diagnostics.source import Source, Span
from argmap.syntax.other_language import OtherLanguage, recognize_other_language

_MARK = lazy_regex(r"^(?:<{7}|\|{7}|={7}|>{7})(?= |$)[^\n]*", re.MULTILINE)
_Lines = tuple[int, int]
"""The number of the first line, and of the one behind the last."""


def merge_conflict(source: Source) -> tuple[Diagnostic, ...]:
    """Report the conflicts that a merge has left, by the lines of both sides of the first."""
    if "<<<<<<<" not in source.text:
        return ()
    conflicts = list(_find_conflicts(source))
    if not conflicts:
        return ()
    (start, ours, theirs), more = conflicts[0], len(conflicts) - 1
    message = Phrase(
        en=f"a merge conflict: {_name_lines(ours).en} or {_name_lines(theirs).en}"
        f"{f', and {more} more' if more else ''}",
        ko=f"병합 충돌이 남아 있다: {_name_lines(ours).ko} 또는 {_name_lines(theirs).ko}"
        f"{f' 외 {more}곳' if more else ''}",
    )
    hint = Phrase(
        en="keep the lines of one side, or make one text of both, and take out the marks",
        ko="한쪽 줄만 남기거나 둘을 하나로 합친 다음 표시 줄을 지운다",
    )
    mark = Span(source, start, start + 7)
    return (Diagnostic("E128", Severity.ERROR, message, mark, hint=hint, place_count=len(conflicts)),)


def _find_conflicts(source: Source) -> Iterator[tuple[int, _Lines, _Lines]]:
    """Find the marks `<<<<<<<`, perhaps `|||||||`, `=======` and `>>>>>>>` in this order."""
    lines: dict[str, int] = {}
    start = 0
    for mark in _MARK().finditer(source.text):
        sign, line = mark[0][0], source.position(mark.start()).line
        if sign == "<":
            lines, start = {}, mark.start()
        lines.setdefault(sign, line)
        if sign == ">" and list(lines) in (["<", "=", ">"], ["<", "|", "=", ">"]):
            ours_end = lines.get("|", lines["="])
            yield start, (lines["<"] + 1, ours_end), (lines["="] + 1, line)
            lines = {}


def _name_lines(lines: _Lines) -> Phrase:
    first, end = lines
    if first == end:
        return Phrase(en="nothing", ko="없음")
    if first + 1 == end:
        return Phrase(en=f"line {first}", ko=f"{first}행")
    return Phrase(en=f"lines {first} to {end - 1}", ko=f"{first}~{end - 1}행")


def other_language(source: Source) -> tuple[Diagnostic, ...]:
    """Report a file that looks like one of another language."""
    language = recognize_other_language(source.text)
    if language is None:
        return ()
    name = _NAMES.get(language, Phrase(en=language.value, ko=language.value))
    message = Phrase(
        en=f"this looks like {name.en}, not like a map", ko=f"지도가 아니라 {name.ko}처럼 보인다"
    )
    start = len(source.text) - len(source.text.lstrip())
    end = start + len(source.text[start:].split("\n", 1)[0].rstrip())
    hint = _LIST_HINT if language is OtherLanguage.MARKDOWN else _HINT
    return (Diagnostic("E127", Severity.ERROR, message, Span(source, start, end), hint=hint),)


_NAMES = {
    OtherLanguage.KIALO: Phrase(en="an export of Kialo", ko="Kialo에서 내보낸 글"),
    OtherLanguage.MARKDOWN: Phrase(en="a list in Markdown", ko="마크다운 목록"),
}
_HINT = Phrase(
    en="write its statements as a map: `thesis: …`, and indented below it `premise: …` and `objection: …`",
    ko="진술을 지도로 옮긴다: `논제: …`, 그 아래에 들여 쓴 `전제: …`와 `반론: …`",
)
_LIST_HINT = Phrase(
    en="put a keyword in place of each mark: `thesis: …`, and below it `premise: …` or `objection: …`",
    ko="목록 기호 자리에 키워드를 쓴다: `논제: …`, 그 아래에 `전제: …` 또는 `반론: …`",
)

RULES = (
    Rule(
        "E127",
        Severity.ERROR,
        Phrase(en="a file in another language", ko="다른 언어로 쓴 파일"),
        Phrase(
            en="""\
No line of the file begins as one of a map does, and the whole looks like Argdown, Mermaid, DOT, YAML, JSON,
an export of Kialo, or a list in Markdown. A map is text of its own: every line begins with what it is.

```argmap bad
- Tea is better than coffee
  - It is gentler on the stomach
  - But coffee smells better
```

```argmap good
thesis: Tea is better than coffee
  premise: It is gentler on the stomach
  objection: But coffee smells better
```
""",
            ko="""\
지도처럼 시작하는 줄이 하나도 없고, Argdown, Mermaid, DOT, YAML, JSON, Kialo에서 내보낸 글, 마크다운 목록
가운데 하나처럼 보이는 파일이다. 지도는 줄마다 무엇을 쓴 줄인지부터 밝힌다.

```argmap bad
- 커피보다 차가 낫다
  - 차는 속이 편하다
  - 하지만 커피 향이 더 좋다
```

```argmap good
논제: 커피보다 차가 낫다
  전제: 차는 속이 편하다
  반론: 하지만 커피 향이 더 좋다
```
""",
        ),
    ),
    Rule(
        "E128",
        Severity.ERROR,
        Phrase(en="a merge conflict", ko="병합 충돌"),
        Phrase(
            en="""\
Where two people have changed the same lines, git leaves both versions in the file, between marks. Which one
holds is not for a program to say: `argmap fmt` and fixes leave such a file alone. Until it is decided,
nothing else is said of the file.

```argmap bad
thesis: Tea is better than coffee
<<<<<<< HEAD
  premise: Tea is gentler on the stomach
=======
  premise: Tea is good for the stomach
>>>>>>> theirs
```

```argmap good
thesis: Tea is better than coffee
  premise: Tea is gentler on the stomach
```
""",
            ko="""\
두 사람이 같은 줄을 고치면 git은 두 판을 표시 줄 사이에 모두 남긴다. 어느 쪽이 맞는지는 프로그램이 정할 수
없으므로 `argmap fmt`와 고침은 이런 파일을 건드리지 않는다. 정해지기 전에는 다른 메시지도 나오지 않는다.

```argmap bad
논제: 커피보다 차가 낫다
<<<<<<< HEAD
  전제: 차는 속이 편하다
=======
  전제: 차는 위에 좋다
>>>>>>> theirs
```

```argmap good
논제: 커피보다 차가 낫다
  전제: 차는 속이 편하다
```
""",
        ),
    ),
)
