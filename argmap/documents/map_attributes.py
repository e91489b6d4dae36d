"""The attributes of a map in a document, parsed and checked, and the choices that they make."""

import re
from collections.abc import Iterator, Mapping
from typing import Any

from msgspec import Struct

from argmap.config.drawing_choices import Choice
from argmap.config.settings import Settings
from argmap.diagnostics.diagnostic import Diagnostic, Phrase
from argmap.diagnostics.nearest_name import find_nearest_name
from argmap.diagnostics.user_error import UserError
from argmap.documents.attributes import Attribute
from argmap.documents.errors import invalid_value_error, unknown_attribute_error
from argmap.documents.markdown_maps import BLOCK_LANGUAGE, EmbeddedMap
from argmap.model.map import Reveal
from argmap.pipeline.focus import Focus, parse_filter
from argmap.pipeline.options import OVERRIDE_CHOICES, DrawOptions, Overrides, combine, resolve

_ID_PATTERN = re.compile(r"[^\W_][\w.:-]*")
_DEPTH_PATTERN = re.compile(r"[0-9]{1,4}")
_WIDTH_PATTERN = re.compile(r"[0-9]+(\.[0-9]+)?(%|px|pt|cm|mm|in|em)?")


def _read_name(text: str) -> str:
    if not text:
        raise ValueError(text)
    return text


def _read_depth(text: str) -> int:
    if not _DEPTH_PATTERN.fullmatch(text):
        raise ValueError(text)
    return int(text)


def _read_filters(text: str) -> tuple[str, ...]:
    filters = tuple(word for word in re.split(r"[,\s]+", text) if word)
    try:
        for each in filters:
            parse_filter(each)
    except UserError as error:
        raise ValueError(text) from error
    return filters


def _read_width(text: str) -> str:
    if not _WIDTH_PATTERN.fullmatch(text):
        raise ValueError(text)
    return text


_FOCUS_CHOICES: Mapping[str, Choice[Any]] = {
    "view": Choice(
        Phrase(en="view", ko="보기"),
        (),
        _read_name,
        Phrase(en="it takes the name of a view", ko="보기의 이름을 쓴다"),
    ),
    "root": Choice(
        Phrase(en="statement", ko="진술"),
        (),
        _read_name,
        Phrase(en="it takes the id of a statement", ko="진술의 아이디를 쓴다"),
    ),
    "depth": Choice(
        Phrase(en="depth", ko="깊이"),
        (),
        _read_depth,
        Phrase(en="it takes a whole number, such as 2", ko="2와 같은 정수를 쓴다"),
    ),
    "only": Choice(
        Phrase(en="filter", ko="조건"),
        (),
        _read_filters,
        Phrase(en="it takes `tag:NAME` or `group:NAME`", ko="`tag:이름`이나 `group:이름`을 쓴다"),
    ),
}
"""The attributes that say what is seen of the map."""
_OVERRIDE_CHOICES: Mapping[str, Choice[Any]] = {
    key: choice for key, choice in OVERRIDE_CHOICES.items() if key not in ("engine", "text")
}
"""The attributes that are fields of Overrides; the engine and the form of text are the same for all maps."""
_SHOWING_CHOICES: Mapping[str, Choice[Any]] = {
    "width": Choice(
        Phrase(en="width", ko="너비"),
        (),
        _read_width,
        Phrase(en="it takes a width such as 600, 60% or 12cm", ko="600, 60%, 12cm 같은 너비를 쓴다"),
    ),
    "alt": Choice(Phrase(en="text", ko="글"), (), str),
}
"""The attributes that say how the document shows the picture."""
_CHOICES: Mapping[str, Choice[Any]] = {**_FOCUS_CHOICES, **_OVERRIDE_CHOICES, **_SHOWING_CHOICES}
DRAWING_KEYS = (*_FOCUS_CHOICES, *_OVERRIDE_CHOICES)
"""The attributes that say how a map is drawn."""
SHOWING_KEYS = tuple(_SHOWING_CHOICES)
ATTRIBUTE_KEYS = tuple(_CHOICES)
"""The attributes of maps."""


class MapAttributes(Struct, frozen=True):
    """The choices about a map's drawing, its attributes by their keys, and those of other programs."""

    options: DrawOptions
    by_key: Mapping[str, Attribute]
    other_attributes: tuple[Attribute, ...]

    def get(self, key: str) -> str | None:
        """Return the value of an attribute; None where it is not there."""
        return self.by_key[key].value if key in self.by_key else None

    @property
    def id_attribute(self) -> Attribute | None:
        """The id."""
        return next((each for each in self.other_attributes if each.key == "#"), None)


