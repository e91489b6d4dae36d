"""The diagnostics of `argmap.toml`: of its settings, and of its theme."""

from collections.abc import Iterable
from typing import Any

from msgspec.structs import replace

from argmap.config.drawing_choices import Choice
from argmap.config.toml_spans import KeyValue
from argmap.diagnostics.diagnostic import Diagnostic, Fix, Phrase, Severity
from argmap.diagnostics.name_lists import join_names
from argmap.diagnostics.nearest_name import did_you_mean, find_nearest_name
from argmap.diagnostics.source import Span
from argmap.theme.contrast import MIN_TEXT_CONTRAST


def unknown_setting_error(key: str, known_names: Iterable[str], line: KeyValue) -> Diagnostic:
    """There is no setting `key`, a whole name such as `theme.sizes`; `known_names` are for its last part."""
    message = Phrase(en=f"there is no setting `{key}`", ko=f"알 수 없는 설정 `{key}`")
    names = join_names(known_names)
    hint = Phrase(en=f"the settings are {names}", ko=f"쓸 수 있는 설정: {names}")
    diagnostic = Diagnostic("E502", Severity.ERROR, message, line.key, hint=hint)
    return _add_suggestion(diagnostic, line.name, known_names)


def unknown_role_error(role: str, known_names: Iterable[str], line: KeyValue) -> Diagnostic:
    """There is no such role of statements."""
    message = Phrase(en=f"there is no role `{role}`", ko=f"알 수 없는 역할 `{role}`")
    names = join_names(known_names)
    hint = Phrase(en=f"the roles are {names}", ko=f"쓸 수 있는 역할: {names}")
    return _add_suggestion(
        Diagnostic("E506", Severity.ERROR, message, line.key, hint=hint), role, known_names
    )


def wrong_kind_error(key: str, hint: Phrase, line: KeyValue) -> Diagnostic:
    """The value is of another kind than the key takes."""
    message = Phrase(en=f"`{key}` takes another kind of value", ko=f"`{key}`에 쓸 수 없는 종류의 값이다")
    return Diagnostic("E503", Severity.ERROR, message, line.value, hint=hint)


def unknown_choice_error(value: str, choice: Choice[Any], line: KeyValue) -> Diagnostic:
    """Report a value that is not one of those to choose from."""
    message = Phrase(en=f"`{value}` is not one of the choices", ko=f"`{value}`: 고를 수 있는 값이 아니다")
    diagnostic = Diagnostic("E504", Severity.ERROR, message, line.value, hint=choice.hint)
    known_names = () if choice.expected else choice.names
    return _add_suggestion(diagnostic, value, known_names, in_quotes=True)


def invalid_colour_error(value: str, line: KeyValue) -> Diagnostic:
    """The text is not a colour as `#RRGGBB`."""
    message = Phrase(en=f"`{value}` is not a colour", ko=f"`{value}`: 색이 아니다")
    hint = Phrase(
        en="write `#` and six of the digits 0-9 and A-F, such as `#C2410C`",
        ko="`#C2410C`처럼 `#` 뒤에 0-9와 A-F로 여섯 자리를 쓴다",
    )
    return Diagnostic("E507", Severity.ERROR, message, line.value, hint=hint)


def invalid_font_error(value: str, span: Span) -> Diagnostic:
    """The text cannot be a font's name."""
    message = Phrase(en=f"`{value}` cannot be a font's name", ko=f"`{value}`: 글꼴 이름이 될 수 없다")
    hint = Phrase(
        en="write its family's name: letters, digits, spaces, and `.`, `+`, `-`, `_`",
        ko="글꼴 이름을 쓴다: 글자, 숫자, 공백, `.`, `+`, `-`, `_`만 들어갈 수 있다",
    )
    return Diagnostic("E508", Severity.ERROR, message, span, hint=hint)


def invalid_size_error(limits: tuple[float, float], line: KeyValue) -> Diagnostic:
    """The number is no size for text in a drawing; `limits` are the least and the greatest, in points."""
    size = line.value.text
    message = Phrase(en=f"text cannot be {size} points high", ko=f"글자 크기로 쓸 수 없는 값 {size}")
    least, most = limits
    hint = Phrase(
        en=f"write a number from {least:g} to {most:g}; 18 is usual",
        ko=f"{least:g}부터 {most:g}까지의 수를 쓴다; 보통은 18이다",
    )
    return Diagnostic("E509", Severity.ERROR, message, line.value, hint=hint)


def low_contrast_warning(colour: str, text: str, ratio: float, line: KeyValue) -> Diagnostic:
    """Text in the colour `text` is hard to read on a chosen colour, at a contrast of `ratio` to one."""
    message = Phrase(
        en=f"text is hard to read on `{colour}`: its contrast is {ratio:.1f}:1",
        ko=f"`{colour}` 위의 글자는 읽기 어렵다: 명암비 {ratio:.1f}:1",
    )
    hint = Phrase(
        en=f"the text there is `{text}`; take a colour with a contrast of {MIN_TEXT_CONTRAST}:1 or more",
        ko=f"글자색은 `{text}`이다; 그와 명암비가 {MIN_TEXT_CONTRAST}:1 이상인 색을 고른다",
    )
    return Diagnostic("W510", Severity.WARNING, message, line.value, hint=hint)


def _add_suggestion(
    diagnostic: Diagnostic, name: str, known_names: Iterable[str], *, in_quotes: bool = False
) -> Diagnostic:
    """The diagnostic with the known name that was perhaps meant, in place of the list of all."""
    near = find_nearest_name(name, known_names)
    if near is None:
        return diagnostic
    return replace(
        diagnostic,
        hint=did_you_mean(f"`{near}`"),
        fixes=(Fix(diagnostic.span, f'"{near}"' if in_quotes else near),),
    )
