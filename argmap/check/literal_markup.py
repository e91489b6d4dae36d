"""Signs of other notations inside a text, which are drawn as they were written: comments, bold, links."""

import re
from collections.abc import Iterator
from enum import Enum

from argmap.check.finding import Finding
from argmap.check.language import iter_wordings
from argmap.diagnostics.diagnostic import Diagnostic, Fix, Phrase, Severity
from argmap.diagnostics.lazy_regex import lazy_regex
from argmap.diagnostics.rule import Rule
from argmap.diagnostics.source import Span
from argmap.model.map import ArgMap, Wording

_SIGNS = lazy_regex(r"\*\*|\]\(|\s#\s|\s//\s|<!--")
"""The characters that one of the patterns begins with or holds: most texts have none of them."""
_CODE = "W311"


class Markup(Enum):
    """The signs that are looked for."""

    COMMENT = "comment"
    BOLD = "bold"
    LINK = "link"


# `#` before `of` or a number is a sign for "number"; behind a comma it is spoken of, as in "C#, # and a bar".
_PATTERNS = {
    Markup.COMMENT: lazy_regex(
        r"(?<=[^\s,;:])\s+(?:#\s+(?!of\b|\d)|//\s+|<!--\s*)(?P<words>\S.*?)(?:\s*-->)?$", re.IGNORECASE
    ),
    Markup.BOLD: lazy_regex(r"\*\*(?=[^\s*])(?P<words>[^*]*[^\s*])\*\*"),
    Markup.LINK: lazy_regex(r"\[(?P<words>[^\]\s][^\]]*)\]\((?P<target>[^()\s]+)\)"),
}


def find_literal_markup(argmap: ArgMap) -> Iterator[Finding]:
    """Find statements with signs in them that mean something elsewhere, in any of their languages."""
    for statement in argmap.statements.values():
        for wording, _ in iter_wordings(statement, argmap):
            warning = _find_markup(wording) if _SIGNS().search(wording.value) else None
            if warning:
                yield Finding(warning, statement)
                break


def _find_markup(wording: Wording) -> Diagnostic | None:
    for markup, pattern in _PATTERNS.items():
        if match := pattern().search(wording.value):
            return _build_warning(wording, markup, match)
    return None


def _build_warning(wording: Wording, markup: Markup, match: re.Match[str]) -> Diagnostic:
    span = wording.part(*match.span())
    skipped = len(span.text) - len(span.text.lstrip())
    fixes = _build_fixes(wording, markup, match) if len(wording.spans) == 1 else ()
    return Diagnostic(
        _CODE,
        Severity.WARNING,
        _MESSAGES[markup],
        span.subspan(skipped, span.end - span.start),
        hint=_HINTS[markup],
        fixes=fixes,
        fix_title=_FIX_TITLES[markup],
    )


def _build_fixes(wording: Wording, markup: Markup, match: re.Match[str]) -> tuple[Fix, ...]:
    whole, words = wording.part(*match.span()), wording.part(*match.span("words"))
    if markup is Markup.BOLD:
        return Fix(Span(whole.source, whole.start, words.start), ""), Fix(
            Span(whole.source, words.end, whole.end), ""
        )
    if markup is Markup.LINK:
        return ()
    source = whole.source
    number = source.position(whole.start).line
    start = source.starts[number - 1]
    comment = f"{source.indentation(number)}# {words.text}\n"
    return Fix(Span(source, start, start), comment), Fix(whole, "")


_MESSAGES = {
    Markup.COMMENT: Phrase(
        en="a comment behind a text is drawn as part of it", ko="글 뒤에 쓴 주석은 글의 일부로 그려진다"
    ),
    Markup.BOLD: Phrase(
        en="stars for bold letters are drawn as they stand", ko="굵은 글씨를 나타내는 별표가 그대로 그려진다"
    ),
    Markup.LINK: Phrase(
        en="a link in brackets is drawn as it stands", ko="대괄호로 쓴 링크가 그대로 그려진다"
    ),
}
_HINTS = {
    Markup.COMMENT: Phrase(
        en="put the comment on a line of its own that begins with `#`",
        ko="주석은 `#`로 시작하는 줄에 쓴다",
    ),
    Markup.BOLD: Phrase(
        en="leave the stars out; no sign is markup",
        ko="별표를 지운다; 글 안의 기호는 그대로 그려진다",
    ),
    Markup.LINK: Phrase(
        en="keep the words, and write the address below the line as `url: …`",
        ko="말만 남기고 주소는 그 줄 아래에 `주소: …` 속성으로 쓴다",
    ),
}
_FIX_TITLES = {
    Markup.COMMENT: Phrase(en="put the comment on a line above", ko="주석을 윗줄로 옮기기"),
    Markup.BOLD: Phrase(en="take the stars out", ko="별표 지우기"),
    Markup.LINK: None,
}

RULE = Rule(
    _CODE,
    Severity.WARNING,
    Phrase(en="signs that are drawn as they stand", ko="글자 그대로 그려지는 기호"),
    Phrase(
        en="""\
Nothing in a text is markup: `# words` and `// words` behind it, `**bold**` and `[words](address)` are drawn
sign by sign. A comment stands on a line of its own, and a link behind `url:` below the statement. Where the
signs are meant, `allow: W311` keeps them.

```argmap bad
thesis: The library should open on Sundays # ask the staff
  premise: Most people work on the other days
```

```argmap good
# ask the staff
thesis: The library should open on Sundays
  premise: Most people work on the other days
```
""",
        ko="""\
글 안의 기호는 모두 글자 그대로다. 글 뒤의 `# 주석`과 `// 주석`, `**굵은 글씨**`, `[말](주소)`는 기호까지
그대로 그려진다. 주석은 `#`로 시작하는 줄에 따로 쓰고, 링크는 진술 아래에 `주소:` 속성으로 쓴다. 기호를 그대로
보이려는 글이라면 `허용: W311`을 쓴다.

```argmap bad
논제: 도서관은 일요일에도 열어야 한다 # 직원에게 묻기
  전제: 다른 날에는 대부분 일한다
```

```argmap good
# 직원에게 묻기
논제: 도서관은 일요일에도 열어야 한다
  전제: 다른 날에는 대부분 일한다
```
""",
    ),
)
