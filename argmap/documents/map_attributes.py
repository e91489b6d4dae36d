"""What the attributes of a map in a document ask for."""

import re
from collections.abc import Callable, Iterator, Mapping

from msgspec import Struct
from msgspec.structs import replace

from argmap.config.choices import LabelChoice
from argmap.diagnostics.diagnostic import Diagnostic, Phrase
from argmap.diagnostics.nearest_name import find_nearest_name
from argmap.diagnostics.user_error import UserError
from argmap.documents.attributes import Attribute
from argmap.documents.errors import invalid_value_error, unknown_attribute_error
from argmap.documents.markdown_maps import BLOCK_LANGUAGE, EmbeddedMap
from argmap.model.map import Reveal
from argmap.pipeline.focus import Focus, parse_filter
from argmap.pipeline.options import DrawOptions, choose_label, choose_page
from argmap.theme.overrides import ThemeOverrides, resolve_theme
from argmap.theme.pages import NO_PAGE, PAGE_SIZES, is_page_size
from argmap.theme.themes import THEMES


def _choices_hint(*choices: str) -> Phrase:
    listed = ", ".join(f"`{each}`" for each in choices)
    return Phrase(en=f"it takes {listed}", ko=f"쓸 수 있는 값: {listed}")


def _is_filter_list(value: str) -> bool:
    try:
        return all(parse_filter(each) for each in _split_words(value))
    except UserError:
        return False


def _split_words(value: str) -> tuple[str, ...]:
    return tuple(word for word in re.split(r"[,\s]+", value) if word)


_BOOLEANS = {"yes": True, "true": True, "no": False, "false": False}
_REVEALS = tuple(each.value for each in Reveal)
_LABELS = tuple(each.value for each in LabelChoice)
_ID_PATTERN = re.compile(r"[^\W_][\w.:-]*")
_VALUE_CHECKS: Mapping[str, tuple[Callable[[str], object], Phrase]] = {
    "view": (bool, Phrase(en="it takes the name of a view", ko="보기의 이름을 쓴다")),
    "root": (bool, Phrase(en="it takes the id of a statement", ko="진술의 아이디를 쓴다")),
    "depth": (
        re.compile(r"[0-9]{1,4}").fullmatch,
        Phrase(en="it takes a whole number, such as 2", ko="2와 같은 정수를 쓴다"),
    ),
    "only": (
        _is_filter_list,
        Phrase(en="it takes `tag:NAME` or `group:NAME`", ko="`tag:이름`이나 `group:이름`을 쓴다"),
    ),
    "reveal": (_REVEALS.__contains__, _choices_hint(*_REVEALS)),
    "lang": (
        re.compile(r"[a-z]{2}(-[A-Za-z0-9]{2,8})*").fullmatch,
        Phrase(
            en="it takes a language code such as `ko` or `zh-Hant`",
            ko="`ko`나 `zh-Hant` 같은 언어 코드를 쓴다",
        ),
    ),
    "theme": (THEMES.__contains__, _choices_hint(*THEMES)),
    "fit": (is_page_size, _choices_hint(*PAGE_SIZES, "1920x1080", NO_PAGE)),
    "label": (_LABELS.__contains__, _choices_hint(*_LABELS)),
    "number": (_BOOLEANS.__contains__, _choices_hint("yes", "no")),
    "legend": (_BOOLEANS.__contains__, _choices_hint("yes", "no")),
    "width": (
        re.compile(r"[0-9]+(\.[0-9]+)?(%|px|pt|cm|mm|in|em)?").fullmatch,
        Phrase(en="it takes a width such as 600, 60% or 12cm", ko="600, 60%, 12cm 같은 너비를 쓴다"),
    ),
    "alt": (lambda value: True, Phrase(en="", ko="")),
}
ATTRIBUTE_KEYS = tuple(_VALUE_CHECKS)
"""The attributes of maps."""


