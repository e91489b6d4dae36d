"""Headings such as "Pros" above a list: a map says on each line if it speaks for or against."""

from collections.abc import Iterable, Iterator

from argmap.diagnostics.diagnostic import Diagnostic, Fix, Phrase, Severity
from argmap.diagnostics.rule import Rule
from argmap.diagnostics.source import Source, Span
from argmap.syntax.keyword_language import spell_for
from argmap.syntax.line_blocks import find_block, indent_block, read_margin
from argmap.syntax.list_headings import HeadedList
from argmap.syntax.quoted_word import quote_word
from argmap.syntax.tree import Keyword

_CODE = "E131"
_SUPPORTS = Phrase(en="supports", ko="뒷받침할")
_ATTACKS = Phrase(en="attacks", ko="공격할")


def list_headings(source: Source, lists: Iterable[HeadedList]) -> tuple[Diagnostic, ...]:
    """Report each heading above a list, for all lines of the list."""
    return tuple(_build_error(source, each) for each in lists)


def drop_errors_on_lists(
    errors: Iterable[Diagnostic], lists: tuple[HeadedList, ...]
) -> tuple[Diagnostic, ...]:
    """Drop the errors on lines of a list that lack only the keyword that their heading stands for."""
    marks = {item.start for each in lists for item in each.items if not item.has_keyword}
    return tuple(error for error in errors if error.span.start not in marks) if marks else tuple(errors)


def _build_error(source: Source, found: HeadedList) -> Diagnostic:
    heading = Span(source, found.start, found.end)
    keyword = spell_for(source, found.keyword)
    word, shown = quote_word(heading.text.strip("#*_[]【】<>:： ")), quote_word(f"{keyword}: …")
    fixes = tuple(_build_fixes(source, found, keyword)) if found.margin is not None else ()
    does = _SUPPORTS if found.keyword is Keyword.PREMISE else _ATTACKS
    if all(item.has_keyword for item in found.items):
        hint = Phrase(
            en="leave the heading out; each line below it says by its keyword what it does",
            ko="소제목은 지운다; 그 아래의 줄은 키워드로 이미 제 역할을 말한다",
        )
        return _describe(heading, word, hint, fixes, Phrase(en="leave the heading out", ko="소제목 지우기"))
    title = Phrase(
        en=f"each line of the list as {quote_word(keyword)}",
        ko=f"목록의 줄을 모두 {quote_word(keyword)} 줄로",
    )
    hint = Phrase(
        en=f"write each line of the list as {shown}, indented below the line that it {does.en}; leave the"
        " heading out",
        ko=f"목록의 줄마다 {shown}처럼 {does.ko} 줄 아래에 들여쓰고, 소제목은 지운다",
    )
    return _describe(heading, word, hint, fixes, title)


def _describe(heading: Span, word: str, hint: Phrase, fixes: tuple[Fix, ...], title: Phrase) -> Diagnostic:
    return Diagnostic(
        _CODE,
        Severity.ERROR,
        Phrase(en=f"{word} is a heading, and a map has none", ko=f"{word}: 지도에는 소제목을 두지 않는다"),
        heading,
        hint=hint,
        fixes=tuple(sorted(fixes, key=lambda fix: fix.span.start)),
        fix_title=title if fixes else None,
    )


def _build_fixes(source: Source, found: HeadedList, keyword: str) -> Iterator[Fix]:
    """Take the heading out, and write each line of its list with the keyword, where it belongs."""
    first_line = source.position(found.start).line
    if not found.is_comment:
        yield Fix(Span(source, source.starts[first_line - 1], source.starts[first_line]), "", is_safe=True)
    for item in found.items:
        mark = Span(source, item.start, item.end)
        block, margin = find_block(mark), read_margin(mark)
        if margin != found.margin:
            yield from indent_block(_without_comments(block, mark), margin, found.margin or "")
        if not item.has_keyword:
            yield Fix(mark, f"{keyword}: ", is_safe=True)


def _without_comments(block: Span, mark: Span) -> Span:
    """Return a block from its own first line on, without the comments above it."""
    source = block.source
    return Span(source, source.starts[source.position(mark.start).line - 1], block.end)


RULES = (
    Rule(
        _CODE,
        Severity.ERROR,
        Phrase(en="a heading above a list", ko="목록 위의 소제목"),
        Phrase(
            en="""\
A map has no parts with headings such as "Pros" and "Cons". Each line says by its keyword what it does to the
line that it is indented below: `premise` supports it, `objection` attacks it. A line without a keyword says
neither.

```argmap bad
thesis: Tea is better than coffee
Cons:
- Coffee smells better
- Tea is weak
```

```argmap good
thesis: Tea is better than coffee
  objection: Coffee smells better
  objection: Tea is weak
```
""",
            ko="""\
지도에는 '찬성', '반대' 같은 소제목을 두지 않는다. 줄마다 키워드가 바로 윗단계의 줄을 어떻게 하는지 말한다.
`전제`는 뒷받침하고 `반론`은 공격한다. 키워드가 없는 줄은 어느 쪽인지 알 수 없다.

```argmap bad
논제: 커피보다 차가 낫다
반대
- 커피 향이 더 좋다
- 차는 맛이 옅다
```

```argmap good
논제: 커피보다 차가 낫다
  반론: 커피 향이 더 좋다
  반론: 차는 맛이 옅다
```
""",
        ),
    ),
)
