"""Lines so long that they cannot be meant as one text of a map."""

from collections.abc import Iterable

from argmap.diagnostics.diagnostic import Diagnostic, Phrase, Severity
from argmap.diagnostics.rule import Rule
from argmap.diagnostics.source import Source, Span

MAX_LINE_LENGTH = 10_000
"""The most characters that a line may have: some twenty pages of a slide's text."""


def long_lines(source: Source) -> tuple[Diagnostic, ...]:
    """Report each line of more than MAX_LINE_LENGTH characters, where it passes that."""
    ends = (*(start - 1 for start in source.starts[1:]), len(source.text))
    return tuple(
        _long_line(source, start, end)
        for start, end in zip(source.starts, ends)
        if end - start > MAX_LINE_LENGTH
    )


def drop_errors_on_long_lines(
    errors: Iterable[Diagnostic], length_errors: tuple[Diagnostic, ...]
) -> tuple[Diagnostic, ...]:
    """Drop the errors on lines that are reported for their length."""
    lines = {error.span.source.position(error.span.start).line for error in length_errors}
    if not lines:
        return tuple(errors)
    return tuple(each for each in errors if each.span.source.position(each.span.start).line not in lines)


def _long_line(source: Source, start: int, end: int) -> Diagnostic:
    count = end - start
    message = Phrase(
        en=f"a line of {count:,} characters; at most {MAX_LINE_LENGTH:,} can be drawn",
        ko=f"한 줄이 {count:,}자; {MAX_LINE_LENGTH:,}자까지만 그릴 수 있다",
    )
    hint = Phrase(
        en="is this the file you meant? One statement says one thing, in a sentence or two",
        ko="이 파일이 맞는지 확인한다; 진술 하나에는 한두 문장으로 한 가지만 적는다",
    )
    return Diagnostic(
        "E117",
        Severity.ERROR,
        message,
        Span(source, start + MAX_LINE_LENGTH, start + MAX_LINE_LENGTH + 1),
        hint=hint,
    )


RULES = (
    Rule(
        "E117",
        Severity.ERROR,
        Phrase(en="a line too long to be drawn", ko="그리기에 너무 긴 줄"),
        Phrase(
            en="""\
A line holds one text of a map, and a box on a slide holds a sentence or two. A line of more than 10,000
characters is hardly meant as one: mostly the file is another than the one you meant, or its line ends were
lost on the way. Cut the text into statements of their own, or take the right file.

A text in several parts goes on lines that begin with `|`; what a presenter should say goes into a `note`.
""",
            ko="""\
한 줄에는 지도의 글 하나가 들어가고, 슬라이드의 상자 하나에는 한두 문장이 들어간다. 10,000자를 넘는 줄은
글 하나로 보기 어렵다. 대개 다른 파일을 열었거나 줄바꿈이 사라진 경우다. 글을 여러 진술로 나누거나 맞는
파일을 고른다.

긴 글은 `|`로 시작하는 줄로 이어 쓰고, 발표자가 말할 내용은 `메모`에 적는다.
""",
        ),
    ),
)
