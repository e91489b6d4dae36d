"""What the attributes of a map in a document ask for."""

import re
from collections.abc import Callable, Iterator, Mapping

from msgspec import Struct
from msgspec.structs import replace

from argmap.documents.attributes import Attribute
from argmap.documents.guests import NAME, Guest
from argmap.documents.slips import no_attribute, no_value
from argmap.layout.fit import Label
from argmap.model.map import Reveal
from argmap.pipeline.fitting import label_of, page_of
from argmap.pipeline.focus import Focus
from argmap.pipeline.trip import DrawOptions
from argmap.pipeline.views import filter_of
from argmap.text.diagnostic import Diagnostic, Phrase
from argmap.text.nearest import nearest
from argmap.text.trouble import Trouble
from argmap.theme.chosen import Chosen, themed
from argmap.theme.pages import NO_PAGE, PAGES, is_page
from argmap.theme.themes import THEMES


def _of(*choices: str) -> Phrase:
    listed = ", ".join(f"`{each}`" for each in choices)
    return Phrase(en=f"it takes {listed}", ko=f"쓸 수 있는 값: {listed}")


def _filters(value: str) -> bool:
    try:
        return all(filter_of(each) for each in _words(value))
    except Trouble:
        return False


def _words(value: str) -> tuple[str, ...]:
    return tuple(word for word in re.split(r"[,\s]+", value) if word)


_YES = {"yes": True, "true": True, "no": False, "false": False}
_REVEALS = tuple(each.value for each in Reveal)
_LABELS = tuple(each.value for each in Label)
_NAME = re.compile(r"[^\W_][\w.:-]*")
_WANTED: Mapping[str, tuple[Callable[[str], object], Phrase]] = {
    "view": (bool, Phrase(en="it takes the name of a view", ko="보기의 이름을 쓴다")),
    "root": (bool, Phrase(en="it takes the id of a statement", ko="진술의 아이디를 쓴다")),
    "depth": (
        re.compile(r"[0-9]{1,4}").fullmatch,
        Phrase(en="it takes a whole number, such as 2", ko="2와 같은 정수를 쓴다"),
    ),
    "only": (
        _filters,
        Phrase(en="it takes `tag:NAME` or `group:NAME`", ko="`tag:이름`이나 `group:이름`을 쓴다"),
    ),
    "reveal": (_REVEALS.__contains__, _of(*_REVEALS)),
    "lang": (
        re.compile(r"[a-z]{2}(-[A-Za-z0-9]{2,8})*").fullmatch,
        Phrase(
            en="it takes a language code such as `ko` or `zh-Hant`",
            ko="`ko`나 `zh-Hant` 같은 언어 코드를 쓴다",
        ),
    ),
    "theme": (THEMES.__contains__, _of(*THEMES)),
    "fit": (is_page, _of(*PAGES, "1920x1080", NO_PAGE)),
    "label": (_LABELS.__contains__, _of(*_LABELS)),
    "number": (_YES.__contains__, _of("yes", "no")),
    "legend": (_YES.__contains__, _of("yes", "no")),
    "width": (
        re.compile(r"[0-9]+(\.[0-9]+)?(%|px|pt|cm|mm|in|em)?").fullmatch,
        Phrase(en="it takes a width such as 600, 60% or 12cm", ko="600, 60%, 12cm 같은 너비를 쓴다"),
    ),
    "alt": (lambda value: True, Phrase(en="", ko="")),
}
KEYS = tuple(_WANTED)
"""The attributes of maps."""


class Wishes(Struct, frozen=True):
    """How a map is to be drawn and shown; `asked` are its attributes by their keys, `others` those that are
    for the program that shows the document.
    """

    options: DrawOptions
    asked: Mapping[str, Attribute]
    others: tuple[Attribute, ...]

    def get(self, key: str) -> str | None:
        """The value of an attribute; None where it is not there."""
        return self.asked[key].value if key in self.asked else None

    @property
    def name(self) -> Attribute | None:
        """The id."""
        return next((each for each in self.others if each.key == "#"), None)

    @property
    def reveal(self) -> Reveal | None:
        """The order asked for in which the map appears."""
        value = self.get("reveal")
        return Reveal(value) if value else None


def wishes_of(guest: Guest, base: DrawOptions, chosen: Chosen) -> tuple[Wishes, tuple[Diagnostic, ...]]:
    """What a guest's attributes change of `base`; `chosen` is the theme of the project around."""
    asked, others = _sorted(guest.wishes)
    slips = (*_strange(others, braced=guest.braced), *_slips(asked, guest.part))
    if slips:
        return Wishes(base, {}, ()), slips
    return Wishes(_changed(base, asked, guest.part, chosen), asked, others), ()


def asked_of(
    written: tuple[Attribute, ...], base: DrawOptions, chosen: Chosen
) -> tuple[DrawOptions, tuple[Diagnostic, ...]]:
    """What attributes that hold for a whole document change of `base`."""
    asked, others = _sorted(written)
    slips = (*_strange(others, braced=False), *_slips(asked, ""))
    return (base if slips else _changed(base, asked, "", chosen)), slips


def _sorted(written: tuple[Attribute, ...]) -> tuple[dict[str, Attribute], tuple[Attribute, ...]]:
    """The attributes of ours by their keys, the last of a key, and all others but the word for a map."""
    asked = {each.key: each for each in written if each.key in _WANTED}
    others = (each for each in written if each.key not in _WANTED)
    return asked, tuple(each for each in others if (each.key, each.value) != (".", NAME))


def _strange(others: tuple[Attribute, ...], *, braced: bool) -> Iterator[Diagnostic]:
    for other in others:
        if _is_ours(other, braced=braced):
            yield no_attribute(other, KEYS)
        elif other.key == "#" and not _NAME.fullmatch(other.value):
            yield no_value(
                other, Phrase(en="an id has letters and digits", ko="아이디에는 글자와 숫자를 쓴다")
            )


def _slips(asked: Mapping[str, Attribute], part: str) -> Iterator[Diagnostic]:
    for key, each in asked.items():
        takes, wanted = _WANTED[key]
        if not takes(each.value):
            yield no_value(each, wanted)
    if "view" in asked or part:
        for each in (asked[key] for key in ("root", "depth", "only") if key in asked):
            yield no_value(
                each,
                Phrase(
                    en="a view says by itself what is shown; leave one of them out",
                    ko="보기는 무엇을 보일지 스스로 정하므로 둘 가운데 하나만 쓴다",
                ),
            )


def _is_ours(other: Attribute, *, braced: bool) -> bool:
    """Whether an unknown attribute cannot be for another program."""
    if other.key in ("#", "."):
        return False
    near = nearest(other.key, KEYS) if other.key else None
    return not braced or not other.key or (near is not None and abs(len(near) - len(other.key)) <= 1)


def _changed(base: DrawOptions, asked: Mapping[str, Attribute], part: str, chosen: Chosen) -> DrawOptions:
    found = {key: each.value for key, each in asked.items()}
    depth = found.get("depth")
    only = _words(found.get("only", ""))
    focus = Focus(found.get("view", part) or None, found.get("root"), int(depth) if depth else None, only)
    return replace(
        base,
        focus=base.focus if focus == Focus() else focus,
        lang=found.get("lang", base.lang),
        theme=themed(chosen, found["theme"]) if "theme" in found else base.theme,
        page=page_of(found["fit"]) if "fit" in found else base.page,
        label=label_of(found["label"]) if "label" in found else base.label,
        number=_YES[found["number"]] if "number" in found else base.number,
        legend=_YES[found["legend"]] if "legend" in found else base.legend,
    )
