"""Lines at a depth where no line can stand."""

from collections.abc import Sequence
from itertools import pairwise

from argmap.diagnostics.diagnostic import Diagnostic, Fix, Note, Phrase, Severity
from argmap.diagnostics.rule import Rule
from argmap.diagnostics.source import Span
from argmap.syntax.tree import MAX_DEPTH


def no_such_level(indentations: Sequence[Span], sibling_words: Sequence[Span]) -> Diagnostic:
    """A line goes back to a depth that no line above it has.

    `indentations` are the white space before it and before those that follow at its depth; `sibling_words`
    the first words of the lines it may belong beside, the likelier first.
    """
    indentation = indentations[0]
    message = Phrase(en="indented like no line above", ko="위의 어느 줄과도 맞지 않는 들여쓰기")
    hint = Phrase(en="line it up with the lines it belongs beside", ko="깊이가 같은 줄과 시작 위치를 맞춘다")
    words = Phrase(en="a line beside this one begins here", ko="같은 깊이의 줄은 여기에서 시작한다")
    nearest = min(sibling_words, key=lambda place: abs(_column(place) - _width(indentation)))
    fix = _build_indentation_fix(indentations, " " * _column(nearest))
    return Diagnostic("E106", Severity.ERROR, message, indentation, (Note(nearest, words),), hint, (fix,))


def _build_indentation_fix(indentations: Sequence[Span], new_indentation: str) -> Fix:
    """Give each of the lines that margin. The lines nested below them stay where they are."""
    source, text = indentations[0].source, new_indentation
    for before, place in pairwise(indentations):
        text += source.text[before.end : place.start] + new_indentation
    return Fix(Span(source, indentations[0].start, indentations[-1].end), text)


def indented_start(indentation: Span, alone: bool) -> Diagnostic:
    """The file's first line is indented; `alone` where no other top-level line is."""
    message = Phrase(en="the first line is indented", ko="첫 줄이 들여쓰기되어 있다")
    hint = Phrase(
        en="begin it at the left edge; only what is nested under a line is indented",
        ko="맨 왼쪽에서 시작한다; 하위 줄만 들여쓴다",
    )
    fixes = (Fix(indentation, "", is_safe=True),) if alone else ()
    return Diagnostic("E107", Severity.ERROR, message, indentation, hint=hint, fixes=fixes)


def too_deep(word: Span) -> Diagnostic:
    """The first line of a file that is nested deeper than MAX_DEPTH levels, by its first word."""
    message = Phrase(en=f"nested more than {MAX_DEPTH} levels deep", ko=f"{MAX_DEPTH}단계보다 깊은 들여쓰기")
    hint = Phrase(
        en="give a statement above an id, and argue for it at the top, as a `claim`",
        ko="위쪽 진술에 아이디를 붙이고, 그 논증은 맨 위 단계에 `주장`으로 따로 쓴다",
    )
    return Diagnostic("E108", Severity.ERROR, message, word, hint=hint)


def _width(indentation: Span) -> int:
    return indentation.end - indentation.start


def _column(word: Span) -> int:
    return word.source.position(word.start).column - 1


RULES = (
    Rule(
        "E106",
        Severity.ERROR,
        Phrase(en="a line indented like no line above", ko="위의 어느 줄과도 맞지 않는 들여쓰기"),
        Phrase(
            en="""\
A line that is less deep than the one before it must line up with a line above: that is how one sees which
line it stands beside. Here its depth lies between two levels, so it could belong to either.

Nothing is said about the line's place in the argument until this is fixed.

```argmap bad
thesis: Tea is better than coffee
    premise: Tea is gentler on the stomach
  premise: Tea keeps one awake for longer
```

```argmap good
thesis: Tea is better than coffee
    premise: Tea is gentler on the stomach
    premise: Tea keeps one awake for longer
```
""",
            ko="""\
앞줄보다 덜 들여쓴 줄은 위에 있는 어느 줄과 시작 위치가 같아야 한다. 그래야 어느 줄과 같은 깊이인지 알 수
있다. 이 줄은 두 단계의 중간에 있어서 어느 쪽에 속하는지 알 수 없다.

수정하기 전에는 이 줄이 논증에서 어디에 놓이는지 판단하지 않는다.

```argmap bad
논제: 커피보다 차가 낫다
    전제: 차는 속이 편하다
  전제: 차의 각성 효과가 더 오래간다
```

```argmap good
논제: 커피보다 차가 낫다
    전제: 차는 속이 편하다
    전제: 차의 각성 효과가 더 오래간다
```
""",
        ),
    ),
    Rule(
        "E107",
        Severity.ERROR,
        Phrase(en="the first line is indented", ko="들여쓴 첫 줄"),
        Phrase(
            en="""\
An indented line belongs to a line above it, and above the first line there is none. Begin the first line,
and every other line that belongs to no other, at the left edge.

```argmap bad
  thesis: Tea is better than coffee
    premise: Tea is gentler on the stomach
```

```argmap good
thesis: Tea is better than coffee
  premise: Tea is gentler on the stomach
```
""",
            ko="""\
들여쓴 줄은 위에 있는 줄의 하위 줄인데, 첫 줄 위에는 아무것도 없다. 첫 줄은 물론이고 하위 줄이 아닌
줄은 모두 맨 왼쪽에서 시작한다.

```argmap bad
  논제: 커피보다 차가 낫다
    전제: 차는 속이 편하다
```

```argmap good
논제: 커피보다 차가 낫다
  전제: 차는 속이 편하다
```
""",
        ),
    ),
    Rule(
        "E108",
        Severity.ERROR,
        Phrase(en="lines are nested too deep", ko="너무 깊은 들여쓰기"),
        Phrase(
            en=f"""\
Lines may be nested {MAX_DEPTH} levels deep, more than any argument needs; a deeper file is most likely one
that a program wrote by mistake. Only the first line that is too deep is reported.

An argument can always be cut and carried on elsewhere: give the statement an id, write it in full at the top
of the file as a `claim`, nest the rest below it there, and refer to it by its id where it was.
""",
            ko=f"""\
줄은 {MAX_DEPTH}단계까지 들여쓸 수 있고, 이보다 깊은 논증은 없다시피 하다. 더 깊다면 프로그램이 잘못 만든
파일일 가능성이 크다. 너무 깊은 줄 가운데 첫 줄만 알린다.

논증은 언제든 끊어서 다른 곳에 이어 쓸 수 있다. 진술에 아이디를 붙여 파일의 맨 위 단계에 `주장`으로 쓰고
나머지를 그 아래에 둔 뒤, 원래 자리에서는 아이디로 가리키면 된다.
""",
        ),
    ),
)
