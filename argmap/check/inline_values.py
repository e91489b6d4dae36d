"""Values and marks inside a text that belong below it, or nowhere: a strength, a source, quotes, `[1]`."""

import re
from collections.abc import Iterator
from enum import Enum

from argmap.check.finding import Finding
from argmap.check.inline_source import find_inline_source, read_title
from argmap.check.language import iter_wordings
from argmap.diagnostics.diagnostic import Diagnostic, Fix, Phrase, Severity
from argmap.diagnostics.lazy_regex import lazy_regex
from argmap.diagnostics.rule import Rule
from argmap.diagnostics.source import Span
from argmap.model.errors.bad_strength import spell_strength
from argmap.model.map import ArgMap, Statement, Wording
from argmap.model.source_advice import advise_on_written_source

_CODE = "W313"
_SIGNS = lazy_regex(r"[)\]\"'”’」』»]\.?$|strength|강도|[:：]", re.IGNORECASE)
"""The signs that one of the patterns ends with or holds: most texts have none of them."""
_ATTACK_WORDS = "objection|rebuttal|undercut|answer|반론|재반론|무력화|반박|재반박"
_SUPPORT_WORDS = "premise|assumption|reason|전제|가정|근거"


class InlineValue(Enum):
    """The things that are looked for."""

    STRENGTH = "strength"
    SOURCE = "source"
    NOTE_MARK = "note mark"
    QUOTES = "quotes"
    STATEMENT = "statement"


_PATTERNS = {
    InlineValue.STRENGTH: lazy_regex(
        r"(?<=\S)[\s,;]*(?:[\s,;][(\[]?(?P<key>strength|강도)\s*[:：=]\s*(?P<value>[^\s()\[\]]+)[)\]]?"
        r"|\s[(\[](?P<word>weak|moderate|strong|약함|보통|강함)[)\]])$",
        re.IGNORECASE,
    ),
    InlineValue.NOTE_MARK: lazy_regex(r"(?<=[^\s\w])?\s*\[\^?\d{1,2}(?:\s*,\s*\d{1,2})*\]$"),
    InlineValue.STATEMENT: lazy_regex(
        rf"(?<=\S)\s*(?:[/;|→–—.]|->)\s*(?P<key>{_ATTACK_WORDS}|{_SUPPORT_WORDS})\s?\d{{0,2}}\s?[:：]\s*\S.*$",
        re.IGNORECASE,
    ),
    InlineValue.QUOTES: lazy_regex(
        r"\"(?P<ascii>[^\"]+)\"|“(?P<double>[^“”]+)”|‘(?P<single>[^‘’]+)’|'(?P<plain>[^']+)'|「(?P<corner>[^「」]+)」"
    ),
}


def find_inline_values(argmap: ArgMap) -> Iterator[Finding]:
    """Find statements whose text ends in such a value, or stands in quotes as a whole."""
    for statement in argmap.statements.values():
        for wording, _ in iter_wordings(statement, argmap):
            warning = _find_value(wording, statement, argmap) if _SIGNS().search(wording.value) else None
            if warning:
                yield Finding(warning, statement)
                break


def _find_value(wording: Wording, statement: Statement, argmap: ArgMap) -> Diagnostic | None:
    if source := find_inline_source(wording.value):
        return _build_warning(
            wording, InlineValue.SOURCE, source, advise_on_written_source(read_title(source), argmap)
        )
    for kind, pattern in _PATTERNS.items():
        if kind is InlineValue.QUOTES:
            match = None if _may_be_quoted(wording, statement, argmap) else pattern().fullmatch(wording.value)
        else:
            match = pattern().search(wording.value)
        if match:
            fixes = _build_fixes(wording, kind, match, (statement, argmap))
            return _build_warning(wording, kind, match, _HINTS[kind], fixes)
    return None


def _may_be_quoted(wording: Wording, statement: Statement, argmap: ArgMap) -> bool:
    """Return whether a text is another's words, or an id, on which there is a rule of its own."""
    return bool(statement.by or statement.cites) or wording.value[1:-1] in argmap.statements


def _build_warning(
    wording: Wording, kind: InlineValue, match: re.Match[str], hint: Phrase, fixes: tuple[Fix, ...] = ()
) -> Diagnostic:
    span = wording.part(*match.span())
    skipped = len(span.text) - len(span.text.lstrip(" ,;/|→–—.->"))
    return Diagnostic(
        _CODE,
        Severity.WARNING,
        _MESSAGES[kind],
        span.subspan(skipped, span.end - span.start),
        hint=hint,
        fixes=fixes,
        fix_title=_FIX_TITLES[kind] if fixes else None,
    )


def _build_fixes(
    wording: Wording, kind: InlineValue, match: re.Match[str], place: tuple[Statement, ArgMap]
) -> tuple[Fix, ...]:
    if len(wording.spans) != 1:
        return ()
    whole = wording.part(*match.span())
    if kind is InlineValue.QUOTES:
        return Fix(whole.subspan(0, 1), ""), Fix(Span(whole.source, whole.end - 1, whole.end), "")
    return _move_strength(whole, match, *place) if kind is InlineValue.STRENGTH else ()


