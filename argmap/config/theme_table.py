"""Reading `theme` in `argmap.toml`: a theme's name, or the table of a project's own choices."""

import re
from collections.abc import Iterator, Mapping
from enum import Enum
from typing import TypeAlias
from unicodedata import normalize

from msgspec import Struct

from argmap.config.drawing_choices import LANGUAGE, THEME
from argmap.config.errors import (
    invalid_colour_error,
    invalid_font_error,
    invalid_size_error,
    low_contrast_warning,
    unknown_choice_error,
    unknown_role_error,
    unknown_setting_error,
    wrong_kind_error,
)
from argmap.config.settings_schema import SETTING_KINDS, convert_value
from argmap.config.toml_spans import KeyPath, KeyValue, TomlValue, find_key
from argmap.diagnostics.diagnostic import Diagnostic, Phrase
from argmap.theme.contrast import MIN_TEXT_CONTRAST, contrast_ratio
from argmap.theme.overrides import ColourOverrides, ThemeOverrides
from argmap.theme.role_names import RoleName
from argmap.theme.theme import COUNTER_REBUTTAL, ColourOverride
from argmap.theme.themes import DARK, LIGHT

TEXT_SIZE_LIMITS = (10.0, 48.0)
"""The smallest and the largest body text of a project, in points; the usual size is 18.

Boxes keep about their width, so that larger text takes more lines: a map of two statements of 16 words each
has 9 lines of text at 18 points, 21 at 48 and 35 at 96.
"""
_COLOUR = re.compile("#[0-9A-Fa-f]{6}")
_ROLE_NAME = re.compile(r"[^\W_](?:[^\x00-\x1f\x7f]{0,38}\S)?")
_FONT = re.compile(r"[^\W_][\w .+-]{0,79}")


class _ThemeValueKind(Enum):
    """The kinds of values; each one's phrase is the hint that says what to write."""

    NAME = Phrase(en="write a theme's name in quotes", ko="테마 이름을 따옴표로 감싸 쓴다")
    COLOUR = Phrase(
        en='write a colour in quotes, such as `"#C2410C"`', ko='`"#C2410C"`처럼 따옴표로 감싼 색을 쓴다'
    )
    FONTS = Phrase(
        en='write a list of fonts, such as `["Pretendard"]`', ko='`["Pretendard"]` 같은 글꼴 목록으로 쓴다'
    )
    SIZE = Phrase(en="write a number of points, such as `18`", ko="`18` 같은 포인트 수로 쓴다")
    ROLE_NAME = Phrase(
        en='write a name of at most 40 letters in quotes, such as `"Evidence"`, or one for a language as'
        ' `name.ko = "근거"`',
        ko='`"Evidence"`처럼 따옴표로 감싼 40자까지의 이름이나 `name.ko = "근거"`처럼 언어마다 이름을 쓴다',
    )


_TABLE_HINT = Phrase(en="write a table, such as `[{0}]`", ko="`[{0}]` 같은 표로 쓴다")


class _RoleTables(Struct, frozen=True):
    """A table of tables by role, each with keys of its own."""

    keys_by_role: "Mapping[str, Mapping[str, _Schema]]"


class _TagTables(Struct, frozen=True):
    """A table of tables by tag, of any name, with the same keys."""

    keys: "Mapping[str, _Schema]"


_Schema: TypeAlias = "Mapping[str, _Schema] | _RoleTables | _TagTables | _ThemeValueKind"

COLOUR_KEYS: Mapping[str, _Schema] = {"line": _ThemeValueKind.COLOUR, "fill": _ThemeValueKind.COLOUR}
ROLE_KEYS: Mapping[str, _Schema] = {"name": _ThemeValueKind.ROLE_NAME, **COLOUR_KEYS}
_COLOUR_TABLES: Mapping[str, _Schema] = {
    "roles": _RoleTables(dict.fromkeys(LIGHT.roles, COLOUR_KEYS)),
    "tags": _TagTables(COLOUR_KEYS),
}
THEME_KEYS: Mapping[str, _Schema] = {
    "name": _ThemeValueKind.NAME,
    "fonts": _ThemeValueKind.FONTS,
    "sizes": {"text": _ThemeValueKind.SIZE},
    **_COLOUR_TABLES,
    "roles": _RoleTables({**dict.fromkeys(LIGHT.roles, ROLE_KEYS), COUNTER_REBUTTAL: COLOUR_KEYS}),
    "dark": _COLOUR_TABLES,
}


class _TomlValue(Struct, frozen=True):
    """A value at a place where the schema has one; `value` is what the TOML reader made of it."""

    path: KeyPath
    value: TomlValue


def read_theme(
    raw: TomlValue, keys: Mapping[KeyPath, KeyValue]
) -> tuple[ThemeOverrides, tuple[Diagnostic, ...]]:
    """The choices in the value of `theme`, and its diagnostics; a line with an error chooses nothing.

    Contrast is checked only where there is no error: with one, the colours may be meant for another theme.
    """
    root: KeyPath = ("theme",)
    if isinstance(raw, str):
        results = list(
            _check_value(_ThemeValueKind.NAME, _TomlValue((*root, "name"), raw), find_key(root, keys))
        )
    elif isinstance(raw, dict):
        results = list(_check_table(THEME_KEYS, _TomlValue(root, raw), keys))
    else:
        return ThemeOverrides(), (
            wrong_kind_error("theme", SETTING_KINDS["theme"].value, find_key(root, keys)),
        )
    values = {result.path[1:]: result.value for result in results if isinstance(result, _TomlValue)}
    overrides = _build_overrides(values)
    errors = tuple(result for result in results if isinstance(result, Diagnostic))
    return overrides, errors or tuple(_check_contrast(overrides, values, keys))