def parse_map_attributes(
    embedded_map: EmbeddedMap, settings: Settings, common: Overrides
) -> tuple[MapAttributes, tuple[Diagnostic, ...]]:
    """Parse the attributes of one map; `common` are the choices for all maps of the document."""
    by_key, others = _separate_attributes(embedded_map.attributes)
    errors = (
        *_other_attribute_errors(others, in_braces=embedded_map.in_braces),
        *_value_errors(by_key, embedded_map.view_name),
    )
    if errors:
        return MapAttributes(_resolve_map(settings, common), {}, ()), errors
    overrides = combine(common, _build_overrides(by_key, embedded_map.view_name))
    try:
        return MapAttributes(_resolve_map(settings, overrides), by_key, others), ()
    except UserError as error:  # two choices that do not go together
        ours = [by_key[key] for key in _KEYS_AT_ODDS if key in by_key]
        if not ours:
            raise
        return MapAttributes(resolve(settings), {}, ()), (invalid_value_error(ours[0], error.phrase),)


_KEYS_AT_ODDS = ("direction", "fit")
"""The attributes whose values may not go together, the one first that the message is about."""


def parse_common_attributes(attributes: tuple[Attribute, ...]) -> tuple[Overrides, tuple[Diagnostic, ...]]:
    """Parse the attributes that hold for a whole document."""
    by_key, others = _separate_attributes(attributes)
    errors = (*_other_attribute_errors(others, in_braces=False), *_value_errors(by_key, ""))
    return (Overrides() if errors else _build_overrides(by_key, "")), errors


def _resolve_map(settings: Settings, overrides: Overrides) -> DrawOptions:
    """Make the choices for a map in a document, where only a view has steps without being asked for them."""
    is_view = overrides.focus is not None and overrides.focus.view is not None
    return resolve(settings, overrides, Overrides(reveal=None if is_view else Reveal.NONE))


def _build_overrides(by_key: Mapping[str, Attribute], view_name: str) -> Overrides:
    values = {key: _CHOICES[key].parse(each.value) for key, each in by_key.items()}
    focus = Focus(
        values.get("view", view_name) or None,
        values.get("root"),
        values.get("depth"),
        values.get("only", ()),
    )
    chosen = {key: value for key, value in values.items() if key in _OVERRIDE_CHOICES}
    return Overrides(focus=None if focus == Focus() else focus, **chosen)


def _separate_attributes(
    attributes: tuple[Attribute, ...],
) -> tuple[dict[str, Attribute], tuple[Attribute, ...]]:
    """Return the attributes of maps by their keys, the last of a key, and the others but the map's class."""
    by_key = {each.key: each for each in attributes if each.key in _CHOICES}
    others = (each for each in attributes if each.key not in _CHOICES)
    return by_key, tuple(each for each in others if (each.key, each.value) != (".", BLOCK_LANGUAGE))


def _other_attribute_errors(
    other_attributes: tuple[Attribute, ...], *, in_braces: bool
) -> Iterator[Diagnostic]:
    for other in other_attributes:
        if _is_misspelt_key(other, in_braces=in_braces):
            yield unknown_attribute_error(other, ATTRIBUTE_KEYS)
        elif other.key == "#" and not _ID_PATTERN.fullmatch(other.value):
            yield invalid_value_error(
                other, Phrase(en="an id has letters and digits", ko="아이디에는 글자와 숫자를 쓴다")
            )


def _value_errors(by_key: Mapping[str, Attribute], view_name: str) -> Iterator[Diagnostic]:
    for key, each in by_key.items():
        if not _CHOICES[key].accepts(each.value):
            yield invalid_value_error(each, _CHOICES[key].hint)
    if "view" in by_key or view_name:
        for each in (by_key[key] for key in ("root", "depth", "only") if key in by_key):
            yield invalid_value_error(
                each,
                Phrase(
                    en="a view says by itself what is shown; leave one of them out",
                    ko="보기는 무엇을 보일지 스스로 정하므로 둘 가운데 하나만 쓴다",
                ),
            )


def _is_misspelt_key(attribute: Attribute, *, in_braces: bool) -> bool:
    """Return whether an unknown attribute cannot be for another program."""
    if attribute.key in ("#", "."):
        return False
    near = find_nearest_name(attribute.key, ATTRIBUTE_KEYS) if attribute.key else None
    return (
        not in_braces or not attribute.key or (near is not None and abs(len(near) - len(attribute.key)) <= 1)
    )
