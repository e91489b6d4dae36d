"""A few diagnostics of every shape, to be reported in every format."""

import pytest

from argmap.diagnostics.diagnostic import Diagnostic, Fix, Note, Phrase, Severity
from argmap.diagnostics.rule import Rule
from argmap.diagnostics.source import Source, Span

KOREAN = Source(
    "maps/명과 암.argmap",
    "논제 동전: 명과 암은 동전의 양면처럼 함께 온다\n"
    "  premis tacit: 암묵지에 기대던 일을 기계가 한다\n"
    "\tand x: 100%\x1b[31m 붉게\u202e 뒤집힌 글\n"
    "  premise tacit: 같은 아이디\n"
    "  전제 끝",
)
OTHER = Source("a,b:c%.argmap", "thesis: one\n  premise two\n")


def span_of(source: Source, words: str, nth: int = 0) -> Span:
    """The span of the nth place where the words stand."""
    start = -1
    for _ in range(nth + 1):
        start = source.text.index(words, start + 1)
    return Span(source, start, start + len(words))


@pytest.fixture
def sample() -> tuple[Diagnostic, ...]:
    """Errors and a warning, with notes, hints, fixes that change, add and remove, and odd characters."""
    word, twice = span_of(KOREAN, "premis"), span_of(KOREAN, "tacit", 1)
    end = Span(KOREAN, len(KOREAN.text), len(KOREAN.text))
    return (
        Diagnostic(
            "E101",
            Severity.ERROR,
            Phrase(en="unknown keyword `premis`", ko="모르는 단어 `premis`"),
            word,
            hint=Phrase(en="did you mean `premise`?", ko="혹시 `premise`?"),
            fixes=(Fix(word, "premise"),),
        ),
        Diagnostic(
            "E104",
            Severity.ERROR,
            Phrase(en="a tab among spaces: `\t`", ko="공백 사이의 탭: `\t`"),
            span_of(KOREAN, "\t"),
            fixes=(Fix(span_of(KOREAN, "\t"), "  "), Fix(span_of(KOREAN, "x:"), "y:")),
        ),
        Diagnostic(
            "E201",
            Severity.ERROR,
            Phrase(en="`tacit` is declared twice", ko="두 번 쓰인 아이디 `tacit`"),
            twice,
            notes=(Note(span_of(KOREAN, "tacit"), Phrase(en="first declared here", ko="처음 쓰인 곳")),),
        ),
        Diagnostic(
            "W301",
            Severity.WARNING,
            Phrase(en="odd: `\x1b[31m`, 100%", ko="이상함: `\x1b[31m`, 100%"),
            span_of(KOREAN, "붉게\u202e 뒤집힌"),
            hint=Phrase(en="first line\nsecond: line, 100%", ko="첫 줄\n둘째: 줄, 100%"),
        ),
        Diagnostic(
            "E105",
            Severity.ERROR,
            Phrase(en="no colon", ko="콜론이 없다"),
            end,
            fixes=(Fix(end, ": "),),
        ),
        Diagnostic(
            "E202",
            Severity.ERROR,
            Phrase(en="runs over two lines", ko="두 줄에 걸쳐 있다"),
            span_of(OTHER, "one\n  premise"),
        ),
    )


@pytest.fixture
def rules() -> tuple[Rule, ...]:
    """Pages for some of the codes."""
    page = Phrase(en="What it is.\n", ko="무엇인가.\n")
    return (
        Rule("E101", Severity.ERROR, Phrase(en="a keyword that is not known", ko="모르는 단어"), page),
        Rule(
            "T401", Severity.WARNING, Phrase(en="a lone premise", ko="근거가 하나뿐인 추론"), page, teach=True
        ),
        Rule("W301", Severity.WARNING, Phrase(en="something odd", ko="이상한 것"), page),
    )
