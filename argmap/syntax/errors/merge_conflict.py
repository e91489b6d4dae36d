"""The marks of a merge conflict, as git, Mercurial and Jujutsu write them: one error for all of them."""

import re
from collections.abc import Iterator
from itertools import pairwise

from msgspec import Struct

from argmap.diagnostics.diagnostic import Diagnostic, Phrase, Severity
from argmap.diagnostics.lazy_regex import lazy_regex
from argmap.diagnostics.rule import Rule
from argmap.diagnostics.source import Source, Span
from argmap.syntax.errors.line_ranges import Lines, name_choice

_MARK = lazy_regex(
    r"^(?:<{7,}|\|{7,}|={7,}|>{7,}|%{7,}|\+{7,}|-{7,}|\\{7,})(?=[^\S\n]|$)[^\n]*", re.MULTILINE
)
_LONE_MARK = lazy_regex(r"^(?:<{7}|>{7})(?=[^\S\n]|$)", re.MULTILINE)
_GIT_ORDERS = ("<=", "<|=")
"""The signs of git's marks before the last; the lines behind `|` are those from before both changes."""
_JUJUTSU_SIDES = "%+"
"""The marks of Jujutsu before a side: as a diff, and in full. What stands behind `-` is from before."""


class _Conflict(Struct, frozen=True):
    """The place of the first mark, and the lines of each side."""

    start: int
    sides: tuple[Lines, ...]


class _Part(Struct, frozen=True):
    """The lines behind one mark."""

    sign: str
    lines: Lines


def merge_conflict(source: Source) -> tuple[Diagnostic, ...]:
    """Report the conflicts that a merge has left, by the lines of the sides of the first."""
    if "<<<<<<<" not in source.text and ">>>>>>>" not in source.text:
        return ()
    conflicts = list(_find_conflicts(source))
    if not conflicts:
        return _report_lone_marks(source)
    sides, more = name_choice(conflicts[0].sides, source), len(conflicts) - 1
    message = Phrase(
        en=f"a merge conflict: {sides.en}{f', and {more} more' if more else ''}",
        ko=f"병합 충돌이 남아 있다: {sides.ko}{f' 외 {more}곳' if more else ''}",
    )
    return (_build_error(source, conflicts[0].start, message, len(conflicts)),)


def _report_lone_marks(source: Source) -> tuple[Diagnostic, ...]:
    """Report marks that were left when the others of their conflict were taken out."""
    marks = list(_LONE_MARK().finditer(source.text))
    if not marks:
        return ()
    message = Phrase(
        en="a mark of a merge conflict without the others", ko="병합 충돌의 표시 줄이 짝 없이 남아 있다"
    )
    return (_build_error(source, marks[0].start(), message, len(marks)),)


def _build_error(source: Source, start: int, message: Phrase, count: int) -> Diagnostic:
    hint = Phrase(
        en="keep the lines of one side, or make one text of both, and take out the marks",
        ko="한쪽 줄만 남기거나 둘을 하나로 합친 다음 표시 줄을 지운다",
    )
    place = Span(source, start, start + 7)
    return Diagnostic("E128", Severity.ERROR, message, place, hint=hint, place_count=count)


def _find_conflicts(source: Source) -> Iterator[_Conflict]:
    """Find the conflicts; longer marks inside one are those of a conflict in what was before both sides."""
    marks: list[re.Match[str]] = []
    for mark in _MARK().finditer(source.text):
        length = _measure(mark)
        if mark[0][0] == "<" and (not marks or length <= _measure(marks[0])):
            marks = [mark]
        elif marks and length == _measure(marks[0]):
            marks.append(mark)
            if mark[0][0] == ">":
                sides = _find_sides(_list_parts(source, marks))
                if sides:
                    yield _Conflict(marks[0].start(), sides)
                marks = []


def _measure(mark: re.Match[str]) -> int:
    return len(mark[0]) - len(mark[0].lstrip(mark[0][0]))


def _list_parts(source: Source, marks: list[re.Match[str]]) -> list[_Part]:
    """List what stands between marks; a line of backslashes carries on the mark above it."""
    places = [(mark[0][0], source.position(mark.start()).line) for mark in marks]
    parts: list[_Part] = []
    for (sign, line), (_, end) in pairwise(places):
        if sign == "\\" and parts:
            sign = parts.pop().sign
        parts.append(_Part(sign, (line + 1, end)))
    return parts


def _find_sides(parts: list[_Part]) -> tuple[Lines, ...]:
    """Find the lines of the sides; none where the marks stand in no known order."""
    signs = "".join(part.sign for part in parts)
    if signs in _GIT_ORDERS:
        return (parts[0].lines, parts[-1].lines)
    sides = tuple(part.lines for part in parts if part.sign in _JUJUTSU_SIDES)
    is_jujutsu = signs[:1] == "<" and not signs[1:].strip("%+-")
    return sides if is_jujutsu and len(sides) > 1 else ()


RULES = (
    Rule(
        "E128",
        Severity.ERROR,
        Phrase(en="a merge conflict", ko="병합 충돌"),
        Phrase(
            en="""\
Where two people have changed the same lines, git leaves both versions in the file, between marks; so do
Mercurial and Jujutsu. Which one holds is not for a program to say: `argmap fmt` and fixes leave such a file
alone. Until it is decided, nothing else is said of the file.

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
두 사람이 같은 줄을 수정하면 git은 두 판을 표시 줄 사이에 모두 남긴다. 어느 쪽이 맞는지는 프로그램이 정할 수
없으므로 `argmap fmt`와 자동 수정은 이런 파일을 건드리지 않는다. 정해지기 전에는 다른 메시지도 나오지 않는다.

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
