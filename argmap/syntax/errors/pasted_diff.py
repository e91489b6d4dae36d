"""The lines of a diff or patch in place of a map, or pasted into one: one error for all of them."""

import re
from collections.abc import Iterator

from msgspec import Struct

from argmap.diagnostics.diagnostic import Diagnostic, Phrase, Severity
from argmap.diagnostics.lazy_regex import lazy_regex
from argmap.diagnostics.rule import Rule
from argmap.diagnostics.source import Source, Span
from argmap.syntax.errors.line_ranges import Lines, name_lines
from argmap.syntax.keywords import KEYWORDS

_HEADER = lazy_regex(
    r"^(?:diff --git \S|---[ ]\S[^\n]*\n\+\+\+[ ]\S|@@@? -\d+(?:,\d+)? [^\n@]*\+\d+(?:,\d+)? @@"
    r"|\d+(?:,\d+)?[acd]\d+(?:,\d+)?\n(?:[<>] |[<>]$))",
    re.MULTILINE,
)
_HEADER_LINE = lazy_regex(r"---(?:[ ]\S|$)|\+\+\+[ ]\S|--[ ]?$")
_MARKED_LINE = lazy_regex(r"^(?P<mark>[-+])(?P<blanks>[^\S\n]*)(?P<word>[^\s:：]+)", re.MULTILINE)


class _Change(Struct, frozen=True):
    """The lines of one change, as they were and as they became."""

    old: Lines
    new: Lines


_SIGNS = ("diff --git ", "@@ -", "+++ ", "\n+", "\n< ", "\n> ")


def pasted_diff(source: Source) -> tuple[Diagnostic, ...]:
    """Report a diff, by the lines of its first change before and after."""
    text = source.text
    if not text.startswith("+") and not any(sign in text for sign in _SIGNS):
        return ()
    header = _HEADER().search(text)
    if not header and not _has_marked_lines(text):
        return ()
    changes = list(_find_changes(text))
    if header is None or not changes:
        start = header.start() if header else _start_of_line(text, _first_line(changes[0]))
    else:
        start = header.start()
    place = Span(source, start, start + max(1, len(text[start:].split("\n", 1)[0].rstrip())))
    return (
        Diagnostic(
            "E129",
            Severity.ERROR,
            _build_message(changes, source),
            place,
            hint=_HINT,
            place_count=max(1, len(changes)),
        ),
    )


_HINT = Phrase(
    en="put the new lines in place of the old ones, without the mark before each; "
    "a whole diff is for `git apply`",
    ko="줄 앞의 표시를 떼고 새 줄만 남긴다; 변경 내역 파일이라면 `git apply`로 반영한다",
)


def _build_message(changes: list[_Change], source: Source) -> Phrase:
    if not changes:
        return Phrase(en="a diff without a change", ko="바뀐 줄이 없는 변경 내역(diff)이다")
    old, new = name_lines(changes[0].old, source), name_lines(changes[0].new, source)
    more = len(changes) - 1
    plural = "s" if more > 1 else ""
    return Phrase(
        en=f"a diff: {old.en} before the change, {new.en} after it"
        f"{f', and {more} more change{plural}' if more else ''}",
        ko=f"변경 내역(diff)이다: 바뀌기 전 {old.ko}, 바뀐 뒤 {new.ko}{f' 외 {more}곳' if more else ''}",
    )


def _has_marked_lines(text: str) -> bool:
    """Return whether lines of a map stand behind the marks of a diff, with their own indentation.

    Those of a list have one blank behind the mark; those of a diff none, or two and more.
    """
    lines = list(_MARKED_LINE().finditer(text))
    if not lines or any(len(line["blanks"]) == 1 for line in lines):
        return False
    of_map = [line for line in lines if line["word"].casefold() in KEYWORDS]
    has_both = {line["mark"] for line in lines} == {"+", "-"}
    return bool(of_map) and (has_both or any(not line["blanks"] for line in of_map))


def _find_changes(text: str) -> Iterator[_Change]:
    """Find the runs of old and new lines that stand directly one below the other."""
    old: Lines = (1, 1)
    new: Lines = (1, 1)
    for number, line in enumerate((*text.split("\n"), ""), start=1):
        is_old = line[:1] in ("-", "<") and not _HEADER_LINE().match(line)
        is_new = line[:1] in ("+", ">") and not _HEADER_LINE().match(line)
        is_between = line == "---" and old[0] < old[1]  # in a diff without `@@`
        has_ended = (is_old and new[0] < new[1]) or not (is_old or is_new or is_between)
        if has_ended and (old[0] < old[1] or new[0] < new[1]):
            yield _Change(old, new)
            old = new = (1, 1)
        if is_old:
            old = (old[0] if old[0] < old[1] else number, number + 1)
        elif is_new:
            new = (new[0] if new[0] < new[1] else number, number + 1)


def _first_line(change: _Change) -> int:
    return min(first for first, end in (change.old, change.new) if first < end)


def _start_of_line(text: str, number: int) -> int:
    return sum(len(line) + 1 for line in text.split("\n")[: number - 1])


RULES = (
    Rule(
        "E129",
        Severity.ERROR,
        Phrase(en="a diff in place of a map", ko="지도 대신 붙여 넣은 변경 내역"),
        Phrase(
            en="""\
A diff shows what a change takes out (`-`) and puts in (`+`), with such a mark before each line. Pasted into a
map, or in its place, its lines say everything twice. The marks are no list: `argmap fmt` and fixes leave
such a file alone, and nothing else is said of it.

```argmap bad
thesis: Tea is better than coffee
-  premise: Tea is gentler on the stomach
+  premise: Tea is good for the stomach
```

```argmap good
thesis: Tea is better than coffee
  premise: Tea is good for the stomach
```
""",
            ko="""\
변경 내역(diff)은 줄 앞에 뺀 줄은 `-`, 넣은 줄은 `+`를 붙여 무엇이 바뀌었는지 보여 준다. 지도에 그대로 붙여
넣으면 같은 말이 두 번 들어간다. 이 표시는 목록 기호가 아니므로 `argmap fmt`와 자동 수정은 이런 파일을
건드리지 않으며, 다른 메시지도 나오지 않는다.

```argmap bad
논제: 커피보다 차가 낫다
-  전제: 차는 속이 편하다
+  전제: 차는 위에 좋다
```

```argmap good
논제: 커피보다 차가 낫다
  전제: 차는 위에 좋다
```
""",
        ),
    ),
)