class MapAttributes(Struct, frozen=True):
    """How a map is to be drawn and shown; `asked` are its attributes by their keys, `others` those that are
    for the program that shows the document.
    """

    options: DrawOptions
    by_key: Mapping[str, Attribute]
    other_attributes: tuple[Attribute, ...]

    def get(self, key: str) -> str | None:
        """The value of an attribute; None where it is not there."""
        return self.by_key[key].value if key in self.by_key else None

    @property
    def id_attribute(self) -> Attribute | None:
        """The id."""
        return next((each for each in self.other_attributes if each.key == "#"), None)

    @property
    def reveal(self) -> Reveal | None:
        """The order asked for in which the map appears."""
        value = self.get("reveal")
        return Reveal(value) if value else None


def parse_map_attributes(
    embedded_map: EmbeddedMap, base: DrawOptions, theme_overrides: ThemeOverrides
) -> tuple[MapAttributes, tuple[Diagnostic, ...]]:
    """What a guest's attributes change of `base`; `chosen` is the theme of the project around."""
    asked, others = _separate_attributes(embedded_map.attributes)
    slips = (
        *_other_attribute_errors(others, in_braces=embedded_map.in_braces),
        *_value_errors(asked, embedded_map.view_name),
    )
    if slips:
        return MapAttributes(base, {}, ()), slips
    return MapAttributes(
        _apply_attributes(base, asked, embedded_map.view_name, theme_overrides), asked, others
    ), ()


def apply_common_attributes(
    attributes: tuple[Attribute, ...], base: DrawOptions, theme_overrides: ThemeOverrides
) -> tuple[DrawOptions, tuple[Diagnostic, ...]]:
    """What attributes that hold for a whole document change of `base`."""
    asked, others = _separate_attributes(attributes)
    slips = (*_other_attribute_errors(others, in_braces=False), *_value_errors(asked, ""))
    return (base if slips else _apply_attributes(base, asked, "", theme_overrides)), slips


def _separate_attributes(
    attributes: tuple[Attribute, ...],
) -> tuple[dict[str, Attribute], tuple[Attribute, ...]]:
    """The attributes of ours by their keys, the last of a key, and all others but the word for a map."""
    asked = {each.key: each for each in attributes if each.key in _VALUE_CHECKS}
    others = (each for each in attributes if each.key not in _VALUE_CHECKS)
    return asked, tuple(each for each in others if (each.key, each.value) != (".", BLOCK_LANGUAGE))


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
        takes, wanted = _VALUE_CHECKS[key]
        if not takes(each.value):
            yield invalid_value_error(each, wanted)
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
    """Whether an unknown attribute cannot be for another program."""
    if attribute.key in ("#", "."):
        return False
    near = find_nearest_name(attribute.key, ATTRIBUTE_KEYS) if attribute.key else None
    return (
        not in_braces or not attribute.key or (near is not None and abs(len(near) - len(attribute.key)) <= 1)
    )


def _apply_attributes(
    base: DrawOptions, by_key: Mapping[str, Attribute], view_name: str, theme_overrides: ThemeOverrides
) -> DrawOptions:
    found = {key: each.value for key, each in by_key.items()}
    depth = found.get("depth")
    only = _split_words(found.get("only", ""))
    focus = Focus(
        found.get("view", view_name) or None, found.get("root"), int(depth) if depth else None, only
    )
    return replace(
        base,
        focus=base.focus if focus == Focus() else focus,
        lang=found.get("lang", base.lang),
        theme=resolve_theme(theme_overrides, found["theme"]) if "theme" in found else base.theme,
        page=choose_page(found["fit"]) if "fit" in found else base.page,
        label=choose_label(found["label"]) if "label" in found else base.label,
        number=_BOOLEANS[found["number"]] if "number" in found else base.number,
        legend=_BOOLEANS[found["legend"]] if "legend" in found else base.legend,
    )
