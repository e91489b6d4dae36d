"""What `argmap.toml` says, and what is wrong in it."""

import re
from collections.abc import Mapping

from msgspec.structs import replace

from argmap.text.diagnostic import Diagnostic, Phrase, Severity
from argmap.text.source import Source, Span
from argmap.theme.chosen import Chosen
from argmap.theme.keys import Value, judged, kept
from argmap.theme.places import Stated, placed, stated
from argmap.theme.settings import Settings, Silenced
from argmap.theme.table import read_theme


def read_settings(data: bytes, name: str) -> tuple[Settings, tuple[Diagnostic, ...]]:
    """The settings in the bytes of an `argmap.toml` that is shown as `name`, and what is wrong in them.

    A wrong line leaves its key unset; where the file is no TOML at all, all keys are.
    """
    source, bad_byte = _decoded(data, name)
    if bad_byte:
        return Settings(), (_no_utf8(bad_byte),)
    import tomllib

    try:
        values = tomllib.loads(source.text)
    except (ValueError, RecursionError) as error:
        return Settings(), (_no_toml(source, str(error)),)
    lines = {line.name: line for line in reversed(stated(source))}
    found: dict[str, Value] = {}
    theme = Chosen()
    slips: list[Diagnostic] = []
    for key, raw in values.items():
        if key == "theme":
            theme, told = read_theme(raw, placed(source))
            slips.extend(told)
            continue
        value = kept(raw)
        wrong = judged(key, value, lines[key])
        slips.extend(wrong)
        if value is not None and not wrong:
            found[key] = value
    return replace(_settings(found, lines), theme=theme), tuple(slips)


def _settings(found: Mapping[str, Value], lines: Mapping[str, Stated]) -> Settings:
    codes = _words(found.get("silence"))
    spans = lines["silence"].strings if codes else ()
    return Settings(
        silence=tuple(Silenced(code, span) for code, span in zip(codes, spans)),
        langs=_words(found.get("lang")),
        ui=_word(found.get("ui")),
        teach=found.get("teach") is True,
        number=found.get("number") is True,
        engine=_word(found.get("engine")),
        out=_word(found.get("out")),
        fit=_word(found.get("fit")),
        label=_word(found.get("label")),
        text=_word(found.get("text")),
    )


def _words(value: Value | None) -> tuple[str, ...]:
    if isinstance(value, tuple):
        return value
    return (value,) if isinstance(value, str) else ()


def _word(value: Value | None) -> str | None:
    return value if isinstance(value, str) else None


def _decoded(data: bytes, name: str) -> tuple[Source, Span | None]:
    """The text, and the place of the first byte that is not UTF-8."""
    source = Source(name, _plain(data))
    try:
        data.decode("utf-8")
    except UnicodeDecodeError as error:
        start = len(_plain(data[: error.start]))
        return source, Span(source, start, start + 1)
    return source, None


def _plain(data: bytes) -> str:
    return data.decode("utf-8", "replace").removeprefix("\ufeff").replace("\r\n", "\n")


def _no_utf8(span: Span) -> Diagnostic:
    message = Phrase(en="this file is not UTF-8 text", ko="UTF-8로 쓰인 파일이 아니다")
    hint = Phrase(en="save it as UTF-8", ko="UTF-8로 저장한다")
    return Diagnostic("E501", Severity.ERROR, message, span, hint=hint)


def _no_toml(source: Source, said: str) -> Diagnostic:
    """The TOML reader tells the place at the end of its words, where it knows one."""
    place = re.search(r"\(at line (\d+), column (\d+)\)$", said)
    end = len(source.text)
    start = min(source.starts[int(place[1]) - 1] + int(place[2]) - 1, end) if place else end
    reason = re.sub(r"\s*\(at [^()]*\)$", "", said)
    message = Phrase(en="this is not valid TOML", ko="TOML 문법에 맞지 않는다")
    hint = Phrase(en=f"the TOML reader says: {reason}", ko=f"TOML 판독기의 말: {reason}")
    return Diagnostic("E501", Severity.ERROR, message, Span(source, start, min(start + 1, end)), hint=hint)
