"""Characters that no picture can hold: control characters, halves of surrogate pairs, noncharacters."""

import re
from collections.abc import Iterable

from argmap.diagnostics.diagnostic import Diagnostic, Fix, Phrase, Severity
from argmap.diagnostics.rule import Rule
from argmap.diagnostics.source import Source, Span

# What XML 1.0 leaves out of its `Char`, tab and line end being the control characters that it takes in.
# A carriage return is left out too, for a source's line ends are line feeds.
FORBIDDEN_CHARACTERS = re.compile(r"[\x00-\x08\x0b-\x1f\ud800-\udfff\ufffe\uffff]+")


def forbidden_characters(source: Source) -> tuple[Diagnostic, ...]:
    """Report each stretch of characters that cannot be drawn."""
    return tuple(
        _forbidden_character(Span(source, *spans.span()))
        for spans in FORBIDDEN_CHARACTERS.finditer(source.text)
    )


def drop_errors_on_characters(
    errors: Iterable[Diagnostic], characters: tuple[Diagnostic, ...]
) -> tuple[Diagnostic, ...]:
    """Drop the errors that merely follow from one of the characters: their span holds one."""
    if not characters:
        return tuple(errors)
    return tuple(error for error in errors if not FORBIDDEN_CHARACTERS.search(error.span.text))


MASK = "\0"


def mask(text: str) -> str:
    """Put MASK for each of the characters; the text keeps its length.

    Some of them would otherwise count as white space and tear a word in two, and more errors would follow.
    """
    return FORBIDDEN_CHARACTERS.sub(lambda match: MASK * len(match[0]), text)


def _forbidden_character(span: Span) -> Diagnostic:
    number = ord(span.text[0])
    more = span.end - span.start - 1
    kind = _character_kind(number)
    message = Phrase(
        en=f"{kind.en} `U+{number:04X}`, which cannot be drawn" + (f", and {more} more" if more else ""),
        ko=f"그릴 수 없는 {kind.ko} `U+{number:04X}`" + (f" 외 {more}자" if more else ""),
    )
    hint = Phrase(en="take it out; nothing visible is lost", ko="지운다; 눈에 보이는 글자는 없어지지 않는다")
    return Diagnostic("E103", Severity.ERROR, message, span, hint=hint, fixes=(Fix(span, "", is_safe=True),))


def _character_kind(number: int) -> Phrase:
    if number < 0x20:
        return Phrase(en="control character", ko="제어 문자")
    if number < 0xE000:
        return Phrase(en="half a surrogate pair", ko="서로게이트 반쪽")
    return Phrase(en="noncharacter", ko="비문자")


RULES = (
    Rule(
        "E103",
        Severity.ERROR,
        Phrase(en="a character that cannot be drawn", ko="그릴 수 없는 문자"),
        Phrase(
            en="""\
Control characters (other than tab and line end), halves of surrogate pairs and the noncharacters U+FFFE and
U+FFFF may not stand in XML, so not in an SVG picture either. They are invisible, and mostly come along when
text is copied from a terminal, a PDF or a slide. Take the character out.

```argmap bad
thesis: Tea keeps\x1f one awake
```

```argmap good
thesis: Tea keeps one awake
```
""",
            ko="""\
제어 문자(탭과 줄바꿈 제외), 서로게이트의 반쪽, 비문자 U+FFFE와 U+FFFF는 XML에 들어갈 수 없어서 SVG 그림에도
들어가지 못한다. 눈에 보이지 않으며, 대개 터미널이나 PDF, 슬라이드에서 글을 복사할 때 따라 들어온다. 그 문자를
지우면 된다.

```argmap bad
논제: 차를 마시면\x1f 잠이 깬다
```

```argmap good
논제: 차를 마시면 잠이 깬다
```
""",
        ),
    ),
)
