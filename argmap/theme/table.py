"""What `theme` says in `argmap.toml`: a theme's name, or the table of a project's own choices."""

import re
from collections.abc import Iterator, Mapping
from enum import Enum
from typing import TypeAlias
from unicodedata import normalize

from msgspec import Struct

from argmap.text.diagnostic import Diagnostic, Phrase
from argmap.theme.chosen import Chosen, Colours
from argmap.theme.contrast import TEXT, contrast
from argmap.theme.keys import KEYS
from argmap.theme.palette import Touch
from argmap.theme.places import Path, Stated, place_of
from argmap.theme.slips import faint, no_choice, no_colour, no_font, no_key, no_role, no_size, wrong_kind
from argmap.theme.themes import DARK, LIGHT, THEMES

SIZES = (10.0, 48.0)
"""The smallest and the largest text that a project may choose, in points; the usual one is 18."""
_COLOUR = re.compile("#[0-9A-Fa-f]{6}")
_FONT = re.compile(r"[^\W_][\w .+-]{0,79}")


class _Leaf(Enum):
    """The kinds of value; the words say what to write."""

    NAME = Phrase(en="write a theme's name in quotes", ko="테마 이름을 따옴표로 감싸 쓴다")
    COLOUR = Phrase(
        en='write a colour in quotes, such as `"#C2410C"`', ko='`"#C2410C"`처럼 따옴표로 감싼 색을 쓴다'
    )
    FONTS = Phrase(
        en='write a list of fonts, such as `["Pretendard"]`', ko='`["Pretendard"]` 같은 글꼴 목록으로 쓴다'
    )
    SIZE = Phrase(en="write a number of points, such as `18`", ko="`18` 같은 포인트 수로 쓴다")


_TABLE = Phrase(en="write a table, such as `[{0}]`", ko="`[{0}]` 같은 표로 쓴다")


class _Each(Struct, frozen=True):
    """A table whose keys are the names of something; None where they may be any."""

    names: tuple[str, ...] | None


_Form: TypeAlias = "Mapping[str, _Form] | _Each | _Leaf"

_INK: Mapping[str, _Form] = {"line": _Leaf.COLOUR, "fill": _Leaf.COLOUR}
_COLOURS: Mapping[str, _Form] = {"roles": _Each(tuple(LIGHT.roles)), "tags": _Each(None)}
_KEYS: Mapping[str, _Form] = {
    "name": _Leaf.NAME,
    "fonts": _Leaf.FONTS,
    "sizes": {"text": _Leaf.SIZE},
    **_COLOURS,
    "dark": _COLOURS,
}


class _Sound(Struct, frozen=True):
    """A value that may stand where it does."""

    path: Path
    value: object


def read_theme(raw: object, places: Mapping[Path, Stated]) -> tuple[Chosen, tuple[Diagnostic, ...]]:
    """What the value of `theme` chooses, and what is wrong with it; a wrong line chooses nothing.

    Colours are doubted only where no error is, for they may be meant for another theme than was understood.
    """
    root: Path = ("theme",)
    if isinstance(raw, str):
        found = list(_leaf(_Leaf.NAME, _Sound((*root, "name"), raw), place_of(root, places)))
    elif isinstance(raw, dict):
        found = list(_walk(_KEYS, _Sound(root, raw), places))
    else:
        return Chosen(), (wrong_kind("theme", KEYS["theme"].value, place_of(root, places)),)
    sound = {each.path[1:]: each.value for each in found if isinstance(each, _Sound)}
    chosen = _chosen(sound)
    slips = tuple(each for each in found if isinstance(each, Diagnostic))
    return chosen, slips or tuple(_faint(chosen, sound, places))


def _walk(form: _Form, at: _Sound, places: Mapping[Path, Stated]) -> Iterator[_Sound | Diagnostic]:
    """All below a place: what is sound, and what is wrong. As deep as the forms are, whatever was written."""
    place = place_of(at.path, places)
    if isinstance(form, _Leaf):
        yield from _leaf(form, at, place)
        return
    if not isinstance(at.value, dict):
        yield wrong_kind(at.path[-1], _as_table(at.path), place)
        return
    for key, value in at.value.items():
        path = (*at.path, key)
        if isinstance(form, _Each):
            if form.names is None or key in form.names:
                yield from _walk(_INK, _Sound(path, value), places)
            else:
                yield no_role(key, form.names, place_of(path, places))
        elif key in form:
            yield from _walk(form[key], _Sound(path, value), places)
        else:
            yield no_key(".".join(path), form, place_of(path, places))


def _as_table(path: Path) -> Phrase:
    name = ".".join(path)
    return Phrase(en=_TABLE.en.format(name), ko=_TABLE.ko.format(name))


def _leaf(form: _Leaf, at: _Sound, place: Stated) -> Iterator[_Sound | Diagnostic]:
    wrong = tuple(_wrong(form, at.value, place))
    if wrong == (None,):
        yield wrong_kind(at.path[-1], form.value, place)
    yield from (each for each in wrong if each) if wrong else (at,)


def _wrong(form: _Leaf, value: object, place: Stated) -> Iterator[Diagnostic | None]:
    """What is wrong with a value; None where it is of another kind."""
    match form, value:
        case _Leaf.NAME, str(name):
            yield from () if name in THEMES else (no_choice(name, THEMES, place),)
        case _Leaf.COLOUR, str(colour):
            yield from () if _COLOUR.fullmatch(colour) else (no_colour(colour, place),)
        case _Leaf.FONTS, list(fonts) if all(isinstance(font, str) for font in fonts):
            spans = place.strings if len(place.strings) == len(fonts) else (place.value,) * len(fonts)
            yield from (no_font(f, span) for f, span in zip(fonts, spans) if not _FONT.fullmatch(f))
        case _Leaf.SIZE, (int() | float()) as size if not isinstance(size, bool):
            yield from () if SIZES[0] <= size <= SIZES[1] else (no_size(SIZES, place),)
        case _:
            yield None


def _chosen(sound: Mapping[Path, object]) -> Chosen:
    name, fonts, size = (sound.get(path) for path in (("name",), ("fonts",), ("sizes", "text")))
    dark = {path[1:]: value for path, value in sound.items() if path[0] == "dark"}
    return Chosen(
        name=name if isinstance(name, str) else None,
        colours=_colours(sound),
        dark=_colours(dark),
        fonts=tuple(map(str, fonts)) if isinstance(fonts, list) else (),
        size=float(size) if isinstance(size, int | float) else None,
    )


def _colours(sound: Mapping[Path, object]) -> Colours:
    found: dict[str, dict[str, Touch]] = {"roles": {}, "tags": {}}
    for (kind, *rest), value in sound.items():
        if kind in found:
            name, part = normalize("NFC", rest[0]), rest[1]
            touch = found[kind].get(name, Touch())
            colour = str(value).upper()
            found[kind][name] = Touch(colour, touch.fill) if part == "line" else Touch(touch.line, colour)
    return Colours(found["roles"], found["tags"])


def _faint(
    chosen: Chosen, sound: Mapping[Path, object], places: Mapping[Path, Stated]
) -> Iterator[Diagnostic]:
    """The chosen colours on which text is hard to read: that in a box, and that on a plate."""
    for path, value in sound.items():
        if path[0] in ("dark", "roles", "tags"):
            theme = DARK if path[0] == "dark" else chosen.own
            text = theme.text if path[-1] == "fill" else theme.on_line
            reached = contrast(text, str(value))
            if reached < TEXT:
                place = place_of(("theme", *path), places)
                yield faint(str(value), text, reached, place)
