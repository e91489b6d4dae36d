"""Files of so many lines that they cannot be meant as a map."""

from argmap.diagnostics.diagnostic import Diagnostic, Phrase, Severity
from argmap.diagnostics.rule import Rule
from argmap.diagnostics.source import Source, Span

MAX_LINES = 250_000
"""The most lines of a map: the largest debates have a tenth of it."""


def many_lines(source: Source) -> tuple[Diagnostic, ...]:
    """Report a file of more than MAX_LINES lines, at the first line too many."""
    if len(source.starts) <= MAX_LINES:
        return ()
    count = len(source.starts)
    message = Phrase(
        en=f"a file of {count:,} lines; at most {MAX_LINES:,} can be read",
        ko=f"{count:,}줄짜리 파일; {MAX_LINES:,}줄까지만 읽을 수 있다",
    )
    hint = Phrase(
        en="is this the file you meant? Cut a map of that size into several files",
        ko="이 파일이 맞는지 확인한다; 이만큼 큰 지도는 여러 파일로 나눈다",
    )
    at = source.starts[MAX_LINES]
    return (Diagnostic("E118", Severity.ERROR, message, Span(source, at, at), hint=hint),)


RULES = (
    Rule(
        "E118",
        Severity.ERROR,
        Phrase(en="a file of too many lines", ko="줄이 너무 많은 파일"),
        Phrase(
            en="""\
A map has at most 250,000 lines, ten times as many as the largest debates that were ever drawn. A file with
more is mostly another than the one you meant. No picture of it could be read, and it would take more memory
than many machines have. Take the right file, or cut the map into several.
""",
            ko="""\
지도는 250,000줄까지 쓸 수 있다. 지금까지 그려진 가장 큰 토론의 열 배다. 이보다 긴 파일은 대개 잘못 연
파일이다. 그림을 그려도 읽을 수 없고, 메모리도 많은 컴퓨터가 감당할 수 없을 만큼 든다. 맞는 파일을
고르거나 지도를 여러 파일로 나눈다.
""",
        ),
    ),
)