def _move_strength(
    whole: Span, match: re.Match[str], statement: Statement, argmap: ArgMap
) -> tuple[Fix, ...]:
    """Move a strength to a line of its own, if the statement begins a step that has none."""
    step = argmap.inferences.get(statement.parent_step or "")
    key = match["key"] or ("strength" if match["word"].isascii() else "강도")
    korean = not key.isascii()
    value = spell_strength(match["value"] or match["word"], korean)
    if step is None or statement.is_linked or step.strength is not None or value is None:
        return ()
    source = whole.source
    number = source.position(whole.start).line
    end = source.line_end(number)
    line = f"\n{_choose_margin(statement.span, number)}{'강도' if korean else 'strength'}: {value}"
    return Fix(whole, ""), Fix(Span(source, end, end), line)


def _choose_margin(statement: Span, number: int) -> str:
    """Choose the white space of a line below a statement's text: that of the next line, if it is nested."""
    source = statement.source
    own = source.indentation(source.position(statement.start).line)
    if number == len(source.starts):
        return f"{own}  "
    below, margin = source.line(number + 1), source.indentation(number + 1)
    is_nested = below.strip() and not below.lstrip().startswith(("#", "|")) and len(margin) > len(own)
    return margin if is_nested else f"{own}  "


_MESSAGES = {
    InlineValue.STRENGTH: Phrase(
        en="a strength behind a text is drawn as part of it", ko="글 뒤에 쓴 강도는 글의 일부로 그려진다"
    ),
    InlineValue.SOURCE: Phrase(
        en="a source behind a text is drawn as part of it", ko="글 뒤에 쓴 출처는 글의 일부로 그려진다"
    ),
    InlineValue.NOTE_MARK: Phrase(
        en="a number in brackets is drawn as it stands", ko="대괄호 속 번호가 그대로 그려진다"
    ),
    InlineValue.QUOTES: Phrase(
        en="quotes around a whole text are drawn", ko="글 전체를 묶은 따옴표가 그대로 그려진다"
    ),
    InlineValue.STATEMENT: Phrase(
        en="a second statement on a line is drawn as part of its text",
        ko="한 줄에 이어 쓴 다른 진술은 글의 일부로 그려진다",
    ),
}
_CITE = Phrase(
    en="take it out; declare the source at the top, as `source smith: Smith, 2010`, and write `cite: smith`"
    " below this line",
    ko="글에서 지우고, 맨 위 단계에 `출처 김: 김, 2010`처럼 선언한 다음 이 줄 아래에 `인용: 김`처럼 쓴다",
)
_HINTS = {
    InlineValue.STRENGTH: Phrase(
        en="write it below a premise or objection, as `strength: strong`; a thesis has none",
        ko="전제나 반론 아래에 `강도: 강함`처럼 쓴다; 논제에는 강도가 없다",
    ),
    InlineValue.NOTE_MARK: _CITE,
    InlineValue.QUOTES: Phrase(
        en="leave them out; for another's words, say whose with `by: …` or `cite: …` below",
        ko="따옴표를 지운다; 남의 말이라면 아래에 `화자: …`나 `인용: …`으로 누가 한 말인지 밝힌다",
    ),
    InlineValue.STATEMENT: Phrase(
        en="begin a line of its own with the keyword, indented below the line that it supports or attacks",
        ko="키워드부터 새 줄에 쓰고, 뒷받침하거나 공격하는 줄 아래에 들여쓴다",
    ),
}
_FIX_TITLES = {
    InlineValue.STRENGTH: Phrase(en="put the strength on a line below", ko="강도를 아랫줄로 옮기기"),
    InlineValue.SOURCE: None,
    InlineValue.NOTE_MARK: None,
    InlineValue.STATEMENT: None,
    InlineValue.QUOTES: Phrase(en="take the quotes out", ko="따옴표 지우기"),
}

RULE = Rule(
    _CODE,
    Severity.WARNING,
    Phrase(en="a value inside a text", ko="글 안에 쓴 값"),
    Phrase(
        en="""\
A text runs to the end of its line, and all of it is drawn: `(strong)`, `strength: high`, `(source: …)`,
`(Smith, 2010)` and `[1]` behind it, `/ rebuttal: …`, and quotes around it. A strength and a source stand
below the statement, on lines of their own, and so does another statement; a text needs no quotes, unless it
is another's words, told by `by` or `cite`.
Where the signs are meant, `allow: W313` keeps them.

```argmap bad
thesis: The library should open on Sundays
  premise: Most people work on the other days
  objection: Staff would cost too much (strong)
```

```argmap good
thesis: The library should open on Sundays
  premise: Most people work on the other days
  objection: Staff would cost too much
    strength: strong
```
""",
        ko="""\
글은 줄 끝까지이고 모두 그려진다. 글 뒤의 `(강함)`, `강도: 높음`, `(출처: …)`, `(김, 2010)`, `[1]`,
`/ 재반론: …`과 글 전체를 묶은 따옴표도 그대로 나온다. 강도와 출처, 다른 진술은 아래에 따로 한 줄씩 쓴다.
글은 따옴표로 묶지 않으며, 남의 말이라면 `화자`나 `인용`으로 밝힌다. 기호를 그대로 보이려는 글이라면
`허용: W313`을 쓴다.

```argmap bad
논제: 도서관은 일요일에도 열어야 한다
  전제: 다른 날에는 대부분 일한다
  반론: 인건비가 너무 많이 든다 (강함)
```

```argmap good
논제: 도서관은 일요일에도 열어야 한다
  전제: 다른 날에는 대부분 일한다
  반론: 인건비가 너무 많이 든다
    강도: 강함
```
""",
    ),
)
