"""Reading `argmap.toml`: its settings, and the errors in it."""

import re
from collections.abc import Iterable, Mapping
from typing import Any

from msgspec.structs import replace

from argmap.config.drawing_choices import Choice, T
from argmap.config.settings import Settings, SilencedCode
from argmap.config.settings_schema import SETTING_CHOICES, SettingValue, check_setting, convert_value
from argmap.config.theme_table import read_theme
from argmap.config.toml_spans import KeyValue, find_all_keys, find_top_level_keys
from argmap.diagnostics.diagnostic import Diagnostic, Fix, Phrase, Severity
from argmap.diagnostics.nearest_name import did_you_mean, find_nearest_name
from argmap.diagnostics.rule import Rule
from argmap.diagnostics.source import Source, Span
from argmap.theme.overrides import ThemeOverrides


def read_settings(data: bytes, name: str) -> tuple[Settings, tuple[Diagnostic, ...]]:
    """The settings in the bytes of an `argmap.toml`, and its diagnostics; `name` is its name in them.

    A line with an error leaves its key unset; a file that is no TOML leaves all keys unset.
    """
    source, bad_byte = _decode(data, name)
    if bad_byte:
        return Settings(), (_encoding_error(bad_byte),)
    import tomllib

    try:
        values = tomllib.loads(source.text)
    except (ValueError, RecursionError) as error:
        return Settings(), (_toml_error(source, str(error)),)
    lines = {line.name: line for line in reversed(find_top_level_keys(source))}
    valid: dict[str, SettingValue] = {}
    theme = ThemeOverrides()
    diagnostics: list[Diagnostic] = []
    for key, raw in values.items():
        if key == "theme":
            theme, theme_diagnostics = read_theme(raw, find_all_keys(source))
            diagnostics.extend(theme_diagnostics)
            continue
        value = convert_value(raw)
        errors = check_setting(key, value, lines[key])
        diagnostics.extend(errors)
        if value is not None and not errors:
            valid[key] = value
    return replace(_build_settings(valid, lines), theme=theme), tuple(diagnostics)


def check_silenced_codes(settings: Settings, rules: Iterable[Rule]) -> tuple[Diagnostic, ...]:
    """The errors of the silenced codes: each must be the code of a warning among `rules`."""
    severities = {rule.code: rule.severity for rule in rules}
    errors = (_check_code(silenced, severities) for silenced in settings.silence)
    return tuple(error for error in errors if error)


def _build_settings(values: Mapping[str, SettingValue], lines: Mapping[str, KeyValue]) -> Settings:
    codes = _as_strings(values.get("silence"))
    spans = lines["silence"].strings if codes else ()
    choices: dict[str, Any] = {key: _parse(each, values.get(key)) for key, each in SETTING_CHOICES.items()}
    return Settings(
        silence=tuple(SilencedCode(code, span) for code, span in zip(codes, spans)),
        langs=_as_strings(values.get("lang")),
        teach=values.get("teach") is True,
        number=values.get("number") is True,
        out=_as_string(values.get("out")),
        **choices,
    )


def _as_strings(value: SettingValue | None) -> tuple[str, ...]:
    if isinstance(value, tuple):
        return value
    return (value,) if isinstance(value, str) else ()


def _parse(choice: Choice[T], value: SettingValue | None) -> T | None:
    """Return the value that a sound setting names; None where it is not set."""
    return choice.parse(value) if isinstance(value, str) else None


def _as_string(value: SettingValue | None) -> str | None:
    return value if isinstance(value, str) else None


def _decode(data: bytes, name: str) -> tuple[Source, Span | None]:
    """The text, and the span of the first byte that is not UTF-8."""
    source = Source(name, _decode_leniently(data))
    try:
        data.decode("utf-8")
    except UnicodeDecodeError as error:
        start = len(_decode_leniently(data[: error.start]))
        return source, Span(source, start, start + 1)
    return source, None


def _decode_leniently(data: bytes) -> str:
    return data.decode("utf-8", "replace").removeprefix("\ufeff").replace("\r\n", "\n")


def _encoding_error(span: Span) -> Diagnostic:
    message = Phrase(en="this file is not UTF-8 text", ko="UTF-8로 쓰인 파일이 아니다")
    hint = Phrase(en="save it as UTF-8", ko="UTF-8로 저장한다")
    return Diagnostic("E501", Severity.ERROR, message, span, hint=hint)


def _toml_error(source: Source, error_text: str) -> Diagnostic:
    """The error of `tomllib`, which names a place at the end of its message, where it knows one."""
    position = re.search(r"\(at line (\d+), column (\d+)\)$", error_text)
    end = len(source.text)
    start = min(source.starts[int(position[1]) - 1] + int(position[2]) - 1, end) if position else end
    reason = re.sub(r"\s*\(at [^()]*\)$", "", error_text)
    message = Phrase(en="this is not valid TOML", ko="TOML 문법에 맞지 않는다")
    hint = _advise_on_languages(source, source.position(start).line) or Phrase(
        en=f"the TOML reader says: {reason}", ko=f"TOML을 읽다가 난 오류: {reason}"
    )
    return Diagnostic("E501", Severity.ERROR, message, Span(source, start, min(start + 1, end)), hint=hint)


def _advise_on_languages(source: Source, number: int) -> Phrase | None:
    """Advise on a name without a language beside one with a language, which TOML takes for two things."""
    line = re.match(r"\s*(?P<key>[\w-]+)(?:\.(?P<lang>[\w-]+))?\s*=", source.line(number))
    if line is None:
        return None
    key, end = line["key"], "" if line["lang"] else r"\.[\w-]+"
    if not re.search(rf"^\s*{re.escape(key)}{end}\s*=", source.text, re.MULTILINE):
        return None
    return Phrase(
        en=f"give each name its language: `{key}.en = …` and `{key}.ko = …`",
        ko=f"이름마다 언어를 붙인다: `{key}.en = …`, `{key}.ko = …`",
    )


def _check_code(silenced_code: SilencedCode, severities: Mapping[str, Severity]) -> Diagnostic | None:
    code = silenced_code.code
    if severities.get(code) is Severity.WARNING:
        return None
    if code in severities:
        see = f"`argmap explain {code}`"
        message = Phrase(
            en=f"`{code}` is an error, which cannot be silenced", ko=f"`{code}`: 오류는 끌 수 없다"
        )
        hint = Phrase(en=f"{see} says how to fix the map", ko=f"수정 방법: {see}")
        return Diagnostic("E505", Severity.ERROR, message, silenced_code.span, hint=hint)
    message = Phrase(en=f"there is no warning `{code}`", ko=f"알 수 없는 경고 코드 `{code}`")
    near = find_nearest_name(
        code, [known for known, severity in severities.items() if severity is Severity.WARNING]
    )
    if near:
        fix = (Fix(silenced_code.span, f'"{near}"'),)
        return Diagnostic(
            "E505", Severity.ERROR, message, silenced_code.span, hint=did_you_mean(f"`{near}`"), fixes=fix
        )
    see = "`argmap explain --list`"
    hint = Phrase(en=f"{see} shows all codes", ko=f"모든 코드: {see}")
    return Diagnostic("E505", Severity.ERROR, message, silenced_code.span, hint=hint)