def _check_table(
    schema: _Schema, at: _TomlValue, keys: Mapping[KeyPath, KeyValue]
) -> Iterator[_TomlValue | Diagnostic]:
    """The valid values below a place, and the errors. Recurses only as deep as the schema."""
    line = find_key(at.path, keys)
    if isinstance(schema, _ThemeValueKind):
        yield from _check_value(schema, at, line)
        return
    if not isinstance(at.value, dict):
        yield wrong_kind_error(at.path[-1], _table_hint(at.path), line)
        return
    for key, value in at.value.items():
        path = (*at.path, key)
        match schema:
            case _TagTables(keys=inner):
                yield from _check_table(inner, _TomlValue(path, value), keys)
            case _RoleTables(keys_by_role=tables) if key not in tables:
                yield unknown_role_error(key, tables, find_key(path, keys))
            case _RoleTables(keys_by_role=tables):
                yield from _check_table(tables[key], _TomlValue(path, value), keys)
            case _ if key in schema:
                yield from _check_table(schema[key], _TomlValue(path, value), keys)
            case _:
                yield unknown_setting_error(".".join(path), schema, find_key(path, keys))


def _table_hint(path: KeyPath) -> Phrase:
    name = ".".join(path)
    return Phrase(en=_TABLE_HINT.en.format(name), ko=_TABLE_HINT.ko.format(name))


def _check_value(kind: _ThemeValueKind, at: _TomlValue, line: KeyValue) -> Iterator[_TomlValue | Diagnostic]:
    errors = tuple(_find_errors(kind, at.value, line))
    if errors == (None,):
        yield wrong_kind_error(at.path[-1], kind.value, line)
    yield from (error for error in errors if error) if errors else (at,)


def _find_errors(kind: _ThemeValueKind, value: TomlValue, line: KeyValue) -> Iterator[Diagnostic | None]:
    """The errors of a value; a single None where it is of another kind."""
    match kind, value:
        case _ThemeValueKind.NAME, str(name):
            yield from () if THEME.accepts(name) else (unknown_choice_error(name, THEME, line),)
        case _ThemeValueKind.COLOUR, str(colour):
            yield from () if _COLOUR.fullmatch(colour) else (invalid_colour_error(colour, line),)
        case _ThemeValueKind.FONTS, list() if isinstance(fonts := convert_value(value), tuple):
            spans = line.strings if len(line.strings) == len(fonts) else (line.value,) * len(fonts)
            yield from (
                invalid_font_error(f, span) for f, span in zip(fonts, spans) if not _FONT.fullmatch(f)
            )
        case _ThemeValueKind.SIZE, (int() | float()) as size if not isinstance(size, bool):
            yield from (
                ()
                if TEXT_SIZE_LIMITS[0] <= size <= TEXT_SIZE_LIMITS[1]
                else (invalid_size_error(TEXT_SIZE_LIMITS, line),)
            )
        case _ThemeValueKind.ROLE_NAME, str(name) if _ROLE_NAME.fullmatch(name):
            return
        case _ThemeValueKind.ROLE_NAME, dict(names) if all(
            _is_translated_name(*pair) for pair in names.items()
        ):
            return
        case _:
            yield None


def _is_translated_name(code: str, name: TomlValue) -> bool:
    return LANGUAGE.accepts(code) and isinstance(name, str) and bool(_ROLE_NAME.fullmatch(name))


def _build_overrides(values: Mapping[KeyPath, TomlValue]) -> ThemeOverrides:
    name, fonts, size = (values.get(path) for path in (("name",), ("fonts",), ("sizes", "text")))
    dark = {path[1:]: value for path, value in values.items() if path[0] == "dark"}
    return ThemeOverrides(
        name=name if isinstance(name, str) else None,
        colours=_build_colours(values),
        dark=_build_colours(dark),
        fonts=tuple(map(str, fonts)) if isinstance(fonts, list) else (),
        size=float(size) if isinstance(size, int | float) else None,
        role_names=tuple(_build_role_names(values)),
    )


def _build_role_names(values: Mapping[KeyPath, TomlValue]) -> Iterator[RoleName]:
    for path, value in values.items():
        if path[0] == "roles" and path[-1] == "name":
            texts = value if isinstance(value, dict) else {"": value}
            yield from (RoleName(path[1], code, normalize("NFC", str(text))) for code, text in texts.items())


def _build_colours(values: Mapping[KeyPath, TomlValue]) -> ColourOverrides:
    tables: dict[str, dict[str, ColourOverride]] = {"roles": {}, "tags": {}}
    for (kind, *rest), value in values.items():
        if kind in tables and rest[1] in COLOUR_KEYS:
            name, key = normalize("NFC", rest[0]), rest[1]
            former = tables[kind].get(name, ColourOverride())
            colour = str(value).upper()
            tables[kind][name] = (
                ColourOverride(colour, former.fill)
                if key == "line"
                else ColourOverride(former.border, colour)
            )
    return ColourOverrides(tables["roles"], tables["tags"])


def _check_contrast(
    overrides: ThemeOverrides, values: Mapping[KeyPath, TomlValue], keys: Mapping[KeyPath, KeyValue]
) -> Iterator[Diagnostic]:
    """Warnings for chosen colours on which text is hard to read: `fill` in a box, `line` on a plate."""
    for path, value in values.items():
        if path[0] in ("dark", "roles", "tags") and path[-1] in COLOUR_KEYS:
            theme = DARK if path[0] == "dark" else overrides.original_theme
            text = theme.text if path[-1] == "fill" else theme.text_on_border
            ratio = contrast_ratio(text, str(value))
            if ratio < MIN_TEXT_CONTRAST:
                yield low_contrast_warning(str(value), text, ratio, find_key(("theme", *path), keys))
