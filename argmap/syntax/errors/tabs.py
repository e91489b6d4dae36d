"""Lines indented with anything but spaces: one error for the whole file."""

import re
from collections.abc import Sequence

from argmap.diagnostics.diagnostic import Diagnostic, Fix, Phrase, Severity
from argmap.diagnostics.rule import Rule
from argmap.diagnostics.source import Source, Span
from argmap.syntax.errors.characters import FORBIDDEN_CHARACTERS

# The indentation of every line that has one and is neither blank nor a comment nor a `|` line.
_INDENTATION = re.compile(r"^[^\S\n]+(?=[^\s#|])", re.MULTILINE)
_LEADING_WHITE_SPACE = re.compile(r"^[^\S\n]+", re.MULTILINE)
_LEADING_TABS = re.compile(r"^\t+", re.MULTILINE)
CODE = "E105"
_WIDE_SPACE = "\u3000"
_KOREAN_SPACES = {_WIDE_SPACE: "전각 공백", "\u00a0": "줄바꿈 없는 공백", "\u202f": "줄바꿈 없는 공백"}
"""Korean names of spaces that people meet; any other is a special one."""
_FIX_TITLE = Phrase(en="blanks for all other white space", ko="다른 공백 문자는 모두 공백으로")


def tabs(source: Source) -> tuple[Diagnostic, ...]:
    """Report all lines that are indented with tabs or other white space than spaces, as one error."""
    indentations = [Span(source, *match.span()) for match in _INDENTATION.finditer(source.text)]
    wrong_indentations = [
        place
        for place in indentations
        if place.text.strip(" ") and not FORBIDDEN_CHARACTERS.search(place.text)
    ]
    return (
        (_wrong_indentation(wrong_indentations, _indent_width(indentations)),) if wrong_indentations else ()
    )


def replace_leading_tabs(text: str) -> str:
    """Put a space for each leading tab where all indentation is tabs; the text keeps its length.

    The depth of its lines is then certain, while a tab among spaces leaves it open.
    """
    if "\t" not in text or any(match[0].strip("\t") for match in _INDENTATION.finditer(text)):
        return text
    return _LEADING_TABS.sub(lambda match: " " * len(match[0]), text)


def _wrong_indentation(indentations: Sequence[Span], unit: int) -> Diagnostic:
    first, more = indentations[0], len(indentations) - 1
    character = first.text.strip(" ")[0]
    name = Phrase("a tab", "탭") if character == "\t" else _describe_character(character)
    lines = "line" if more == 1 else "lines"
    message = Phrase(
        en=f"{name.en} in the indentation{f', here and in {more} more {lines}' if more else ''}",
        ko=f"들여쓰기에 {name.ko}이 있다{f'(이 줄 외 {more}줄)' if more else ''}",
    )
    hint = Phrase(
        en="indent with spaces only, two for each level",
        ko="들여쓰기에는 공백만 쓴다; 한 단계에 두 칸씩",
    )
    stretch = Span(first.source, first.start, indentations[-1].end)
    new_text = _LEADING_WHITE_SPACE.sub(lambda match: _expand_to_spaces(match[0], unit), stretch.text)
    fix = Fix(stretch, new_text, is_safe=_is_uniform(first.source, character))
    title = _FIX_TITLE if character != "\t" else _describe_tab_width(unit)
    return Diagnostic(CODE, Severity.ERROR, message, first, hint=hint, fixes=(fix,), fix_title=title)


def _is_uniform(source: Source, character: str) -> bool:
    """Return whether all indentation is of one character, so that its depths are certain."""
    return not any(match[0].strip(character) for match in _INDENTATION.finditer(source.text))


def _describe_tab_width(unit: int) -> Phrase:
    blanks = "1 blank" if unit == 1 else f"{unit} blanks"
    return Phrase(en=f"{blanks} for each tab", ko=f"탭 하나마다 공백 {unit}개")


def _describe_character(character: str) -> Phrase:
    code = f"`U+{ord(character):04X}`"
    return Phrase(f"{code} instead of a space", f"{_KOREAN_SPACES.get(character, '특수 공백')}({code})")


def _indent_width(indentations: Sequence[Span]) -> int:
    """Find how many spaces a level has in this file: the width of a tab. Two where no line says so."""
    return min((len(place.text) for place in indentations if not place.text.strip(" ")), default=2)


def _expand_to_spaces(indentation: str, unit: int) -> str:
    widths = {"\t": unit, _WIDE_SPACE: 2}
    return " " * sum(widths.get(character, 1) for character in indentation)


RULES = (
    Rule(
        CODE,
        Severity.ERROR,
        Phrase(en="indentation with something other than spaces", ko="공백이 아닌 문자로 들여쓴 줄"),
        Phrase(
            en="""\
How deep a line is indented says what it belongs to. A tab has no width of its own: every editor and every
web page shows it differently, so a tab among spaces leaves open what was meant. The same goes for wide and
no-break spaces, which look like spaces. Indent with spaces only; two for each level is the custom.

One message stands for all such lines of a file; the fix puts spaces in place of every tab.

```argmap bad
thesis: Tea is better than coffee
\tpremise: Tea is gentler on the stomach
```

```argmap good
thesis: Tea is better than coffee
  premise: Tea is gentler on the stomach
```
""",
            ko="""\
줄을 얼마나 들여썼는지가 그 줄이 어디에 속하는지 알려 준다. 탭은 정해진 너비가 없어 편집기나 웹
페이지마다 다르게 보이므로, 공백 사이에 섞이면 무슨 뜻인지 알 수 없게 된다. 공백처럼 보이는 전각 공백이나
줄바꿈 없는 공백도 마찬가지다. 들여쓰기에는 공백만 쓴다. 한 단계에 두 칸이 관례다.

파일에 그런 줄이 아무리 많아도 메시지는 한 번만 나오고, 자동 수정은 모든 탭을 공백으로 바꾼다.

```argmap bad
논제: 커피보다 차가 낫다
\t전제: 차는 속이 편하다
```

```argmap good
논제: 커피보다 차가 낫다
  전제: 차는 속이 편하다
```
""",
        ),
    ),
)
